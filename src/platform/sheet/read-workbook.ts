/** Excel を読む — a workbook as grids, or why not. What it is is told by its content, never by its name. */
import ExcelJS from 'exceljs'
import type { SheetFault } from '#kernel/grid'
import { fail, ok, type Result } from '#kernel/result'
import type { ReadSheets } from './read-sheet.ts'
import { LIMITS, UNPACKED } from './sheet-limits.ts'
import { gridsOf, mergeOf } from './workbook-grid.ts'
import { harmless, isSheet, isText } from './workbook-parts.ts'
import { unpack, type ZipPart } from './zip-check.ts'
import { pack } from './zip-pack.ts'

/** Whatever says how a sheet looks. Some of it names ranges, of which the library makes a million cells. */
const NOT_READ = [
  'cols',
  'sheetViews',
  'hyperlinks',
  'dataValidations',
  'conditionalFormatting',
  'autoFilter',
  'headerFooter',
  'rowBreaks',
  'picture',
  'drawing',
  'tableParts',
  'extLst',
]

export async function readWorkbook(bytes: Uint8Array): Promise<Result<ReadSheets, SheetFault>> {
  const parts = unpack(bytes, UNPACKED)
  if (!parts.ok) return fail({ why: parts.error })
  const fault = faultIn(parts.value)
  if (fault) return fail({ why: fault })
  try {
    const book = new ExcelJS.Workbook()
    // The library unpacks what we packed, so that both of us have read the same parts.
    await book.xlsx.load(pack(harmless(parts.value), 0).buffer, { ignoreNodes: NOT_READ })
    const grids = gridsOf(book)
    return grids.ok ? ok({ format: 'xlsx', encoding: undefined, grids: grids.value }) : fail({ why: grids.error })
  } catch {
    // The library throws at whatever it does not expect in a file: the file is broken, we are not.
    return fail({ why: 'broken' })
  }
}

function faultIn(parts: readonly ZipPart[]): SheetFault['why'] | undefined {
  if (
    !parts.some(({ name }) => name === '[Content_Types].xml') ||
    !parts.some(({ name }) => name === 'xl/workbook.xml')
  )
    return 'notASheet'
  if (parts.some(({ name }) => /vbaProject\.bin$/i.test(name))) return 'macros'
  // Nothing that a spreadsheet writes has these; everything that has them means harm.
  if (parts.some((part) => isText(part) && /<!DOCTYPE|<!ENTITY/i.test(latin(part)))) return 'broken'
  const sheets = parts.filter(isSheet).map(latin)
  return count(sheets, /<c[\s/>]/g) > LIMITS.cells ||
    count(sheets, /<row[\s/>]/g) > LIMITS.cells ||
    isJoinedTooFar(sheets)
    ? 'tooManyCells'
    : undefined
}

const latin = ({ bytes }: ZipPart): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
function count(sheets: readonly string[], what: RegExp): number {
  let found = 0
  for (const sheet of sheets) for (const _ of sheet.matchAll(what)) if (++found > LIMITS.cells) return found
  return found
}

/** The library makes a cell of every place that joined cells cover. */
const isJoinedTooFar = (sheets: readonly string[]): boolean =>
  sheets
    .flatMap((sheet) => [...sheet.matchAll(/<mergeCell\s[^>]{0,99}?ref=["']([^"']{1,40})["']/g)])
    .map(([, range = '']) => mergeOf(range))
    .reduce((sum, one) => sum + (one ? (one.bottom - one.top + 1) * (one.right - one.left + 1) : 0), 0) > LIMITS.cells
