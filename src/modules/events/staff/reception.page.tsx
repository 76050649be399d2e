/** 受付の画面 — for a phone at the door: the number first, then those without one, then the list. */
import type { Uuid } from '#kernel/id'
import { localTimeAt } from '#kernel/instant'
import { Actions, Button, ButtonLink } from '#ui/button'
import { Card } from '#ui/card'
import { Empty } from '#ui/empty'
import { ErrorSummary, type FieldError } from '#ui/error-summary'
import { Facts } from '#ui/facts'
import { Flash } from '#ui/flash'
import { Form } from '#ui/form'
import { Note } from '#ui/note'
import { Document, type Shell } from '#ui/shell'
import { DataTable } from '#ui/table'
import { TextField } from '#ui/text-field'
import type { Arrival } from '../programmes/arrival.ts'
import type { EventState, EventText } from '../programmes/event.ts'
import type { Reception, ReceptionLine } from '../programmes/reception.ts'
import { ja as words } from './reception.words.ja.ts'

export type ReceptionProps = {
  readonly shell: Shell
  readonly to: (path: string) => string
  readonly event: EventText & { readonly id: Uuid; readonly state: EventState }
  readonly reception: Reception
  /** Its day has come, and it was not called off. */
  readonly isOpen: boolean
  readonly done: string | undefined
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

export function ReceptionPage(props: ReceptionProps) {
  const { shell, to, event, reception, isOpen, done, errors } = props
  const { groups, applied, came, walkIns } = reception
  return (
    <Document
      shell={shell}
      title={words.title}
      crumbs={[
        { label: words.events, href: to('/events') },
        { label: event.title.ja, href: to(`/events/${event.id}`) },
        { label: words.title },
      ]}
    >
      <h1>{words.title}</h1>
      <p class="lead">{event.title.ja}</p>
      {done && words.done[done] && <Flash>{words.done[done]}</Flash>}
      <ErrorSummary title={words.fix} errors={errors} />
      <Facts
        items={[
          { term: words.applied, value: words.appliedOf(groups, applied) },
          {
            term: words.came,
            value: came === undefined ? words.notCounted : words.cameOf(came),
            unknown: came === undefined,
          },
        ]}
      />
      {isOpen ? <CountForms {...props} /> : <Closed {...props} />}
      <section class="flow">
        <h2>{words.list}</h2>
        <Applications {...props} />
      </section>
      {walkIns.length > 0 && (
        <section class="flow">
          <h2>{words.walkIns}</h2>
          <ul class="list">
            {walkIns.map((arrival) => (
              <li>
                {words.cameOf(arrival.people)}　<span class="sub">{words.at(localTimeAt(arrival.at))}</span>
                <Undo {...props} arrival={arrival} what={words.walkIn} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <Actions>
        <ButtonLink kind="text" href={to(`/events/${event.id}/reception.csv`)}>
          {words.download}
        </ButtonLink>
      </Actions>
    </Document>
  )
}

const Closed = ({ event }: ReceptionProps) =>
  event.state === 'cancelled' ? (
    <Note kind="bad">{words.isCancelled}</Note>
  ) : (
    <Note title={words.notOpen}>{words.notOpenSays}</Note>
  )

const MUST = { kind: 'required', text: words.required } as const
const MAY = { kind: 'optional', text: words.optional } as const

function CountForms({ to, event, typed, errors, reception }: ReceptionProps) {
  const action = to(`/events/${event.id}/arrivals`)
  const isWalkIn = typed['number'] === undefined
  const error = (field: string, walkIn: boolean) =>
    walkIn === isWalkIn ? errors.find((each) => each.field === field)?.text : undefined
  return (
    <div class="grid half">
      {reception.lines.length > 0 && (
        <Card kind="firm" labelledBy="by-number">
          <h2 id="by-number">{words.byNumber}</h2>
          <Form action={action} autocomplete="off">
            <TextField
              name="number"
              label={words.number}
              mark={MUST}
              width="short"
              inputmode="numeric"
              value={typed['number']}
              error={error('number', false)}
            />
            <TextField
              name="people"
              label={words.people}
              hint={words.peopleHint}
              mark={MAY}
              width="short"
              inputmode="numeric"
              unit={words.peopleUnit}
              value={isWalkIn ? undefined : typed['people']}
              error={error('people', false)}
            />
            <Actions>
              <Button kind="go" large>
                {words.count}
              </Button>
            </Actions>
          </Form>
        </Card>
      )}
      <Card labelledBy="walk-in">
        <h2 id="walk-in">{words.walkInTitle}</h2>
        <Form action={action} autocomplete="off">
          <TextField
            name="people"
            id="walk-in-people"
            label={words.people}
            hint={words.walkInHint}
            mark={MUST}
            width="short"
            inputmode="numeric"
            unit={words.peopleUnit}
            value={isWalkIn ? typed['people'] : undefined}
            error={error('people', true) ?? error('number', true)}
          />
          <Actions>
            <Button>{words.walkInCount}</Button>
          </Actions>
        </Form>
      </Card>
    </div>
  )
}

const Applications = (props: ReceptionProps) => (
  <DataTable<ReceptionLine>
    caption={words.list}
    captionHidden
    mode="plain"
    rows={props.reception.lines}
    empty={<Empty title={words.none}>{words.noneSays}</Empty>}
    columns={[
      { key: 'number', head: words.columns.number, cell: ({ application }) => application.number },
      {
        key: 'people',
        head: words.columns.people,
        cell: ({ application }) => (application.cancelledAt ? words.cancelled : words.cameOf(application.people)),
      },
      {
        key: 'came',
        head: words.columns.came,
        cell: ({ application, arrival }) =>
          arrival ? (
            <>
              {words.cameOf(arrival.people)}　<span class="sub">{words.at(localTimeAt(arrival.at))}</span>
              <Undo {...props} arrival={arrival} what={`${words.number} ${application.number}`} />
            </>
          ) : (
            words.notYet
          ),
      },
    ]}
  />
)

function Undo({ to, event, arrival, what }: ReceptionProps & { readonly arrival: Arrival; readonly what: string }) {
  return (
    <Form action={to(`/events/${event.id}/arrivals/${arrival.id}/undo`)}>
      <Button kind="text">
        {words.undo}
        <span class="vh">　{words.undoOf(what)}</span>
      </Button>
    </Form>
  )
}
