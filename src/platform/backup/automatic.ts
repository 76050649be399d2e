/**
 * おのずと作る控え — of the embedded database, which never fsyncs its own files: what may be lost is what was written since
 * the newest of these. Sealed like any other backup, and restored like one.
 *
 * Unit      due when the newest was begun `backupMinutes` ago, less one look, so that it is begun within that time
 * Order     a new one is whole before an old one goes; backups that a person made stand elsewhere and are not touched
 * Left out  PostgreSQL: it keeps its own log (docs/how-to/backup-and-restore.md)
 */
import { rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type Instant, millisOf } from '#kernel/instant'
import type { Settings } from '../settings/settings.ts'
import { type BackupParts, makeBackup, namesIn } from './backup.ts'
import { BACKUP_NAME, backupName, madeAtOf } from './manifest.ts'
import { withoutRoom } from './room.ts'

export const LOOK_FOR_BACKUP_MILLIS = 10_000
const PAUSES_MILLIS: readonly number[] = [LOOK_FOR_BACKUP_MILLIS, 60_000, 600_000]

/** Each try is a full dump: after failures in a row the pause grows up to the time between two backups. */
export function nextLookMillis(failures: number, minutes: number): number {
  if (failures === 0) return LOOK_FOR_BACKUP_MILLIS
  return Math.min(PAUSES_MILLIS[failures - 1] ?? Number.POSITIVE_INFINITY, minutes * 60_000)
}

export const automaticFolder = ({ backups, data }: Pick<Settings, 'backups' | 'data'>): string =>
  join(backups ?? data, 'automatic')

/** A backup that claims to be from later than now is none: the clock was wrong once, then or now. */
export const newestOf = (names: readonly string[], now: Instant): Instant | undefined =>
  names
    .flatMap((name) => (madeAtOf(name) ?? []) as Instant | [])
    .filter((madeAt) => millisOf(madeAt) <= millisOf(now))
    .sort()
    .at(-1)

/** The name of the newest, which the next one will be about as big as. */
export const lastOf = (names: readonly string[], now: Instant): string | undefined => {
  const newest = newestOf(names, now)
  return newest && backupName(newest)
}

export const isDue = (newest: Instant | undefined, now: Instant, minutes: number): boolean =>
  newest === undefined || millisOf(now) - millisOf(newest) >= minutes * 60_000 - LOOK_FOR_BACKUP_MILLIS

/**
 * The names that go, oldest first. One that claims to be from later than now is older than all others, and the one just
 * made never goes: a clock that was ahead must not cost what came after.
 */
export const surplus = (
  names: readonly string[],
  keep: number,
  { made, now }: { readonly made: string; readonly now: Instant },
): readonly string[] => {
  const others = names.filter((name) => BACKUP_NAME.test(name) && name !== made).sort()
  const isAhead = (name: string): boolean => name > backupName(now)
  return [...others.filter(isAhead), ...others.filter((name) => !isAhead(name))].slice(
    0,
    Math.max(0, others.length - (keep - 1)),
  )
}

type KeptBackups = 'made' | 'notDue' | 'noRoom'

/** `before` runs when one is due: the audit log's checkpoints must say all of what it will hold. */
export async function keepBackups(parts: BackupParts, before: () => Promise<void>): Promise<KeptBackups> {
  const { settings, clock } = parts
  const folder = automaticFolder(settings)
  const names = await namesIn(folder)
  if (!isDue(newestOf(names, clock.now()), clock.now(), settings.backupMinutes)) return 'notDue'
  // Left by a process that was ended in the middle of one.
  for (const name of names.filter((each) => each.endsWith('.part'))) await rm(join(folder, name), { recursive: true })
  if (await withoutRoom({ data: settings.data, folder, last: lastOf(names, clock.now()) })) return 'noRoom'
  await before()
  const made = await makeBackup(parts, folder)
  if (!made.ok) throw new Error(`automatic backup: ${made.error.why}`)
  const kept = { made: basename(made.value.path), now: clock.now() }
  for (const name of surplus(await namesIn(folder), settings.backupsKept, kept))
    await rm(join(folder, name), { recursive: true, force: true })
  return 'made'
}
