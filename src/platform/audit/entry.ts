/**
 * 監査の記録 — one line of the audit log: who, with which post, did what to which object.
 *
 * Holds ids, field names and hashes, never values: erasing a row later leaves the chain whole.
 * Each line is chained to the one before by a keyed check, so an edit, a deletion or a reordering shows.
 */
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'

/** What a caller says. Values are hashed before they are written. */
export type AuditNote = {
  /** 'agreement.add', 'figure.confirm' … : object and verb. */
  readonly did: string
  readonly object: string
  readonly id: string
  readonly before?: Readonly<Record<string, unknown>>
  readonly after?: Readonly<Record<string, unknown>>
}

export type AuditLine = {
  readonly municipality: Uuid
  readonly seq: number
  readonly at: Instant
  readonly person: Uuid | null
  readonly post: Uuid | null
  readonly organisation: Uuid | null
  /** Which job of ours, when no person did it. */
  readonly task: string | null
  readonly did: string
  readonly object: string
  readonly objectId: string
  readonly fields: readonly string[]
  readonly beforeHash: string | null
  readonly afterHash: string | null
  readonly keyVersion: number
  readonly previous: string
  readonly mac: string
}

export const FIRST = '0'.repeat(64)

/** Names of the fields that differ. A field that appears or goes away differs too. */
export function changedFields(note: Pick<AuditNote, 'before' | 'after'>): readonly string[] {
  const names = new Set([...Object.keys(note.before ?? {}), ...Object.keys(note.after ?? {})])
  return [...names].filter((name) => JSON.stringify(note.before?.[name]) !== JSON.stringify(note.after?.[name])).sort()
}

/** What the keyed check is computed over. An array, so that no value can move into its neighbour. */
export const canonical = (line: Omit<AuditLine, 'mac'>): string =>
  JSON.stringify([
    line.municipality,
    line.seq,
    line.at,
    line.person,
    line.post,
    line.organisation,
    line.task,
    line.did,
    line.object,
    line.objectId,
    line.fields,
    line.beforeHash,
    line.afterHash,
    line.keyVersion,
    line.previous,
  ])
