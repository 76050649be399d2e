/** `yuimachi migrate` — brings the schema forward, as the owner, and lets the application's login take on its roles. */
import type { Command, CommandAnswer, CommandFiles } from '#platform/command/command'
import { admitLogin, migrate, oneAtATime, pendingSteps } from '#platform/database/migrate'
import { openDatabase } from '#platform/database/open'
import type { Pool } from '#platform/database/pool'
import { prepareOutbox } from '#platform/outbox/outbox'
import { allMigrations, allQueues } from './schema.ts'

export const migrateCommand: Command = {
  words: ['migrate'],
  title: 'データベースを新しい形に移す（DATABASE_ADMIN_URL の持ち主として）',
  args: [],
  options: [],
  examples: [
    { line: 'migrate --dry-run', says: 'まだのものを並べるだけ' },
    { line: 'migrate', says: '移す。終わったら start を始める' },
  ],
  writes: true,
  needs: 'files',
  run: async ({ dryRun }, files) => {
    const { databaseUrl, databaseAdminUrl } = files.settings
    if (!databaseUrl)
      return { exit: 0, data: { applied: [] }, lines: ['組み込みのデータベースは、start のときに自動で移します。'] }
    if (!databaseAdminUrl)
      return { exit: 2, data: {}, lines: ['DATABASE_ADMIN_URL に、表を作れる持ち主のアドレスを書いてください。'] }
    return onOwner(databaseAdminUrl, (pool) => {
      const run = () => forward(pool, files, databaseUrl, dryRun)
      return dryRun ? run() : oneAtATime(pool, run)
    })
  },
}

async function onOwner(url: string, work: (pool: Pool) => Promise<CommandAnswer>): Promise<CommandAnswer> {
  const opened = await openDatabase({ url })
  if (!opened.ok) return { exit: 3, data: {}, lines: ['データベースを開けません。'] }
  try {
    return await work(opened.value.pool)
  } catch (error) {
    const { code } = error as { code?: string }
    return {
      exit: 3,
      data: { code },
      lines: [`データベースにつながりません（${code ?? '不明'}）。アドレスと権限を確かめてください。`],
    }
  } finally {
    await opened.value.close()
  }
}

async function forward(pool: Pool, _: CommandFiles, databaseUrl: string, dryRun: boolean): Promise<CommandAnswer> {
  const pending = await pendingSteps(pool, allMigrations)
  if (dryRun) return { exit: 0, data: { pending }, lines: pending.length ? pending : ['移すものはありません。'] }
  const migrated = await migrate(pool, allMigrations)
  if (!migrated.ok) {
    const { step, says } = migrated.error
    return {
      exit: 1,
      data: { step },
      lines: [`「${step}」で止まりました：${says}`, 'どの段も移っていません。直してから、もう一度実行してください。'],
    }
  }
  await prepareOutbox(pool, allQueues)
  await admitLogin(pool, decodeURIComponent(new URL(databaseUrl).username))
  const { applied } = migrated.value
  return { exit: 0, data: { applied }, lines: applied.length ? [...applied, '移しました。'] : ['もう新しい形です。'] }
}
