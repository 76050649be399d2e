/**
 * 見本の催しを書く — the made-up events of a fictional town, once, as the posts that would have written them.
 *
 * Order  after the initiatives are there. A town that has any event is left as it is: it may have been worked on
 */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { type Instant, instant } from '#kernel/instant'
import type { OpenTx } from '#platform/database/tx'
import { demoPostId } from '#platform/identity/made-id'
import { postStore } from '#platform/identity/post.store'
import { hashOf, newToken } from '#platform/identity/token'
import type { ModuleParts } from '#platform/module/module'
import { fromSlot, type Region } from '#platform/region-pack/pack'
import { applicationStore } from '../programmes/application.store.ts'
import { arrivalStore } from '../programmes/arrival.store.ts'
import { type Asks, eventStore } from '../programmes/event.store.ts'
import { publishEvents } from '../public/public.job.ts'
import type { DemoEvents } from './demo-events.shape.ts'
import { demoEventsSlot } from './demo-events.slot.ts'

type DemoEvent = DemoEvents['events'][number]

export async function seedEvents(
  parts: ModuleParts,
  region: Region,
  { initiatives: initiativesHere, recount }: Asks,
): Promise<void> {
  const events = fromSlot(region, demoEventsSlot).flatMap(({ value }) => value.events)
  if (!region.fictional || events.length === 0) return
  const { begin, newId } = parts
  const system = { kind: 'system', municipality: region.id, task: 'events.demo' } as const
  const { posts, holders } = await begin(system, async (tx) => ({
    posts: await postStore(tx).inMunicipality(),
    holders: await postStore(tx).holders(),
  }))
  const actingOn = ({ by }: DemoEvent, on: LocalDate) => {
    const post = posts.find(({ id }) => id === demoPostId(region.id, by))
    const held = holders.find((each) => each.post === post?.id && each.from <= on && (!each.until || on <= each.until))
    if (!post || !held) throw new Error(`${region.folder}/demo/events.yaml: nobody holds ${by} on ${on}`)
    const { id, organisation } = post
    return { kind: 'staff', municipality: region.id, person: held.person, post: id, organisation } as const
  }
  const as = <T>(event: DemoEvent, on: LocalDate, work: (tx: OpenTx) => Promise<T>): Promise<T> =>
    // Residents' pages are made once, at the end.
    begin(actingOn(event, on), (tx) => work(Object.assign(tx, { happen: async () => {} })))
  for (const event of events) {
    if (await as(event, event.written_on, async (tx) => (await eventStore(tx).all()).length > 0)) return
  }
  for (const event of events) {
    const id = newId()
    const under = (tx: OpenTx) =>
      initiativesHere(tx).then((found) => found.find(({ path }) => path === event.initiative))
    await as(event, event.written_on, async (tx) => {
      const initiative = await under(tx)
      if (!initiative) throw new Error(`${region.folder}/demo/events.yaml: no initiative ${event.initiative}`)
      await eventStore(tx).add({ ...textOf(event), id, initiative, at: noon(event.written_on) })
    })
    for (const [done, { state, on, reason }] of event.steps.entries()) {
      if (state === 'held') await countAtDoor(parts, (work) => as(event, event.day, work), id, event)
      await as(event, on, async (tx) => {
        const initiative = await under(tx)
        const moved = await eventStore(tx).move({
          ...{ id, version: done + 1, to: state, reason, initiative, today: on, at: noon(on) },
        })
        if (moved.kind !== 'saved') throw new Error(`${region.folder}/demo/events.yaml: ${on} ${state}: ${moved.kind}`)
        if (state === 'held' && initiative) await recount(tx, initiative.id, event.day, { at: noon(on), newId })
      })
      if (state === 'published') await apply(parts, region, id, event, on)
    }
  }
  await publishEvents(parts, region)
}

/** As residents would have applied on the day after: nobody's name, only how many come. */
async function apply({ begin, newId }: ModuleParts, region: Region, id: Uuid, event: DemoEvent, on: LocalDate) {
  const at = instant(`${on}T18:00:00+09:00`)
  for (const people of event.applied)
    await begin({ kind: 'system', municipality: region.id, task: 'events.demo' }, (tx) =>
      applicationStore(Object.assign(tx, { happen: async () => {} })).apply({
        ...{ id: newId(), event: { ...textOf(event), id, state: 'published' }, people },
        ...{ hash: hashOf(newToken().token), today: event.apply_from ?? on, at },
      }),
    )
}

/** Those with an application first, in the order of their numbers; whoever is left came without one. */
async function countAtDoor(
  { newId }: ModuleParts,
  as: (work: (tx: OpenTx) => Promise<void>) => Promise<void>,
  event: Uuid,
  { came, day }: DemoEvent,
): Promise<void> {
  await as(async (tx) => {
    const applications = await applicationStore(tx).ofEvent(event)
    for (const [at, people] of came.entries())
      await arrivalStore(tx).add({ id: newId(), event, application: applications[at]?.id, people, at: noon(day) })
  })
}

const noon = (day: LocalDate): Instant => instant(`${day}T12:00:00+09:00`)

const textOf = (event: DemoEvent) => ({
  title: event.title,
  body: event.body,
  place: event.place,
  access: event.access,
  helps: event.helps,
  day: event.day,
  begins: event.begins,
  ends: event.ends,
  places: event.places,
  forWhom: event.for_whom,
  applyFrom: event.apply_from,
  applyUntil: event.apply_until,
  appliesHere: event.applies_here,
  fee: event.fee,
  contact: event.contact,
})
