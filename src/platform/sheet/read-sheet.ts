/** 表を読む — an Excel workbook or a CSV file, told apart by what is in it, as grids of cells; or in one word why not. */
import { type Cell, EMPTY_CELL, type Grid, type SheetFault } from '#kernel/grid'
import { fail, ok, type Result } from '#kernel/result'
import { decodeText, type Encoding, splitRows } from './csv-text.ts'
import { LIMITS, readWorkbook } from './read-workbook.ts'

export const MAX_BYTES = 5 * 1024 * 1024

export type ReadSheets = {
  readonly format: 'xlsx' | 'csv'
  readonly encoding: Encoding | undefined
  readonly grids: readonly Grid[]
}

export async function readSheets(bytes: Uint8Array): Promise<Result<ReadSheets, SheetFault>> {
  if (bytes.length === 0) return fail({ why: 'empty' })
  if (bytes.length > MAX_BYTES) return fail({ why: 'tooLarge' })
  if (startsWith(bytes, [0x50, 0x4b, 3, 4])) {
    const grids = await readWorkbook(bytes)
    return grids.ok ? ok({ format: 'xlsx', encoding: undefined, grids: grids.value }) : grids
  }
  // What holds everything that Office wrote before 2007, and what it locks with a password today.
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    return fail({
      why: Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'locked' : 'oldExcel',
    })
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46]) || bytes.subarray(0, 1_000).includes(0x07))
    return fail({ why: 'notASheet' })
  return readText(bytes)
}

function readText(bytes: Uint8Array): Result<ReadSheets, SheetFault> {
  const read = decodeText(bytes)
  if (!read.ok) return fail({ why: read.error })
  const { text, encoding } = read.value
  if (text.trim() === '') return fail({ why: 'empty' })
  const rows = splitRows(text, LIMITS)
  if (!rows.ok) return fail({ why: rows.error })
  const grid: Grid = { name: '', hidden: false, merges: [], rows: rows.value.map((row) => row.map(cellOf)) }
  return ok({ format: 'csv', encoding, grids: [grid] })
}

/** `'=1+1` is how our own files, and careful people, keep a text from being run: the mark is no part of it. */
const cellOf = (text: string): Cell =>
  text === '' ? EMPTY_CELL : { kind: 'text', text: /^'+[=+\-@＝＋－＠\t\r\n]/.test(text) ? text.slice(1) : text }

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean => mark.every((byte, at) => bytes[at] === byte)
