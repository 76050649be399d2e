/** 催しの部屋 — what the events module offers to the house. Under which initiative an event stands is asked outside. */
import type { ServerModule } from '#platform/module/module'
import { GROUND } from '#platform/retention/retention'
import * as programme from './202611251360_events_programme.migration.ts'
import { seedEvents } from './demo/demo-events.job.ts'
import { demoEventsSlot } from './demo/demo-events.slot.ts'
import type { InitiativesHere } from './programmes/event.store.ts'
import { eventsJob, publishEvents } from './public/public.job.ts'
import { eventsHome, publicRoutes } from './public/public.routes.ts'
import { EVENTS_QUEUE } from './public/public-events.ts'
import { eventsDoor, staffRoutes } from './staff/events.routes.ts'

export const events = (asks: { readonly initiatives: InitiativesHere }): ServerModule => ({
  name: 'events',
  migrations: { '202611251360_events_programme': programme },
  queues: [EVENTS_QUEUE],
  routes: [...publicRoutes, ...staffRoutes(asks.initiatives)],
  organisations: async () => [],
  jobs: (parts) => [eventsJob(parts)],
  regionSlots: [demoEventsSlot],
  doors: [],
  home: [eventsHome],
  staffDoors: [eventsDoor],
  commands: [],
  retention: [
    {
      table: 'events_event',
      holds: '催しの知らせの文と段階、書いた役職と人の番号',
      purpose: '催しを住民に知らせ、何を開いたかを、あとから説明できるようにする',
      about: 'staff',
      ground: GROUND.records,
      kept: {
        kind: 'whileOpen',
        what: '協定が続いている間',
        span: 'agreements',
        ends: '期間のあと、移すか捨てるかをまちが決める。自動では消さない',
      },
      told: 'records',
    },
  ],
  begins: async (parts) => {
    for (const region of parts.regions) await publishEvents(parts, region)
  },
  seedsDemo: async (parts) => {
    for (const region of parts.regions) await seedEvents(parts, region, asks.initiatives)
  },
})
