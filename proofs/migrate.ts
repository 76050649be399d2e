/**
 * 前に進む表 — the schema moves forward on a database full of rows and loses none, also when it is killed midway; and the
 * program before it keeps answering while the newer schema is put in, and afterwards.
 *
 * Order     each step against the one before it, by rule; then from several earlier forms, all tables full, to the newest,
 *           while the program of then is at work; then kills and two at once, by the command; last the faults made on purpose
 * Unit      old program: the statements of one that knows the tables and columns of then alone, as each role that may
 * Left out  a kill on the embedded database amid a step: it is the same one transaction, and `crash` kills that one. Real
 *           code of an earlier commit: a shallow clone has none
 */
import { sql } from 'kysely'
import { embeddedFolder } from '#platform/backup/restore-embedded'
import { type Migrations, migrate, pendingSteps } from '#platform/database/migrate'
import { openDatabase } from '#platform/database/open'
import type { Pool } from '#platform/database/pool'
import { allMigrations } from '../src/server/schema.ts'
import { removeFolder, tempFolder } from '../tests/support/left-over.ts'
import { freePort } from '../tests/support/postgres.ts'
import { startServer } from '../tests/support/server.ts'
import { type Dice, diceOf } from './parts/dice.ts'
import { killed, twoAtOnce } from './parts/killed-steps.ts'
import { addPeople } from './parts/prints.ts'
import type { Given, Proof } from './parts/proof.ts'
import { contractions, type Shape, shapeOf, unlike, withoutQueue } from './parts/schema-shape.ts'
import { copyOf, emptySpot, firstSteps, NAMES, stepsOn } from './parts/spots.ts'
import { tablesOf } from './parts/tables.ts'
import { countOf, type Deed, deedsOn, type Ended, linesOf, lostRows, noLonger, trueRows } from './parts/true-rows.ts'

/** What a step refuses on purpose, and why no statement of the program before is refused for a row of its own time. */
const BY_DESIGN: readonly (readonly [fact: string, why: string])[] = [
  [
    'foreign partnership_measurement partnership_measurement_fed',
    '数えるサービスのある指標は、新しい版だけがつくる。前の版の指標には、前の版の文がそのまま通る（下の「前の版の文は通る」が確かめる）',
  ],
]

const OF_MODULES = NAMES.filter((name) => !name.includes('_platform_')).length

export const proof: Proof = {
  name: 'migrate',
  promise:
    '表の形は、行でいっぱいのまま、途中で切られても、一行も失わずに前へ進み、その間もそのあとも、前の版のプログラムが答え続ける',
  covers: [
    'src/**/*.migration.ts',
    'src/platform/database/**',
    'src/platform/outbox/**',
    'src/server/schema.ts',
    'src/server/house.ts',
    'src/server/migrate.command.ts',
  ],
  run: async (given) => {
    const dice = diceOf(given.seed)
    const shapes = await byRule(given)
    const every = Array.from({ length: OF_MODULES }, (_, index) => index + 1)
    const backs = given.quick ? [1, 2 + dice.whole(OF_MODULES - 1)] : every
    for (const back of backs) await byDeed(back, given, dice)
    for (const back of given.quick ? backs.slice(1) : backs.filter((each) => each % 3 === 0))
      await onEmbedded(back, given, dice)
    await withoutOutbox(given)
    const full = await fullSpot(given.quick ? 4 : OF_MODULES, given, dice)
    try {
      await killed({ full: full.spot, tables: full.tables, lines: full.lines, shapes, given, dice })
      await twoAtOnce(full.spot, given)
      await seededFaults(full, given)
    } finally {
      await full.spot.drop()
    }
  },
}

/** The form after each step; none asks more of old statements than the one before it. */
async function byRule({ check, say }: Given): Promise<readonly Shape[]> {
  const spot = await emptySpot()
  const shapes: Shape[] = []
  try {
    for (const [index, name] of NAMES.entries()) {
      await stepsOn(spot.pool, firstSteps(index + 1))
      shapes.push(await shapeOf(spot.pool))
      const before = shapes.at(-2)
      if (before)
        await check(`${name}：足すだけで、前の版が要るものを何も取らない`, () =>
          contractions(before, shapes.at(-1) ?? []).filter(
            (line) => !BY_DESIGN.some(([fact]) => line.startsWith(fact)),
          ),
        )
    }
  } finally {
    await spot.drop()
  }
  for (const [fact, why] of BY_DESIGN) say(`わざと断るもの：${fact}。${why}`)
  say(`段 ${NAMES.length}、事実 ${shapes.at(-1)?.length}`)
  return shapes
}

type Full = Awaited<ReturnType<typeof fullSpot>>

/** All steps but the last `back`, and rows in every table that there is then. */
async function fullSpot(back: number, { quick }: Pick<Given, 'quick'>, dice: Dice) {
  const spot = await emptySpot()
  const full = await filled(spot.pool, back, quick ? 10 : 40, dice)
  await addPeople(spot.pool, quick ? 5_000 : 50_000)
  // Of whom nothing else hangs yet: some tables take one row a person.
  const { rows } = await spot.pool.query<{ id: string }>(
    `select id from identity_person where email like 'p%' limit 100`,
  )
  const made = new Map([...full.made, ['identity_person', rows]])
  const deeds = await deedsOn(spot.pool, full.tables, full.towns, made, dice)
  return { ...full, back, spot, deeds, lines: await linesOf(spot.pool, full.tables) }
}

const town = () => ({ id: crypto.randomUUID(), sides: [crypto.randomUUID(), crypto.randomUUID()] as const })

async function filled(owner: Pool, back: number, each: number, dice: Dice) {
  await stepsOn(owner, firstSteps(NAMES.length - back))
  const tables = await tablesOf(owner)
  const towns = [town(), town()]
  // Those of the steps themselves are rows too.
  const ours = tables.filter(({ name }) => name !== 'platform_table')
  return { tables, towns, made: await trueRows(owner, ours, towns, each, dice) }
}

async function byDeed(back: number, given: Given, dice: Dice): Promise<void> {
  const { check, say } = given
  const titled = (title: string): string => `postgres、${back} 段前から　${title}`
  const { spot, tables, lines, deeds } = await fullSpot(back, given, dice)
  try {
    const old = firstSteps(NAMES.length - back)
    const working = workOn(spot.pool, deeds)
    const started = performance.now()
    const migrated = await migrate(spot.pool, allMigrations)
    const millis = performance.now() - started
    const { times, longest, failed } = await working.stop()
    say(
      titled(
        `表 ${tables.length}、${countOf(lines)} 行、前の版の文 ${deeds.length}。移行 ${Math.round(millis)} ms の間に ${times} 回答え、いちばん長く待ったのは ${Math.round(longest)} ms`,
      ),
    )
    await check(titled('移る'), migrated.ok ? [] : [migrated.error.says])
    await check(titled('どの行も、前の列のまま、みなある'), async () =>
      lostRows(lines, await linesOf(spot.pool, tables)),
    )
    await check(titled('移している間も、前の版の文は通る'), failed)
    await check(titled('移したあとも、前の版の文は通り、前と同じ行が見える'), () => noLonger(spot.pool, deeds))
    await check(titled('前の版は、知らない段があっても、答えられると言う'), () => pendingSteps(spot.pool, old))
  } finally {
    await spot.drop()
  }
}

/** The old program at work: each of its statements in turn, again and again. */
function workOn(owner: Pool, deeds: readonly (readonly [Deed, Ended])[]) {
  let over = false
  const told = { times: 0, longest: 0, failed: [] as string[] }
  const working = (async () => {
    do {
      for (const deed of deeds) {
        const started = performance.now()
        told.failed.push(...(await noLonger(owner, [deed])))
        told.times += 1
        told.longest = Math.max(told.longest, performance.now() - started)
        if (over) break
      }
    } while (!over)
  })()
  return {
    stop: async () => {
      over = true
      await working
      return told
    },
  }
}

async function onEmbedded(back: number, { quick, check, say }: Given, dice: Dice): Promise<void> {
  const opened = await openDatabase({ folder: undefined })
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  const { pool, close } = opened.value
  try {
    const { tables } = await filled(pool, back, quick ? 4 : 20, dice)
    const lines = await linesOf(pool, tables)
    await stepsOn(pool, allMigrations)
    say(`embedded、${back} 段前から　表 ${tables.length}、${countOf(lines)} 行`)
    await check(`embedded、${back} 段前から　どの行も、前の列のまま、みなある`, async () =>
      lostRows(lines, await linesOf(pool, tables)),
    )
  } finally {
    await close()
  }
}

/** The power goes after the last step, before the queue has its tables: nothing is pending, and yet not all is there. */
async function withoutOutbox({ check }: Given): Promise<void> {
  const data = tempFolder('mig')
  try {
    const opened = await openDatabase({ folder: embeddedFolder(data) })
    if (!opened.ok) throw new Error(JSON.stringify(opened.error))
    await stepsOn(opened.value.pool, allMigrations)
    await opened.value.close()
    await check('embedded　最後の段のすぐあとに切られても、始まる', async () => {
      const [port, metricsPort] = [await freePort(), await freePort()]
      const env = {
        PATH: process.env['PATH'] ?? '',
        PORT: String(port),
        YUIMACHI_METRICS_PORT: String(metricsPort),
        YUIMACHI_DATA: data,
      }
      const metricsUrl = `http://127.0.0.1:${metricsPort}`
      const server = await startServer({ again: { port, metricsUrl, data, postgres: undefined, env } })
      await server.stop()
      return true
    })
  } finally {
    removeFolder(data)
  }
}

type Statement = (owner: Pool) => Promise<readonly string[]>

/** Steps that a tired person writes. Each is seen by the rule, by the rows or by the statements of the program before. */
async function seededFaults(full: Full, { check, seeded }: Given): Promise<void> {
  const from = await copyOf(full.spot)
  try {
    const before = await shapeOf(from.pool)
    const rule: Statement = async (pool) => contractions(before, await shapeOf(pool))
    const rows: Statement = async (pool) => lostRows(full.lines, await linesOf(pool, full.tables))
    const deed: Statement = (pool) => noLonger(pool, full.deeds)
    const faults: readonly (readonly [string, string, Readonly<Record<string, Statement>>])[] = [
      ['列を捨てる段', 'alter table identity_post drop column department', { 規則: rule, 行: rows, 文: deed }],
      ['列の名を変える段', 'alter table identity_post rename column title to name', { 規則: rule, 行: rows, 文: deed }],
      [
        '決まった値のない、必ず要る列を足す段',
        `alter table identity_post add column rank text not null default ''; alter table identity_post alter column rank drop default`,
        { 規則: rule, 文: deed },
      ],
      [
        '列をせまくする段',
        `alter table identity_post alter column title type varchar(3) using left(title, 3)`,
        { 規則: rule, 行: rows, 文: deed },
      ],
      [
        '前の行が守らない決まりを足す段',
        'alter table identity_post add check (length(title) > 90) not valid',
        { 規則: rule, 文: deed },
      ],
      ['二つとない鍵を足す段', 'create unique index seeded on partnership_agreement (id)', { 規則: rule }],
      ['権限を取る段', 'revoke insert on partnership_agreement from yui_staff', { 規則: rule, 文: deed }],
      [
        '壁をせまくする段',
        'create policy seeded on partnership_agreement as restrictive for select to yui_staff using (false)',
        { 規則: rule, 文: deed },
      ],
      [
        '行を消す段',
        'delete from identity_demo_link where ctid = (select min(ctid) from identity_demo_link)',
        { 行: rows },
      ],
    ]
    for (const [fault, text, eyes] of faults) {
      const spot = await copyOf(from)
      try {
        await stepsOn(spot.pool, { ...firstSteps(NAMES.length - full.back), '999912312359_seeded': step(text) })
        for (const [eye, look] of Object.entries(eyes)) await seeded(`${fault}（${eye}）`, () => look(spot.pool))
      } finally {
        await spot.drop()
      }
    }
    const failing = step('create table seeded (id int)', 'select 1/0')
    await check('失敗した段があれば、いっしょに移すほかの段も、何も残らない', async () => {
      const migrated = await migrate(from.pool, { ...allMigrations, '999912312359_seeded': failing })
      return migrated.ok ? ['移った'] : unlike(before, await shapeOf(from.pool))
    })
    const halfway: Migrations = {
      ...firstSteps(NAMES.length - full.back),
      '999912312359_seeded': step('create table seeded (id int)', 'commit', 'select 1/0'),
    }
    await migrate(from.pool, halfway)
    await seeded('途中までで残る段', async () => unlike(withoutQueue(before), withoutQueue(await shapeOf(from.pool))))
  } finally {
    await from.drop()
  }
}

const step = (...texts: readonly string[]) => ({
  up: async (db: Parameters<Migrations[string]['up']>[0]) => {
    for (const text of texts) await sql.raw(text).execute(db)
  },
})
