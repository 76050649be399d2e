/** 監査の記録の行. Lines are added, never changed; the head row serialises the chain of one municipality. */
import { createHmac } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Uuid } from '#kernel/id'
import type { Clock, Instant } from '#kernel/instant'
import type { Acting, Tx } from '../database/tx.ts'
import { type KeyRing, keyOf, newest } from '../keys/key-ring.ts'
import { type AuditLine, type AuditNote, canonical, changedFields, FIRST } from './entry.ts'

export type AuditTable = {
  municipality_id: Uuid
  seq: number
  at: Instant
  person_id: Uuid | null
  post_id: Uuid | null
  organisation_id: Uuid | null
  task: string | null
  did: string
  object: string
  object_id: string
  fields: string[]
  before_hash: string | null
  after_hash: string | null
  key_version: number
  previous: string
  mac: string
}
export type AuditTables = {
  platform_audit: AuditTable
  platform_audit_head: { municipality_id: Uuid; seq: number; mac: string }
}

const hmac = (secret: string, text: string): string =>
  createHmac('sha256', Buffer.from(secret, 'base64')).update(text).digest('hex')

export const macWith =
  (ring: KeyRing) =>
  (line: Omit<AuditLine, 'mac'>): string | undefined => {
    const key = keyOf(ring, 'audit', line.keyVersion)
    return key && hmac(key.secret, canonical(line))
  }

/** Appends one line inside the transaction of the change it tells about. */
export async function appendAudit(
  tx: Kysely<AuditTables>,
  acting: Acting,
  note: AuditNote,
  ring: KeyRing,
  clock: Clock,
): Promise<void> {
  const municipality = acting.municipality
  await tx
    .insertInto('platform_audit_head')
    .values({ municipality_id: municipality, seq: 0, mac: FIRST })
    .onConflict((on) => on.column('municipality_id').doNothing())
    .execute()
  const head = await tx
    .selectFrom('platform_audit_head')
    .select(['seq', 'mac'])
    .where('municipality_id', '=', municipality)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const key = newest(ring, 'audit')
  const hashed = (values: AuditNote['before']) => (values ? hmac(key.secret, JSON.stringify(values)) : null)
  const staff = acting.kind === 'staff' ? acting : undefined
  const line: Omit<AuditLine, 'mac'> = {
    municipality,
    seq: head.seq + 1,
    at: clock.now(),
    person: staff?.person ?? null,
    post: staff?.post ?? null,
    organisation: staff?.organisation ?? null,
    task: acting.kind === 'system' ? acting.task : null,
    did: note.did,
    object: note.object,
    objectId: note.id,
    fields: changedFields(note),
    beforeHash: hashed(note.before),
    afterHash: hashed(note.after),
    keyVersion: key.version,
    previous: head.mac,
  }
  const mac = hmac(key.secret, canonical(line))
  await tx
    .insertInto('platform_audit')
    .values(rowOf({ ...line, mac }))
    .execute()
  await tx
    .updateTable('platform_audit_head')
    .set({ seq: line.seq, mac })
    .where('municipality_id', '=', municipality)
    .execute()
}

const rowOf = (line: AuditLine): AuditTable => ({
  municipality_id: line.municipality,
  seq: line.seq,
  at: line.at,
  person_id: line.person,
  post_id: line.post,
  organisation_id: line.organisation,
  task: line.task,
  did: line.did,
  object: line.object,
  object_id: line.objectId,
  fields: [...line.fields],
  before_hash: line.beforeHash,
  after_hash: line.afterHash,
  key_version: line.keyVersion,
  previous: line.previous,
  mac: line.mac,
})

export const lineOf = (row: AuditTable): AuditLine => ({
  municipality: row.municipality_id,
  seq: row.seq,
  at: row.at,
  person: row.person_id,
  post: row.post_id,
  organisation: row.organisation_id,
  task: row.task,
  did: row.did,
  object: row.object,
  objectId: row.object_id,
  fields: row.fields,
  beforeHash: row.before_hash,
  afterHash: row.after_hash,
  keyVersion: row.key_version,
  previous: row.previous,
  mac: row.mac,
})

export type AuditSearch = {
  readonly object?: string
  readonly id?: string
  readonly person?: Uuid
  readonly did?: string
  readonly from?: Instant
  readonly to?: Instant
  readonly limit: number
  readonly beforeSeq?: number
  /** The lines that follow this one; of these too, the newest stands first. */
  readonly afterSeq?: number
}

export const auditStore = (tx: Tx<AuditTables>) => ({
  /** Newest first. */
  search: async (asked: AuditSearch): Promise<readonly AuditLine[]> => {
    let query = tx.selectFrom('platform_audit').selectAll().where('municipality_id', '=', tx.acting.municipality)
    if (asked.object) query = query.where('object', '=', asked.object)
    if (asked.id) query = query.where('object_id', '=', asked.id)
    if (asked.person) query = query.where('person_id', '=', asked.person)
    if (asked.did) query = query.where('did', '=', asked.did)
    if (asked.from) query = query.where('at', '>=', asked.from)
    if (asked.to) query = query.where('at', '<', asked.to)
    if (asked.beforeSeq) query = query.where('seq', '<', asked.beforeSeq)
    if (asked.afterSeq === undefined)
      return (await query.orderBy('seq', 'desc').limit(asked.limit).execute()).map(lineOf)
    const rows = await query.where('seq', '>', asked.afterSeq).orderBy('seq').limit(asked.limit).execute()
    return rows.map(lineOf).reverse()
  },
  /** Where the chain stands; undefined before its first line. */
  head: async (): Promise<{ readonly seq: number; readonly mac: string } | undefined> =>
    tx
      .selectFrom('platform_audit_head')
      .select(['seq', 'mac'])
      .where('municipality_id', '=', tx.acting.municipality)
      .executeTakeFirst(),
  /** The whole chain, oldest first, in pages: a chain may be longer than memory likes. */
  page: async (afterSeq: number, size: number): Promise<readonly AuditLine[]> => {
    const rows = await tx
      .selectFrom('platform_audit')
      .selectAll()
      .where('municipality_id', '=', tx.acting.municipality)
      .where('seq', '>', afterSeq)
      .orderBy('seq')
      .limit(size)
      .execute()
    return rows.map(lineOf)
  },
})
