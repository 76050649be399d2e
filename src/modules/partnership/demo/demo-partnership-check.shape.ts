/**
 * 見本の取組のつじつま — what the shape alone cannot see: a figure before it was counted, a company that signs before
 * the town, an item that the agreement does not have.
 *
 * Order     in a story nothing is confirmed before it is recorded, and nothing published before both confirmed
 */
import type { LocalDate } from '#kernel/calendar'
import { readPeriod } from '#kernel/period'
import { fitsUnit } from '#kernel/unit'
import { type Agreement, SIDES } from '../agreements/agreement.ts'
import { nextStates, type State } from '../initiatives/initiative.ts'
import type {
  DemoAgreement,
  DemoFigure,
  DemoIndicator,
  DemoInitiative,
  DemoPartnership,
  DemoReview,
} from './demo-partnership.shape.ts'

export type DemoPath = readonly (string | number)[]
export type DemoSlip = { readonly path: DemoPath; readonly says: string }

/** Faults that show inside the file. */
export const slipsIn = (file: DemoPartnership): readonly DemoSlip[] => [
  ...twice(file.agreements, 'agreement', ['agreements']),
  ...file.agreements.flatMap((agreement, index) => slipsInAgreement(agreement, ['agreements', index])),
]

/** Faults that show beside the agreement, once both files are at hand. */
export const strangeItems = (demo: DemoAgreement, agreement: Agreement, at: DemoPath): readonly DemoSlip[] => {
  const strange = (no: number, path: DemoPath) =>
    agreement.items.some((item) => item.no === no)
      ? []
      : slip(path, `事項${no}は、この協定にありません。番号を直してください。`)
  return [
    ...demo.initiatives.flatMap(({ items }, index) =>
      items.flatMap((no, place) => strange(no, [...at, 'initiatives', index, 'items', place])),
    ),
    ...demo.menu.flatMap(({ item }, index) => strange(item, [...at, 'menu', index, 'item'])),
  ]
}

const slip = (path: DemoPath, says: string): readonly DemoSlip[] => [{ path, says }]

const slipsInAgreement = (
  { initiatives, meetings, menu, proposals }: DemoAgreement,
  at: DemoPath,
): readonly DemoSlip[] => [
  ...twice(initiatives, 'key', [...at, 'initiatives']),
  ...initiatives.flatMap((initiative, index) => slipsInInitiative(initiative, [...at, 'initiatives', index])),
  ...meetings.flatMap(({ held_on, on }, index) => inOrder([held_on, on], [...at, 'meetings', index])),
  ...twice(menu, 'key', [...at, 'menu']),
  ...menu.flatMap(({ on, shared, closed }, index) => inOrder([on, shared, closed?.on], [...at, 'menu', index])),
  ...proposals.flatMap(({ on, answers, history }, index) => {
    const path = [...at, 'proposals', index]
    const entry = menu.find(({ key }) => key === answers)
    return [
      ...(answers !== undefined && entry?.shared === undefined
        ? slip([...path, 'answers'], `「${answers}」は、相手方に見せた困りごとか、できることではありません。`)
        : []),
      ...history.flatMap(({ initiative }, line) =>
        initiative === undefined || initiatives.some(({ key }) => key === initiative)
          ? []
          : slip([...path, 'history', line], `「${initiative}」という取組はありません。名前を直してください。`),
      ),
      ...inOrder([entry?.shared, on, ...history.map((line) => line.on)], path),
    ]
  }),
]

function slipsInInitiative(initiative: DemoInitiative, at: DemoPath): readonly DemoSlip[] {
  const { history, indicators, reviews, registered } = initiative
  return [
    ...(initiative.not_shared &&
    (initiative.public_on || history.length > 0 || indicators.length > 0 || reviews.length > 0)
      ? slip(at, '片方だけの案（not_shared）は、段階も、指標も、ふり返りも、公表した日も持てません。消してください。')
      : []),
    ...(initiative.not_shared || history[0]?.state === 'considered'
      ? []
      : slip([...at, 'history'], '段階は、considered から始めてください。')),
    ...history.flatMap(({ state, on, answer }, index) => {
      const before = history[index - 1]
      const path = [...at, 'history', index]
      const said = history.slice(0, index).flatMap((line) => saidBy(line.state, line.answer !== undefined))
      return [
        ...(before && !nextStates(said, 'municipality').includes(state)
          ? slip(path, `${before.state} から ${state} へは進めません。間の段階を書くか、直してください。`)
          : []),
        ...((state === 'agreed') === (answer !== undefined)
          ? []
          : slip(path, 'answer（もう一方の返事）は、agreed に一つ書きます。ほかの段階には書けません。')),
        ...inOrder([before?.on ?? registered.on, on], path),
      ]
    }),
    ...twice(indicators, 'key', [...at, 'indicators']),
    ...indicators.flatMap((indicator, index) => slipsInIndicator(indicator, [...at, 'indicators', index])),
    ...reviews.flatMap((review, index) => slipsInReview(review, [...at, 'reviews', index])),
  ]
}

/** Which side asked and which answered makes no difference to what may come next. */
const saidBy = (state: State, answered: boolean) =>
  (answered ? SIDES : (['municipality'] as const)).map((side) => ({ state, side }))

function slipsInIndicator(indicator: DemoIndicator, at: DemoPath): readonly DemoSlip[] {
  const { period_kind, targets, figures, unit, recorded } = indicator
  const fits = (period: string, path: DemoPath): readonly DemoSlip[] => {
    const read = readPeriod(period)
    return read.ok && read.value.kind === period_kind
      ? []
      : slip(path, `期間「${period}」は、この指標の期間（${period_kind}）と合いません。直してください。`)
  }
  const number = (value: number | undefined, path: DemoPath): readonly DemoSlip[] =>
    value === undefined || fitsUnit(value, unit)
      ? []
      : slip(path, `${value} は、この単位では細かすぎます。小数を直してください。`)
  return [
    ...publishedTogether(indicator, at),
    ...targets.flatMap((target, index) => [
      ...target.periods.flatMap((period) => fits(period, [...at, 'targets', index])),
      ...number(target.value, [...at, 'targets', index, 'value']),
      ...confirming(target.on, target, [...at, 'targets', index]),
      ...inOrder([recorded.on, target.on], [...at, 'targets', index]),
    ]),
    ...figures.flatMap((figure, index) => {
      const path = [...at, 'figures', index]
      const versions = [figure, ...figure.corrected]
      return [
        ...fits(figure.period, path),
        ...versions.flatMap((version) => [
          ...number(version.value, path),
          ...valueFitsStatus(version, path),
          ...confirming(version.recorded, version, path),
        ]),
        ...inOrder([recorded.on, ...versions.map((version) => version.recorded)], path),
      ]
    }),
  ]
}

/** One press publishes whatever both confirmed of an indicator: nothing confirmed can be left for another day. */
function publishedTogether({ targets, figures }: DemoIndicator, at: DemoPath): readonly DemoSlip[] {
  const all = [
    ...targets.map((each, index) => ({ each, path: [...at, 'targets', index] })),
    ...figures.flatMap((each, index) =>
      [each, ...each.corrected].map((version) => ({ each: version, path: [...at, 'figures', index] })),
    ),
  ]
  const days = all.flatMap(({ each }) => each.published ?? []).sort()
  return all.flatMap(({ each: { municipality, company, published }, path }) => {
    if (!municipality || !company) return []
    const next = days.find((day) => day >= municipality && day >= company)
    return next === published
      ? []
      : slip(
          path,
          `両方が確かめたものは、この指標を次に公表する日（${next ?? ''}）に一緒に出ます。published を直してください。`,
        )
  })
}

const valueFitsStatus = ({ status, value }: Pick<DemoFigure, 'status' | 'value'>, path: DemoPath) =>
  (value !== undefined) === (status === 'known' || status === 'approximate')
    ? []
    : slip(path, 'value は、確かな数とおよその数のときだけ書きます。status と合わせてください。')

type Confirmed = {
  readonly municipality?: LocalDate | undefined
  readonly company?: LocalDate | undefined
  readonly published?: LocalDate | undefined
}

function confirming(from: LocalDate, { municipality, company, published }: Confirmed, path: DemoPath) {
  const both = [municipality, company].filter((day) => day !== undefined)
  return [
    ...both.flatMap((day) => inOrder([from, day], path)),
    ...(published && both.length < 2
      ? slip(path, '公表できるのは、両方が確かめた後です。published を消してください。')
      : []),
    ...(published ? both.flatMap((day) => inOrder([day, published], path)) : []),
  ]
}

/** The town signs first, then the company: the one who answers to residents goes ahead. */
function slipsInReview({ proposed, signed, published, next_by }: DemoReview, at: DemoPath): readonly DemoSlip[] {
  const { municipality, company } = signed
  return [
    ...(company && !municipality ? slip(at, '署名は市が先です。市の日を書いてください。') : []),
    ...(published && !company ? slip(at, '公表できるのは、両方が署名した後です。published を消してください。') : []),
    ...inOrder([proposed.on, municipality, company, published], at),
    ...inOrder([proposed.on, next_by], [...at, 'next_by']),
  ]
}

function inOrder(days: readonly (LocalDate | undefined)[], path: DemoPath): readonly DemoSlip[] {
  const known = days.filter((day) => day !== undefined)
  const late = known.find((day, index) => index > 0 && day < (known[index - 1] ?? day))
  return late ? slip(path, `日付の順が逆です（${late} の前に、それより後の日があります）。直してください。`) : []
}

const twice = <K extends string>(list: readonly { readonly [key in K]: string }[], key: K, at: DemoPath) =>
  list.flatMap((each, index) =>
    list.findIndex((other) => other[key] === each[key]) === index
      ? []
      : slip([...at, index, key], `「${each[key]}」が二つあります。別の名前にしてください。`),
  )
