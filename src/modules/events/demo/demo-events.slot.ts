/** 見本の催しの差し込み口 — `demo/events.yaml` of a fictional town's pack. */
import { ok } from '#kernel/result'
import type { RegionSlot } from '#platform/region-pack/pack'
import { readYaml } from '#platform/region-pack/read-yaml'
import { type DemoEvents, demoEventsShape } from './demo-events.shape.ts'

export const demoEventsSlot: RegionSlot<DemoEvents> = {
  name: 'demo-events',
  path: 'demo/events.yaml',
  read: (file) => {
    const read = readYaml(file, demoEventsShape)
    return read.ok ? ok(read.value.value) : read
  },
}
