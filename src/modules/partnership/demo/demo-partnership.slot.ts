/**
 * 見本の取組の差し込み口 — `demo/partnership.yaml` of a fictional town's pack, checked before anything is written.
 *
 * Left out  whether items and posts exist: they stand in other files of the pack, and the test holds them together
 */
import { fail, ok } from '#kernel/result'
import type { RegionSlot } from '#platform/region-pack/pack'
import { readYaml } from '#platform/region-pack/read-yaml'
import { type DemoPartnership, demoPartnershipShape } from './demo-partnership.shape.ts'
import { slipsIn } from './demo-partnership-check.shape.ts'

export const demoPartnershipSlot: RegionSlot<DemoPartnership> = {
  name: 'demo-partnership',
  path: 'demo/partnership.yaml',
  read: (file) => {
    const read = readYaml(file, demoPartnershipShape)
    if (!read.ok) return read
    const { value, lineOf } = read.value
    const slips = slipsIn(value)
    return slips.length === 0
      ? ok(value)
      : fail(slips.map(({ path, says }) => ({ file: file.file, line: lineOf(path), says })))
  },
}
