/** 催しの部屋 — what the events module offers to the house. Under which initiative an event stands is asked outside. */
import type { ServerModule } from '#platform/module/module'
import { GROUND, type Retention } from '#platform/retention/retention'
import * as programme from './202611251360_events_programme.migration.ts'
import * as reception from './202611251380_events_reception.migration.ts'
import { seedEvents } from './demo/demo-events.job.ts'
import { demoEventsSlot } from './demo/demo-events.slot.ts'
import type { Asks } from './programmes/event.store.ts'
import { applyRoutes } from './public/apply.routes.ts'
import { eventsJob, publishEvents } from './public/public.job.ts'
import { eventsHome, publicRoutes } from './public/public.routes.ts'
import { EVENTS_QUEUE } from './public/public-events.ts'
import { eventsDoor, staffRoutes } from './staff/events.routes.ts'
import { receptionRoutes } from './staff/reception.routes.ts'

const record = (table: string, holds: string, about: Retention['about'] = 'staff'): Retention => ({
  table,
  holds,
  purpose: '催しを住民に知らせ、何を開き何人が来たかを、あとから説明できるようにする',
  about,
  ground: about === 'nobody' ? GROUND.none : GROUND.records,
  kept: {
    kind: 'whileOpen',
    what: '協定が続いている間',
    span: 'agreements',
    ends: '期間のあと、移すか捨てるかをまちが決める。自動では消さない',
  },
  ...(about === 'staff' ? { told: 'records' as const } : {}),
})

export const events = (asks: Asks): ServerModule => ({
  name: 'events',
  migrations: { '202611251360_events_programme': programme, '202611251380_events_reception': reception },
  queues: [EVENTS_QUEUE],
  routes: [...publicRoutes, ...applyRoutes, ...staffRoutes(asks), ...receptionRoutes(asks)],
  organisations: async () => [],
  jobs: (parts) => [eventsJob(parts)],
  regionSlots: [demoEventsSlot],
  doors: [],
  home: [eventsHome],
  staffDoors: [eventsDoor],
  commands: [],
  retention: [
    record('events_event', '催しの知らせの文と段階、書いた役職と人の番号'),
    record('events_application', '申込の人数と受付番号。申し込んだ人の名前も連絡先も持たない', 'nobody'),
    record('events_arrival', '受付が数えた人数と、数えた役職と人の番号'),
  ],
  begins: async (parts) => {
    for (const region of parts.regions) await publishEvents(parts, region)
  },
  seedsDemo: async (parts) => {
    for (const region of parts.regions) await seedEvents(parts, region, asks)
  },
})

/** What events count for the indicators of an initiative; `src/server/modules.ts` hands it over. */
export { eventFeeds } from './programmes/event.feed.ts'
