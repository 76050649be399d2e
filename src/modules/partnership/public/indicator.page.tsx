/** 一つの指標 — its figures as a chart and a table, beside their targets, with who confirmed them and what stood before. */
import { localDateAt } from '#kernel/instant'
import { type Language, textIn } from '#kernel/language'
import { ChartFigure, type ChartPoint } from '#ui/chart'
import { Details } from '#ui/details'
import { type Fact, Facts } from '#ui/facts'
import { Note } from '#ui/note'
import { Said, T } from '#ui/ruby'
import type { Shell } from '#ui/shell'
import { DataTable } from '#ui/table'
import { Tie } from '#ui/tie'
import type { AgreementWords } from './agreement.words.ja.ts'
import {
  bothConfirmedOn,
  commonTarget,
  latestFigure,
  type Replaced,
  remarksOn,
  replacedFigures,
  targetFor,
  targetsAhead,
} from './figure-text.ts'
import type { InitiativeWords } from './initiative.words.ja.ts'
import type { PublicFigure, PublicIndicator } from './public-partnership.ts'
import { AsWritten, OnlyJapanese } from './state-badge.page.tsx'
import type { TermWords } from './terms.words.ja.ts'

type Props = {
  readonly indicator: PublicIndicator
  readonly id: string
  readonly shell: Shell
  readonly to: (path: string) => string
  readonly terms: TermWords
  readonly words: AgreementWords
  readonly own: InitiativeWords
}

export function IndicatorSection(props: Props) {
  const { indicator, id, terms, own } = props
  const newest = latestFigure(indicator)
  const kind = terms.countKinds[indicator.countKind]
  const facts = factsOf(props)
  return (
    <section class="flow" id={id}>
      <h3>
        <Said text={indicator.name} />
      </h3>
      <div class="tight">
        <p>
          <AsWritten text={indicator.definition} /> <OnlyJapanese {...props} />
        </p>
        <p class="small sub">
          <b>
            <T text={kind.name} />
          </b>{' '}
          <T text={kind.says} /> <T text={terms.directions[indicator.direction]} />
        </p>
      </div>
      {indicator.awaitsPublication && <Note title={own.awaits}>{own.awaitsSays}</Note>}
      {newest ? (
        <>
          <Chart {...props} />
          <p>
            <Tie confirmed="both">{own.bothConfirmed}</Tie>{' '}
            <small class="sub">
              <T text={own.newest(terms.day(bothConfirmedOn(newest)))} />
            </small>
          </p>
          {facts.length > 0 && <Facts items={facts} />}
          <Details summary={own.recordTitle}>
            <Record {...props} />
          </Details>
          <Earlier {...props} />
        </>
      ) : (
        <>
          {!indicator.awaitsPublication && (
            <p class="empty">
              <T text={own.noFigures} />
            </p>
          )}
          {facts.length > 0 && <Facts items={facts} />}
        </>
      )}
    </section>
  )
}

function factsOf({ indicator, terms, own }: Props): readonly Fact[] {
  const { unit, baseline } = indicator
  const ahead = targetsAhead(indicator)
  return [
    ...(baseline === undefined ? [] : [{ term: own.baseline, value: terms.amount(baseline, unit) }]),
    ...(ahead.length === 0
      ? []
      : [
          {
            term: own.nextTargets,
            value: ahead.map(({ period, value }) => (
              <div>
                <T text={terms.period(period)} /> <T text={terms.amount(value, unit)} />
              </div>
            )),
          },
        ]),
  ]
}

function Chart({ indicator, id, terms, own, shell, to }: Props) {
  const common = commonTarget(indicator)
  const words = own.chart
  const { unit, figures, countKind } = indicator
  return (
    <ChartFigure
      id={id}
      kind={countKind === 'ratio' || countKind === 'score' ? 'line' : 'bar'}
      data={{
        caption: plainName(indicator, shell.language),
        unit: own.unit(terms.unit(unit)),
        points: figures.map((figure) => pointOf(figure, indicator, terms, common === undefined)),
        target: common === undefined ? undefined : { value: common, label: own.targetLine(terms.amount(common, unit)) },
        links: { csv: to('/partnership/open-data/figures.csv') },
      }}
      words={{
        description: words.description(
          figures
            .map(({ period, shown }) => words.point(terms.period(period), terms.shown(shown, unit)))
            .join(words.between),
        ),
        table: words.table,
        period: words.period,
        value: terms.countKinds[countKind].name,
        target: words.target,
        noTarget: words.noTarget,
        csv: words.csv,
        empty: own.noFigures,
      }}
      notes={remarksOn(indicator).map(terms.remark)}
    />
  )
}

const plainName = ({ name }: PublicIndicator, language: Language): string => textIn(name, language).text

function pointOf(
  { period, shown }: PublicFigure,
  indicator: PublicIndicator,
  terms: TermWords,
  ownTarget: boolean,
): ChartPoint {
  const label = terms.point(period)
  const target = ownTarget ? targetFor(indicator, period) : undefined
  switch (shown.kind) {
    case 'value':
      return { ...label, target, value: shown.value }
    case 'hidden':
      return { ...label, target, value: { hidden: terms.shownWord(shown), upTo: shown.below } }
    default:
      return { ...label, target, value: { missing: terms.shownWord(shown) } }
  }
}

function Record({ indicator, terms, own }: Props) {
  return (
    <DataTable<PublicFigure>
      mode="stack"
      caption={own.recordTitle}
      captionHidden
      rows={indicator.figures.toReversed()}
      empty={own.noFigures}
      columns={[
        { key: 'period', head: own.chart.period, cell: ({ period }) => terms.period(period) },
        { key: 'value', head: own.value, cell: ({ shown }) => terms.shown(shown, indicator.unit) },
        { key: 'source', head: own.source, cell: ({ source }) => <AsWritten text={source} /> },
        {
          key: 'municipality',
          head: terms.sides.municipality,
          cell: ({ confirmedOn }) => terms.day(confirmedOn.municipality),
        },
        { key: 'company', head: terms.sides.company, cell: ({ confirmedOn }) => terms.day(confirmedOn.company) },
        {
          key: 'published',
          head: own.publishedOn,
          cell: ({ publishedAt }) => terms.day(localDateAt(publishedAt)),
        },
      ]}
    />
  )
}

function Earlier({ indicator, terms, own }: Props) {
  const replaced = replacedFigures(indicator)
  if (replaced.length === 0) return null
  return (
    <Details summary={own.replacedTitle}>
      <p>
        <T text={own.replacedSays} />
      </p>
      <DataTable<Replaced>
        mode="stack"
        caption={own.replacedTitle}
        captionHidden
        rows={replaced}
        empty={own.noFigures}
        columns={[
          { key: 'period', head: own.chart.period, cell: ({ period }) => terms.period(period) },
          { key: 'before', head: own.before, cell: ({ before }) => terms.shown(before, indicator.unit) },
          { key: 'after', head: own.after, cell: ({ now }) => terms.shown(now, indicator.unit) },
          {
            key: 'published',
            head: own.publishedOn,
            cell: ({ publishedAt }) => terms.day(localDateAt(publishedAt)),
          },
          {
            key: 'superseded',
            head: own.supersededOn,
            cell: ({ supersededAt }) => terms.day(localDateAt(supersededAt)),
          },
        ]}
      />
    </Details>
  )
}
