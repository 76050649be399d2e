/** 表を読む — an Excel workbook or a CSV file, told apart by what is in it, as grids of cells; or in one word why not. */
import type { Grid, SheetFault } from '#kernel/grid'
import { fail, type Result } from '#kernel/result'
import { readCsv } from './csv-grid.ts'
import type { Encoding } from './csv-text.ts'
import { readInThread } from './in-thread.ts'
import { MAX_BYTES } from './sheet-limits.ts'

export type ReadSheets = {
  readonly format: 'xlsx' | 'csv'
  readonly encoding: Encoding | undefined
  readonly grids: readonly Grid[]
}

/** Read before anybody notices; more than this is worth a thread. */
const SMALL = 100_000

export async function readSheets(bytes: Uint8Array): Promise<Result<ReadSheets, SheetFault>> {
  if (bytes.length === 0) return fail({ why: 'empty' })
  if (bytes.length > MAX_BYTES) return fail({ why: 'tooLarge' })
  // What holds everything that Office wrote before 2007, and what it locks with a password today.
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    return fail({
      why: Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'locked' : 'oldExcel',
    })
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) return fail({ why: 'notASheet' })
  return isArchive(bytes) || bytes.length > SMALL ? readInThread(bytes) : readCsv(bytes)
}

export const isArchive = (bytes: Uint8Array): boolean => startsWith(bytes, [0x50, 0x4b, 3, 4])
const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean => mark.every((byte, at) => bytes[at] === byte)
