/**
 * 取引 — a transaction that already carries who, post, organisation and municipality.
 *
 * Two walls: the application asks by municipality, and the database answers only for the one set here
 * (row-level security, forced). No query runs without it. `SET LOCAL` and never `set_config`: the latter
 * does not reach the workers of a distributed database. It takes no parameters, so ids are pattern-checked.
 */
import { Kysely, PostgresDialect, sql } from 'kysely'
import type { Uuid } from '#kernel/id'
import type { AuditNote } from '../audit/entry.ts'
import type { Pool } from './pool.ts'

/** For whom the rows are read and written. Authority itself is checked before a transaction begins. */
export type Acting =
  | { readonly kind: 'resident'; readonly municipality: Uuid }
  | {
      readonly kind: 'staff'
      readonly municipality: Uuid
      readonly person: Uuid
      readonly post: Uuid
      readonly organisation: Uuid
    }
  /** A job of ours. It belongs to no organisation, so it sees nothing that belongs to one side. */
  | { readonly kind: 'system'; readonly municipality: Uuid; readonly task: string }

/** What rides along with a transaction, so that a store never has to be told twice. */
export type Carried = {
  readonly acting: Acting
  /** Adds one line to the audit log, in this transaction. */
  readonly record: (note: AuditNote) => Promise<void>
  /** Tells the outbox what happened, in this transaction; delivered after commit. Ids only. */
  readonly happen: (queue: string, ids: Readonly<Record<string, string>>) => Promise<void>
  readonly afterCommit: (task: () => void) => void
}

/** Sees exactly the tables named in its type. */
export type Tx<Tables> = Kysely<Tables> & Carried

/** What `begin` hands out: fits every store, because the store's own type says which tables it may touch. */
// biome-ignore lint/suspicious/noExplicitAny: the one place where a transaction is wider than a store's view of it
export type OpenTx = Tx<any>

export type Begin = <T>(acting: Acting, work: (tx: OpenTx) => Promise<T>) => Promise<T>

const ROLE = { resident: 'yui_public', staff: 'yui_staff', system: 'yui_staff' } as const satisfies Record<
  Acting['kind'],
  string
>

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

const checked = (id: string): string => {
  if (!UUID.test(id)) throw new RangeError('not a uuid: refusing to put it into a SET LOCAL')
  return id
}

export const openKysely = <Tables>(pool: Pool): Kysely<Tables> =>
  new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })

export const settingsOf = (acting: Acting): string =>
  [
    `set local role ${ROLE[acting.kind]}`,
    `set local app.m = '${checked(acting.municipality)}'`,
    `set local app.org = '${acting.kind === 'staff' ? checked(acting.organisation) : ''}'`,
  ].join('; ')

/** How notes and happenings are kept; `compose.ts` supplies the real ones. */
export type Keepers = {
  readonly record: (tx: OpenTx, note: AuditNote) => Promise<void>
  readonly happen: (tx: OpenTx, queue: string, ids: Readonly<Record<string, string>>) => Promise<void>
}

export const beginOn =
  (pool: Pool, keepers: Keepers): Begin =>
  async (acting, work) => {
    const after: (() => void)[] = []
    const result = await openKysely<Record<string, never>>(pool)
      .transaction()
      .execute(async (trx) => {
        await sql.raw(settingsOf(acting)).execute(trx)
        const carried: Carried = {
          acting,
          record: (note) => keepers.record(tx, note),
          happen: (queue, ids) => keepers.happen(tx, queue, ids),
          afterCommit: (task) => void after.push(task),
        }
        const tx = Object.assign(trx, carried) as unknown as OpenTx
        return work(tx)
      })
    for (const task of after) task()
    return result
  }
