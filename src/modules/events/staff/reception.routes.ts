/**
 * 受付の経路 — at the door: a number is said and counted, and so are those who come without one. What was counted wrongly is
 * taken back. After 「実施」 too, and then the indicators that count it are said anew.
 */
import type { Uuid } from '#kernel/id'
import { localTimeAt } from '#kernel/instant'
import type { OpenTx } from '#platform/database/tx'
import { type Answer, csv, html, missing, redirect } from '#platform/http/answer'
import type { Call } from '#platform/http/call'
import { type Input, type Route, routes } from '#platform/http/route'
import { may } from '#platform/identity/who'
import { applicationStore } from '../programmes/application.store.ts'
import { arrivalStore } from '../programmes/arrival.store.ts'
import { arrivalForm, arrivalParams, eventParams, nothing } from '../programmes/event.shape.ts'
import { type Asks, eventStore, type StoredEvent } from '../programmes/event.store.ts'
import { isOpenAt, type Reception, receptionOf } from '../programmes/reception.ts'
import { ReceptionPage } from './reception.page.tsx'
import { type ReceptionFault, ja as words } from './reception.words.ja.ts'

type Asked = Pick<Call<Input>, 'tx' | 'to' | 'shell' | 'clock' | 'who' | 'done'>
type Sent = { readonly typed: Readonly<Record<string, string>>; readonly field: string; readonly fault: ReceptionFault }

const base = {
  mount: 'staff',
  who: 'partnership.write',
  organisations: ['municipality'],
  tenant: 'municipal',
  object: 'arrival',
  log: 'ids',
  operatedOnly: true,
} as const
const one = { params: eventParams }

export const receptionRoutes = ({ recount }: Pick<Asks, 'recount'>): readonly Route[] =>
  routes(base)
    .get('/events/:id/reception', { limit: 'page', title: '受付と来た人数を見る', input: one }, (c) =>
      receptionPage(c, c.params.id, undefined),
    )
    .get('/events/:id/reception.csv', { limit: 'export', title: '受付の一覧 CSV', input: one }, async (c) => {
      const found = await ours(c, c.params.id)
      return found ? csv(`reception-${found.event.day}.csv`, receptionRows(found.reception)) : missing
    })
    .post(
      '/events/:id/arrivals',
      { limit: 'form', title: '来た人を数える', input: { ...one, form: arrivalForm } },
      async (c) => {
        const { id } = c.params
        const again = (field: string, fault: ReceptionFault) =>
          receptionPage(c, id, { typed: c.form.typed, field, fault })
        if (!c.form.ok) return again(c.form.error[0]?.field ?? 'people', 'notANumber')
        const { number, people } = c.form.value
        const found = await ours(c, id)
        if (!found) return missing
        if (!isOpenAt(found.event, c.clock.today())) return again('number', 'notOpen')
        const line =
          number === undefined ? undefined : found.reception.lines.find((l) => l.application.number === number)
        if (number !== undefined && !line) return again('number', 'noSuchNumber')
        if (line?.application.cancelledAt) return again('number', 'isCancelled')
        if (number === undefined && people === undefined) return again('people', 'missing')
        const came = people ?? line?.application.people ?? 0
        const at = c.clock.now()
        const added = await c.tx(async (tx) => {
          const application = line?.application.id
          const done = await arrivalStore(tx).add({ id: c.newId(), event: id, application, people: came, at })
          if (done === 'added' && found.event.state === 'held')
            await recount(tx, found.event.initiative, found.event.day, { at, newId: c.newId })
          return done
        })
        return added === 'added'
          ? redirect(c.to(`/events/${id}/reception?done=counted`))
          : again('number', 'alreadyThere')
      },
    )
    .post(
      '/events/:id/arrivals/:arrival/undo',
      { limit: 'form', title: '数えた人を取り消す', input: { params: arrivalParams, form: nothing } },
      async (c) => {
        const { id, arrival } = c.params
        const found = await ours(c, id)
        if (!found) return missing
        const at = c.clock.now()
        const undone = await c.tx(async (tx) => {
          const done = await arrivalStore(tx).undo(id, arrival, at)
          if (done === 'undone' && found.event.state === 'held')
            await recount(tx, found.event.initiative, found.event.day, { at, newId: c.newId })
          return done
        })
        return undone === 'undone' ? redirect(c.to(`/events/${id}/reception?done=undone`)) : missing
      },
    ).list

/** An event of ours that is known outside; any other answers like one that is not there. */
const ours = (c: Pick<Asked, 'tx' | 'who'>, id: Uuid) =>
  c.tx(async (tx) => {
    const event = await eventStore(tx).find(id)
    return event && mayCountAt(c, event) ? { event, reception: await readReception(tx, id) } : undefined
  })

async function receptionPage(c: Asked, id: Uuid, sent: Sent | undefined): Promise<Answer> {
  const found = await ours(c, id)
  if (!found) return missing
  const { event, reception } = found
  return html(
    ReceptionPage,
    {
      shell: c.shell({ door: 'events' }),
      to: c.to,
      event,
      reception,
      isOpen: isOpenAt(event, c.clock.today()),
      done: c.done,
      typed: sent?.typed ?? {},
      errors: sent ? [{ field: sent.field, text: words.faults[sent.fault] }] : [],
    },
    sent ? 422 : 200,
  )
}

export const readReception = async (tx: OpenTx, event: Uuid): Promise<Reception> =>
  receptionOf(await applicationStore(tx).ofEvent(event), await arrivalStore(tx).ofEvents([event]))

/** The side that holds the event counts who came, whoever of it may write. */
export const mayCountAt = (
  { who }: Pick<Asked, 'who'>,
  { organisation, state }: Pick<StoredEvent, 'organisation' | 'state'>,
): boolean => organisation === who.post.organisation && may(who, 'partnership.write') && state !== 'draft'

/** Numbers and people, nobody's name. */
const receptionRows = ({ lines, walkIns }: Reception): readonly (readonly (string | number | null)[])[] => [
  words.csv,
  ...lines.map(({ application, arrival }) => [
    application.number,
    application.people,
    application.cancelledAt ? words.cancelled : null,
    arrival ? arrival.people : null,
    arrival ? localTimeAt(arrival.at) : null,
  ]),
  ...walkIns.map(({ people, at }) => [words.walkIn, null, null, people, localTimeAt(at)]),
]
