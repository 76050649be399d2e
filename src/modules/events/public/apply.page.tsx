/** 申込の画面 — how many people come, and nothing else; then the number that is said at the door. */
import type { LocalDate } from '#kernel/calendar'
import { Actions, Button } from '#ui/button'
import { Card } from '#ui/card'
import { ErrorSummary } from '#ui/error-summary'
import { Facts } from '#ui/facts'
import { Flash } from '#ui/flash'
import { Form } from '#ui/form'
import { Note } from '#ui/note'
import { Said, T } from '#ui/ruby'
import { Select } from '#ui/select'
import { Document, type Shell } from '#ui/shell'
import { MOST_PEOPLE } from '../programmes/application.ts'
import type { EventWords } from './events.words.ja.ts'
import type { PublicEvent } from './public-events.ts'

type Frame = {
  readonly shell: Shell
  readonly to: (path: string) => string
  readonly words: EventWords
  readonly municipality: string
  readonly today: LocalDate
  readonly event: PublicEvent
  /** The secret of the applicant's own page. */
  readonly link: string
}
export type ApplyPageProps = Frame & {
  readonly people: string
  readonly error: string | undefined
  /** Why nobody can apply now. */
  readonly closed: string | undefined
}
export type TicketPageProps = Frame & {
  readonly application: { readonly number: number; readonly people: number; readonly cancelledAt: string | undefined }
  readonly done: string | undefined
  readonly mayCancel: boolean
}

const titleOf = ({ event, shell }: Frame): string => event.title[shell.language] ?? event.title.ja

const crumbsOf = (frame: Frame, last: string) => [
  { label: frame.municipality, href: frame.to('/') },
  { label: frame.words.title, href: frame.to('/events/') },
  { label: titleOf(frame), href: frame.to(`/events/${frame.event.id}/`) },
  { label: last },
]

const When = ({ words, event }: Frame) => (
  <Facts
    items={[
      { term: words.when, value: `${words.day(event.day)} ${words.time(event.begins, event.ends)}` },
      { term: words.place, value: <Said text={{ ja: event.place }} /> },
      { term: words.fee, value: words.yen(event.fee) },
    ]}
  />
)

export function ApplyPage(props: ApplyPageProps) {
  const { shell, to, words, event, link, people, error, closed } = props
  return (
    <Document shell={shell} title={words.apply.title} width="narrow" crumbs={crumbsOf(props, words.apply.title)}>
      <div class="tight">
        <h1>
          <T text={words.apply.title} />
        </h1>
        <p class="lead">
          <Said text={event.title} />
        </p>
      </div>
      <ErrorSummary title={words.apply.fix} errors={error ? [{ field: 'people', text: error }] : []} />
      <When {...props} />
      {closed ? (
        <Note kind="warn" title={closed} />
      ) : (
        <>
          <Note title={words.apply.noNames}>
            <p>
              <T text={words.apply.noNamesSays} />
            </p>
          </Note>
          <Form action={to(`/events/${event.id}/apply/`)} hidden={{ link }}>
            <Select
              name="people"
              label={words.apply.people}
              mark={{ kind: 'required', text: words.apply.required }}
              unchosen={words.apply.choose}
              value={people}
              error={error}
              options={Array.from({ length: MOST_PEOPLE }, (_, at) => ({
                value: String(at + 1),
                label: words.apply.countOf(at + 1),
              }))}
            />
            <Actions>
              <Button kind="go" large>
                <T text={words.apply.send} />
              </Button>
            </Actions>
          </Form>
        </>
      )}
    </Document>
  )
}

export function TicketPage(props: TicketPageProps) {
  const { shell, to, words, event, application, link, done, mayCancel } = props
  const isOff = event.state === 'cancelled'
  return (
    <Document shell={shell} title={words.ticket.title} width="narrow" crumbs={crumbsOf(props, words.ticket.title)}>
      {done === 'applied' && !application.cancelledAt && <Flash>{words.ticket.applied}</Flash>}
      {done === 'cancelled' && application.cancelledAt && <Flash>{words.ticket.cancelled}</Flash>}
      <div class="tight">
        <h1>
          <T text={words.ticket.title} />
        </h1>
        <p class="lead">
          <Said text={event.title} />
        </p>
      </div>
      {isOff && (
        <Note kind="bad" title={words.cancelledTitle}>
          <p>
            <T text={words.why('')} />
            <Said text={{ ja: event.reason }} />
          </p>
        </Note>
      )}
      {application.cancelledAt ? (
        <Note kind="warn" title={words.ticket.isCancelled} />
      ) : (
        <Card kind="firm">
          <p>
            <T text={words.ticket.number} />
          </p>
          <p class="big xl">{application.number}</p>
          <p>
            <T text={words.apply.countOf(application.people)} />
          </p>
        </Card>
      )}
      <When {...props} />
      {!application.cancelledAt && !isOff && (
        <p>
          <T text={words.ticket.keep} />
        </p>
      )}
      {mayCancel && !isOff && (
        <Form action={to(`/events/${event.id}/ticket/${link}/cancel`)}>
          <p class="sub">
            <T text={words.ticket.cancelSays} />
          </p>
          <Actions>
            <Button>
              <T text={words.ticket.cancel} />
            </Button>
          </Actions>
        </Form>
      )}
      <p>
        <a href={to(`/events/${event.id}/`)}>
          <T text={words.ticket.back} />
        </a>
      </p>
    </Document>
  )
}
