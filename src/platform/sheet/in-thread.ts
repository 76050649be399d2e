/**
 * 別の糸で読む — one file at a time in a thread of its own, so that a large or hostile one holds nobody else up. What was
 * read comes back a few hundred rows at a time: taking in a large sheet at once would stop the server as well.
 *
 * Limits    20 seconds and 512 MB for a file
 */
import { Worker } from 'node:worker_threads'
import type { Cell, SheetFault } from '#kernel/grid'
import { fail, ok, type Result } from '#kernel/result'
import type { ReadSheets } from './read-sheet.ts'
import type { ThreadSays } from './sheet-thread.ts'

const MOST_MILLIS = 20_000
const MEMORY_MEBI = 512
type Read = Result<ReadSheets, SheetFault>

let turn: Promise<unknown> = Promise.resolve()

export function readInThread(bytes: Uint8Array): Promise<Read> {
  const mine = turn.then(() => begin(bytes))
  turn = mine.catch(() => undefined)
  return mine
}

const begin = (bytes: Uint8Array): Promise<Read> =>
  new Promise((done) => {
    const own = Uint8Array.from(bytes)
    const thread = new Worker(new URL('./sheet-thread.ts', import.meta.url), {
      workerData: own,
      transferList: [own.buffer],
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MEBI },
    })
    const end = (result: Read): void => {
      clearTimeout(timer)
      done(result)
      void thread.terminate()
    }
    const timer = setTimeout(() => end(fail({ why: 'tooSlow' })), MOST_MILLIS)
    let sheets: Omit<ReadSheets, 'grids'> | undefined
    let grids: readonly (ReadSheets['grids'][number] & { readonly rows: (readonly Cell[])[] })[] = []
    thread.on('message', (told: ThreadSays) => {
      switch (told.told) {
        case 'fault':
          return end(fail({ why: told.why }))
        case 'sheets':
          sheets = told.sheets
          grids = told.grids.map((grid) => ({ ...grid, rows: [] }))
          break
        case 'rows':
          grids[told.grid]?.rows.push(...told.rows)
          break
        case 'end':
          return end(sheets ? ok({ ...sheets, grids }) : fail({ why: 'broken' }))
      }
      // Others first.
      setImmediate(() => thread.postMessage('more'))
    })
    // Out of memory, or whatever else a file can do to a library.
    thread.once('error', () => end(fail({ why: 'broken' })))
    thread.once('exit', () => end(fail({ why: 'broken' })))
  })
