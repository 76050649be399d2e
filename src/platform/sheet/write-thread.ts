/** Builds one workbook in a thread of its own. Started by `write-workbook.ts`. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Instant } from '#kernel/instant'
import { buildWorkbook } from './build-workbook.ts'
import type { SheetOut } from './write-workbook.ts'

const { sheets, at } = workerData as { readonly sheets: readonly SheetOut[]; readonly at: Instant }
const bytes = await buildWorkbook(sheets, at)
parentPort?.postMessage(bytes, [bytes.buffer])
