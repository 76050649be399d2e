/** 催しの一覧と一つの催し — what is coming first; what was called off says so before anything else. */
import type { LocalDate } from '#kernel/calendar'
import type { Instant } from '#kernel/instant'
import type { Texts } from '#kernel/language'
import { AsOf } from '#ui/as-of'
import { Badge, type BadgeKind } from '#ui/badge'
import { Actions, ButtonLink } from '#ui/button'
import { Empty } from '#ui/empty'
import { Facts } from '#ui/facts'
import { Note } from '#ui/note'
import { Said, T } from '#ui/ruby'
import { Document, type Shell } from '#ui/shell'
import { type Standing, splitByDay, standingOf } from '../programmes/event.ts'
import type { EventWords } from './events.words.ja.ts'
import type { PublicEvent } from './public-events.ts'

type Frame = {
  readonly shell: Shell
  readonly to: (path: string) => string
  readonly words: EventWords
  readonly municipality: string
  readonly today: LocalDate
  /** Undefined: nothing was ever published. */
  readonly asOf: { readonly at: Instant; readonly old: boolean } | undefined
}
export type EventsPageProps = Frame & { readonly events: readonly PublicEvent[] }
export type EventPageProps = Frame & {
  readonly event: PublicEvent
  /** As far as it is published itself. */
  readonly initiative: { readonly title: Texts; readonly href: string } | undefined
}

const KIND: Readonly<Record<Standing, BadgeKind>> = {
  notYet: 'plain',
  open: 'fill',
  over: 'gray',
  held: 'fill-ok',
  cancelled: 'bad',
  unknown: 'gray',
}

export function EventsPage(props: EventsPageProps) {
  const { shell, to, words, municipality, events, today, asOf } = props
  const { coming, past } = splitByDay(events, today)
  return (
    <Document
      shell={shell}
      title={words.title}
      crumbs={[{ label: municipality, href: to('/') }, { label: words.title }]}
    >
      {asOf?.old && <When {...props} />}
      <div class="tight">
        <h1>
          <T text={words.title} />
        </h1>
        <p class="lead">
          <T text={words.lead(municipality)} />
        </p>
      </div>
      <section class="flow">
        <h2>
          <T text={words.coming} />
        </h2>
        {coming.length === 0 ? (
          <Empty title={words.none}>{words.noneSays}</Empty>
        ) : (
          <Lines {...props} events={coming} />
        )}
      </section>
      {past.length > 0 && (
        <section class="flow">
          <h2>
            <T text={words.past} />
          </h2>
          <Lines {...props} events={past} />
        </section>
      )}
      <p>
        <a href={to('/events/open-data/events.csv')}>
          <T text={words.openData} />
        </a>
      </p>
      {!asOf?.old && <When {...props} />}
    </Document>
  )
}

const Lines = ({ events, words, to, today }: EventsPageProps) => (
  <ul class="list">
    {events.map((event) => {
      const standing = standingOf(event, today)
      return (
        <li class="tight">
          <p>
            <a href={to(`/events/${event.id}/`)}>
              <b>
                <Said text={event.title} />
              </b>
            </a>{' '}
            <Badge kind={KIND[standing]}>{words.standings[standing]}</Badge>
          </p>
          <p>
            <time dateTime={`${event.day}T${event.begins}:00+09:00`}>
              <T text={`${words.day(event.day)} ${words.time(event.begins, event.ends)}`} />
            </time>
          </p>
          <p class="sub">
            <Said text={{ ja: event.place }} />
          </p>
        </li>
      )
    })}
  </ul>
)

export function EventPage(props: EventPageProps) {
  const { shell, to, words, municipality, event, initiative, today, asOf } = props
  const standing = standingOf(event, today)
  const span = [event.applyFrom, event.applyUntil].map((day) => day && words.day(day))
  const written = (text: string) => <Said text={{ ja: text }} />
  return (
    <Document
      shell={shell}
      title={event.title[shell.language] ?? event.title.ja}
      width="narrow"
      crumbs={[
        { label: municipality, href: to('/') },
        { label: words.title, href: to('/events/') },
        { label: event.title[shell.language] ?? event.title.ja },
      ]}
    >
      {asOf?.old && <When {...props} />}
      <div class="tight">
        <h1>
          <Said text={event.title} />
        </h1>
        <p>
          <Badge kind={KIND[standing]}>{words.standings[standing]}</Badge>
        </p>
      </div>
      {standing === 'cancelled' && (
        <Note kind="bad" title={words.cancelledTitle}>
          <p>
            <T text={words.why('')} />
            {written(event.reason)}
          </p>
        </Note>
      )}
      <p class="lead">{written(event.body)}</p>
      {words.asWritten !== '' && (
        <p class="small sub">
          <T text={words.asWritten} />
        </p>
      )}
      <Facts
        items={[
          { term: words.when, value: `${words.day(event.day)} ${words.time(event.begins, event.ends)}` },
          { term: words.place, value: written(event.place) },
          ...(event.access ? [{ term: words.access, value: written(event.access) }] : []),
          {
            term: words.help,
            value:
              event.helps.length === 0 ? (
                words.helpNone
              ) : (
                <ul>
                  {event.helps.map((help) => (
                    <li>
                      <T text={words.helps[help]} />
                    </li>
                  ))}
                </ul>
              ),
            unknown: event.helps.length === 0,
          },
          {
            term: words.forWhom,
            value: event.forWhom ? written(event.forWhom) : words.helpNone,
            unknown: !event.forWhom,
          },
          { term: words.places, value: event.places ? words.placesOf(event.places) : words.placesNone },
          { term: words.fee, value: words.yen(event.fee) },
          { term: words.applyWhen, value: words.applySpan(span[0], span[1]) },
          ...(event.room && standing === 'open' ? [{ term: words.room, value: words.rooms[event.room] }] : []),
          { term: words.contact, value: written(event.contact) },
          ...(initiative
            ? [
                {
                  term: words.initiative,
                  value: (
                    <a href={initiative.href}>
                      <Said text={initiative.title} />
                    </a>
                  ),
                },
              ]
            : []),
        ]}
      />
      {event.appliesHere && standing === 'open' && event.room !== 'full' && (
        <Actions>
          <ButtonLink kind="go" large href={to(`/events/${event.id}/apply/`)}>
            {words.apply.link}
          </ButtonLink>
        </Actions>
      )}
      <ul class="list">
        <li>
          <a href={to(`/events/${event.id}/event.ics`)}>
            <T text={words.calendar} />
          </a>
        </li>
        <li>
          <a href={to('/events/')}>
            <T text={words.back} />
          </a>
        </li>
      </ul>
      {!asOf?.old && <When {...props} />}
    </Document>
  )
}

const When = ({ asOf, words }: Frame) =>
  asOf ? (
    <AsOf
      at={asOf.at}
      time={words.moment(asOf.at)}
      after={words.asOf}
      old={asOf.old}
      more={asOf.old ? [words.old] : []}
    />
  ) : null
