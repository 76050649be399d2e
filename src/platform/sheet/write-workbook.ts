/**
 * Excel を書く — sheets as a workbook. A large one is built in a thread of its own: a year's figures of a city take seconds,
 * in which nobody else would get an answer.
 */
import { Worker } from 'node:worker_threads'
import type { LocalDate } from '#kernel/calendar'
import type { Merge } from '#kernel/grid'
import type { Instant } from '#kernel/instant'
import { buildWorkbook } from './build-workbook.ts'

export type ColumnOut = {
  readonly title: string
  /** Characters of half width. */
  readonly width: number
  readonly hidden?: boolean
  readonly locked?: boolean
  /** A drop-down; another word may be typed as well, and is judged when the sheet comes back. */
  readonly choices?: readonly string[]
  /** `date`: a LocalDate in its rows is a day to Excel too. */
  readonly format?: 'text' | 'number' | 'date'
}

export type SheetOut = {
  readonly name: string
  readonly hidden?: boolean
  /** Above the headings. */
  readonly head: readonly (readonly (string | number | undefined)[])[]
  readonly columns: readonly ColumnOut[]
  readonly rows: readonly (readonly ValueOut[])[]
  /** Counted from the first row of the sheet, heads and headings included. */
  readonly joined?: readonly Merge[]
}

export type ValueOut = string | number | LocalDate | undefined

/** Cells that are built before anybody notices. */
const SMALL = 2_000

export function writeWorkbook(sheets: readonly SheetOut[], at: Instant): Promise<Uint8Array<ArrayBuffer>> {
  const cells = sheets.reduce((sum, { rows, columns }) => sum + rows.length * columns.length, 0)
  return cells <= SMALL ? buildWorkbook(sheets, at) : inThread(sheets, at)
}

const inThread = (sheets: readonly SheetOut[], at: Instant): Promise<Uint8Array<ArrayBuffer>> =>
  new Promise((done, failed) => {
    const thread = new Worker(new URL('./write-thread.ts', import.meta.url), { workerData: { sheets, at } })
    thread.once('message', (bytes: Uint8Array<ArrayBuffer>) => {
      done(bytes)
      void thread.terminate()
    })
    thread.once('error', failed)
    thread.once('exit', (code) => failed(new Error(`the thread that writes a workbook ended with ${code}`)))
  })
