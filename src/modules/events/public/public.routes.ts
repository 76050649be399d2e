/** 催しの公開ページ — served from what was published, in memory: no database is asked, nobody is recognised. */
import * as v from 'valibot'
import { isUuid } from '#kernel/id'
import { PUBLIC_TOPIC, type PublicPartnership } from '#modules/partnership'
import { csv, html, missing } from '#platform/http/answer'
import type { Call } from '#platform/http/call'
import type { HomePart } from '#platform/http/pages/home'
import { type Input, type Route, routes } from '#platform/http/route'
import { splitByDay, standingOf } from '../programmes/event.ts'
import { calendarFile } from './calendar-file.ts'
import { EventPage, EventsPage } from './events.page.tsx'
import { framed, WORDS } from './frame.routes.ts'
import { eventRows } from './open-data.ts'
import { EVENTS_TOPIC, type PublicEvents } from './public-events.ts'

const NEXT = 5

type AnyCall = Pick<Call<Input>, 'published' | 'region' | 'language' | 'shell' | 'to' | 'clock'>

const uuid = v.pipe(v.string(), v.check(isUuid))
const one = { params: v.strictObject({ event: uuid }) }
const common = { mount: 'public', who: 'anyone', tenant: 'municipal', log: 'path', object: 'event' } as const

export const publicRoutes: readonly Route[] = routes(common)
  .get('/events/', { limit: 'page', title: '催しの一覧' }, async (call) => {
    const { frame, value } = framed(call)
    return html(EventsPage, { ...frame, events: value.events })
  })
  .get('/events/open-data/events.csv', { limit: 'export', title: '催しのデータ events.csv' }, async (call) =>
    csv(`${call.region.slug}-events.csv`, eventRows(framed(call).value)),
  )
  .get('/events/:event/', { limit: 'page', title: '一つの催し', input: one }, async (call) => {
    const { frame, value } = framed(call)
    const event = value.events.find(({ id }) => id === call.params.event)
    return event ? html(EventPage, { ...frame, event, initiative: initiativeAt(call, event.initiative) }) : missing
  })
  .get(
    '/events/:event/event.ics',
    { limit: 'export', title: '一つの催しの予定のファイル', input: one },
    async (call) => {
      const event = framed(call).value.events.find(({ id }) => id === call.params.event)
      if (!event) return missing
      const { url } = call.request
      const page = new URL(call.to(`/events/${event.id}/`), url).href
      return {
        kind: 'file',
        type: 'text/calendar; charset=utf-8',
        name: 'event.ics',
        body: calendarFile(event, page, url.host),
      }
    },
  ).list

/** Its page, as far as residents may see it. */
function initiativeAt({ published, to }: Pick<AnyCall, 'published' | 'to'>, path: string) {
  const [agreement, slug] = path.split('/')
  const found = published<PublicPartnership>(PUBLIC_TOPIC)
    ?.value.agreements.find((each) => each.slug === agreement)
    ?.initiatives.find((each) => each.slug === slug)
  return found && { title: found.title, href: to(`/partnership/${path}/`) }
}

/** On the home page only where something is coming. */
export const eventsHome: HomePart = ({ published, language, to, clock }) => {
  const words = WORDS[language]
  const today = clock.today()
  const { coming } = splitByDay(published<PublicEvents>(EVENTS_TOPIC)?.value.events ?? [], today)
  if (coming.length === 0) return {}
  return {
    section: {
      title: words.coming,
      entries: coming.slice(0, NEXT).map((event) => ({
        at: event.day,
        time: words.day(event.day),
        title: event.title,
        href: to(`/events/${event.id}/`),
        says: `${words.time(event.begins, event.ends)}　${words.standings[standingOf(event, today)]}`,
      })),
      empty: { title: words.none, says: words.noneSays },
      more: { label: words.more, href: to('/events/') },
    },
  }
}
