/**
 * Excel を読む — a workbook as grids, or why not. What it is is told by its content, never by its name.
 *
 * Limits    5 MB packed, 64 MB unpacked, 2,000 parts; 20,000 rows, 400 columns, 1,000,000 cells; 20 seconds, one file at a
 *           time in a thread of its own
 */
import { Worker } from 'node:worker_threads'
import type { Grid, SheetFault } from '#kernel/grid'
import { fail, ok, type Result } from '#kernel/result'
import type { ThreadSays } from './workbook-thread.ts'
import { unpack, type ZipPart } from './zip-check.ts'

export const LIMITS = { rows: 20_000, columns: 400, cells: 1_000_000 } as const
const UNPACKED = { bytes: 64 * 1024 * 1024, parts: 2_000 } as const
const MOST_MILLIS = 20_000
const MEMORY_MEBI = 512

let turn: Promise<unknown> = Promise.resolve()

export async function readWorkbook(bytes: Uint8Array): Promise<Result<readonly Grid[], SheetFault>> {
  const parts = unpack(bytes, UNPACKED)
  if (!parts.ok) return fail({ why: parts.error })
  const fault = faultIn(parts.value)
  if (fault) return fail({ why: fault })
  const mine = turn.then(() => inThread(bytes))
  turn = mine
  return mine
}

function faultIn(parts: readonly ZipPart[]): SheetFault['why'] | undefined {
  if (
    !parts.some(({ name }) => name === '[Content_Types].xml') ||
    !parts.some(({ name }) => name === 'xl/workbook.xml')
  )
    return 'notASheet'
  if (parts.some(({ name }) => /vbaProject\.bin$/i.test(name))) return 'macros'
  const texts = parts.filter(({ name }) => /\.(xml|rels)$/i.test(name)).map(({ bytes }) => bytes)
  // Nothing that a spreadsheet writes has these; everything that has them means harm.
  if (texts.some((text) => Buffer.from(text).includes('<!DOCTYPE') || Buffer.from(text).includes('<!ENTITY')))
    return 'broken'
  return parts.some(({ name, bytes }) => /^xl\/worksheets\/[^/]+\.xml$/.test(name) && isTooWide(bytes))
    ? 'tooManyCells'
    : undefined
}

/** Told from the places that its cells name, before anything is built from them. */
function isTooWide(sheet: Uint8Array): boolean {
  const text = Buffer.from(sheet).toString('latin1')
  let cells = 0
  for (const found of text.matchAll(/<(?:[a-z]+:)?c\s[^>]*?\br="([A-Z]{1,4})(\d{1,8})"/g)) {
    const column = [...(found[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
    if (column > LIMITS.columns || Number(found[2]) > LIMITS.rows || ++cells > LIMITS.cells) return true
  }
  for (const found of text.matchAll(/<(?:[a-z]+:)?row\s[^>]*?\br="(\d{1,9})"/g))
    if (Number(found[1]) > LIMITS.rows) return true
  // A cell without a place stands behind the one before it.
  return text.split('<c').length > LIMITS.cells || text.split('<row').length > LIMITS.rows + 1
}

const inThread = (bytes: Uint8Array): Promise<Result<readonly Grid[], SheetFault>> =>
  new Promise((done) => {
    const thread = new Worker(new URL('./workbook-thread.ts', import.meta.url), {
      workerData: { bytes: Uint8Array.from(bytes) },
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MEBI },
    })
    const end = (result: Result<readonly Grid[], SheetFault>): void => {
      clearTimeout(timer)
      done(result)
      void thread.terminate()
    }
    const timer = setTimeout(() => end(fail({ why: 'tooSlow' })), MOST_MILLIS)
    thread.once('message', (told: ThreadSays) => end('grids' in told ? ok(told.grids) : fail({ why: 'broken' })))
    // Out of memory, or whatever else a file can do to a library.
    thread.once('error', () => end(fail({ why: 'broken' })))
    thread.once('exit', () => end(fail({ why: 'broken' })))
  })
