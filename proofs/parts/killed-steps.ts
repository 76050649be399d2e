/**
 * 段の途中で切られる — `yuimachi migrate` on a full database: its process is killed, its connections are ended by the
 * server, or another one begins at the same moment. All of a step is there or nothing of it, and the next run ends it.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { admitLogin, type Migrations } from '#platform/database/migrate'
import { prepareOutbox } from '#platform/outbox/outbox'
import { allMigrations, allQueues } from '../../src/server/schema.ts'
import { endsWithUs, removeFolder, tempFolder } from '../../tests/support/left-over.ts'
import { type CommandRun, HOME, NODE, runCommand } from '../../tests/support/server.ts'
import type { Dice } from './dice.ts'
import type { Given } from './proof.ts'
import { type Shape, shapeOf, unlike, withoutQueue } from './schema-shape.ts'
import { copyOf, emptySpot, NAMES, type Spot, stepsOn } from './spots.ts'
import type { Table } from './tables.ts'
import { linesOf, lostRows, type RowLines } from './true-rows.ts'

export type Killing = {
  /** At an earlier step, with rows in every table. */
  readonly full: Spot
  readonly tables: readonly Table[]
  readonly lines: RowLines
  /** The form after each step. */
  readonly shapes: readonly Shape[]
  readonly given: Given
  readonly dice: Dice
}

const PATIENCE_MILLIS = 30_000
const WORKING = `from pg_stat_activity where datname = current_database() and application_name = 'yuimachi'`

const WAYS = {
  SIGKILL: async (child: ChildProcess) => void child.kill('SIGKILL'),
  pg_terminate_backend: async (_: ChildProcess, at: Spot) =>
    void (await at.pool.query(`select pg_terminate_backend(pid) ${WORKING} and xact_start is not null`)),
} as const

export async function killed({ full, tables, lines, shapes, given, dice }: Killing): Promise<void> {
  const { check, say, quick } = given
  const whole = await finished(await copyOf(full), allMigrations)
  const steps: number[] = []
  let midway = 0
  for (let kill = 0; kill < (quick ? 4 : 24); kill++) {
    const way = (['SIGKILL', 'pg_terminate_backend'] as const)[kill % 2] ?? 'SIGKILL'
    // Every other pair is held at a step that waits, so that some are surely amid the steps; the rest fall where they fall.
    const held = kill % 4 < 2
    const titled = (title: string): string => `${kill + 1}. ${way}${held ? '、段の途中で' : ''}　${title}`
    const at = await copyOf(full)
    try {
      if (await cutOff(at, way, held ? undefined : dice.whole(Math.round(whole.millis)))) midway += 1
      const { rows } = await at.pool.query<{ name: string }>('select name from platform_migration order by name')
      steps.push(rows.length)
      const reference = shapes[rows.length - 1] ?? []
      await check(titled('段は、丸ごとあるか、何もないか'), async () => [
        ...rows.filter(({ name }, index) => name !== NAMES[index]).map(({ name }) => name),
        ...unlike(withoutQueue(reference), withoutQueue(await shapeOf(at.pool))),
      ])
      await stepsOn(at.pool, allMigrations)
      await prepareOutbox(at.pool, allQueues)
      await admitLogin(at.pool, at.login)
      await check(titled('もう一度で、一度に移したものと同じ形になる'), async () =>
        unlike(whole.shape, await shapeOf(at.pool)),
      )
      await check(titled('どの行も、みなある'), async () => lostRows(lines, await linesOf(at.pool, tables)))
    } finally {
      await at.drop()
    }
  }
  const apart = [...new Set(steps)].sort((a, b) => a - b)
  say(
    `${steps.length} 回切った（取引の途中 ${midway} 回）。残った段の数 ${apart.map((count) => `${count}（${steps.filter((each) => each === count).length} 回）`).join('、')}。切らない移行 ${Math.round(whole.millis)} ms`,
  )
  await check('取引の途中で切ったことがある', midway > 0)
}

async function finished(at: Spot, steps: Migrations): Promise<{ readonly shape: Shape; readonly millis: number }> {
  try {
    const started = performance.now()
    await stepsOn(at.pool, steps)
    const millis = performance.now() - started
    await prepareOutbox(at.pool, allQueues)
    await admitLogin(at.pool, at.login)
    return { shape: await shapeOf(at.pool), millis }
  } finally {
    await at.drop()
  }
}

/** Answers whether it had written and not ended that at that moment. `after`: milliseconds from its first write. */
async function cutOff(at: Spot, way: keyof typeof WAYS, after: number | undefined): Promise<boolean> {
  const holder = after === undefined ? await at.pool.connect() : undefined
  const data = tempFolder('mig')
  try {
    // Every step that makes a table writes its name there.
    await holder?.query('begin; lock table platform_table in share mode')
    const child = endsWithUs(
      spawn(NODE, [join(HOME, 'bin/yuimachi'), 'migrate'], { cwd: HOME, env: environment(at, data), stdio: 'ignore' }),
    )
    const ended = new Promise<void>((done) => child.once('exit', () => done()))
    const open = `select 1 ${WORKING} and ${holder ? `wait_event_type = 'Lock' and query not like '%advisory%'` : 'backend_xid is not null'}`
    await until(async () => child.exitCode !== null || ((await at.pool.query(open)).rowCount ?? 0) > 0)
    await new Promise((done) => setTimeout(done, after ?? 0))
    const { rowCount } = await at.pool.query(`select 1 ${WORKING} and backend_xid is not null`)
    await WAYS[way](child, at)
    await holder?.query('rollback')
    await ended
    await until(
      async () =>
        (await at.pool.query(`select 1 ${WORKING} and (state <> 'idle' or wait_event is distinct from 'ClientRead')`))
          .rowCount === 0,
    )
    return (rowCount ?? 0) > 0
  } finally {
    holder?.release()
    removeFolder(data)
  }
}

async function until(there: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + PATIENCE_MILLIS; !(await there()); )
    if (Date.now() > end) throw new Error(`not so within ${PATIENCE_MILLIS} ms`)
    else await new Promise((done) => setTimeout(done, 5))
}

const environment = ({ url, adminUrl }: Spot, data: string): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  YUIMACHI_DATA: data,
  YUIMACHI_KEYS_FILE: join(data, 'keys.json'),
  DATABASE_URL: url,
  DATABASE_ADMIN_URL: adminUrl,
})

export async function twoAtOnce(full: Spot, { check, say, quick }: Given): Promise<void> {
  for (let time = 0; time < (quick ? 1 : 3); time++)
    for (const [from, begin] of [
      ['空', emptySpot],
      ['いっぱい', () => copyOf(full)],
    ] as const) {
      const at = await begin()
      const data = tempFolder('mig')
      try {
        const known = await namesIn(at)
        const runs = [1, 2].map(() => runCommand(['migrate', '--json'], environment(at, data)))
        const late = new Promise<readonly CommandRun[]>((done) => {
          setTimeout(() => done([{ code: null, out: '', text: 'まだ終わらない' }]), PATIENCE_MILLIS * 2).unref()
        })
        const ended = await Promise.race([Promise.all(runs), late])
        const titled = (title: string): string => `${from}のデータベースに、二つ同時　${title}`
        await check(
          titled('どちらも、よく終わる'),
          ended.flatMap(({ code, text }) => (code === 0 ? [] : [text])),
        )
        const applied = ended.flatMap(({ text }) => NAMES.filter((name) => text.includes(name)))
        say(titled(`段 ${known.length} → ${(await namesIn(at)).length}`))
        await check(titled('どの段も、一度だけ'), async () => [
          ...unlikeNames(applied.toSorted(), NAMES.slice(known.length)),
          ...unlikeNames(await namesIn(at), NAMES),
        ])
      } finally {
        removeFolder(data)
        await at.drop()
      }
    }
}

const unlikeNames = (one: readonly string[], other: readonly string[]): readonly string[] =>
  one.join() === other.join() ? [] : [`${one.join('、')} / ${other.join('、')}`]

async function namesIn({ pool }: Spot): Promise<readonly string[]> {
  const there = await pool.query(`select 1 where to_regclass('platform_migration') is not null`)
  if (there.rowCount === 0) return []
  const { rows } = await pool.query<{ name: string }>('select name from platform_migration order by name')
  return rows.map(({ name }) => name)
}
