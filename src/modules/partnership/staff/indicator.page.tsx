/** 一つの指標 — targets and figures by period, with both confirmations, and the way to publish them. */
import type { Crumb } from '#ui/crumbs'
import { ErrorSummary, type FieldError } from '#ui/error-summary'
import { Facts } from '#ui/facts'
import { Flash } from '#ui/flash'
import { T } from '#ui/ruby'
import { Document, type Shell } from '#ui/shell'
import type { Side } from '../agreements/agreement.ts'
import type { Achievement } from '../indicators/achievement.ts'
import { ja as terms } from '../public/terms.words.ja.ts'
import { FigureForms } from './figure-forms.page.tsx'
import { FigureTable } from './figure-table.page.tsx'
import { DISCLOSURE_WORDS, PERIOD_KIND_WORDS, ja as words } from './figures.words.ja.ts'
import type { FigureLine, ShownIndicator, ShownMeasurement, ShownTarget } from './indicator-view.ts'
import { PublishPart } from './publish.page.tsx'
import type { PublishView } from './publish-view.ts'

export type IndicatorPageProps = {
  readonly shell: Shell
  readonly crumbs: readonly Crumb[]
  readonly to: (path: string) => string
  readonly done: string | undefined
  readonly indicator: ShownIndicator
  readonly side: Side
  readonly targets: readonly FigureLine<ShownTarget>[]
  readonly measurements: readonly FigureLine<ShownMeasurement>[]
  readonly achievements: readonly { readonly period: string; readonly achievement: Achievement }[]
  readonly periods: readonly string[]
  readonly mayWrite: boolean
  readonly mayConfirm: boolean
  readonly publish: PublishView
  readonly typed: Readonly<Record<string, string>>
  /** Which of the two forms was sent. */
  readonly sent: 'target' | 'measurement' | undefined
  readonly errors: readonly FieldError[]
}

export function IndicatorPage(props: IndicatorPageProps) {
  const { shell, crumbs, to, done, indicator, targets, measurements, achievements, mayWrite, errors } = props
  const kind = terms.countKinds[indicator.countKind]
  return (
    <Document shell={shell} title={indicator.name.ja} crumbs={crumbs}>
      <h1>
        <T text={indicator.name.ja} />
      </h1>
      {done && words.done[done] && <Flash>{words.done[done]}</Flash>}
      <ErrorSummary title={words.fix} errors={errors} />
      <p class="lead">
        <T text={indicator.definition} />
      </p>
      <Facts
        items={[
          { term: words.facts.counts, value: kind.name, note: kind.says },
          { term: words.facts.every, value: PERIOD_KIND_WORDS[indicator.periodKind] },
          {
            term: words.facts.disclosure,
            value: DISCLOSURE_WORDS[indicator.disclosure].name,
            note: DISCLOSURE_WORDS[indicator.disclosure].says,
          },
          indicator.baseline === undefined
            ? { term: words.facts.baseline, value: words.facts.none, unknown: true }
            : { term: words.facts.baseline, value: terms.amount(indicator.baseline, indicator.unit) },
          ...achievements.map(({ period, achievement }) => ({
            term: `${terms.period(period)} ${words.achievement}`,
            value: achievementText(achievement),
          })),
        ]}
      />
      <section class="flow">
        <h2>{words.targets}</h2>
        <FigureTable
          what="target"
          caption={words.targets}
          empty={words.noTargets}
          lines={targets}
          value={({ value }) => terms.amount(value, indicator.unit)}
          basis={({ rationale }) => rationale}
          to={to}
          mayConfirm={props.mayConfirm}
        />
      </section>
      <section class="flow">
        <h2>{words.figures}</h2>
        <FigureTable
          what="measurement"
          caption={words.figures}
          empty={words.noFigures}
          lines={measurements}
          value={({ measured }) => measuredText(measured, indicator.unit)}
          basis={({ source, note }) => [source, note].filter(Boolean).join('。')}
          to={to}
          mayConfirm={props.mayConfirm}
        />
      </section>
      {mayWrite && <FigureForms {...props} />}
      <PublishPart view={props.publish} unit={indicator.unit} action={to(`/indicators/${indicator.id}/publish`)} />
    </Document>
  )
}

const measuredText = (measured: ShownMeasurement['measured'], unit: string): string => {
  switch (measured.status) {
    case 'known':
      return terms.amount(measured.value, unit)
    case 'approximate':
      return `約${terms.amount(measured.value, unit)}`
    case 'hidden':
      return '10未満（もとの資料のまま）'
    case 'pending':
      return '集計中'
    case 'notApplicable':
      return '該当なし'
    case 'notDone':
      return '未実施'
  }
}

function achievementText(achievement: Achievement): string {
  switch (achievement.kind) {
    case 'achieved':
      return words.percent(achievement.ratio)
    case 'soFar':
      return words.soFar(achievement.ratio, achievement.reported, achievement.unreported)
    case 'none':
      return words.noAchievement[achievement.why]
    case 'notReported':
      return words.noAchievement.notReported
  }
}
