/**
 * `yuimachi backup TO` — one sealed folder of everything but the keys.
 *
 * Embedded    a running server makes it (it alone holds the files); without one, the database is opened here
 * PostgreSQL  as the owner (`DATABASE_ADMIN_URL`, with BYPASSRLS), beside running servers, also before a migration
 */
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type BackupParts, makeBackup, syncFolder } from '#platform/backup/backup'
import { backupFaultLine } from '#platform/backup/backup.words.ja'
import { stampOf } from '#platform/backup/manifest'
import { embeddedFolder, hasEmbedded } from '#platform/backup/restore-embedded'
import type { Command, CommandAnswer, CommandCall } from '#platform/command/command'
import { openDatabase } from '#platform/database/open'
import { loadKeyRing, saveKeyRing } from '#platform/keys/key-file'
import { checkpointAll } from './audit.command.ts'
import type { House } from './house.ts'

export const backupCommand: Command<House> = {
  words: ['backup'],
  title: '控えを一つ作る（鍵は入らない。鍵だけを別のところに写すには --with-keys）',
  args: ['[TO]'],
  options: [{ name: 'with-keys', value: 'TO2', says: '鍵のファイルの写しを、別の場所 TO2 に作る' }],
  examples: [
    { line: 'backup /mnt/backup', says: '/mnt/backup の下に yuimachi-backup-日時 を作る' },
    { line: 'backup', says: 'YUIMACHI_BACKUPS の下に作る' },
    { line: 'backup /mnt/backup --with-keys /mnt/safe --json', says: '鍵の写しも、別の場所に作る' },
  ],
  writes: true,
  needs: 'files',
  run: async (call, { settings, clock }) => {
    const ring = await loadKeyRing(settings.keysFile)
    if (!ring.ok) return { exit: 1, data: {}, lines: [ring.error] }
    if (settings.databaseUrl && !settings.databaseAdminUrl)
      return {
        exit: 2,
        data: {},
        lines: ['DATABASE_ADMIN_URL に、すべての行を読める持ち主のアドレスを書いてください。'],
      }
    if (!settings.databaseUrl && !hasEmbedded(settings.data))
      return { exit: 3, data: {}, lines: [`データベースがまだありません: ${embeddedFolder(settings.data)}`] }
    const opened = await openDatabase(
      settings.databaseAdminUrl && settings.databaseUrl
        ? { url: settings.databaseAdminUrl }
        : { folder: embeddedFolder(settings.data) },
    )
    if (!opened.ok)
      return {
        exit: 3,
        data: {},
        lines: ['データベースを開けません。ほかの結まちが使っていないかを確かめてください。'],
      }
    try {
      return await backup(call, {
        database: opened.value,
        settings,
        ring: ring.value,
        clock,
        nodeVersion: process.version,
      })
    } finally {
      await opened.value.close()
    }
  },
  beside: async (call, house) => {
    // So that this backup's checkpoints say all of its log.
    if (!call.dryRun) await checkpointAll(house)
    const { database, settings, clock } = house
    return backup(call, { database, settings, ring: house.keys.current(), clock, nodeVersion: process.version })
  },
}

async function backup({ args, options, dryRun, from }: CommandCall, parts: BackupParts): Promise<CommandAnswer> {
  const place = args[0] ?? parts.settings.backups
  if (!place) return { exit: 2, data: {}, lines: ['どこに作るかを書いてください（または YUIMACHI_BACKUPS に）。'] }
  const to = resolve(from ?? '.', place)
  const withKeys = typeof options['with-keys'] === 'string' ? resolve(from ?? '.', options['with-keys']) : undefined
  if (withKeys !== undefined && (isInside(withKeys, to) || isInside(to, withKeys)))
    return { exit: 2, data: {}, lines: ['鍵の写しは、控えとは別の場所に置いてください。'] }
  if (dryRun) return { exit: 0, data: { to, withKeys }, lines: [`ここに控えを作ります: ${to}`] }
  try {
    const made = await makeBackup(parts, to)
    if (!made.ok)
      return {
        exit: made.error.why === 'alreadyHere' ? 1 : 3,
        data: { ...made.error },
        lines: [backupFaultLine(made.error)],
      }
    const { path, manifest } = made.value
    const keys = withKeys === undefined ? undefined : await copyKeys(parts, withKeys, manifest.madeAt)
    const rows = Object.values(manifest.tables).reduce((sum, count) => sum + count, 0)
    return {
      exit: 0,
      data: { path, keys, engine: manifest.engine, tables: Object.keys(manifest.tables).length, rows },
      lines: [
        `控えを作りました: ${path}`,
        `表 ${Object.keys(manifest.tables).length} 個、${rows} 行、ファイル ${manifest.files.length} 個`,
        keys
          ? `鍵の写し: ${keys}（控えと同じところに置かないでください）`
          : '鍵は入っていません。鍵のファイルの写しがないと、この控えは開けません。',
      ],
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (!code) throw error
    return {
      exit: 3,
      data: { code },
      lines: [`控えを作れません（${code}）。${PLACE[code] ?? 'データベースと場所を確かめてください。'}`],
    }
  }
}

const PLACE: Readonly<Record<string, string>> = {
  ENOSPC: 'ディスクに空きがありません。半分の控えは消しました。',
  EACCES: 'その場所には書けません。',
  EROFS: 'その場所には書けません。',
  ENOTDIR: 'その場所はフォルダではありません。',
}

const isInside = (a: string, b: string): boolean => a === b || a.startsWith(`${b}/`)

async function copyKeys({ ring }: BackupParts, to: string, madeAt: string): Promise<string> {
  const folder = join(to, `yuimachi-keys-${stampOf(madeAt)}`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'keys.json')
  await saveKeyRing(path, ring)
  await syncFolder(to)
  return path
}
