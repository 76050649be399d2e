/** 催しの経路 — drafts are written and mended, and go step by step to residents; a stale edit loses nothing. */
import type { Uuid } from '#kernel/id'
import { plainText } from '#kernel/ruby'
import { type Answer, html, missing, redirect } from '#platform/http/answer'
import type { Call } from '#platform/http/call'
import { type Input, type Route, routes } from '#platform/http/route'
import type { StaffDoor } from '#platform/http/site'
import { may } from '#platform/identity/who'
import { editEventForm, eventParams, MAX_EVENT, moveEventForm, newEventForm } from '../programmes/event.shape.ts'
import { type Asks, eventStore, type InitiativesHere, type StoredEvent } from '../programmes/event.store.ts'
import { type InitiativeHere, isDone, nextStates } from '../programmes/event.ts'
import { EventFormPage } from './event-form.page.tsx'
import { type FieldFault, readText, typedOf } from './event-input.ts'
import { type EventLine, StaffEventPage, StaffEventsPage } from './events.page.tsx'
import { ja as words } from './events.words.ja.ts'
import { mayCountAt, readReception } from './reception.routes.ts'

type Asked = Pick<Call<Input>, 'tx' | 'to' | 'shell' | 'clock' | 'who' | 'done' | 'fields' | 'region'>
type Fault = { readonly field: string; readonly text: string }
type Sent = {
  readonly typed: Readonly<Record<string, string>>
  readonly faults: readonly Fault[]
  /** Somebody else was quicker: what stands now. */
  readonly now?: StoredEvent | undefined
}

export const eventsDoor: StaffDoor = { key: 'events', path: '/events', title: '催し', needs: 'partnership.read' }

const base = {
  mount: 'staff',
  organisations: ['municipality', 'company'],
  tenant: 'municipal',
  object: 'event',
  log: 'ids',
  operatedOnly: true,
} as const
const read = { who: 'partnership.read', limit: 'page' } as const
// The page that residents read is the municipality's: what stands there is for it to say.
const write = { who: 'partnership.write', organisations: ['municipality'], limit: 'form' } as const
const one = { params: eventParams }

const said = ({ field, code }: FieldFault): Fault => ({ field, text: words.fault(field, code) })

export const staffRoutes = ({ initiatives: initiativesHere, recount }: Asks): readonly Route[] =>
  routes(base)
    .get('/events', { ...read, title: '催しの一覧を見る' }, async (c) => {
      const { events, initiatives } = await c.tx(async (tx) => ({
        events: await eventStore(tx).all(),
        initiatives: await initiativesHere(tx),
      }))
      return html(StaffEventsPage, {
        shell: c.shell({ door: eventsDoor.key }),
        to: c.to,
        events: events.map((event) => lineOf(event, initiatives)),
        writes: writesAs(mayWrite(c), initiatives),
      })
    })
    // Before /events/:id, which would take `new` for an id.
    .get('/events/new', { ...write, limit: 'page', title: '催しを書く画面を開く' }, (c) =>
      formPage(c, initiativesHere, undefined, undefined),
    )
    .post(
      '/events',
      { ...write, title: '催しの下書きをつくる', input: { form: newEventForm, bytes: MAX_EVENT } },
      async (c) => {
        const again = (faults: readonly FieldFault[]) =>
          formPage(c, initiativesHere, undefined, { typed: c.form.typed, faults: faults.map(said) })
        if (!c.form.ok) return again(c.form.error)
        const found = readText(c.form.value)
        if ('faults' in found) return again(found.faults)
        const { initiative } = c.form.value
        const id = c.newId()
        const added = await c.tx(async (tx) => {
          const under = (await initiativesHere(tx)).find((each) => each.id === initiative)
          if (!under) return false
          await eventStore(tx).add({ ...found.text, id, initiative: under, at: c.clock.now() })
          return true
        })
        return added
          ? redirect(c.to(`/events/${id}?done=added`))
          : again([{ field: 'initiative', code: 'unknownInitiative' }])
      },
    )
    .get('/events/:id', { ...read, title: '一つの催しを見る', input: one }, (c) =>
      eventPage(c, initiativesHere, c.params.id, undefined),
    )
    .get('/events/:id/edit', { ...write, limit: 'page', title: '催しを直す画面を開く', input: one }, (c) =>
      formPage(c, initiativesHere, c.params.id, undefined),
    )
    .post(
      '/events/:id/edit',
      { ...write, title: '催しを直す', input: { ...one, form: editEventForm, bytes: MAX_EVENT } },
      async (c) => {
        const { id } = c.params
        const again = (faults: readonly FieldFault[], now?: StoredEvent) =>
          formPage(c, initiativesHere, id, { typed: c.form.typed, faults: faults.map(said), now })
        if (!c.form.ok) return again(c.form.error)
        const found = readText(c.form.value)
        if ('faults' in found) return again(found.faults)
        const { initiative, version } = c.form.value
        const saved = await c.tx(async (tx) => {
          const under = (await initiativesHere(tx)).find((each) => each.id === initiative)
          if (!under) return undefined
          return eventStore(tx).edit({ ...found.text, id, version, initiative: under, at: c.clock.now() })
        })
        switch (saved?.kind) {
          case 'saved':
            return redirect(c.to(`/events/${id}?done=saved`))
          case 'missing':
            return missing
          case 'changedMeanwhile':
            return again([], saved.now)
          case 'done':
            return eventPage(c, initiativesHere, id, { typed: {}, faults: [{ field: 'state', text: words.doneAct }] })
          case undefined:
            return again([{ field: 'initiative', code: 'unknownInitiative' }])
        }
      },
    )
    .post(
      '/events/:id/state',
      { ...write, title: '催しの段階を進める', freshFactor: 30, input: { ...one, form: moveEventForm } },
      async (c) => {
        const { id } = c.params
        const again = (faults: readonly Fault[]) => eventPage(c, initiativesHere, id, { typed: c.form.typed, faults })
        if (!c.form.ok) return again(c.form.error.map(said))
        const { state: to, reason, version } = c.form.value
        if (to === 'published' && !may(c.who, 'partnership.publish'))
          return again([said({ field: 'state', code: 'notPublisher' })])
        const moved = await c.tx(async (tx) => {
          const store = eventStore(tx)
          const event = await store.find(id)
          const initiative = (await initiativesHere(tx)).find((each) => each.id === event?.initiative)
          const { today, now } = c.clock
          const done = await store.move({ id, version, to, reason, initiative, today: today(), at: now() })
          if (done.kind === 'saved' && to === 'held' && event)
            await recount(tx, event.initiative, event.day, { at: now(), newId: c.newId })
          return done
        })
        switch (moved.kind) {
          case 'saved':
            return redirect(c.to(`/events/${id}?done=moved`))
          case 'missing':
            return missing
          case 'changedMeanwhile':
            return again([{ field: 'state', text: words.staleAct }])
          case 'done':
            return again([{ field: 'state', text: words.doneAct }])
          case 'refused':
            return again([said({ field: moved.why === 'noReason' ? 'reason' : 'state', code: moved.why })])
        }
      },
    ).list

const mayWrite = ({ who }: Pick<Call<Input>, 'who'>): boolean =>
  who.post.organisationKind === 'municipality' && may(who, 'partnership.write')

const writesAs = (isWriter: boolean, initiatives: readonly InitiativeHere[]): 'yes' | 'no' | 'none' =>
  !isWriter ? 'no' : initiatives.length > 0 ? 'yes' : 'none'

const lineOf = (event: StoredEvent, initiatives: readonly InitiativeHere[]): EventLine => ({
  ...event,
  initiativeTitle: plainText(initiatives.find(({ id }) => id === event.initiative)?.title.ja ?? '') || undefined,
})

async function eventPage(
  c: Asked,
  initiativesHere: InitiativesHere,
  id: Uuid,
  sent: Sent | undefined,
): Promise<Answer> {
  const { event, initiatives, counts } = await c.tx(async (tx) => ({
    event: await eventStore(tx).find(id),
    initiatives: await initiativesHere(tx),
    counts: await readReception(tx, id),
  }))
  if (!event) return missing
  const mayCount = mayCountAt(c, event)
  const mayChange = mayWrite(c) && event.organisation === c.who.post.organisation && !isDone(event.state)
  const mayPublish = may(c.who, 'partnership.publish')
  return html(
    StaffEventPage,
    {
      shell: c.shell({ door: eventsDoor.key }),
      to: c.to,
      done: c.done,
      event: lineOf(event, initiatives),
      page: event.state === 'draft' ? undefined : `/${c.region.slug}/events/${id}/`,
      mayChange,
      counts: mayCount ? counts : undefined,
      next: nextStates(event, c.clock.today()).filter((to) => to !== 'published' || mayPublish),
      waitsForPublisher: mayChange && event.state === 'draft' && !mayPublish,
      typed: sent?.typed ?? {},
      errors: sent?.faults ?? [],
    },
    sent ? 422 : 200,
  )
}

async function formPage(
  c: Asked,
  initiativesHere: InitiativesHere,
  id: Uuid | undefined,
  sent: Sent | undefined,
): Promise<Answer> {
  const { event, initiatives } = await c.tx(async (tx) => ({
    event: id === undefined ? undefined : await eventStore(tx).find(id),
    initiatives: await initiativesHere(tx),
  }))
  // An event of others is read, and not edited; what took place or was called off stays as it is.
  if (id && (event?.organisation !== c.who.post.organisation || isDone(event.state))) return missing
  if (!id && initiatives.length === 0) return missing
  const now = sent?.now
  const typedBy = (stored: StoredEvent) => ({ ...typedOf(stored), initiative: stored.initiative })
  return html(
    EventFormPage,
    {
      shell: c.shell({ door: eventsDoor.key }),
      to: c.to,
      id,
      title: event?.title.ja,
      isShown: event !== undefined && event.state !== 'draft',
      initiatives: initiatives.map((each) => ({ value: each.id, label: each.title.ja })),
      typed: sent?.typed ?? (event ? typedBy(event) : {}),
      helps: sent
        ? c.fields.filter(([name]) => name === 'helps[]').map(([, value]) => value)
        : event
          ? event.helps
          : [],
      // After a stale edit the next press is made with the other's text in view, so it may take its place.
      version: event ? (now?.version ?? Number(sent?.typed['version'] ?? event.version)) : undefined,
      now: now && typedBy(now),
      nowHelps: now?.helps ?? [],
      errors: sent?.faults ?? [],
    },
    sent ? 422 : 200,
  )
}
