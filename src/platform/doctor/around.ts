/** まわりを見る — what can be said without a database: program, keys, folders, disk, backups. */
import { mkdir, open, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { type Instant, millisOf } from '#kernel/instant'
import { automaticFolder, lastOf, newestOf } from '../backup/automatic.ts'
import { namesIn } from '../backup/backup.ts'
import { madeAtOf } from '../backup/manifest.ts'
import { withoutRoom } from '../backup/room.ts'
import { FULL_BELOW_BYTES } from '../database/disk-reserve.ts'
import { loadKeyRing } from '../keys/key-file.ts'
import type { SettingFault, Settings } from '../settings/settings.ts'
import { AUTOMATIC_SLACK_MILLIS, BACKUP_LIMIT_MILLIS, type Finding, FREE_FLOOR_BYTES, NODE_FLOOR } from './finding.ts'

export const settingFindings = (faults: readonly SettingFault[]): readonly Finding[] =>
  faults.map(({ name, says }) =>
    name === 'YUIMACHI_BASE_URL' && says.includes('https://` だけ')
      ? { code: 'base-url-http' }
      : { code: 'settings-broken', name, says },
  )

/** `version`: as `process.versions.node` says it. */
export const nodeFindings = (version: string): readonly Finding[] =>
  Number(version.split('.')[0]) < NODE_FLOOR ? [{ code: 'node-too-old', have: version }] : []

/** A demo without keys makes them at its first start. */
export async function keyFindings({ keysFile, mode }: Settings): Promise<readonly Finding[]> {
  const found = await stat(keysFile).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
    throw error
  })
  if (!found) return mode === 'demo' ? [] : [{ code: 'keys-missing', path: keysFile }]
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0) return [{ code: 'keys-readable', path: keysFile }]
  return (await loadKeyRing(keysFile)).ok ? [] : [{ code: 'keys-broken', path: keysFile }]
}

/** Writes a file, because rights, a full disk and a disk that became read-only all look alike before that. */
export async function folderFindings(data: string, leastFree = FREE_FLOOR_BYTES): Promise<readonly Finding[]> {
  const probe = join(data, `.doctor-${process.pid}`)
  try {
    await mkdir(data, { recursive: true, mode: 0o700 })
    const file = await open(probe, 'w', 0o600)
    try {
      await file.writeFile('x')
      await file.sync()
    } finally {
      await file.close()
      await rm(probe, { force: true })
    }
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? 'unknown'
    return [
      why === 'ENOSPC' || why === 'EDQUOT'
        ? { code: 'disk-full', path: data }
        : { code: 'data-not-writable', path: data, why },
    ]
  }
  const { bavail, bsize } = await statfs(data)
  const free = bavail * bsize
  if (free < FULL_BELOW_BYTES) return [{ code: 'disk-full', path: data }]
  return free < leastFree ? [{ code: 'disk-nearly-full', path: data, freeMegabytes: Math.floor(free / 1_000_000) }] : []
}

/** Of a running server with the embedded database, open since then; a new one has not made any yet. */
export async function automaticFindings(
  settings: Settings,
  now: Instant,
  openedAt: Instant,
): Promise<readonly Finding[]> {
  if (settings.databaseUrl !== undefined || millisOf(now) - millisOf(openedAt) < AUTOMATIC_SLACK_MILLIS) return []
  const path = automaticFolder(settings)
  const names = await namesIn(path)
  const made = newestOf(names, now)
  const late = settings.backupMinutes * 60_000 + AUTOMATIC_SLACK_MILLIS
  if (made !== undefined && millisOf(now) - millisOf(made) <= late) return []
  const noRoom = await withoutRoom({ data: settings.data, folder: path, last: lastOf(names, now) })
  return [{ code: 'automatic-backup-old', path, newest: made, minutes: settings.backupMinutes, noRoom }]
}

/** Only where an operator has said where backups are. A folder that is still being written has another name. */
export async function backupFindings({ backups }: Settings, now: Instant): Promise<readonly Finding[]> {
  if (backups === undefined) return []
  const newest = (await namesIn(backups))
    .flatMap((name) => madeAtOf(name) ?? [])
    .sort()
    .at(-1)
  const isFresh = newest !== undefined && millisOf(now) - Date.parse(newest) <= BACKUP_LIMIT_MILLIS
  return isFresh ? [] : [{ code: 'backup-old', path: backups, newest }]
}
