/** 催しの公表 — makes the snapshot that residents read, anew and whole, whenever something changed. Twice does no harm. */
import type { ModuleParts } from '#platform/module/module'
import type { Job } from '#platform/outbox/outbox'
import type { Region } from '#platform/region-pack/pack'
import { publicEventStore } from './public.store.ts'
import { EVENTS_QUEUE, EVENTS_TOPIC, type PublicEvents } from './public-events.ts'

type Parts = Pick<ModuleParts, 'regions' | 'publish'>

export const eventsJob = (parts: Parts): Job => ({
  queue: EVENTS_QUEUE,
  handle: async ({ municipality }) => {
    const region = parts.regions.find(({ id }) => id === municipality)
    // A municipality whose pack was taken away has no pages any more.
    if (region) await publishEvents(parts, region)
  },
})

export async function publishEvents(parts: Parts, region: Region): Promise<void> {
  await parts.publish(region.id, EVENTS_TOPIC, async (begin): Promise<PublicEvents> => {
    const acting = { kind: 'resident', municipality: region.id } as const
    return { schema: 1, events: await begin(acting, (tx) => publicEventStore(tx).all()) }
  })
}
