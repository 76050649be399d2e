/**
 * The whole schema, in one sequence: the platform's steps and each module's; the queues; what a pack may say; how long
 * each table is kept.
 */

import * as audit from '#platform/audit/202611241010_platform_audit.migration'
import { auditRetention } from '#platform/audit/audit-retention'
import * as base from '#platform/database/202611241000_platform_base.migration'
import { databaseRetention } from '#platform/database/database-retention'
import type { Migrations } from '#platform/database/migrate'
import * as identity from '#platform/identity/202611241020_platform_identity.migration'
import * as failure from '#platform/identity/202611241025_platform_failure.migration'
import * as transfer from '#platform/identity/202611251221_platform_transfer.migration'
import { identitySlots } from '#platform/identity/identity'
import { identityRetention } from '#platform/identity/identity-retention'
import { outboxRetention } from '#platform/outbox/outbox-retention'
import type { AnySlot } from '#platform/region-pack/slot-files'
import * as keeping from '#platform/retention/202611241040_platform_retention.migration'
import { ownRetention } from '#platform/retention/own-retention'
import type { Retention } from '#platform/retention/retention'
import * as snapshot from '#platform/snapshot/202611241030_platform_snapshot.migration'
import { snapshotRetention } from '#platform/snapshot/snapshot-retention'
import { modules } from './modules.ts'

export const allMigrations: Migrations = {
  '202611241000_platform_base': base,
  '202611241010_platform_audit': audit,
  '202611241020_platform_identity': identity,
  '202611241025_platform_failure': failure,
  '202611241030_platform_snapshot': snapshot,
  '202611241040_platform_retention': keeping,
  '202611251221_platform_transfer': transfer,
  ...Object.assign({}, ...modules.map(({ migrations }) => migrations)),
}

export const allQueues: readonly string[] = [...new Set(modules.flatMap(({ queues }) => queues))]

export const allSlots: readonly AnySlot[] = [...identitySlots, ...modules.flatMap(({ regionSlots }) => regionSlots)]

/** Every table of the database, whom it concerns and for how long it is kept. */
export const allRetention: readonly Retention[] = [
  ...modules.flatMap(({ retention }) => retention),
  ...identityRetention,
  ...auditRetention,
  ...outboxRetention,
  ...snapshotRetention,
  ...ownRetention,
  ...databaseRetention,
]
