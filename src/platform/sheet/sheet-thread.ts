/** Reads one file in a thread of its own. Started by `in-thread.ts`, which asks for the rows as fast as it can take them. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Cell, Grid, SheetFault } from '#kernel/grid'
import { readCsv } from './csv-grid.ts'
import { isArchive, type ReadSheets } from './read-sheet.ts'
import { readWorkbook } from './read-workbook.ts'

export type ThreadSays =
  | { readonly told: 'fault'; readonly why: SheetFault['why'] }
  | {
      readonly told: 'sheets'
      readonly sheets: Omit<ReadSheets, 'grids'>
      readonly grids: readonly Omit<Grid, 'rows'>[]
    }
  | { readonly told: 'rows'; readonly grid: number; readonly rows: readonly (readonly Cell[])[] }
  | { readonly told: 'end' }

/** As many cells as are taken in without anybody noticing. */
const AT_ONCE = 4_000

const bytes = workerData as Uint8Array
const read = isArchive(bytes) ? await readWorkbook(bytes) : readCsv(bytes)
const says = read.ok ? pieces(read.value) : [{ told: 'fault', why: read.error.why } as const].values()
const next = (): void => {
  const { value } = says.next()
  if (value) parentPort?.postMessage(value)
}
parentPort?.on('message', next)
next()

function* pieces({ grids, ...sheets }: ReadSheets): Generator<ThreadSays> {
  yield { told: 'sheets', sheets, grids: grids.map(({ name, hidden, merges }) => ({ name, hidden, merges })) }
  for (const [grid, { rows }] of grids.entries()) {
    let from = 0
    while (from < rows.length) {
      let to = from
      // An empty row weighs something as well.
      for (let cells = 0; to < rows.length && cells < AT_ONCE; to++) cells += (rows[to]?.length ?? 0) + 1
      yield { told: 'rows', grid, rows: rows.slice(from, to) }
      from = to
    }
  }
  yield { told: 'end' }
}
