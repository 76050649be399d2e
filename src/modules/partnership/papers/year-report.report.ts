/**
 * 年度の報告の文 — what was chosen for the year, as a paper. Numbers, states and remarks are worded by the very words of the
 * public pages, without their readings; only what holds the paper together is worded here, in Japanese.
 *
 * Left out  achievement in per cent: the public page shows figure and target beside each other and judges neither
 */
import { fiscalYearOf } from '#kernel/calendar'
import { fiscalYearName } from '#kernel/date-name'
import { plainText } from '#kernel/ruby'
import { SIDES } from '../agreements/agreement.ts'
import { ja as pages } from '../public/agreement.words.ja.ts'
import { ja as data } from '../public/ledger.words.ja.ts'
import { OPEN_DATA_NAMES } from '../public/open-data.ts'
import { ja as terms } from '../public/terms.words.ja.ts'
import type { Block, Paper, PaperSection } from './paper.ts'
import { initiativeBlocks, period, reviewBlocks, said, sideName, text } from './year-initiative.report.ts'
import type { YearInitiative, YearItem, YearReport } from './year-report.ts'

/** What the paper says about itself: where its pages are, on which terms it may be used. */
export type PaperGround = {
  /** Address of the public pages of the town, with a slash at the end. */
  readonly address: string
  readonly town: string
  readonly licence: string
  /** Nothing newer could be received for some minutes. */
  readonly old: boolean
}

const facts = (items: readonly (readonly [string, string])[]): Block => ({ kind: 'facts', items })
const none = 'ありません。'

const SECTIONS = {
  overview: '概要',
  items: '連携事項ごとの様子',
  initiatives: '取組ごとの様子と数字',
  reviews: 'ふり返りと判断',
  ground: '出典と、いつの内容か',
} as const

export const yearReportTitle = ({ year }: Pick<YearReport, 'year'>): string => `${year}年度の報告`

export function yearReportPaper(report: YearReport, ground: PaperGround): Paper {
  const section = (key: keyof typeof SECTIONS, blocks: readonly Block[]): PaperSection => ({
    ...{ key, blocks },
    title: SECTIONS[key],
  })
  return {
    title: yearReportTitle(report),
    lead: [
      'この報告は、協定の公開のページに出ている内容だけから作りました。',
      plainText(pages.listConfirmed),
      'ここにある数字は、起きたことを数えたものです。取組が原因かどうかは、数字だけでは分かりません。',
      ...(report.over ? [] : ['この年度は、まだ終わっていません。ここまでの内容です。']),
      ...(ground.old ? [plainText(pages.old)] : []),
    ],
    sections: [
      section('overview', [facts(overviewOf(report))]),
      section('items', itemBlocks(report)),
      section('initiatives', initiativeBlocks(report)),
      section('reviews', reviewBlocks(report)),
      section('ground', groundBlocks(report, ground)),
    ],
  }
}

function overviewOf(report: YearReport): readonly (readonly [string, string])[] {
  const { agreement, desks, year, initiatives } = report
  const { term } = agreement
  const signedYear = fiscalYearName(fiscalYearOf(agreement.signedOn)).ja
  return [
    ['協定', said(agreement.title)],
    ['年度', `${period(String(year))}（${plainText(fiscalYearName(year).ja)}）`],
    [plainText(pages.parties), agreement.parties.map(({ name }) => said(name)).join('\n')],
    [plainText(pages.signedOn), plainText(pages.signed(terms.day(agreement.signedOn), signedYear))],
    [
      plainText(pages.term),
      plainText(
        term ? pages.termSays(term, terms.day(term.from), term.until && terms.day(term.until)) : `${pages.unknown}。`,
      ),
    ],
    ['目的', said(agreement.purpose)],
    ...(agreement.intent ? [[pages.aim, said(agreement.intent)] as const] : []),
    [
      plainText(pages.desks),
      desks ? SIDES.map((side) => `${sideName(report, side)}　${desks[side]}`).join('\n') : plainText(pages.unknown),
    ],
    ['この年度の取組', statesOf(initiatives) || none],
    [
      'この年度の数字',
      `公表された数字 ${initiatives.flatMap(({ rows }) => rows.filter(({ figure }) => figure)).length}`,
    ],
    ['この年度の判断', decisionsOf(initiatives) || 'まだありません。'],
  ]
}

const counted = (words: readonly string[]): string =>
  [...new Set(words)].map((word) => `${word} ${words.filter((each) => each === word).length}`).join('・')
const statesOf = (of: readonly YearInitiative[]): string =>
  counted(of.map(({ state }) => plainText(terms.states[state])))
const decisionsOf = (of: readonly YearInitiative[]): string =>
  counted(of.flatMap(({ reviews }) => reviews.map(({ decision }) => plainText(terms.decisions[decision]))))

function itemBlocks({ items, rest, over }: YearReport): readonly Block[] {
  const without = items.filter(({ initiatives }) => initiatives.length === 0).length
  return [
    text(
      without === 0
        ? plainText(pages.itemsWithout(0))
        : `${items.length}の事項のうち、この年度に取組がな${over ? 'かった' : 'い'}ものが${without}あります。`,
    ),
    {
      kind: 'table',
      caption: SECTIONS.items,
      head: ['番号', '連携事項', 'この年度の取組と段階'],
      rows: items.map((row) => [
        String(row.item.no),
        `${said(row.item.text)}${row.item.uncertain ? `（${plainText(pages.uncertain)}）` : ''}`,
        itemSays(row),
      ]),
    },
    ...(rest
      ? [text(`${plainText(rest.uncertain ? pages.catchAllUncertain : pages.catchAll)}${said(rest.text)}`)]
      : []),
  ]
}

const itemSays = ({ initiatives, announced }: YearItem): string =>
  [
    ...initiatives.map(({ initiative, state }) => `${said(initiative.title)}（${plainText(terms.states[state])}）`),
    ...(initiatives.length === 0 ? [plainText(pages.itemNone)] : []),
    ...(initiatives.length === 0 && announced > 0 ? [plainText(pages.itemAnnounced(announced))] : []),
  ].join('\n')

function groundBlocks({ agreement, slug, asOf, withdrawn }: YearReport, ground: PaperGround): readonly Block[] {
  const under = `${ground.address}partnership/`
  return [
    facts([
      ['いつの内容か', `${plainText(terms.moment(asOf))} ${plainText(pages.asOf)}`],
      ['協定のページ', `${under}${slug}/`],
      ...OPEN_DATA_NAMES.map(
        (name) => [plainText(pages.asCsv(pages.csv[name])), `${under}open-data/${name}.csv`] as const,
      ),
      ['協定（JSON）', `${under}open-data/${slug}.json`],
      [plainText(pages.ledger), `${under}history/`],
      [plainText(data.licenceTitle), plainText(data.licence(ground.town, ground.licence))],
    ]),
    ...(withdrawn > 0
      ? [text(`この協定には、公開をやめた取組が${withdrawn}あります。この報告には入っていません。`)]
      : []),
    ...(agreement.documents.length > 0
      ? [
          { kind: 'heading', text: `協定の${plainText(pages.documents)}` } as const,
          facts(agreement.documents.map(({ title, url }) => [said(title), url])),
        ]
      : []),
  ]
}
