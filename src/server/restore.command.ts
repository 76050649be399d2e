/**
 * `yuimachi restore FROM` — everything back from a backup, after it was checked and while no server runs.
 *
 * Order  the backup is checked whole before anything is touched; what is there is replaced only by typing its name
 */
import { basename, join, resolve } from 'node:path'
import type { Result } from '#kernel/result'
import { DATABASE_FILE } from '#platform/backup/backup'
import { checkFaultLine } from '#platform/backup/backup.words.ja'
import { checkBackup } from '#platform/backup/check'
import type { Manifest } from '#platform/backup/manifest'
import { embeddedFolder, hasEmbedded, restoreEmbedded } from '#platform/backup/restore-embedded'
import { restoreFiles } from '#platform/backup/restore-files'
import { restorePostgres, targetOf } from '#platform/backup/restore-postgres'
import { checkRestored, isWhole, type Restored } from '#platform/backup/restored'
import type { Command, CommandAnswer, CommandCall, CommandFiles } from '#platform/command/command'
import { type Database, openDatabase } from '#platform/database/open'
import { loadKeyRing } from '#platform/keys/key-file'
import type { KeyRing } from '#platform/keys/key-ring'
import type { Settings } from '#platform/settings/settings'

export const restoreCommand: Command = {
  words: ['restore'],
  title: '控えから戻す（サーバーを止めてから。中身があるときは --replace と名前が要る）',
  args: ['FROM'],
  options: [
    { name: 'replace', says: 'いまある中身を、控えの中身に置きかえる' },
    {
      name: 'confirm',
      value: 'NAME',
      says: '置きかえる相手の名前（データベースの名前、組み込みならデータの置き場のフォルダの名前）',
    },
  ],
  examples: [
    {
      line: 'restore /mnt/backup/yuimachi-backup-20261124T120000Z --dry-run',
      says: '控えが全部そろって開けるかだけを確かめる',
    },
    {
      line: 'restore /mnt/backup/yuimachi-backup-20261124T120000Z --replace --confirm var',
      says: 'いまの中身を、控えに置きかえる',
    },
  ],
  writes: true,
  needs: 'files',
  run: async (call, files) => {
    const { settings } = files
    const ring = await loadKeyRing(settings.keysFile)
    if (!ring.ok) return stop(1, ring.error)
    const from = resolve(call.from ?? '.', call.args[0] ?? '')
    const checked = await checkBackup(from, ring.value)
    if (!checked.ok)
      return {
        exit: 1,
        data: { faults: checked.error },
        lines: ['この控えからは戻せません。何も変えていません。', ...checked.error.map(checkFaultLine)],
      }
    const manifest = checked.value
    if (settings.mode === 'live' && manifest.mode === 'demo')
      return stop(1, '見本（demo）の控えを、本番には戻せません。')
    if ((manifest.engine === 'postgres') !== (settings.databaseUrl !== undefined))
      return stop(1, `この控えは${ENGINE[manifest.engine]}のものです。いまの設定のデータベースとは種類が違います。`)
    const work: Work = { call, files, from, manifest, ring: ring.value }
    return manifest.engine === 'postgres' ? intoPostgres(work) : intoEmbedded(work)
  },
}

const ENGINE = { postgres: ' PostgreSQL ', embedded: '組み込みのデータベース' } as const

type Work = {
  readonly call: CommandCall
  readonly files: CommandFiles
  readonly from: string
  readonly manifest: Manifest
  readonly ring: KeyRing
}

const stop = (exit: 1 | 2 | 3, ...lines: readonly string[]): CommandAnswer => ({ exit, data: {}, lines })
const RUNNING = 'サーバーが動いています。止めてから、もう一度実行してください。'

/** Undefined: go on. */
function mayReplace({ options }: CommandCall, name: string, filled: boolean): CommandAnswer | undefined {
  if (!filled || (options['replace'] && options['confirm'] === name)) return undefined
  return stop(
    3,
    `「${name}」には、もう中身があります。何も変えていません。`,
    `置きかえるときは --replace --confirm ${name} を付けます。いまの中身は戻せなくなります。`,
  )
}

async function intoEmbedded(work: Work): Promise<CommandAnswer> {
  const { call, files, from, ring } = work
  const { data } = files.settings
  const filled = hasEmbedded(data)
  if (filled && (await inUse(data))) return stop(3, RUNNING)
  const refused = mayReplace(call, basename(resolve(data)), filled)
  if (refused) return refused
  if (call.dryRun) return wouldRestore(work)
  const replaced = await restoreEmbedded(data, join(from, DATABASE_FILE), ring)
  if (!replaced.ok) return stop(1, `控えのデータベースを開けません。いまの中身のままです（${replaced.error}）。`)
  const opened = await openDatabase({ folder: embeddedFolder(data) })
  if (!opened.ok) {
    await replaced.value.takeBack()
    return stop(1, '戻したデータベースが開けないので、前の中身に戻しました。')
  }
  try {
    const answer = await finish(work, opened.value, opened.value)
    // What was there before is deleted only when what came is whole.
    if (answer.exit === 0) await replaced.value.keep()
    return answer
  } finally {
    await opened.value.close()
  }
}

/** Whether another process holds the files. One that cannot be opened for another reason may well be what is mended here. */
async function inUse(data: string): Promise<boolean> {
  const opened = await openDatabase({ folder: embeddedFolder(data) })
  if (opened.ok) await opened.value.close()
  return !opened.ok && opened.error.why === 'inUse'
}

async function intoPostgres(work: Work): Promise<CommandAnswer> {
  const { databaseUrl, databaseAdminUrl } = work.files.settings
  if (!databaseUrl || !databaseAdminUrl) return stop(2, 'DATABASE_ADMIN_URL に、持ち主のアドレスを書いてください。')
  const owner = await openDatabase({ url: databaseAdminUrl })
  const app = await openDatabase({ url: databaseUrl })
  if (!owner.ok || !app.ok) return stop(3, 'データベースを開けません。')
  try {
    const target = await targetOf(owner.value.pool)
    if (target.others > 0) return stop(3, RUNNING, `（データベースに、ほかの接続が ${target.others} 本あります）`)
    const refused = mayReplace(work.call, target.name, target.tables > 0)
    if (refused) return refused
    if (work.call.dryRun) return wouldRestore(work)
    const login = decodeURIComponent(new URL(databaseUrl).username)
    const restored: Result<true, string> = await restorePostgres(
      { pool: owner.value.pool, adminUrl: databaseAdminUrl, login },
      join(work.from, DATABASE_FILE),
      work.ring,
    )
    if (!restored.ok) return stop(3, restored.error)
    return await finish(work, owner.value, app.value)
  } catch (error) {
    const { code } = error as { code?: string }
    if (!code) throw error
    return {
      exit: 3,
      data: { code },
      lines: [`データベースで止まりました（${code}）。アドレスと権限を確かめてください。`],
    }
  } finally {
    await app.value.close()
    await owner.value.close()
  }
}

const wouldRestore = ({ from, manifest }: Work): CommandAnswer => ({
  exit: 0,
  data: { from, madeAt: manifest.madeAt, files: manifest.files.length, restored: false },
  lines: [`控えは全部そろっていて、開けます（${manifest.madeAt} に作成）。まだ何も変えていません。`],
})

async function finish({ files, from, manifest, ring }: Work, owner: Database, app: Database): Promise<CommandAnswer> {
  const { settings, clock } = files
  const aside = await restoreFiles(from, manifest, targetsOf(settings), ring, clock.now())
  const restored = await checkRestored(
    { owner: owner.pool, pool: app.pool, ring, checkpoints: settings.auditCheckpoints, clock },
    manifest,
    basename(from),
  )
  return {
    exit: isWhole(restored) ? 0 : 1,
    data: {
      from,
      madeAt: manifest.madeAt,
      restored: true,
      whole: isWhole(restored),
      ...restored,
      checkpointsAside: aside,
    },
    lines: [
      ...linesOf(restored),
      ...(aside ? [`前の控え点は、ここに移しました: ${aside}`] : []),
      `控えを作った ${manifest.madeAt} よりあとのことは、入っていません。`,
    ],
  }
}

const targetsOf = ({ data, auditCheckpoints }: Settings) => ({
  published: join(data, 'published'),
  checkpoints: auditCheckpoints,
})

const linesOf = ({ tables, rows, differences, chains }: Restored): readonly string[] => [
  `戻しました　表 ${tables} 個、${rows} 行`,
  ...differences.map(({ table, expected, found }) => `  ${table}　控えでは ${expected} 行、いま ${found} 行`),
  differences.length === 0 ? '行の数は、控えの目録と同じです。' : '行の数が、控えの目録と違います。',
  chains.every(({ faultCount }) => faultCount === 0)
    ? '監査の記録は、書いたときのままです。'
    : '監査の記録に誤りがあります。yuimachi audit verify で見てください。',
]
