/** 実績の表の入力 — the year a sheet is about, the file that came back, and the rows that are carried to the last press. */
import * as v from 'valibot'

/** Bytes of a file that is sent: above what a workbook may have, so that one too large is told so on its own page. */
export const MAX_SHEET = 6 * 1024 * 1024

/** Characters of a file's name: it stands in the source of each figure, beside the cell. */
export const MAX_NAME = 120

const FISCAL_YEAR = /^(19|20|21)\d\d$/
const year = v.pipe(
  v.string(),
  v.regex(FISCAL_YEAR, 'notAPeriod'),
  v.transform((text) => Number(text)),
)

/** Without one the sheet is about the year that is running. */
export const sheetQuery = v.strictObject({ year: v.optional(year) })
export const sheetFileForm = v.strictObject({ year })
export const sheetWriteForm = v.strictObject({
  year,
  /** What is to be written, as a sheet: nothing is kept between the two pages, and all of it is read anew. */
  rows: v.string(),
  file: v.pipe(v.string(), v.maxLength(MAX_NAME)),
  signs: v.optional(v.literal('yes')),
})
