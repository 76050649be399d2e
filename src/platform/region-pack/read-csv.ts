/**
 * CSV を読む — RFC 4180 with line numbers. Codes stay text, a dash stays a dash: nothing is guessed here.
 *
 * Shapes  rows as records by column name, each with the line it began on
 * Limits  200,000 rows, 200 columns, 20,000 characters a field
 */
import { fail, ok, type Result } from '#kernel/result'
import type { Fault } from './pack.ts'

const MAX_ROWS = 200_000
const MAX_COLUMNS = 200
const MAX_FIELD = 20_000
const MAX_FAULTS = 50

export type CsvRow = { readonly line: number; readonly cells: Readonly<Record<string, string>> }
export type Csv = { readonly columns: readonly string[]; readonly rows: readonly CsvRow[] }

/** `required`: columns that must be there. `allowed`: all that may be; without it, any further column is let in. */
export function readCsv(
  { file, text }: { readonly file: string; readonly text: string },
  { required, allowed }: { readonly required: readonly string[]; readonly allowed?: readonly string[] },
): Result<Csv, readonly Fault[]> {
  const faults: Fault[] = []
  const say = (line: number, says: string) => {
    if (faults.length < MAX_FAULTS) faults.push({ file, line, says })
  }
  const split = splitCsv(text)
  if (!split.ok) return fail([{ file, ...split.error }])
  const [head, ...body] = split.value
  if (!head) return fail([{ file, line: 1, says: 'CSV が空です。1行目に列の名前を書いてください。' }])

  const columns = head.fields.map((name) => name.trim())
  if (columns.length > MAX_COLUMNS)
    return fail([{ file, line: 1, says: `列が多すぎます（${MAX_COLUMNS} まで）。要らない列を消してください。` }])
  for (const [index, name] of columns.entries()) {
    if (name === '') say(head.line, `${index + 1} 列目に名前がありません。名前を書くか、列ごと消してください。`)
    else if (columns.indexOf(name) !== index) say(head.line, `「${name}」という列が二つあります。一つにしてください。`)
    else if (allowed && !allowed.includes(name))
      say(
        head.line,
        `「${name}」という列は決められていません。名前の間違いなら直し、要らなければ列ごと消してください。`,
      )
  }
  for (const name of required)
    if (!columns.includes(name)) say(head.line, `「${name}」という列がありません。列を足してください。`)

  for (const { line, fields } of body)
    if (fields.length !== columns.length)
      say(
        line,
        `列の数が 1 行目と違います（${columns.length} のところ ${fields.length}）。カンマの数と、カンマを含む値の引用符を確かめてください。`,
      )
  if (faults.length > 0) return fail(faults)
  return ok({
    columns,
    rows: body.map(({ line, fields }) => ({
      line,
      cells: Object.fromEntries(columns.map((name, index) => [name, fields[index] ?? ''])),
    })),
  })
}

type SplitRow = { readonly line: number; readonly fields: readonly string[] }

/** Rows of fields. An empty line is no row: spreadsheets leave them at the end. */
function splitCsv(text: string): Result<readonly SplitRow[], { readonly line: number; readonly says: string }> {
  const rows: SplitRow[] = []
  let fields: string[] = []
  let line = 1
  let rowLine = 1
  let at = 0
  while (at < text.length) {
    const quoted = text[at] === '"'
    const end = quoted ? endOfQuoted(text, at) : endOfPlain(text, at)
    if (end === undefined) return fail({ line, says: '引用符が閉じていません。値の終わりに「"」を足してください。' })
    const raw = text.slice(at, end)
    if (raw.length > MAX_FIELD)
      return fail({
        line,
        says: `一つの値が長すぎます（${MAX_FIELD.toLocaleString('ja-JP')}字まで）。引用符の閉じ忘れか、値そのものを直してください。`,
      })
    const next = text[end]
    if (quoted && next !== undefined && next !== ',' && next !== '\n' && next !== '\r')
      return fail({ line, says: '引用符のあとに文字があります。値の中の「"」は「""」と書いてください。' })
    if (!quoted && raw.includes('"'))
      return fail({
        line,
        says: '値の途中に引用符があります。値全体を「"」で囲み、中の「"」は「""」と書いてください。',
      })
    fields.push(quoted ? raw.slice(1, -1).replaceAll('""', '"') : raw)
    for (let look = at; look < end; look++) if (text[look] === '\n') line++
    at = end
    if (next === ',') {
      at++
      // A comma at the very end of the file still opens one more, empty, field.
      if (at === text.length || text[at] === '\n' || text[at] === '\r') fields.push('')
      else continue
    }
    at += text.startsWith('\r\n', at) ? 2 : at < text.length ? 1 : 0
    if (fields.length > 1 || fields[0] !== '') rows.push({ line: rowLine, fields })
    if (rows.length > MAX_ROWS + 1)
      return fail({
        line,
        says: `行が多すぎます（${MAX_ROWS.toLocaleString('ja-JP')} 行まで）。ファイルを分けてください。`,
      })
    fields = []
    line++
    rowLine = line
  }
  return ok(rows)
}

const endOfPlain = (text: string, from: number): number => {
  let at = from
  while (at < text.length && text[at] !== ',' && text[at] !== '\n' && text[at] !== '\r') at++
  return at
}

/** The offset after the closing quote; none when it never comes. */
const endOfQuoted = (text: string, from: number): number | undefined => {
  for (let at = from + 1; ; at += 2) {
    at = text.indexOf('"', at)
    if (at < 0) return undefined
    if (text[at + 1] !== '"') return at + 1
  }
}
