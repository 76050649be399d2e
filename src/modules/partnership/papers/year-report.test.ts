/** 年度の報告 says what the public pages say: every figure of the year, none that is not there, and nothing more. */
import { deepEqual, doesNotMatch, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#kernel/calendar'
import { instant } from '#kernel/instant'
import { plainText } from '#kernel/ruby'
import { fromSlot } from '#platform/region-pack/pack'
import { figuresOnPage } from '../../../../tests/support/public-figures.ts'
import { publicSample } from '../../../../tests/support/public-sample.ts'
import { openPublicSite, realRegions } from '../../../../tests/support/public-site.ts'
import { agreementSlot } from '../agreements/agreement.slot.ts'
import { slugOf } from '../agreements/agreement.ts'
import { publicRoutes } from '../public/public.routes.ts'
import { PUBLIC_TOPIC, type PublicInitiative, type Shown } from '../public/public-partnership.ts'
import { ja as terms } from '../public/terms.words.ja.ts'
import { textsOf } from './paper.ts'
import { yearReportPaper } from './year-report.report.ts'
import { reportYears, yearReportOf } from './year-report.ts'

const regions = realRegions()
const mihon = regions.find(({ slug }) => slug === 'mihon')
ok(mihon)
const signed = fromSlot(mihon, agreementSlot).find(({ value }) => slugOf(value) === 'manabisha-2025')
ok(signed)
const sample = publicSample(signed.value)
const [agreement] = sample.agreements
ok(agreement)
const AS_OF = instant('2026-11-24T03:40:00.000Z')
const ground = { address: 'https://city.mihon.example/mihon/', town: 'みほん市', licence: 'CC BY 4.0', old: false }
const report = (year: number) => yearReportOf(agreement, { year, asOf: AS_OF })
const paper = (year: number) => yearReportPaper(report(year), ground)
const said = (year: number) => textsOf(paper(year)).join('\n')

const site = openPublicSite(regions, publicRoutes, [])
await site.publish(mihon, PUBLIC_TOPIC, sample)

const onPage = async (slug: string): Promise<readonly (readonly string[])[]> =>
  figuresOnPage(await (await site.app.request(`/mihon/partnership/manabisha-2025/${slug}/`, {}, {})).text())
const inPaper = (year: number, { title }: PublicInitiative): readonly (readonly string[])[] =>
  paper(year)
    .sections.flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'table' && block.caption === `${plainText(title.ja)}の数字` ? block.rows : []))
    .filter(([, , , , confirmed]) => confirmed !== '－')
    .map(([, period = '', , value = '', , source = '']) => [period, value, source])
const sorted = (rows: readonly (readonly string[])[]) => rows.map((row) => row.join('|')).toSorted()

test('every figure of the public pages stands in the report of its year, and no other', async () => {
  let figures = 0
  for (const initiative of agreement.initiatives) {
    const shown = await onPage(initiative.slug)
    const reported: readonly (readonly string[])[] = reportYears(agreement).flatMap((year) => inPaper(year, initiative))
    deepEqual(sorted(reported), sorted(shown), initiative.slug)
    figures += shown.length
  }
  ok(figures > 80, `${figures} figures`)
})

test('a hidden number is said to be hidden, and one that was replaced does not come back', () => {
  const texts = said(2025)
  for (const part of [
    '10未満（人）',
    '0人ではありません',
    '合算',
    '非公表',
    '集計中',
    '対象外',
    '未実施',
    '公表の確認前',
  ])
    ok(texts.includes(part), part)
  ok(texts.includes('改めたあとの数字です'))
  doesNotMatch(texts, /約60人|席が足りないとまだ分かっていなかった/)
  // The drawing with its broken line is not on this paper.
  doesNotMatch(texts, /破線/)
})

test('nothing says 効果, no furigana is left, and nothing is undefined', () => {
  for (const year of reportYears(agreement)) doesNotMatch(said(year), /効果|\{[^{}]*\||undefined|NaN|\[object/)
})

test('what is not there is said to be missing: a target without a figure, a year without a review', () => {
  ok(said(2026).includes('まだありません'))
  ok(said(2025).includes('公表されていません'))
  ok(said(2026).includes('この年度のふり返りは、まだありません'))
  ok(said(2026).includes('この年度は、まだ終わっていません'))
  doesNotMatch(said(2025), /まだ終わっていません/)
})

test('a review of the year stands with its reason and both signatures', () => {
  const texts = said(2025)
  for (const part of [
    '2025年度の判断',
    '2025年度上半期の判断',
    '拡充',
    '目標の60人に届き',
    '企画課長',
    '自治体連携室長',
  ])
    ok(texts.includes(part), part)
})

const bareInitiative: PublicInitiative = {
  ...{ slug: 'a', title: { ja: 'あ' }, why: { ja: 'い' }, items: [1], ownerSide: 'both', owners: {} },
  ...{ history: [], indicators: [], reviews: [] },
}
const line = (state: PublicInitiative['history'][number]['state'], on: string) => ({
  ...{ state, decidedOn: localDate(on), side: 'municipality' as const },
  reason: 'わけ',
})
const of = (...initiatives: readonly PublicInitiative[]) => ({ ...agreement, initiatives })

test('the year turns between 31 March and 1 April', () => {
  const begun = (on: string) => ({ ...bareInitiative, history: [line('running', on)] })
  deepEqual(reportYears(of(begun('2026-03-31'))), [2025])
  deepEqual(reportYears(of(begun('2026-04-01'))), [2026])
  const value = of(begun('2026-04-01'))
  equal(yearReportOf(value, { year: 2025, asOf: AS_OF }).initiatives.length, 0)
  const over = (at: string) => yearReportOf(value, { year: 2025, asOf: instant(at) }).over
  // Midnight in Japan.
  deepEqual([over('2026-03-31T14:59:59.000Z'), over('2026-03-31T15:00:00.000Z')], [false, true])
})

test('January to March belong to the year before, also where a month is named after its calendar year', () => {
  const shown: Shown = { kind: 'value', value: 7, approximate: false }
  const [room] = agreement.initiatives
  const [indicator] = room?.indicators ?? []
  const [figure] = indicator?.figures ?? []
  ok(indicator && figure)
  for (const [period, year] of [
    ['2025-Q4', 2025],
    ['2026-03', 2025],
    ['2026-04', 2026],
  ] as const) {
    const only: PublicInitiative = {
      ...bareInitiative,
      indicators: [{ ...indicator, figures: [{ ...figure, period, shown }] }],
    }
    deepEqual(reportYears(of(only)), [year], period)
  }
})

test('the state is that of the last day of the year, with what has become of it since', () => {
  const ended = {
    ...bareInitiative,
    history: [line('running', '2025-06-01'), line('completed', '2026-05-01')],
  }
  const [in2025] = yearReportOf(of(ended), { year: 2025, asOf: AS_OF }).initiatives
  deepEqual([in2025?.state, in2025?.now], ['running', 'completed'])
  const [in2026] = yearReportOf(of(ended), { year: 2026, asOf: AS_OF }).initiatives
  deepEqual([in2026?.state, in2026?.now, in2026?.lines.length], ['completed', undefined, 1])
  const later = yearReportOf(of(ended), { year: 2027, asOf: AS_OF })
  deepEqual([later.initiatives.length, later.endedBefore.length], [0, 1])
})

test('what was taken back is counted and not named; another agreement is none of its business', () => {
  const gone = (slug: string, initiative: string | undefined) => ({
    ...{ agreement: slug, initiative, on: localDate('2026-06-01') },
    why: 'mistake' as const,
  })
  const withdrawn = [gone('manabisha-2025', 'naisho'), gone('other', 'x'), gone('other', undefined)]
  const made = yearReportOf(agreement, { year: 2025, asOf: AS_OF, withdrawn })
  equal(made.withdrawn, 1)
  const texts = textsOf(yearReportPaper(made, ground)).join('\n')
  ok(texts.includes('公開をやめた取組が1あります'))
  doesNotMatch(texts, /naisho/)
})

test('it says of when it is, where the data are, and that it may be old', () => {
  const texts = said(2025)
  ok(texts.includes(`${plainText(terms.moment(AS_OF))} 現在`))
  ok(texts.includes('https://city.mihon.example/mihon/partnership/open-data/figures.csv'))
  doesNotMatch(texts, /受け取れていません/)
  ok(
    textsOf(yearReportPaper(report(2025), { ...ground, old: true }))
      .join('')
      .includes('受け取れていません'),
  )
})
