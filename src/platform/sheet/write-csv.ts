/** CSV を書く — UTF-8 with a mark and CRLF, what Excel opens without asking; no text is ever run as a formula. */
type CsvValue = string | number | null | undefined

export const writeCsv = (rows: readonly (readonly CsvValue[])[]): string =>
  `\ufeff${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`

/**
 * A leading = + - @, full-width too, a tab or a line end would be run as a formula; a negative number stays a number. A
 * text that already bears the mark gets one more, so that whoever reads the file back takes off just ours.
 */
export function csvCell(value: CsvValue): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const safe = /^'*[=+@＝＋－＠\t\r\n]|^'+-|^-(?![\d.]+$)/.test(value) ? `'${value}` : value
  return /[",\t;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
