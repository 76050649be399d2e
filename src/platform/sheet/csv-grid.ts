/** CSV から表へ — a text file as one grid; or why it is none. */
import { type Cell, EMPTY_CELL, type SheetFault } from '#kernel/grid'
import { fail, ok, type Result } from '#kernel/result'
import { decodeText, splitRows } from './csv-text.ts'
import type { ReadSheets } from './read-sheet.ts'
import { LIMITS } from './sheet-limits.ts'

/** What a picture or a program is full of, and no list ever holds. */
const BINARY = /(?![\t\n\v\f\r])\p{Cc}/u
/** Behind the last line, where programs of DOS put it. */
const END_OF_FILE = '\u001a'

export function readCsv(bytes: Uint8Array): Result<ReadSheets, SheetFault> {
  const read = decodeText(bytes)
  if (!read.ok) return fail({ why: read.error })
  const { encoding } = read.value
  const text = read.value.text.endsWith(END_OF_FILE) ? read.value.text.slice(0, -1) : read.value.text
  if (text.trim() === '') return fail({ why: 'empty' })
  if (BINARY.test(text)) return fail({ why: 'notASheet' })
  const rows = splitRows(text, LIMITS)
  if (!rows.ok) return fail({ why: rows.error })
  const cells = rows.value.map((row) => withoutEnd(row.map(cellOf), (cell) => cell.kind === 'empty'))
  const grid = { name: '', hidden: false, merges: [], rows: withoutEnd(cells, (row) => row.length === 0) }
  return ok({ format: 'csv', encoding, grids: [grid] })
}

/** `'=1+1` is how our own files, and careful people, keep a text from being run: the mark is no part of it. */
const cellOf = (text: string): Cell =>
  text === '' ? EMPTY_CELL : { kind: 'text', text: /^'+[=+\-@＝＋－＠\t\r\n]/.test(text) ? text.slice(1) : text }

const withoutEnd = <T>(all: readonly T[], isNothing: (one: T) => boolean): readonly T[] =>
  all.slice(0, all.findLastIndex((one) => !isNothing(one)) + 1)
