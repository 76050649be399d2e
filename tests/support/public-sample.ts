/**
 * 公表の見本（自作） — a public value that takes every branch of the pages: numbers hidden, merged, withheld, awaited and
 * replaced, names without English, more initiatives than a screen holds. All of it is made up.
 */
import { type LocalDate, localDate } from '#kernel/calendar'
import { type Instant, instant } from '#kernel/instant'
import type { Agreement } from '../../src/modules/partnership/agreements/agreement.ts'
import { STATES } from '../../src/modules/partnership/initiatives/initiative.ts'
import {
  DECISIONS,
  type PublicFigure,
  type PublicIndicator,
  type PublicInitiative,
  type PublicPartnership,
  type PublicReview,
  type Shown,
  type Withheld,
} from '../../src/modules/partnership/public/public-partnership.ts'

const day = (text: string): LocalDate => localDate(text)
const at = (text: string): Instant => instant(`${text}T01:30:00.000Z`)
const value = (number: number, approximate = false): Shown => ({ kind: 'value', value: number, approximate })

const figure = (period: string, shown: Shown, on: string, earlier: PublicFigure['earlier'] = []): PublicFigure => ({
  period,
  shown,
  source: '来館カード',
  confirmedOn: { municipality: day(on), company: day(on) },
  publishedAt: at(on),
  earlier,
})

const indicator = (id: string, more: Partial<PublicIndicator>): PublicIndicator => ({
  id,
  name: {
    ja: '{学習室|がくしゅうしつ}に{来|き}た{子|こ}ども',
    'ja-easy': '{学習室|がくしゅうしつ}に {来|き}た {子|こ}ども',
    en: 'Children who came to the study room',
  },
  definition: '期間のうちに1回でも学習室に来た小学生と中学生の実人数。',
  unit: 'person',
  countKind: 'people',
  direction: 'up',
  periodKind: 'quarter',
  baseline: undefined,
  targets: [],
  figures: [],
  awaitsPublication: false,
  ...more,
})

const review = (period: string, decision: PublicReview['decision'], on: string): PublicReview => ({
  period,
  seen: '秋から人数が増え、1月から3月は61人になりました。席が足りません。',
  decision,
  reason: '目標の60人に届き、待っている子どもが18人いるため。',
  nextAction: '北公民館にもひらき、週2日を3日にします。',
  nextBy: day('2026-09-30'),
  signed: {
    municipality: { post: '企画課長', on: day('2026-03-18') },
    company: { post: '自治体連携室長', on: day('2026-03-20') },
  },
  publishedAt: at(on),
  earlier: [],
})

const initiative = (slug: string, more: Partial<PublicInitiative>): PublicInitiative => ({
  slug,
  title: {
    ja: '{放課後|ほうかご}の{学習室|がくしゅうしつ}「ゆいルーム」',
    'ja-easy': '{学校|がっこう}の {後|あと}の {学習室|がくしゅうしつ}',
    en: 'After-school study room "Yui Room"',
  },
  why: {
    ja: '{家|いえ}で{静|しず}かに{学|まな}べない{子|こ}どもに、{場所|ばしょ}と{話|はな}せる{大人|おとな}を{用意|ようい}します。',
    'ja-easy': '{子|こ}どもが {静|しず}かに {学|まな}ぶ {場所|ばしょ}を つくります。',
    en: 'A quiet place to learn, and grown-ups to talk to, for children who have none at home.',
  },
  items: [2],
  ownerSide: 'both',
  owners: { municipality: '子ども育成課 育成係長', company: '自治体連携室' },
  history: [
    { state: 'considered', reason: '居場所の要望が多かったため。', decidedOn: day('2025-04-10'), side: 'municipality' },
    { state: 'agreed', reason: '場所と支援員の分担が決まったため。', decidedOn: day('2025-05-12'), side: 'company' },
    { state: 'running', reason: '中央公民館でひらいたため。', decidedOn: day('2025-06-09'), side: 'municipality' },
  ],
  indicators: [],
  reviews: [],
  ...more,
})

const QUARTERS = ['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4', '2026-Q1', '2026-Q2']
const sixty = QUARTERS.map((period) => ({ period, value: 60, publishedAt: at('2025-06-02') }))
const WITHHELD: readonly Withheld[] = ['protectsOther', 'sensitive', 'yearOnly', 'baseUnknown', 'smallBase', 'source']

/** Screens as the page shows it first: one hidden, one replaced, one approximate. */
const room = initiative('yui-room', {
  thirdParty: 'みほん大学 教育学部',
  indicators: [
    indicator('room-children', {
      targets: [...sixty, { period: '2026-Q3', value: 75, publishedAt: at('2026-10-15') }],
      figures: [
        figure('2025-Q1', { kind: 'hidden', below: 10 }, '2025-07-22'),
        figure('2025-Q2', value(38), '2025-10-20'),
        figure('2025-Q3', value(47), '2026-01-26'),
        figure('2025-Q4', value(61), '2026-04-20', [
          { shown: value(60, true), publishedAt: at('2026-03-27'), supersededAt: at('2026-04-20') },
        ]),
        figure('2026-Q1', value(58), '2026-07-21'),
        figure('2026-Q2', value(66, true), '2026-10-15'),
      ],
    }),
    indicator('every-kind', {
      name: { ja: '{続|つづ}けて{来|き}た{子|こ}ども' },
      unit: 'person',
      countKind: 'cumulative',
      direction: 'down',
      baseline: 120,
      targets: [
        { period: '2025-04', value: 20, publishedAt: at('2025-05-01') },
        { period: '2025-06', value: 30, publishedAt: at('2025-05-01') },
      ],
      periodKind: 'month',
      figures: [
        figure('2025-04', { kind: 'merged', into: '2025-05' }, '2025-06-02'),
        figure('2025-05', value(24), '2025-06-02'),
        figure('2025-06', { kind: 'pending' }, '2025-07-01'),
        figure('2025-07', { kind: 'notApplicable' }, '2025-08-01'),
        figure('2025-08', { kind: 'notDone' }, '2025-09-01'),
        ...WITHHELD.map((why, n) =>
          figure(`2025-${String(9 + n).padStart(2, '0')}`, { kind: 'withheld', why }, '2026-02-01'),
        ).slice(0, 4),
        figure('2026-01', { kind: 'withheld', why: 'smallBase' }, '2026-02-01'),
        figure('2026-02', { kind: 'withheld', why: 'source' }, '2026-03-02'),
      ],
    }),
    indicator('share', {
      name: { ja: '{次|つぎ}も{来|き}たい{子|こ}どもの{割合|わりあい}', en: 'Share who want to come again' },
      unit: 'percent',
      countKind: 'ratio',
      periodKind: 'half',
      targets: ['2025-H1', '2025-H2'].map((period) => ({ period, value: 70, publishedAt: at('2025-10-20') })),
      figures: [figure('2025-H1', value(66.5), '2025-10-20'), figure('2025-H2', value(71.25), '2026-04-20')],
    }),
    indicator('long', {
      name: { ja: '{月|つき}ごとの{開室|かいしつ}', en: 'Days open' },
      unit: 'day',
      countKind: 'stock',
      periodKind: 'month',
      figures: Array.from({ length: 18 }, (_, n) =>
        figure(
          `${2025 + Math.floor((n + 3) / 12)}-${String(((n + 3) % 12) + 1).padStart(2, '0')}`,
          value(8 + (n % 5)),
          '2026-10-15',
        ),
      ),
    }),
    indicator('awaits', {
      name: { ja: '{相談|そうだん}した{家庭|かてい}' },
      unit: 'household',
      awaitsPublication: true,
    }),
    indicator('nothing-yet', { name: { ja: 'テストの{点|てん}' }, unit: 'score', countKind: 'score' }),
    indicator('yearly', {
      name: { ja: '1{年|ねん}の{参加|さんか}', en: 'Participants in the year' },
      periodKind: 'year',
      figures: [figure('2025', value(1_234_567), '2026-05-11')],
    }),
  ],
  reviews: [
    {
      ...review('2025', 'expand', '2026-03-27'),
      earlier: [
        { decision: 'continue', reason: '席が足りないとまだ分かっていなかったため。', publishedAt: at('2026-03-10') },
      ],
    },
    { ...review('2025-H1', 'improve', '2025-10-20'), nextBy: undefined },
  ],
})

const others: readonly PublicInitiative[] = Array.from({ length: 29 }, (_, n) => {
  const state = STATES[n % STATES.length] ?? 'running'
  return initiative(`initiative-${n + 1}`, {
    title:
      n === 3
        ? {
            ja: '{高齢|こうれい}の{方|かた}と{障|しょう}がいのある{方|かた}が{安心|あんしん}して{暮|く}らし{続|つづ}けるための、{地域|ちいき}の{見守|みまも}りと{買|か}い{物|もの}{支援|しえん}と{移動|いどう}{支援|しえん}を{組|く}み{合|あ}わせた{取組|とりくみ}',
          }
        : {
            ja: `{見本|みほん}の{取組|とりくみ} ${n + 1}`,
            'ja-easy': `{見本|みほん} ${n + 1}`,
            en: `Sample initiative ${n + 1}`,
          },
    items: n === 5 ? [1, 8] : [(n % 8) + 1],
    owners: n === 1 ? {} : { municipality: '企画課', company: '自治体連携室' },
    ownerSide: (['municipality', 'company', 'both'] as const)[n % 3] ?? 'both',
    history: [
      { state: 'considered', reason: '提案があったため。', decidedOn: day('2025-04-10'), side: 'company' },
      { state, reason: '両方で話して決めたため。', decidedOn: day('2025-09-10'), side: 'municipality' },
    ],
    indicators:
      n % 4 === 0
        ? [
            indicator(`one-${n}`, {
              unit: 'time',
              countKind: 'cumulative',
              figures: QUARTERS.map((period, q) => figure(period, value(q * n), '2026-10-15')),
            }),
          ]
        : n % 4 === 1
          ? [indicator(`wait-${n}`, { awaitsPublication: true })]
          : [],
    reviews: n % 3 === 0 ? [review('2025', DECISIONS[n % DECISIONS.length] ?? 'continue', '2026-03-27')] : [],
  })
})

const unknownTerm = (agreement: Agreement): Agreement => ({
  ...agreement,
  agreementId: 'jp-990019-unknown-2026',
  title: {
    ja: 'みほん{市|し}と{一般社団法人|いっぱんしゃだんほうじん}みほん{地域|ちいき}{見守|みまも}り{助|たす}け{合|あ}いネットワーク{連絡|れんらく}{協議会|きょうぎかい}との{包括|ほうかつ}{連携|れんけい}に{関|かん}する{協定|きょうてい}',
  },
  kind: '見守り協定',
  signedOn: day('2026-04-01'),
  term: undefined,
  clauses: [],
  intent: undefined,
  unknown: [{ ja: '{有効|ゆうこう}{期間|きかん}' }, { ja: '費用の条項' }],
  announced: [{ item: 2, text: { ja: '{夏|なつ}の{学習会|がくしゅうかい}' }, thirdParty: { ja: '地域の信用金庫' } }],
  items: agreement.items.slice(0, 2).map((item) => ({ ...item, planCodes: ['1-2-3'], uncertain: 'not sure' })),
  documents: [
    { title: { ja: '{市|し}の{発表|はっぴょう}' }, url: 'https://city.mihon.example/press', heldOn: day('2026-04-02') },
  ],
})

/** `signed`: the agreement of a pack, so that the sample stands on a real file. */
export const publicSample = (signed: Agreement): PublicPartnership => ({
  schema: 1,
  agreements: [
    {
      slug: 'manabisha-2025',
      agreement: signed,
      initiatives: [room, ...others],
      desks: { municipality: '企画課', company: '自治体連携室' },
    },
    { slug: 'unknown-2026', agreement: unknownTerm(signed), initiatives: [], desks: undefined },
  ],
})
