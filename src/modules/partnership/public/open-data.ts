/**
 * 協定のオープンデータ — the rows of the CSV files, one file for each kind of thing. Columns only grow, at the end.
 *
 * Every file is in Japanese and the same in every language of the site; what each column means stands in
 * `docs/reference/open-data.md`. A hidden or missing figure has an empty value and says why in its state.
 */
import { fiscalYearOf } from '#kernel/calendar'
import { firstDay, lastDay, period } from '#kernel/period'
import { plainText } from '#kernel/ruby'
import { unitOf } from '#kernel/unit'
import { countedItems, stateOf } from './agreement-view.ts'
import { targetFor } from './figure-text.ts'
import type { PublicAgreement, PublicInitiative, PublicPartnership, Shown } from './public-partnership.ts'

export type Row = readonly (string | number | null)[]

export const AGREEMENT_COLUMNS = [
  '協定ID',
  'アドレス',
  '名称',
  '種類',
  '結んだ日',
  '年度',
  '自治体',
  '団体コード',
  '相手方',
  '法人番号',
  '事項の数',
  '期間の初日',
  '期間の末日',
  '更新',
  '申し出の月数',
  '取組の数',
] as const

export const agreementRows = ({ agreements }: PublicPartnership): readonly Row[] => [
  AGREEMENT_COLUMNS,
  ...agreements.map(({ slug, agreement, initiatives }): Row => {
    const city = agreement.parties.find(({ side }) => side === 'municipality')
    const partners = agreement.parties.filter(({ side }) => side === 'company')
    const { term } = agreement
    return [
      agreement.agreementId,
      slug,
      plainText(agreement.title.ja),
      agreement.kind,
      agreement.signedOn,
      fiscalYearOf(agreement.signedOn),
      city ? plainText(city.name.ja) : null,
      city?.code ?? null,
      partners.map(({ name }) => plainText(name.ja)).join('・'),
      partners.flatMap(({ corporateNumber }) => corporateNumber ?? []).join('・') || null,
      countedItems(agreement).length,
      term?.from ?? null,
      term?.until ?? null,
      term?.renewal.kind ?? null,
      term?.renewal.noticeMonths ?? null,
      initiatives.length,
    ]
  }),
]

export const INITIATIVE_COLUMNS = [
  '協定ID',
  '取組ID',
  '取組',
  'ねらい',
  '事項',
  '段階',
  '段階を決めた日',
  '段階の理由',
  '持ち主の側',
  '自治体の担当',
  '相手方の担当',
  '第三者',
  '指標の数',
] as const

const everyInitiative = ({ agreements }: PublicPartnership) =>
  agreements.flatMap((agreement) => agreement.initiatives.map((initiative) => ({ agreement, initiative })))

const keyOf = (of: { readonly agreement: PublicAgreement; readonly initiative: PublicInitiative }): Row => [
  of.agreement.agreement.agreementId,
  of.initiative.slug,
  plainText(of.initiative.title.ja),
]

export const initiativeRows = (value: PublicPartnership): readonly Row[] => [
  INITIATIVE_COLUMNS,
  ...everyInitiative(value).map((of): Row => {
    const { initiative } = of
    const line = initiative.history.at(-1)
    return [
      ...keyOf(of),
      plainText(initiative.why.ja),
      initiative.items.join('・'),
      stateOf(initiative),
      line?.decidedOn ?? null,
      line?.reason ?? null,
      initiative.ownerSide,
      initiative.owners.municipality ?? null,
      initiative.owners.company ?? null,
      initiative.thirdParty ?? null,
      initiative.indicators.length,
    ]
  }),
]

export const FIGURE_COLUMNS = [
  '協定ID',
  '取組ID',
  '取組',
  '指標ID',
  '指標',
  '数え方',
  '単位',
  '期間',
  '期間の初日',
  '期間の末日',
  '値',
  '値の状態',
  '目標',
  '出どころ',
  '自治体が確かめた日',
  '相手方が確かめた日',
  '公表した日時',
  '置きかえた日時',
] as const

export const figureRows = (value: PublicPartnership): readonly Row[] => [
  FIGURE_COLUMNS,
  ...everyInitiative(value).flatMap((of) =>
    of.initiative.indicators.flatMap((indicator) =>
      indicator.figures.flatMap((figure): readonly Row[] => {
        const span = period(figure.period)
        const before: Row = [
          ...keyOf(of),
          indicator.id,
          plainText(indicator.name.ja),
          indicator.countKind,
          plainText(unitOf(indicator.unit).label.ja),
          figure.period,
          firstDay(span),
          lastDay(span),
        ]
        const target = targetFor(indicator, figure.period) ?? null
        const { municipality, company } = figure.confirmedOn
        return [
          [
            ...before,
            ...shownCells(figure.shown),
            target,
            figure.source,
            municipality,
            company,
            figure.publishedAt,
            null,
          ],
          // Who confirmed an earlier version and where it came from is not published with it.
          ...figure.earlier.map(
            (old): Row => [
              ...before,
              ...shownCells(old.shown),
              target,
              null,
              null,
              null,
              old.publishedAt,
              old.supersededAt,
            ],
          ),
        ]
      }),
    ),
  ),
]

const shownCells = (shown: Shown): Row => {
  switch (shown.kind) {
    case 'value':
      return [shown.value, shown.approximate ? 'approximate' : 'value']
    case 'hidden':
      return [null, `hidden:${shown.below}`]
    case 'merged':
      return [null, `merged:${shown.into}`]
    case 'withheld':
      return [null, `withheld:${shown.why}`]
    case 'pending':
    case 'notApplicable':
    case 'notDone':
      return [null, shown.kind]
  }
}

export const REVIEW_COLUMNS = [
  '協定ID',
  '取組ID',
  '取組',
  '期間',
  '判断',
  '理由',
  '見えたこと',
  '次にすること',
  '次の期限',
  '自治体の署名',
  '自治体が署名した日',
  '相手方の署名',
  '相手方が署名した日',
  '公表した日時',
  '今の版',
] as const

export const reviewRows = (value: PublicPartnership): readonly Row[] => [
  REVIEW_COLUMNS,
  ...everyInitiative(value).flatMap((of) =>
    of.initiative.reviews.flatMap((review): readonly Row[] => {
      const { municipality, company } = review.signed
      return [
        [
          ...keyOf(of),
          review.period,
          review.decision,
          review.reason,
          review.seen,
          review.nextAction,
          review.nextBy ?? null,
          municipality.post,
          municipality.on,
          company.post,
          company.on,
          review.publishedAt,
          1,
        ],
        ...review.earlier.map(
          (old): Row => [
            ...keyOf(of),
            review.period,
            old.decision,
            old.reason,
            ...Array.from({ length: 7 }, () => null),
            old.publishedAt,
            0,
          ],
        ),
      ]
    }),
  ),
]

/** Every file by the name it has below `open-data/`. */
export const OPEN_DATA_FILES = {
  agreements: { columns: AGREEMENT_COLUMNS, rows: agreementRows },
  initiatives: { columns: INITIATIVE_COLUMNS, rows: initiativeRows },
  figures: { columns: FIGURE_COLUMNS, rows: figureRows },
  reviews: { columns: REVIEW_COLUMNS, rows: reviewRows },
} as const
export type OpenDataFile = keyof typeof OPEN_DATA_FILES
export const OPEN_DATA_NAMES = Object.keys(OPEN_DATA_FILES) as readonly OpenDataFile[]
