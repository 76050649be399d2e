/** The whole schema, in one sequence: the platform's steps and each module's. */

import * as audit from '#platform/audit/202611241010_platform_audit.migration'
import * as base from '#platform/database/202611241000_platform_base.migration'
import type { Migrations } from '#platform/database/migrate'
import * as snapshot from '#platform/snapshot/202611241030_platform_snapshot.migration'
import * as agreement from '../modules/partnership/202611241100_partnership_agreement.migration.ts'
import * as figures from '../modules/partnership/202611241110_partnership_figures.migration.ts'

export const allMigrations: Migrations = {
  '202611241000_platform_base': base,
  '202611241010_platform_audit': audit,
  '202611241030_platform_snapshot': snapshot,
  '202611241100_partnership_agreement': agreement,
  '202611241110_partnership_figures': figures,
}

export const allQueues: readonly string[] = ['partnership-public']
