/**
 * 目安の差し込み口 — `partnership/practice.yaml`: how many initiatives this town wants to see alive under an agreement
 * that gives no number of its own, and within how many days after a period its figures are to come. Practices, not laws.
 */
import * as v from 'valibot'
import { ok } from '#kernel/result'
import { fromSlot, type Region, type RegionSlot } from '#platform/region-pack/pack'
import { readYaml } from '#platform/region-pack/read-yaml'

/** What towns that write such a rule ask for. */
const USUAL = 3
/** A month in which a department can count and ask. */
const USUAL_DAYS = 30

const shape = v.strictObject({
  least_initiatives: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
  figures_within_days: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(180)), USUAL_DAYS),
})
export type Practice = { readonly leastInitiatives: number; readonly figuresWithinDays: number }

export const practiceSlot: RegionSlot<Practice> = {
  name: 'partnership-practice',
  path: 'partnership/practice.yaml',
  read: (file) => {
    const read = readYaml(file, shape)
    if (!read.ok) return read
    const { least_initiatives, figures_within_days } = read.value.value
    return ok({ leastInitiatives: least_initiatives, figuresWithinDays: figures_within_days })
  },
}

export const leastInitiatives = (region: Region): number =>
  fromSlot(region, practiceSlot)[0]?.value.leastInitiatives ?? USUAL

/** Days after the last day of a period. */
export const figuresWithinDays = (region: Region): number =>
  fromSlot(region, practiceSlot)[0]?.value.figuresWithinDays ?? USUAL_DAYS
