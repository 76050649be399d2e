/** まちの予定の差し込み口 — `partnership/calendar.yaml`: the days of the year that this town's staff plan by. */
import * as v from 'valibot'
import { ok } from '#kernel/result'
import { fromSlot, type Region, type RegionSlot } from '#platform/region-pack/pack'
import { readYaml } from '#platform/region-pack/read-yaml'
import type { TownDay } from './calendar.ts'

const shape = v.strictObject({
  days: v.pipe(
    v.array(
      v.strictObject({
        month: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12)),
        day: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(31)),
        title: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(100)),
      }),
    ),
    v.maxLength(100),
  ),
})

export const calendarSlot: RegionSlot<readonly TownDay[]> = {
  name: 'partnership-calendar',
  path: 'partnership/calendar.yaml',
  read: (file) => {
    const read = readYaml(file, shape)
    return read.ok ? ok(read.value.value.days) : read
  },
}

export const townDays = (region: Region): readonly TownDay[] => fromSlot(region, calendarSlot)[0]?.value ?? []
