/**
 * 申込の経路 — a resident applies without an account, a name or an address, and gets a number and a link of their own.
 *
 * The link stands in the form before anything is sent: who presses twice has applied once. Nothing here is kept in a cache,
 * and the log knows the declared path alone.
 */
import * as v from 'valibot'
import { isUuid, type Uuid } from '#kernel/id'
import { type Answer, html, missing, redirect } from '#platform/http/answer'
import type { Call } from '#platform/http/call'
import { type Input, type Route, routes } from '#platform/http/route'
import { hashOf, newToken } from '#platform/identity/token'
import { applicationStore } from '../programmes/application.store.ts'
import { applyFault } from '../programmes/application.ts'
import { applyForm, nothing, ticketParams } from '../programmes/event.shape.ts'
import { ApplyPage, TicketPage } from './apply.page.tsx'
import { framed } from './frame.routes.ts'
import type { PublicEvent } from './public-events.ts'

type Asked = Pick<
  Call<Input>,
  'published' | 'region' | 'language' | 'shell' | 'to' | 'clock' | 'service' | 'done' | 'newId'
>
type Sent = { readonly link: string; readonly people: string; readonly error: string | undefined }

const uuid = v.pipe(
  v.string(),
  v.check(isUuid),
  v.transform((text) => text as Uuid),
)
const one = { params: v.strictObject({ event: uuid }) }
const common = {
  mount: 'public',
  who: 'anyone',
  tenant: 'municipal',
  log: 'path',
  object: 'application',
  service: 'events.apply',
  operatedOnly: true,
} as const

export const applyRoutes: readonly Route[] = routes(common)
  .get('/events/:event/apply/', { limit: 'page', title: '催しに申し込む画面を開く', input: one }, async (c) => {
    const event = eventOf(c, c.params.event)
    return event?.appliesHere ? applyPage(c, event, undefined) : missing
  })
  .post(
    '/events/:event/apply/',
    { limit: 'visitor', title: '催しに申し込む', input: { ...one, form: applyForm } },
    async (c) => {
      const event = eventOf(c, c.params.event)
      if (!event?.appliesHere) return missing
      const { words } = framed(c).frame
      const typed = { link: c.form.typed['link'] ?? '', people: c.form.typed['people'] ?? '' }
      const again = (error: string) => applyPage(c, event, { ...typed, error })
      if (!c.form.ok) return again(words.apply.peopleFault)
      const { people, link } = c.form.value
      const applied = await c.service((tx) =>
        applicationStore(tx).apply({
          ...{ id: c.newId(), event, people, hash: hashOf(link), today: c.clock.today(), at: c.clock.now() },
        }),
      )
      return applied.kind === 'applied'
        ? redirect(c.to(`/events/${event.id}/ticket/${link}/?done=applied`))
        : again(words.apply.fault(applied.fault))
    },
  )
  .get(
    '/events/:event/ticket/:link/',
    { limit: 'page', title: '自分の申込を見る', input: { params: ticketParams } },
    async (c) => {
      const event = eventOf(c, c.params.event)
      const hash = hashOf(c.params.link)
      const application = event && (await c.service((tx) => applicationStore(tx).byLink(event.id, hash)))
      if (!event || !application) return missing
      const { frame } = framed(c)
      return html(TicketPage, {
        ...frame,
        event,
        application,
        link: c.params.link,
        done: c.done,
        mayCancel: !application.cancelledAt && event.state !== 'held' && c.clock.today() <= event.day,
      })
    },
  )
  .post(
    '/events/:event/ticket/:link/cancel',
    { limit: 'visitor', title: '自分の申込を取り消す', input: { params: ticketParams, form: nothing } },
    async (c) => {
      const event = eventOf(c, c.params.event)
      if (!event || event.state === 'held' || c.clock.today() > event.day) return missing
      const { link } = c.params
      const done = await c.service((tx) =>
        applicationStore(tx).cancel({ event, hash: hashOf(link), at: c.clock.now() }),
      )
      return done === 'missing' ? missing : redirect(c.to(`/events/${event.id}/ticket/${link}/?done=cancelled`))
    },
  ).list

const eventOf = (c: Asked, id: Uuid): PublicEvent | undefined => framed(c).value.events.find((each) => each.id === id)

function applyPage(c: Asked, event: PublicEvent, sent: Sent | undefined): Answer {
  const { frame } = framed(c)
  // Whether there is room is asked of the rows when somebody presses; here the word that everybody reads is enough.
  const closed = applyFault({ ...event, places: undefined }, { people: 1, taken: 0, today: c.clock.today() })
  const fault = closed ?? (event.room === 'full' ? ({ why: 'full' } as const) : undefined)
  return html(
    ApplyPage,
    {
      ...frame,
      event,
      link: sent?.link || newToken().token,
      people: sent?.people ?? '',
      error: sent?.error,
      closed: fault && frame.words.apply.fault(fault),
    },
    sent ? 422 : 200,
  )
}
