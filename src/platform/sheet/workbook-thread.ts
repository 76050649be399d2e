/** Reads one workbook in a thread of its own, so that a large or hostile file holds nobody else up. */
import { parentPort, workerData } from 'node:worker_threads'
import ExcelJS from 'exceljs'
import type { Grid } from '#kernel/grid'
import { gridsOf } from './workbook-grid.ts'

export type ThreadSays = { readonly grids: readonly Grid[] } | { readonly broken: true }

const { bytes } = workerData as { readonly bytes: Uint8Array<ArrayBuffer> }
const says = (told: ThreadSays): void => parentPort?.postMessage(told)

try {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
  says({ grids: gridsOf(book) })
} catch {
  // The library throws at whatever it does not expect in a file: the file is broken, we are not.
  says({ broken: true })
}
