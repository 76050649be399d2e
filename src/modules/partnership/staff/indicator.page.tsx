/** 一つの指標 — targets and figures by period, with both confirmations, and the way to publish them. */
import { plainText } from '#kernel/ruby'
import { Actions, ButtonLink } from '#ui/button'
import type { Crumb } from '#ui/crumbs'
import { ErrorSummary, type FieldError } from '#ui/error-summary'
import { Facts } from '#ui/facts'
import { Flash } from '#ui/flash'
import { Note } from '#ui/note'
import { T } from '#ui/ruby'
import { Document, type Shell } from '#ui/shell'
import type { Side } from '../agreements/agreement.ts'
import type { Achievement } from '../indicators/achievement.ts'
import { ja as terms } from '../public/terms.words.ja.ts'
import { FigureForms } from './figure-forms.page.tsx'
import { FigureTable } from './figure-table.page.tsx'
import { DISCLOSURE_WORDS, measuredText, PERIOD_KIND_WORDS, ja as words } from './figures.words.ja.ts'
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
  /** The period whose figure is due, chosen beforehand in the form. */
  readonly toRecord: string | undefined
  readonly mayWrite: boolean
  readonly mayConfirm: boolean
  readonly publish: PublishView
  readonly typed: Readonly<Record<string, string>>
  /** Which of the two forms was sent. */
  readonly sent: 'target' | 'measurement' | undefined
  /** What was sent was not written, because another value of that period came first. */
  readonly stale: boolean
  readonly errors: readonly FieldError[]
}

export function IndicatorPage(props: IndicatorPageProps) {
  const { shell, crumbs, to, done, indicator, targets, measurements, mayWrite, errors } = props
  return (
    <Document shell={shell} title={indicator.name.ja} crumbs={crumbs}>
      <h1>
        <T text={indicator.name.ja} />
      </h1>
      {done && words.done[done] && <Flash>{words.done[done]}</Flash>}
      <ErrorSummary title={words.fix} errors={errors} />
      <Changed {...props} />
      <p class="lead">
        <T text={indicator.definition} />
      </p>
      {indicator.feed !== undefined && (
        <Note title={words.fedTitle}>
          <p>{words.fedSays}</p>
        </Note>
      )}
      <WhatToDo {...props} />
      <section class="flow" id="figures">
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
      <section class="flow" id="targets">
        <h2>{words.targets}</h2>
        {indicator.baseline === undefined && targets.length > 0 && <p class="sub">{words.noAchievement.noBaseline}</p>}
        <FigureTable
          what="target"
          caption={words.targets}
          empty={words.noTargets}
          lines={targets}
          value={({ value }) => terms.amount(value, indicator.unit)}
          reached={indicator.baseline === undefined ? undefined : (target) => reachedText(props, target)}
          basis={({ rationale }) => rationale}
          to={to}
          mayConfirm={props.mayConfirm}
        />
      </section>
      {mayWrite && <FigureForms {...props} />}
      <PublishPart view={props.publish} unit={indicator.unit} action={to(`/indicators/${indicator.id}/publish`)} />
      <Rules indicator={indicator} />
    </Document>
  )
}

/** The ways to what one comes here for, before anything that has to be scrolled over. */
function WhatToDo({ indicator, targets, measurements, toRecord, mayConfirm, mayWrite }: IndicatorPageProps) {
  const waiting = [...measurements, ...targets].filter(({ waitsForUs }) => waitsForUs)
  const [first] = waiting
  const confirms = mayConfirm && first
  if (!confirms && !mayWrite) return null
  return (
    <Actions>
      {confirms && (
        <ButtonLink kind="go" href={`#f-${first.figure.id}`}>
          {words.toConfirm(waiting.length)}
        </ButtonLink>
      )}
      {mayWrite && indicator.feed === undefined && (
        <ButtonLink kind={confirms ? 'plain' : 'go'} href="#add-figure">
          {toRecord === undefined ? words.addFigure : words.toRecord(plainText(terms.period(toRecord)))}
        </ButtonLink>
      )}
      {mayWrite && (
        <ButtonLink kind="text" href="#add-target">
          {words.toPropose}
        </ButtonLink>
      )}
    </Actions>
  )
}

/** Somebody said another value while the form was open: both stand side by side, nothing is written over. */
function Changed({ sent, stale, typed, targets, measurements, indicator }: IndicatorPageProps) {
  if (!stale || sent === undefined) return null
  const period = typed['period'] ?? ''
  const target = targets.find(({ figure }) => figure.period === period)
  const measurement = measurements.find(({ figure }) => figure.period === period)
  const now =
    sent === 'target'
      ? target && `${terms.amount(target.figure.value, indicator.unit)}　${target.figure.rationale}　${target.by}`
      : measurement &&
        `${measuredText(measurement.figure.measured, indicator.unit)}　${measurement.figure.source}　${measurement.by}`
  const mine = [typed['value'], typed[sent === 'target' ? 'rationale' : 'source'], typed['note']]
  return (
    <Note kind="warn" title={words.stoodMeanwhile(plainText(terms.period(period)))}>
      <Facts
        items={[
          { term: words.nowStands, value: now ?? words.notYet, unknown: now === undefined },
          { term: words.youTyped, value: mine.filter(Boolean).join('　') },
        ]}
      />
    </Note>
  )
}

function Rules({ indicator }: Pick<IndicatorPageProps, 'indicator'>) {
  const kind = terms.countKinds[indicator.countKind]
  const disclosure = DISCLOSURE_WORDS[indicator.disclosure]
  const { baseline } = indicator
  return (
    <section class="flow" id="rules">
      <h2>{words.rules}</h2>
      <Facts
        items={[
          { term: words.facts.counts, value: kind.name, note: kind.says },
          { term: words.facts.every, value: PERIOD_KIND_WORDS[indicator.periodKind] },
          { term: words.facts.disclosure, value: disclosure.name, note: disclosure.says },
          baseline === undefined
            ? { term: words.facts.baseline, value: words.facts.none, unknown: true }
            : { term: words.facts.baseline, value: terms.amount(baseline, indicator.unit) },
        ]}
      />
    </section>
  )
}

const reachedText = ({ achievements }: IndicatorPageProps, target: ShownTarget): string => {
  const found = achievements.find(({ period }) => period === target.period)
  return found ? achievementText(found.achievement) : ''
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
