/** `yuimachi audit verify | checkpoint` — whether the audit log is still as it was written, and a mark of it kept elsewhere. */
import type { Uuid } from '#kernel/id'
import { fail, ok, type Result } from '#kernel/result'
import { chainFaultLine } from '#platform/audit/chain-fault.words.ja'
import { checkpointed } from '#platform/audit/checkpoint-file'
import { type ChainReport, verifyChain, writeCheckpoints } from '#platform/audit/verify'
import type { Command, CommandAnswer } from '#platform/command/command'
import type { House } from './house.ts'
import { registeredMunicipalities } from './register.ts'

const REGION = { name: 'region', value: 'CODE', says: '一つのまちだけ（団体コードか、アドレスの名前）' } as const

export const auditVerifyCommand: Command<House> = {
  words: ['audit', 'verify'],
  title: '監査の記録が、書いたときのままかを確かめる',
  args: [],
  options: [REGION],
  examples: [
    { line: 'audit verify', says: 'すべてのまちの記録を、初めから終わりまで確かめる' },
    { line: 'audit verify --region 990019 --json', says: '一つのまちを、機械が読む形で' },
  ],
  writes: false,
  needs: 'house',
  run: async ({ options }, house) => {
    const asked = await askedTowns(house, options['region'])
    if (!asked.ok) return asked.error
    // Another process may have signed with a key this one has not read yet.
    await house.keys.catchUp()
    const reports: ChainReport[] = []
    for (const town of asked.value) reports.push(await verifyChain(auditParts(house), town.id))
    const broken = reports.some(({ faultCount }) => faultCount > 0)
    return {
      exit: broken ? 1 : 0,
      data: { whole: !broken, chains: reports },
      lines: reports.flatMap((report, index) => linesOf(report, asked.value[index]?.name ?? report.municipality)),
    }
  },
}

export const auditCheckpointCommand: Command<House> = {
  words: ['audit', 'checkpoint'],
  title: '監査の記録がいまどこまであるかを、データベースの外に書きとめる',
  args: [],
  options: [],
  examples: [{ line: 'audit checkpoint', says: '控え点を書く。サーバーも毎日と、止まるときに書く' }],
  writes: true,
  needs: 'house',
  run: async ({ dryRun }, house) => {
    const { auditCheckpoints } = house.settings
    if (dryRun) return { exit: 0, data: { auditCheckpoints }, lines: [`ここに書きます: ${auditCheckpoints}`] }
    const written = await checkpointAll(house)
    return {
      exit: 0,
      data: { auditCheckpoints, written },
      lines: [
        ...written.map(
          ({ municipality, seq, wrote }) =>
            `${municipality}　${seq} 行目まで${wrote ? '書きとめました' : '（前と同じ）'}`,
        ),
        `この場所の写しを、データベースに触れる人の手の届かないところに置いてください: ${auditCheckpoints}`,
      ],
    }
  },
}

/** What the worker does every day and when it stops. */
export const checkpointAll = async (house: House) =>
  writeCheckpoints(
    { ...auditParts(house), clock: house.clock },
    (await registeredMunicipalities(house.database.pool)).map(({ id }) => id),
  )

const auditParts = ({ begin, keys, settings }: House) => ({
  begin,
  ring: keys.current(),
  folder: settings.auditCheckpoints,
})

type Town = { readonly id: Uuid; readonly name: string }

/** Also municipalities whose pack is gone, and those of which only a checkpoint is left. */
async function askedTowns(
  house: House,
  region: string | true | undefined,
): Promise<Result<readonly Town[], CommandAnswer>> {
  // A key made since this process began is as good as one it knows.
  await house.keys.refresh()
  const rows = await registeredMunicipalities(house.database.pool)
  const slugOf = new Map(house.regions.map(({ id, slug }) => [id, slug]))
  const towns = rows.map(({ id, code }) => ({
    id,
    code,
    slug: slugOf.get(id),
    name: `${code} ${slugOf.get(id) ?? ''}`,
  }))
  if (region !== undefined) {
    const found = towns.filter(({ code, slug }) => code === region || slug === region)
    return found.length > 0
      ? ok(found)
      : fail({ exit: 2, data: {}, lines: [`「${region}」というまちは、ここにはありません。`] })
  }
  const known = new Set(rows.map(({ id }) => id))
  const left = (await checkpointed(house.settings.auditCheckpoints)).filter((id) => !known.has(id))
  return ok([...towns, ...left.map((id) => ({ id, name: id }))])
}

const linesOf = ({ lines, checkpoints, faults, faultCount }: ChainReport, name: string): readonly string[] => [
  faultCount === 0
    ? `${name.trim()}　${lines} 行、控え点 ${checkpoints} 件。書いたときのままです。`
    : `${name.trim()}　${lines} 行、控え点 ${checkpoints} 件。誤りが ${faultCount} 件あります。`,
  ...faults.map((fault) => `  ${chainFaultLine(fault)}`),
  ...(faultCount > faults.length ? [`  ほか ${faultCount - faults.length} 件`] : []),
]
