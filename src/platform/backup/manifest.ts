/**
 * 控えの目録 — what a backup holds, signed with the `backup` key: versions, row counts, the hash of each file. No name,
 * no address, no personal data: whoever carries the disk may read it.
 */
import { fail, ok, type Result } from '#kernel/result'
import { type KeyRing, keyOf, newest } from '../keys/key-ring.ts'
import type { Mode } from '../settings/settings.ts'
import { keyMark, signWith } from './seal.ts'

export type Engine = 'embedded' | 'postgres'

export type BackupFile = { readonly path: string; readonly bytes: number; readonly sha256: string }

export type Contents = {
  readonly madeAt: string
  readonly mode: Mode
  readonly engine: Engine
  readonly versions: { readonly node: string; readonly database: string }
  readonly migrations: readonly string[]
  /** Rows per table at the moment of the dump. */
  readonly tables: Readonly<Record<string, number>>
  readonly files: readonly BackupFile[]
}

export type Manifest = Contents & {
  readonly schema: 1
  readonly kind: 'yuimachi-backup'
  readonly key: { readonly version: number; readonly mark: string }
  readonly check: string
}

export type ManifestFault = 'notAManifest' | 'otherKey' | 'altered'

/** `yuimachi-backup-20261124T120000Z` */
export const backupName = (madeAt: string): string => `yuimachi-backup-${stampOf(madeAt)}`
export const stampOf = (at: string): string => at.replaceAll(/[-:]|\.\d+/g, '')
export const BACKUP_NAME = /^yuimachi-backup-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/

/** When a folder of that name was begun; undefined for any other name. */
export const madeAtOf = (name: string): string | undefined => {
  const [, year, month, day, hour, minute, second] = BACKUP_NAME.exec(name) ?? []
  return year && `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`
}

export function signedManifest(contents: Contents, ring: KeyRing): Manifest {
  const key = newest(ring, 'backup')
  const unsigned = {
    schema: 1 as const,
    kind: 'yuimachi-backup' as const,
    ...contents,
    key: { version: key.version, mark: keyMark(key) },
  }
  return { ...unsigned, check: signWith(key, JSON.stringify(unsigned)) }
}

export function readManifest(text: string, ring: KeyRing): Result<Manifest, ManifestFault> {
  const manifest = parsed(text)
  if (!manifest) return fail('notAManifest')
  const key = keyOf(ring, 'backup', manifest.key.version)
  if (!key || keyMark(key) !== manifest.key.mark) return fail('otherKey')
  const { check, ...unsigned } = manifest
  return signWith(key, JSON.stringify(unsigned)) === check ? ok(manifest) : fail('altered')
}

function parsed(text: string): Manifest | undefined {
  try {
    const manifest = JSON.parse(text) as Manifest
    const shaped =
      manifest.schema === 1 &&
      manifest.kind === 'yuimachi-backup' &&
      Array.isArray(manifest.files) &&
      Number.isInteger(manifest.key?.version)
    return shaped ? manifest : undefined
  } catch {
    return undefined
  }
}
