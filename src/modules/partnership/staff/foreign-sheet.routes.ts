/**
 * いまある表の取りこみの経路 — lists that were made for something else are read, looked at, and written whole or not at all.
 * Nothing is kept between the pages: the browser carries what was read, and the last press plans it anew.
 */
import { fiscalYearOf } from '#kernel/calendar'
import type { Grid } from '#kernel/grid'
import { cutText } from '#kernel/text'
import { missing, redirect } from '#platform/http/answer'
import { type Route, routes } from '#platform/http/route'
import { unpackText } from '#platform/sheet/packed-text'
import { readSheets } from '#platform/sheet/read-sheet'
import { writeCsv } from '#platform/sheet/write-csv'
import { foreignStore } from '../sheets/foreign.store.ts'
import type { ForeignLists } from '../sheets/foreign-plan.ts'
import { readIndicators, readProgrammes } from '../sheets/foreign-read.ts'
import { agreementParams } from './agreements.shape.ts'
import {
  type ForeignChoices,
  foreignCarriedForm,
  foreignFilesForm,
  foreignWriteForm,
  MAX_FILE_NAME,
  MAX_FOREIGN,
  readLists,
} from './foreign-sheet.shape.ts'
import { ja as words } from './foreign-sheet.words.ja.ts'
import {
  type Asked,
  type Carried,
  type Fault,
  type Files,
  filesText,
  ownerOf,
  type Place,
  placeOf,
  planOf,
  previewPage,
  startPage,
} from './foreign-sheet-page.routes.ts'

const shared = {
  mount: 'staff',
  who: 'partnership.write',
  tenant: 'municipal',
  object: 'initiative',
  log: 'ids',
  operatedOnly: true,
} as const
const sent = { params: agreementParams, bytes: MAX_FOREIGN } as const

export const foreignSheetRoutes: readonly Route[] = routes(shared)
  .get(
    '/agreements/:id/take-in',
    { limit: 'page', title: 'いまある表から取りこむ画面を開く', input: { params: agreementParams } },
    async (c) => {
      const place = await placeOf(c, c.params.id)
      return place ? startPage(c, place, defaults(c, place), []) : missing
    },
  )
  .post(
    '/agreements/:id/take-in/read',
    { limit: 'form', title: 'いまある表を読んで、取りこむものを見る', input: { ...sent, form: foreignFilesForm } },
    async (c) => {
      const place = await placeOf(c, c.params.id)
      if (!place) return missing
      const again = (faults: readonly Fault[]) => startPage(c, place, c.form.typed, faults)
      if (!c.form.ok) return again(c.form.error)
      const choices = c.form.value
      if (!place.items.some(({ no }) => no === choices.item)) return again([{ field: 'item', code: 'otherItem' }])
      const read = await readFiles(c, choices)
      return 'faults' in read ? again(read.faults) : previewPage(c, place, { choices, ...read }, {})
    },
  )
  .post(
    '/agreements/:id/take-in/report',
    { limit: 'form', title: '取りこまないものを CSV で受け取る', input: { ...sent, form: foreignCarriedForm } },
    async (c) => {
      const place = await placeOf(c, c.params.id)
      if (!place) return missing
      const carried = c.form.ok && carriedOf(c.form.value)
      if (!carried) return startPage(c, place, c.form.typed, [{ field: 'indicators', code: 'notOurs' }])
      const rows = planOf(place, carried).left.map(({ list, at, text, why }) => [
        words.lists[list],
        at,
        text,
        words.whys[why],
      ])
      return {
        kind: 'file',
        type: 'text/csv; charset=utf-8',
        name: words.reportName(place.stored.slug),
        body: writeCsv([words.reportHead, ...rows]),
      }
    },
  )
  .post(
    '/agreements/:id/take-in',
    { limit: 'form', title: 'いまある表から取組と数字を取りこむ', input: { ...sent, form: foreignWriteForm } },
    async (c) => {
      const place = await placeOf(c, c.params.id)
      if (!place) return missing
      // Whoever only forgot to tick the box keeps all that was read.
      const onlyUnseen = !c.form.ok && c.form.error.every(({ field }) => field === 'seen')
      const form = c.form.ok ? c.form.value : onlyUnseen ? unseen(c.form.typed) : undefined
      const carried = form && carriedOf(form)
      if (!carried) return startPage(c, place, c.form.typed, [{ field: 'indicators', code: 'notOurs' }])
      if (!c.form.ok) return previewPage(c, place, carried, { faults: [{ field: 'seen', code: 'notSeen' }] })
      const plan = planOf(place, carried)
      const written = await c.tx((tx) =>
        foreignStore(tx).write(plan, {
          agreement: c.params.id,
          ownerSide: carried.choices.ownerSide,
          postOf: (planned) => ownerOf(c, place, planned).id,
          words: {
            why: ({ department }) => words.why(department),
            definition: ({ kind }) => words.definition(kind),
            reason: words.reason(filesText(carried.files)),
            source: (at) => words.source(carried.files.indicatorsFile, at),
          },
          newId: c.newId,
          today: c.clock.today(),
          at: c.clock.now(),
        }),
      )
      switch (written.kind) {
        case 'written':
          return redirect(c.to(`/agreements/${c.params.id}/take-in?done=takenIn`))
        case 'missing':
          return missing
        case 'changedMeanwhile': {
          const now = await placeOf(c, c.params.id)
          return now ? previewPage(c, now, carried, { stale: true }) : missing
        }
      }
    },
  ).list

/** What came of a year is in a sheet once the year is over. */
const defaults = ({ clock }: Asked, { stored }: Place): Readonly<Record<string, string>> => ({
  year: String(fiscalYearOf(clock.today()) - 1),
  ownerSide: stored.side ?? 'both',
})

async function readFiles(
  c: Asked,
  { year, people }: ForeignChoices,
): Promise<{ readonly files: Files; readonly lists: ForeignLists } | { readonly faults: readonly Fault[] }> {
  const about = { fiscalYear: year, today: c.clock.today(), people }
  const lists = [
    ['programmes', (grid: Grid) => readProgrammes(grid), 'noProgrammes'],
    ['indicators', (grid: Grid) => readIndicators(grid, about), 'noIndicators'],
  ] as const
  const found: Record<string, unknown> = {}
  const names = { programmes: '', indicators: '' }
  const faults: Fault[] = []
  for (const [field, read, code] of lists) {
    const file = c.files[field]
    if (!file || file.bytes.length === 0) continue
    const sheets = await readSheets(file.bytes)
    if (!sheets.ok) {
      faults.push({ field, text: words.sheetFaults[sheets.error.why] })
      continue
    }
    names[field] = cutText(file.name, MAX_FILE_NAME)
    found[field] = sheets.value.grids
      .filter(({ hidden }) => !hidden)
      .map(read)
      .find((each) => each !== undefined)
    if (!found[field]) faults.push({ field, code })
  }
  if (Object.keys(found).length === 0 && faults.length === 0) faults.push({ field: 'indicators', code: 'noFile' })
  if (faults.length > 0) return { faults }
  return {
    files: { programmesFile: names.programmes, indicatorsFile: names.indicators },
    lists: { programmes: undefined, indicators: undefined, ...found },
  }
}

const unseen = (typed: Readonly<Record<string, string>>) => ({
  item: Number(typed['item']),
  year: Number(typed['year']),
  people: typed['people'] as ForeignChoices['people'],
  ownerSide: typed['ownerSide'] as ForeignChoices['ownerSide'],
  programmesFile: typed['programmesFile'] ?? '',
  indicatorsFile: typed['indicatorsFile'] ?? '',
  lists: typed['lists'] ?? '',
})

function carriedOf({
  programmesFile,
  indicatorsFile,
  lists: packed,
  ...choices
}: ForeignChoices & Files & { readonly lists: string }): Carried | undefined {
  const lists = readLists(unpackText(packed))
  return lists && { choices, files: { programmesFile, indicatorsFile }, lists }
}
