/** 催しの職員の画面 — every event one may see, and one of them with its next step. */
import type { Uuid } from '#kernel/id'
import { Badge, type BadgeKind } from '#ui/badge'
import { Actions, Button, ButtonLink } from '#ui/button'
import { Card } from '#ui/card'
import { Empty } from '#ui/empty'
import { ErrorSummary, type FieldError } from '#ui/error-summary'
import { Facts } from '#ui/facts'
import { Flash } from '#ui/flash'
import { Form } from '#ui/form'
import { Note } from '#ui/note'
import { RadioPick } from '#ui/pick'
import { Document, type Shell } from '#ui/shell'
import { DataTable } from '#ui/table'
import { TextArea } from '#ui/text-field'
import type { EventState, EventText } from '../programmes/event.ts'
import type { EventCounts } from '../programmes/reception.ts'
import { ja as words } from './events.words.ja.ts'

export type EventLine = EventText & {
  readonly id: Uuid
  readonly state: EventState
  readonly reason: string
  readonly version: number
  /** Undefined: not one of the reader's. */
  readonly initiativeTitle: string | undefined
}
export type StaffEventsProps = {
  readonly shell: Shell
  readonly to: (path: string) => string
  readonly events: readonly EventLine[]
  /** 'none': may write, and there is no initiative to write under. */
  readonly writes: 'yes' | 'no' | 'none'
}
export type StaffEventProps = {
  readonly shell: Shell
  readonly to: (path: string) => string
  readonly done: string | undefined
  readonly event: EventLine
  /** Its page for residents. */
  readonly page: string | undefined
  readonly mayChange: boolean
  /** For who counts at the door: how many applied, and came. Undefined: not the reader's. */
  readonly counts: EventCounts | undefined
  /** A draft whose reader may write it and not publish it. */
  readonly waitsForPublisher: boolean
  /** Steps that may be taken today, by the reader. */
  readonly next: readonly EventState[]
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

const KIND: Readonly<Record<EventState, BadgeKind>> = {
  draft: 'warn',
  published: 'fill',
  closed: 'teal',
  held: 'fill-ok',
  cancelled: 'gray',
}
const StateBadge = ({ state }: { readonly state: EventState }) => (
  <Badge kind={KIND[state]}>{words.states[state]}</Badge>
)

export function StaffEventsPage({ shell, to, events, writes }: StaffEventsProps) {
  return (
    <Document shell={shell} title={words.title}>
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      {writes === 'yes' && (
        <Actions>
          <ButtonLink kind="go" href={to('/events/new')}>
            {words.add}
          </ButtonLink>
        </Actions>
      )}
      {writes === 'none' && (
        <Note title={words.noInitiative}>
          <p>
            {words.noInitiativeSays} <a href={to('/initiatives')}>{words.toInitiatives}</a>
          </p>
        </Note>
      )}
      <DataTable
        caption={words.caption}
        captionHidden
        mode="stack"
        rows={events}
        empty={<Empty title={words.none}>{writes === 'no' ? words.noneCompany : words.noneSays}</Empty>}
        columns={[
          {
            key: 'title',
            head: words.columns.title,
            cell: ({ id, title }) => <a href={to(`/events/${id}`)}>{title.ja}</a>,
          },
          { key: 'day', head: words.columns.day, cell: ({ day, begins, ends }) => words.when(day, begins, ends) },
          {
            key: 'initiative',
            head: words.columns.initiative,
            cell: ({ initiativeTitle }) => initiativeTitle ?? words.unknownInitiative,
          },
          { key: 'places', head: words.columns.places, cell: placesOf },
          { key: 'state', head: words.columns.state, cell: ({ state }) => <StateBadge state={state} /> },
        ]}
      />
    </Document>
  )
}

const placesOf = ({ places }: EventLine): string => (places ? words.placesOf(places) : words.notSet)

export function StaffEventPage(props: StaffEventProps) {
  const { shell, to, done, event, page, mayChange, counts, next, errors } = props
  const span = [event.applyFrom, event.applyUntil].map((day) => day && words.day(day))
  return (
    <Document
      shell={shell}
      title={event.title.ja}
      crumbs={[{ label: words.title, href: to('/events') }, { label: event.title.ja }]}
    >
      <h1>{event.title.ja}</h1>
      <p>
        <StateBadge state={event.state} />
      </p>
      {done && words.done[done] && <Flash>{words.done[done]}</Flash>}
      <ErrorSummary title={words.fix} errors={errors} />
      {event.state === 'cancelled' && <Note kind="bad">{words.cancelled(event.reason)}</Note>}
      <p class="lead">{event.body}</p>
      <Facts
        items={[
          { term: words.columns.day, value: words.when(event.day, event.begins, event.ends) },
          { term: words.fields['place'], value: event.place },
          ...(event.access ? [{ term: words.fields['access'], value: event.access }] : []),
          {
            term: words.fields['helps'],
            value: event.helps.map((help) => words.helps[help]).join('、') || words.notSet,
            unknown: event.helps.length === 0,
          },
          { term: words.fields['forWhom'], value: event.forWhom || words.notSet, unknown: event.forWhom === '' },
          { term: words.fields['places'], value: placesOf(event), unknown: !event.places },
          { term: words.fields['fee'], value: event.fee === 0 ? words.free : words.feeOf(event.fee) },
          { term: words.apply, value: words.span(span[0], span[1]) },
          { term: words.fields['contact'], value: event.contact },
          ...(counts ? countFacts(counts) : []),
          { term: words.fields['initiative'], value: event.initiativeTitle ?? words.unknownInitiative },
        ]}
      />
      <Actions>
        {mayChange && <ButtonLink href={to(`/events/${event.id}/edit`)}>{words.edit}</ButtonLink>}
        {counts && <ButtonLink href={to(`/events/${event.id}/reception`)}>{words.reception}</ButtonLink>}
        {page && (
          <ButtonLink kind="text" href={page}>
            {words.onPage}
          </ButtonLink>
        )}
      </Actions>
      {props.waitsForPublisher && <p class="sub">{words.publisherNeeded}</p>}
      {mayChange && next.length > 0 && <Move {...props} />}
    </Document>
  )
}

const countFacts = ({ groups, applied, came }: EventCounts) => [
  { term: words.applied, value: words.appliedOf(groups, applied) },
  {
    term: words.came,
    value: came === undefined ? words.notCounted : words.placesOf(came),
    unknown: came === undefined,
  },
]

const MUST = { kind: 'required', text: words.required } as const
const MAY = { kind: 'optional', text: words.optional } as const

function Move({ to, event, next, typed, errors }: StaffEventProps) {
  const error = (field: string) => errors.find((each) => each.field === field)?.text
  const label = (to: EventState) => (to === 'published' && event.state === 'closed' ? words.reopen : words.steps[to])
  return (
    <Card kind="firm" labelledBy="move">
      <h2 id="move">{words.moveTitle}</h2>
      <p>{words.moveSays}</p>
      <Form action={to(`/events/${event.id}/state`)} hidden={{ version: String(event.version) }}>
        <RadioPick
          name="state"
          label={words.fields['state'] ?? ''}
          mark={MUST}
          look="line"
          value={typed['state']}
          error={error('state')}
          options={next.map((value) => ({ value, label: label(value) }))}
        />
        {next.includes('cancelled') && (
          <TextArea
            name="reason"
            label={words.fields['reason'] ?? ''}
            hint={words.reasonHint}
            mark={MAY}
            rows={2}
            value={typed['reason']}
            error={error('reason')}
          />
        )}
        <Actions>
          <Button kind="go">{words.move}</Button>
        </Actions>
      </Form>
    </Card>
  )
}
