/** 戻したあとで確かめる — rows against the manifest, the audit log against its checkpoints; and the log says that it happened. */
import type { Uuid } from '#kernel/id'
import type { Clock } from '#kernel/instant'
import { appendAudit } from '../audit/audit.store.ts'
import { type ChainReport, verifyChain } from '../audit/verify.ts'
import type { Pool } from '../database/pool.ts'
import { beginOn } from '../database/tx.ts'
import type { KeyRing } from '../keys/key-ring.ts'
import type { Manifest } from './manifest.ts'
import { inventoryOf } from './table-counts.ts'

export type RowDifference = { readonly table: string; readonly expected: number; readonly found: number }

export type Restored = {
  readonly tables: number
  readonly rows: number
  readonly differences: readonly RowDifference[]
  readonly chains: readonly ChainReport[]
}

export type RestoredParts = {
  /** Sees every row. */
  readonly owner: Pool
  /** The application's own login: that it can read proves that it was admitted. */
  readonly pool: Pool
  readonly ring: KeyRing
  readonly checkpoints: string
  readonly clock: Clock
}

export async function checkRestored(
  { owner, pool, ring, checkpoints, clock }: RestoredParts,
  manifest: Manifest,
  backup: string,
): Promise<Restored> {
  const { tables } = await inventoryOf(owner)
  const names = [...new Set([...Object.keys(manifest.tables), ...Object.keys(tables)])].sort()
  const differences = names
    .map((table) => ({ table, expected: manifest.tables[table] ?? 0, found: tables[table] ?? 0 }))
    .filter(({ expected, found }) => expected !== found)
  const begin = beginOn(pool, {
    record: (tx, note) => appendAudit(tx, tx.acting, note, ring, clock),
    happen: async () => {
      throw new Error('a restore tells nobody')
    },
  })
  const chains: ChainReport[] = []
  for (const municipality of await towns(owner)) {
    const report = await verifyChain({ begin, ring, folder: checkpoints }, municipality)
    chains.push(report)
    // A broken chain is left as it is: a new line would only hide where it broke.
    if (report.faultCount > 0) continue
    await begin({ kind: 'system', municipality, task: 'restore' }, (tx) =>
      tx.record({ did: 'backup.restore', object: 'backup', id: backup }),
    )
  }
  // A session that was ended after the backup must not live again: everybody signs in anew.
  await owner.query('delete from identity_session')
  return {
    tables: Object.keys(tables).length,
    rows: Object.values(tables).reduce((sum, rows) => sum + rows, 0),
    differences,
    chains,
  }
}

const towns = async (owner: Pool): Promise<readonly Uuid[]> =>
  (await owner.query<{ id: Uuid }>('select id from platform_municipality order by code')).rows.map(({ id }) => id)

export const isWhole = ({ differences, chains }: Restored): boolean =>
  differences.length === 0 && chains.every(({ faultCount }) => faultCount === 0)
