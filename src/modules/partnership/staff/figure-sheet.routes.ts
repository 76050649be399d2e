/**
 * 実績の表の経路 — a sheet of one agreement and year goes out, comes back, is looked at, and is written whole or not at all.
 * Nothing is kept between the two last pages: the browser carries the rows, and the last press reads them anew.
 */
import { fiscalYearOf } from '#kernel/calendar'
import type { Grid, SheetFault } from '#kernel/grid'
import type { Uuid } from '#kernel/id'
import { plainText } from '#kernel/ruby'
import { cutText } from '#kernel/text'
import { type Answer, html, missing, redirect } from '#platform/http/answer'
import type { Call } from '#platform/http/call'
import { type Input, type Route, routes } from '#platform/http/route'
import { may } from '#platform/identity/who'
import { readSheets } from '#platform/sheet/read-sheet'
import { writeCsv } from '#platform/sheet/write-csv'
import { writeWorkbook } from '#platform/sheet/write-workbook'
import { agreementStore, type StoredAgreement } from '../agreements/agreement.store.ts'
import type { Measured } from '../indicators/figure.ts'
import { changedRows } from '../sheets/changed-rows.ts'
import { readFigureSheet, type SheetChange, type SheetRead } from '../sheets/figure-changes.ts'
import { sheetRows, workbookOf } from '../sheets/figure-sheet.report.ts'
import { figureSheetStore } from '../sheets/figure-sheet.store.ts'
import { findFigureHeader, markIn, periodWord, type SheetLine } from '../sheets/figure-sheet.ts'
import { agreementParams } from './agreements.shape.ts'
import { FigureSheetPage } from './figure-sheet.page.tsx'
import { MAX_NAME, MAX_SHEET, sheetFileForm, sheetQuery, sheetWriteForm } from './figure-sheet.shape.ts'
import { ja as words } from './figure-sheet.words.ja.ts'
import { type ChangeLine, FigureSheetPreviewPage } from './figure-sheet-preview.page.tsx'
import { measuredText } from './figures.words.ja.ts'

type Asked = Pick<Call<Input>, 'tx' | 'to' | 'shell' | 'clock' | 'who' | 'done' | 'newId' | 'region'>
type Place = { readonly stored: StoredAgreement; readonly fiscalYear: number; readonly lines: readonly SheetLine[] }

const shared = { mount: 'staff', tenant: 'municipal', object: 'measurement', log: 'ids', operatedOnly: true } as const
const read = { ...shared, who: 'partnership.read', input: { params: agreementParams, query: sheetQuery } } as const
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const figureSheetRoutes: readonly Route[] = routes(shared)
  .get('/agreements/:id/sheet', { ...read, limit: 'page', title: '実績の表の画面を開く' }, async (c) => {
    const place = await placeOf(c, c.params.id, c.query.year)
    return place ? startPage(c, place, undefined) : missing
  })
  .get('/agreements/:id/sheet.xlsx', { ...read, limit: 'export', title: '実績の表を Excel で受け取る' }, async (c) => {
    const place = await takenFrom(c, c.params.id, c.query.year)
    if (!place) return missing
    const title = plainText(place.stored.agreement.title.ja)
    const sheets = workbookOf({ ...place, title, agreement: c.params.id })
    return file(c, place, 'xlsx', XLSX, await writeWorkbook(sheets, c.clock.now()))
  })
  .get('/agreements/:id/sheet.csv', { ...read, limit: 'export', title: '実績の表を CSV で受け取る' }, async (c) => {
    const place = await takenFrom(c, c.params.id, c.query.year)
    return place ? file(c, place, 'csv', 'text/csv; charset=utf-8', writeCsv(sheetRows(place.lines))) : missing
  })
  .post(
    '/agreements/:id/sheet/read',
    {
      who: 'partnership.write',
      limit: 'form',
      title: '書きこんだ実績の表を読んで見くらべる',
      input: { params: agreementParams, form: sheetFileForm, bytes: MAX_SHEET },
    },
    async (c) => {
      const place = await placeOf(c, c.params.id, c.form.ok ? c.form.value.year : undefined)
      if (!place) return missing
      const sent = c.files['file']
      if (!c.form.ok) return startPage(c, place, words.noYear)
      if (!sent) return startPage(c, place, words.noFile)
      const name = cutText(sent.name, MAX_NAME)
      const told = await readBytes(place, sent.bytes, name)
      if (typeof told === 'string') return startPage(c, place, told)
      return previewPage(c, place, told, { file: name, signs: false, stale: false })
    },
  )
  .post(
    '/agreements/:id/sheet',
    {
      who: 'partnership.write',
      limit: 'form',
      title: '実績の表の変わるところを書きこむ',
      input: { params: agreementParams, form: sheetWriteForm, bytes: MAX_SHEET },
    },
    async (c) => {
      const place = await placeOf(c, c.params.id, c.form.ok ? c.form.value.year : undefined)
      if (!place) return missing
      if (!c.form.ok) return startPage(c, place, words.noYear)
      const { rows, file: name, signs } = c.form.value
      const wantsSign = signs === 'yes' && may(c.who, 'partnership.confirm')
      const look = async (at: Place): Promise<SheetRead | Answer> => {
        const read = await readBytes(at, new TextEncoder().encode(rows), name)
        if (typeof read === 'string') return startPage(c, at, read)
        if (read.problems.length === 0) return read
        const stale = read.problems.some(({ why }) => why === 'changedMeanwhile')
        return previewPage(c, at, read, { file: name, signs: wantsSign, stale })
      }
      const told = await look(place)
      if ('kind' in told) return told
      const back = (done: string) =>
        redirect(c.to(`/agreements/${c.params.id}/sheet?year=${place.fiscalYear}&done=${done}`))
      if (told.changes.length === 0) return back('sheetNothing')
      const written = await c.tx((tx) =>
        figureSheetStore(tx).write({
          agreement: c.params.id,
          fiscalYear: place.fiscalYear,
          changes: told.changes,
          signs: wantsSign,
          file: name,
          newId: c.newId,
          at: c.clock.now(),
        }),
      )
      switch (written.kind) {
        case 'written':
          return back('sheetWritten')
        case 'missing':
          return missing
        case 'changedMeanwhile': {
          // What stands now is not what was compared: it is read anew, and shown.
          const now = await placeOf(c, c.params.id, place.fiscalYear)
          const seen = now && (await look(now))
          if (!now || !seen) return missing
          return 'kind' in seen ? seen : previewPage(c, now, seen, { file: name, signs: wantsSign, stale: true })
        }
      }
    },
  ).list

/** A file leaves the house: who took it, of which year, is in the audit log. */
async function takenFrom(c: Asked, id: Uuid, year: number | undefined): Promise<Place | undefined> {
  const place = await placeOf(c, id, year)
  if (!place) return undefined
  const after = { fiscalYear: place.fiscalYear, lines: place.lines.length }
  await c.tx((tx) => tx.record({ did: 'sheet.export', object: 'agreement', id, after }))
  return place
}

/** Undefined for whoever is no side of it. */
async function placeOf(c: Asked, id: Uuid, year: number | undefined): Promise<Place | undefined> {
  const fiscalYear = year ?? fiscalYearOf(c.clock.today())
  const found = await c.tx(async (tx) => ({
    stored: await agreementStore(tx).find(id),
    lines: await figureSheetStore(tx).lines(id, fiscalYear),
  }))
  return found.stored && found.lines && { stored: found.stored, fiscalYear, lines: found.lines }
}

/** What the file would change, or in one sentence why it cannot be read. */
async function readBytes(
  { stored, fiscalYear, lines }: Place,
  bytes: Uint8Array,
  name: string,
): Promise<SheetRead | string> {
  const sheets = await readSheets(bytes)
  if (!sheets.ok) return words.faults[(sheets.error satisfies SheetFault).why]
  const { grids } = sheets.value
  const mark = markIn(grids)
  if (mark && mark.agreement !== stored.id) return words.otherAgreement
  if (mark && mark.fiscalYear !== fiscalYear) return words.otherYear(mark.fiscalYear)
  const shown = grids.filter(({ hidden }) => !hidden)
  const grid: Grid | undefined = shown.find((each) => findFigureHeader(each).ok) ?? shown[0]
  if (!grid) return words.faults.empty
  const told = readFigureSheet(grid, lines, { fiscalYear, source: name })
  return told.ok ? told.value : words.noHeader(told.error.missing)
}

const file = (
  c: Asked,
  { stored, fiscalYear }: Place,
  ending: string,
  type: string,
  body: string | Uint8Array<ArrayBuffer>,
): Answer => ({
  kind: 'file',
  type,
  name: `${c.region.slug}-${stored.slug}-${fiscalYear}.${ending}`,
  body,
})

/** The year before the agreement was signed to the next one: further away there is nothing to say. */
function yearsOf({ stored, fiscalYear }: Place, c: Asked): readonly number[] {
  const first = Math.min(fiscalYearOf(stored.agreement.signedOn) - 1, fiscalYear)
  const last = Math.max(fiscalYearOf(c.clock.today()) + 1, fiscalYear)
  return Array.from({ length: last - first + 1 }, (_, at) => last - at)
}

function startPage(c: Asked, place: Place, fault: string | undefined): Answer {
  const { stored, fiscalYear, lines } = place
  return html(
    FigureSheetPage,
    {
      shell: c.shell({ door: 'agreements' }),
      to: c.to,
      done: c.done,
      agreement: { id: stored.id, title: plainText(stored.agreement.title.ja) },
      fiscalYear,
      years: yearsOf(place, c),
      lines: lines.length,
      filled: lines.filter(({ figure }) => figure).length,
      mayWrite: may(c.who, 'partnership.write'),
      fault,
    },
    fault === undefined ? 200 : 422,
  )
}

function previewPage(
  c: Asked,
  { stored, fiscalYear }: Place,
  told: SheetRead,
  more: { readonly file: string; readonly signs: boolean; readonly stale: boolean },
): Answer {
  return html(
    FigureSheetPreviewPage,
    {
      shell: c.shell({ door: 'agreements' }),
      to: c.to,
      agreement: { id: stored.id, title: plainText(stored.agreement.title.ja) },
      fiscalYear,
      changes: told.changes.map(changeLine),
      problems: told.problems,
      notices: told.notices,
      rows: writeCsv(changedRows(told.changes)),
      maySign: may(c.who, 'partnership.confirm'),
      ...more,
    },
    told.problems.length > 0 || more.stale ? 422 : 200,
  )
}

function changeLine(change: SheetChange): ChangeLine {
  const { at, what, line } = change
  const where = `${line.initiative}／${line.name}／${periodWord(line.period)}`
  const said = (measured: Measured | undefined) => measured && plainText(measuredText(measured, line.unit))
  const aim = (value: number | undefined) => (value === undefined ? undefined : said({ status: 'known', value }))
  return change.what === 'target'
    ? { at, where, what, before: aim(line.target?.value), after: aim(change.value) ?? '' }
    : { at, where, what, before: said(line.figure?.measured), after: said(change.measured) ?? '' }
}
