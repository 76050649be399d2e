/** ある日の画面 — what both sides had said about one initiative by the end of a day, and what became of it since. */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { type Instant, localDateAt } from '#kernel/instant'
import { plainText } from '#kernel/ruby'
import { AsOf } from '#ui/as-of'
import { Actions, Button } from '#ui/button'
import { Chips } from '#ui/chips'
import { Empty } from '#ui/empty'
import { ErrorSummary, type FieldError } from '#ui/error-summary'
import { Facts } from '#ui/facts'
import { Form } from '#ui/form'
import { HistoryList } from '#ui/history-list'
import { Note } from '#ui/note'
import { T } from '#ui/ruby'
import { Document, type Shell } from '#ui/shell'
import { DateField } from '#ui/text-field'
import type { Side } from '../agreements/agreement.ts'
import type { ReviewThen } from '../as-of/as-of.ts'
import type { LineKind, State, StateLine } from '../initiatives/initiative.ts'
import type { ProgressNow } from '../progress/progress.ts'
import { StateBadge } from '../public/state-badge.page.tsx'
import { ja as terms } from '../public/terms.words.ja.ts'
import type { ReviewText } from '../reviews/review.ts'
import { ja as words } from './as-of.words.ja.ts'
import { AsOfFigures, type IndicatorThen } from './as-of-figures.page.tsx'
import { ProgressFacts } from './progress.page.tsx'
import { ja as progressWords } from './progress.words.ja.ts'
import { ja as reviewWords } from './reviews.words.ja.ts'

export type Then =
  | { readonly kind: 'notShared' }
  | {
      readonly kind: 'said'
      readonly state: State
      readonly consent: Side | undefined
      readonly textIsLater: boolean
      readonly owners: Readonly<Record<Side, string | undefined>>
      /** Oldest first. */
      readonly history: readonly (StateLine & {
        readonly kind: LineKind
        readonly by: string
        readonly recordedAt: Instant
      })[]
      readonly progress: ProgressNow
      readonly indicators: readonly IndicatorThen[]
      readonly reviews: readonly ReviewThen<ReviewText>[]
    }

export type AsOfPageProps = {
  readonly shell: Shell
  readonly to: (path: string) => string
  readonly initiative: { readonly id: Uuid; readonly title: string }
  readonly typed: string
  readonly errors: readonly FieldError[]
  readonly often: readonly LocalDate[]
  /** Undefined: no day has been asked for yet. */
  readonly asked: { readonly day: LocalDate; readonly stood: Then } | undefined
}

export function AsOfPage({ shell, to, initiative, typed, errors, often, asked }: AsOfPageProps) {
  const at = to(`/initiatives/${initiative.id}`)
  return (
    <Document
      shell={shell}
      title={words.title}
      crumbs={[
        { label: words.initiatives, href: to('/initiatives') },
        { label: plainText(initiative.title), href: at },
        { label: words.title },
      ]}
    >
      <h1>{words.title}</h1>
      <ErrorSummary title={words.fix} errors={errors} />
      <p class="lead">
        <T text={initiative.title} />
      </p>
      <Form action={`${at}/as-of`} method="get">
        <DateField
          name="on"
          label={words.on}
          hint={words.onHint}
          value={typed}
          error={errors.find(({ field }) => field === 'on')?.text}
        />
        <Actions>
          <Button kind="go">{words.show}</Button>
        </Actions>
      </Form>
      {often.length > 0 && (
        <Chips
          label={words.often}
          chips={often.map((day) => ({
            label: terms.day(day),
            href: `${at}/as-of?on=${day}`,
            current: asked?.day === day,
          }))}
        />
      )}
      {asked ? <Told {...asked} to={to} /> : errors.length === 0 && <p class="sub">{words.lead}</p>}
    </Document>
  )
}

function Told({ day, stood, to }: { readonly day: LocalDate; readonly stood: Then; readonly to: AsOfPageProps['to'] }) {
  return (
    <>
      <AsOf at={day} time={terms.day(day)} after={words.asOf} more={[words.lead]} />
      {stood.kind === 'notShared' ? (
        <Empty title={words.notShared}>{words.notSharedSays}</Empty>
      ) : (
        <>
          {stood.textIsLater && <Note kind="warn">{words.textIsLater}</Note>}
          <Facts
            items={[
              {
                term: words.state,
                value: <StateBadge state={stood.state} terms={terms} />,
                note: stood.consent && words.consent(stood.consent),
              },
              ...(['municipality', 'company'] as const).map((side) => ({
                term: words.post(side),
                value: stood.owners[side] ?? words.nobody,
                unknown: stood.owners[side] === undefined,
              })),
            ]}
          />
          {(stood.progress.municipality || stood.progress.company) && (
            <section class="flow">
              <h2>{progressWords.title}</h2>
              <ProgressFacts now={stood.progress} />
            </section>
          )}
          <AsOfFigures indicators={stood.indicators} to={to} />
          <Reviews reviews={stood.reviews} />
          <section class="flow">
            <h2>{words.history}</h2>
            <HistoryList
              entries={stood.history.toReversed().map((line) => ({
                at: line.decidedOn,
                time: terms.day(line.decidedOn),
                by: line.side === 'municipality' ? ('municipality' as const) : ('partner' as const),
                who: line.by,
                text: words.line(line.kind, plainText(terms.states[line.state]), line.reason),
                more:
                  localDateAt(line.recordedAt) === line.decidedOn ? undefined : (
                    <p class="small sub">
                      <T text={words.recordedOn(terms.day(localDateAt(line.recordedAt)))} />
                    </p>
                  ),
              }))}
            />
          </section>
        </>
      )}
    </>
  )
}

const Reviews = ({ reviews }: { readonly reviews: readonly ReviewThen<ReviewText>[] }) => (
  <section class="flow">
    <h2>{words.reviews}</h2>
    {reviews.length === 0 && <Empty title={words.noReviews}>{words.noReviewsSays}</Empty>}
    {reviews.map((each) => (
      <div class="flow">
        <h3>
          <T text={terms.period(each.kind === 'said' ? each.review.period : each.period)} />
        </h3>
        {each.kind === 'rewritten' ? (
          <p class="sub">{words.rewritten}</p>
        ) : (
          <>
            <p>
              {each.review.decision && (
                <b>
                  <T text={terms.decisions[each.review.decision]} />
                </b>
              )}
              {'　'}
              {each.state.kind === 'waitsFor' ? words.waitsFor(each.state.sides) : words.closed}
            </p>
            <Facts
              items={[
                ...(each.review.beforeState
                  ? [
                      {
                        term: reviewWords.beforeTitle,
                        value: reviewWords.beforeSaid(each.review.beforeState, each.review.beforeNote ?? ''),
                      },
                    ]
                  : []),
                { term: words.reason, value: each.review.reason },
                ...(each.review.nextAction === '' ? [] : [{ term: words.next, value: each.review.nextAction }]),
              ]}
            />
          </>
        )}
      </div>
    ))}
  </section>
)
