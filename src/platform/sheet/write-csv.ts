/** CSV を書く — UTF-8 with a mark and CRLF, what Excel opens without asking; no text is ever run as a formula. */
import { csvCell } from '../http/answer.ts'

export const writeCsv = (rows: readonly (readonly (string | number | undefined)[])[]): string =>
  `\ufeff${rows.map((row) => row.map((cell) => csvCell(cell ?? null)).join(',')).join('\r\n')}\r\n`
