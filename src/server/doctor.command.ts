/**
 * `yuimachi doctor` — what is wrong with this installation and how to mend it, also while the database is down or the
 * settings are broken.
 *
 * Order  settings, files, packs, database: what comes first is usually why the rest fails
 */

import type { Clock } from '#kernel/instant'
import { embeddedFolder, hasEmbedded } from '#platform/backup/restore-embedded'
import type { Command, CommandAnswer } from '#platform/command/command'
import { openDatabase } from '#platform/database/open'
import {
  automaticFindings,
  backupFindings,
  folderFindings,
  keyFindings,
  nodeFindings,
  settingFindings,
} from '#platform/doctor/around'
import { databaseFindings } from '#platform/doctor/database'
import { checkedBy, type Finding } from '#platform/doctor/finding'
import { told } from '#platform/doctor/finding.words.ja'
import { loadKeyRing } from '#platform/keys/key-file'
import { loadRegions } from '#platform/region-pack/load-regions'
import { faultLine } from '#platform/region-pack/pack'
import { readSettings, type Settings } from '#platform/settings/settings'
import { askServer } from './control.ts'
import type { House } from './house.ts'
import { allMigrations, allSlots } from './schema.ts'

export const doctorCommand: Command<House> = {
  words: ['doctor'],
  title: '具合の悪いところを調べて、直し方を言う（データベースが止まっていても動く）',
  args: [],
  options: [],
  examples: [
    { line: 'doctor', says: '全部を調べる。誤りが一つでもあれば、終わりの数は 1' },
    { line: 'doctor --json', says: '機械が読む形で。code は変わらない' },
  ],
  writes: false,
  needs: 'environment',
  run: async (_, { env, clock }) => {
    const settings = readSettings(env)
    const findings = [
      ...nodeFindings(process.versions.node),
      ...(settings.ok ? await everything(settings.value, clock) : settingFindings(settings.error)),
    ]
    return answerOf(findings)
  },
  // A running server holds the embedded database: it looks at that, and at the backups it makes of it.
  beside: async (_, { database, settings, clock, keys, openedAt }) =>
    answerOf([
      ...(await checkedBy('おのずと作る控え', () => automaticFindings(settings, clock.now(), openedAt))),
      ...(await databaseFindings({
        pool: database.pool,
        settings,
        clock,
        migrations: allMigrations,
        ring: keys.current(),
        atRest: false,
      })),
    ]),
}

async function everything(settings: Settings, clock: Clock): Promise<readonly Finding[]> {
  return [
    ...(await checkedBy('鍵', () => keyFindings(settings))),
    ...(await checkedBy('地域パック', async () => regionFindings(settings, clock))),
    ...(await checkedBy('データの置き場', () => folderFindings(settings.data))),
    ...(await checkedBy('控え', () => backupFindings(settings, clock.now()))),
    ...(await checkedBy('データベース', () => ofDatabase(settings, clock))),
  ]
}

function regionFindings({ regions }: Settings, clock: Clock): readonly Finding[] {
  const loaded = loadRegions({ directory: regions, slots: allSlots, today: clock.today() })
  if (loaded.ok) return []
  const [first, ...more] = loaded.error.map(faultLine)
  return [{ code: 'regions-broken', first: first ?? regions, more: more.length }]
}

async function ofDatabase(settings: Settings, clock: Clock): Promise<readonly Finding[]> {
  if (!settings.databaseUrl) {
    const request = { words: ['doctor'], args: [], options: {}, dryRun: false, from: process.cwd() }
    const answered = await askServer(settings.data, request, () => {})
    if (answered) return (answered.data['findings'] as readonly Finding[] | undefined) ?? [CUT_OFF]
    // Nothing was started here yet: looking must not make a database.
    if (!hasEmbedded(settings.data)) return []
  }
  const opened = await openDatabase(
    settings.databaseUrl ? { url: settings.databaseUrl } : { folder: embeddedFolder(settings.data) },
  )
  if (!opened.ok)
    return [
      {
        code: 'database-unreachable',
        why: opened.error.why === 'inUse' ? `プロセス ${opened.error.pid} が使っています` : opened.error.says,
      },
    ]
  try {
    const ring = await loadKeyRing(settings.keysFile).catch(() => undefined)
    return await databaseFindings({
      pool: opened.value.pool,
      settings,
      clock,
      migrations: allMigrations,
      ring: ring?.ok ? ring.value : undefined,
      atRest: opened.value.embedded !== undefined,
    })
  } finally {
    await opened.value.close()
  }
}

const CUT_OFF: Finding = { code: 'database-unreachable', why: 'サーバーが答えの前に止まりました' }

function answerOf(findings: readonly Finding[]): CommandAnswer {
  return {
    exit: findings.length > 0 ? 1 : 0,
    data: { well: findings.length === 0, findings: findings.map((finding) => ({ ...finding, ...told(finding) })) },
    lines:
      findings.length === 0
        ? ['具合の悪いところは見つかりませんでした。']
        : findings.flatMap((finding, index) => {
            const { says, mend } = told(finding)
            return [`${index + 1}. ${says}〔${finding.code}〕`, `   直し方　${mend}`]
          }),
  }
}
