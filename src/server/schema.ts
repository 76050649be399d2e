/** The whole schema, in one sequence: the platform's steps and each module's; the queues; what a pack may say. */
import * as audit from '#platform/audit/202611241010_platform_audit.migration'
import * as base from '#platform/database/202611241000_platform_base.migration'
import type { Migrations } from '#platform/database/migrate'
import * as identity from '#platform/identity/202611241020_platform_identity.migration'
import { identitySlots } from '#platform/identity/identity'
import type { AnySlot } from '#platform/region-pack/slot-files'
import * as snapshot from '#platform/snapshot/202611241030_platform_snapshot.migration'
import { modules } from './modules.ts'

export const allMigrations: Migrations = {
  '202611241000_platform_base': base,
  '202611241010_platform_audit': audit,
  '202611241020_platform_identity': identity,
  '202611241030_platform_snapshot': snapshot,
  ...Object.assign({}, ...modules.map(({ migrations }) => migrations)),
}

export const allQueues: readonly string[] = [...new Set(modules.flatMap(({ queues }) => queues))]

export const allSlots: readonly AnySlot[] = [...identitySlots, ...modules.flatMap(({ regionSlots }) => regionSlots)]
