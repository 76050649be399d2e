/**
 * 目安の差し込み口 — `partnership/practice.yaml`: how many initiatives this town wants to see alive under an agreement
 * that gives no number of its own. A practice, not a law.
 */
import * as v from 'valibot'
import { ok } from '#kernel/result'
import { fromSlot, type Region, type RegionSlot } from '#platform/region-pack/pack'
import { readYaml } from '#platform/region-pack/read-yaml'

/** What towns that write such a rule ask for. */
const USUAL = 3

const shape = v.strictObject({ least_initiatives: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)) })
export type Practice = { readonly leastInitiatives: number }

export const practiceSlot: RegionSlot<Practice> = {
  name: 'partnership-practice',
  path: 'partnership/practice.yaml',
  read: (file) => {
    const read = readYaml(file, shape)
    return read.ok ? ok({ leastInitiatives: read.value.value.least_initiatives }) : read
  },
}

export const leastInitiatives = (region: Region): number =>
  fromSlot(region, practiceSlot)[0]?.value.leastInitiatives ?? USUAL
