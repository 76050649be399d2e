/** 年度の報告の、取組とふり返りの文 — each initiative with its figures beside their targets, each review with who signed it. */
import { localDateAt } from '#kernel/instant'
import type { Texts } from '#kernel/language'
import { plainText } from '#kernel/ruby'
import { SIDES, type Side } from '../agreements/agreement.ts'
import { ja as pages } from '../public/agreement.words.ja.ts'
import { bothConfirmedOn } from '../public/figure-text.ts'
import { ja as own } from '../public/initiative.words.ja.ts'
import type { PublicReview } from '../public/public-partnership.ts'
import { ja as terms } from '../public/terms.words.ja.ts'
import type { Block } from './paper.ts'
import type { YearInitiative, YearReport, YearRow } from './year-report.ts'

export const said = (text: Texts): string => plainText(text.ja)
export const text = (line: string): Block => ({ kind: 'text', text: line })
export const period = (code: string): string => plainText(terms.period(code))
const facts = (items: readonly (readonly [string, string])[]): Block => ({ kind: 'facts', items })
const day = (date: Parameters<typeof terms.day>[0]): string => plainText(terms.day(date))

const FIGURE_HEAD = ['指標', '期間', '目標', '実績', '両方が確かめた日', '出どころ'] as const

export const sideName = ({ agreement }: Pick<YearReport, 'agreement'>, side: Side): string =>
  agreement.parties
    .filter((party) => party.side === side)
    .map(({ name }) => said(name))
    .join('・')

export const initiativeBlocks = (report: YearReport): readonly Block[] => [
  ...(report.initiatives.length === 0 ? [text('この年度の取組は、ありません。')] : []),
  ...report.initiatives.flatMap((of) => oneInitiative(report, of)),
  ...(report.endedBefore.length === 0
    ? []
    : [
        { kind: 'heading', text: 'この年度の前に終わっていた取組' } as const,
        { kind: 'list', items: report.endedBefore.map(({ title }) => said(title)) } as const,
      ]),
]

function oneInitiative(report: YearReport, of: YearInitiative): readonly Block[] {
  const { initiative, state, now, lines, rows } = of
  const word = plainText(terms.states[state])
  return [
    { kind: 'heading', text: said(initiative.title) },
    text(said(initiative.why)),
    facts([
      ['段階', report.over ? `${word}（年度の終わり）${now ? `、いまは${plainText(terms.states[now])}` : ''}` : word],
      [plainText(own.items), itemNames(report, initiative.items)],
      [plainText(own.owners), ownersOf(report, of)],
      ...(initiative.thirdParty ? [[plainText(own.thirdParty), initiative.thirdParty] as const] : []),
      [
        'この年度の経過',
        lines
          .map(
            (line) =>
              `${day(line.decidedOn)}　${plainText(terms.states[line.state])}（${sideName(report, line.side)}）　${line.reason}`,
          )
          .join('\n') || '段階は変わっていません。',
      ],
    ]),
    ...(initiative.indicators.length === 0
      ? [text(`${plainText(own.noIndicators)}。`)]
      : [
          {
            kind: 'table',
            caption: `${said(initiative.title)}の数字`,
            head: FIGURE_HEAD,
            rows: rows.map((row) => figureCells(row, report)),
          } as const,
          ...remarkBlocks(of),
          facts(initiative.indicators.map((indicator) => [said(indicator.name), definitionOf(indicator)])),
        ]),
  ]
}

const itemNames = ({ agreement }: YearReport, numbers: readonly number[]): string =>
  agreement.items
    .filter(({ no }) => numbers.includes(no))
    .map((item) => `${item.no} ${said(item.text)}`)
    .join('\n')

const ownersOf = (report: YearReport, { initiative: { owners, ownerSide } }: YearInitiative): string =>
  [
    ...SIDES.map((side) => `${sideName(report, side)}　${owners[side] ?? plainText(pages.unknown)}`),
    `${plainText(own.ownerSide[ownerSide])}。`,
  ].join('\n')

const figureCells = ({ indicator, period: of, target, figure }: YearRow, { over }: YearReport): readonly string[] => [
  said(indicator.name),
  period(of),
  target === undefined ? plainText(own.chart.noTarget) : plainText(terms.amount(target, indicator.unit)),
  figure
    ? plainText(terms.shown(figure.shown, indicator.unit))
    : indicator.awaitsPublication
      ? plainText(pages.awaits)
      : over
        ? '公表されていません'
        : 'まだありません',
  figure ? day(bothConfirmedOn(figure)) : '－',
  figure ? figure.source : '－',
]

function definitionOf(indicator: YearRow['indicator']): string {
  const { name, says } = terms.countKinds[indicator.countKind]
  const { baseline, unit } = indicator
  return [
    indicator.definition,
    `${plainText(name)}：${plainText(says)}${plainText(terms.directions[indicator.direction])}`,
    ...(baseline === undefined ? [] : [`${plainText(own.baseline)}：${plainText(terms.amount(baseline, unit))}`]),
  ].join('\n')
}

/** Each once, with the indicators it is about. */
function remarkBlocks({ remarks, rows }: YearInitiative): readonly Block[] {
  const lines = new Map<string, string[]>()
  const add = (line: string, name: Texts): void => {
    const names = lines.get(line) ?? []
    lines.set(line, names.includes(said(name)) ? names : [...names, said(name)])
  }
  for (const { name, remark } of remarks) add(plainText(terms.remark(remark)), name)
  for (const { indicator, period: of, figure } of rows)
    if (figure?.earlier[0])
      add(`${period(of)}は、改めたあとの数字です。前の数字は、取組のページにあります。`, indicator.name)
  return lines.size === 0
    ? []
    : [{ kind: 'list', items: [...lines].map(([line, names]) => `${names.join('、')}：${line}`) }]
}

export const reviewBlocks = (report: YearReport): readonly Block[] => {
  const made = report.initiatives.flatMap(({ initiative, reviews }) =>
    reviews.map((review) => ({ title: said(initiative.title), review })),
  )
  if (made.length === 0) return [text('この年度のふり返りは、まだありません。')]
  return made.flatMap(({ title, review }): readonly Block[] => [
    { kind: 'heading', text: `${title}　${plainText(own.reviewOf(terms.period(review.period)))}` },
    facts(reviewFacts(report, review)),
  ])
}

const reviewFacts = (report: YearReport, review: PublicReview): readonly (readonly [string, string])[] => [
  ['判断', plainText(terms.decisions[review.decision])],
  [plainText(own.seen), review.seen],
  [plainText(own.reason), review.reason],
  [
    plainText(own.nextAction),
    `${review.nextAction}${review.nextBy ? `\n${plainText(own.nextBy(terms.day(review.nextBy)))}` : ''}`,
  ],
  [
    '署名',
    SIDES.map((side) => {
      const { post, on } = review.signed[side]
      return `${sideName(report, side)}　${post}　${day(on)}`
    }).join('\n'),
  ],
  ['公表した日', day(localDateAt(review.publishedAt))],
  ...(review.earlier.length > 0
    ? [['前の版', '改めたあとの判断です。前の判断は、取組のページにあります。'] as const]
    : []),
]
