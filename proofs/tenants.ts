/**
 * まちの壁 — no way from one town, or from one side, to another's rows; on both databases, whatever failed just before.
 *
 * Order     how the tables are made, then rows in all of them, then every way to a foreign row, then one pooled connection
 *           with failing requests in between; last the faults made on purpose
 * Left out  separate logins on the embedded database: it has only one, which is why real service is on PostgreSQL
 */
import { sql } from 'kysely'
import type { Uuid } from '#kernel/id'
import { type Acting, beginOn } from '#platform/database/tx'
import { attackSide, attackTown, type Found } from './parts/attack.ts'
import { type Engine, embeddedEngine, postgresEngine } from './parts/databases.ts'
import { type Dice, diceOf } from './parts/dice.ts'
import { dropChecks, fill, type Made, type Town } from './parts/fill.ts'
import type { Given, Proof } from './parts/proof.ts'
import { isOpenTo, isWalled, ROLES, seenRows } from './parts/seen-rows.ts'
import { type Table, tablesOf } from './parts/tables.ts'
import { aroundTheWall, loginFaults, wallFaults } from './parts/walls.ts'

const town = (): Town => ({ id: crypto.randomUUID(), sides: [crypto.randomUUID(), crypto.randomUUID()] })

export const proof: Proof = {
  name: 'tenants',
  promise: 'ほかのまち、ほかの側の行は、どの道からも0件。失敗した問い合わせのあとの同じ接続でも0件',
  covers: ['src/platform/database/**', 'src/**/*.migration.ts', 'src/**/*.store.ts', 'src/server/schema.ts'],
  run: async (given) => {
    const dice = diceOf(given.seed)
    for (const open of [embeddedEngine, postgresEngine]) {
      const engine = await open()
      try {
        await onEngine(engine, given, dice)
      } finally {
        await engine.close()
      }
    }
  },
}

async function onEngine(engine: Engine, given: Given, dice: Dice): Promise<void> {
  const { check, say, quick } = given
  const titled = (title: string): string => `${engine.name}　${title}`
  const tables = await tablesOf(engine.owner)
  const walled = tables.filter(isWalled)
  say(
    titled(
      `表 ${tables.length}（まち ${walled.length}、そのうち側のある表 ${tables.filter(({ class: is }) => is === 'sided').length}）`,
    ),
  )
  await check(titled('どの表にも区分と壁があり、どの鍵もまちから始まる'), () => wallFaults(tables))
  await check(titled('壁を回りこむ view と関数がない'), () => aroundTheWall(engine.owner))
  const { login } = engine
  if (login !== undefined) {
    await check(titled('アプリのログインは、持ち主でも管理者でもなく、壁を越えられない'), () =>
      loginFaults(engine.owner, login),
    )
    await check(titled('アプリのログインは、壁を外せず、表を作れない'), () => breakingWalls(engine, walled))
  }

  await dropChecks(engine.owner)
  const towns: readonly [Town, Town] = [town(), town()]
  const made = await seenRows(engine, tables, towns, quick ? 24 : 200, dice)
  await check(titled('ほかのまちの行を、読む・変える・消す・移す・加える：0件'), () =>
    townsOver(engine, walled, made, towns, say),
  )
  await check(titled('同じまちのほかの側の行：0件'), () => sidesOver(engine, walled, made, towns, say))
  await check(titled('一つの接続で、失敗をはさんでも、見えるのは自分のまちだけ'), () =>
    oneConnection(engine, walled, towns, quick ? 300 : 20_000, dice, say),
  )
  await seededFaults(engine, given, towns, dice)
}

async function townsOver(
  engine: Engine,
  walled: readonly Table[],
  made: ReadonlyMap<string, readonly Made[]>,
  towns: readonly [Town, Town],
  say: Given['say'],
): Promise<readonly string[]> {
  const found: Found[] = []
  const publicSeen: string[] = []
  const unseen: string[] = []
  for (const table of walled)
    for (const role of ROLES) {
      const rows = made.get(table.name) ?? []
      const answer = await attackTown(engine.app, table, rows, towns[0], towns[1], role)
      found.push(answer)
      if (role === 'yui_public' && answer.ownSeen > 0) publicSeen.push(table.name)
      // A wall that hides everything would prove nothing: whoever may read must see the own town's rows.
      if (isOpenTo(table, role) && answer.ownSeen === 0)
        unseen.push(`${table.name}（${role}）：自分のまちの行も見えないので、試したことにならない`)
    }
  say(
    `${engine.name}　よそのまちへ ${found.reduce((sum, { tries }) => sum + tries, 0)} 通り、だれでも読める表 ${publicSeen.length}`,
  )
  return [...found.flatMap(({ faults }) => faults), ...unseen]
}

async function sidesOver(
  engine: Engine,
  walled: readonly Table[],
  made: ReadonlyMap<string, readonly Made[]>,
  towns: readonly [Town, Town],
  say: Given['say'],
): Promise<readonly string[]> {
  const found: Found[] = []
  for (const table of walled.filter(({ class: is }) => is === 'sided'))
    found.push(await attackSide(engine.app, table, made.get(table.name) ?? [], towns[0]))
  say(`${engine.name}　よその側へ ${found.reduce((sum, { tries }) => sum + tries, 0)} 通り`)
  return found.flatMap(({ faults }) => faults)
}

async function breakingWalls(engine: Engine, walled: readonly Table[]): Promise<readonly string[]> {
  const [first] = walled
  const tries = [
    'create table public.mine (id int)',
    'set session_replication_role = replica',
    `alter table ${first?.name} disable row level security`,
    `alter table ${first?.name} no force row level security`,
    `create policy all_mine on ${first?.name} using (true)`,
    `drop table ${first?.name}`,
    'create role another superuser',
    `copy ${first?.name} to program 'true'`,
  ]
  const faults: string[] = []
  for (const text of tries)
    await engine.app.query(text).then(
      () => faults.push(`許された：${text}`),
      ({ code }: { readonly code?: string }) => (code === '42501' ? 0 : faults.push(`${text} → ${code}`)),
    )
  // A grant that the login may not give ends in a warning, so what counts is what it left behind.
  await engine.app.query(`grant all on ${first?.name} to public`).catch(() => {})
  return [...faults, ...wallFaults(await tablesOf(engine.owner))]
}

const acting = (kind: Acting['kind'], at: Town, side: 0 | 1): Acting => {
  const municipality = at.id as Uuid
  if (kind === 'staff')
    return { kind, municipality, organisation: at.sides[side] as Uuid, person: at.id as Uuid, post: at.id as Uuid }
  return kind === 'system' ? { kind, municipality, task: 'proof' } : { kind, municipality }
}

/** What a failing request can look like; the connection goes back to the pool after each. */
const FAILING = [
  'select 1/0',
  'select * from no_such_table',
  'broken sql',
  `set local app.m = ''; select 1/0`,
  'reset role; select 1/0',
] as const

async function oneConnection(
  engine: Engine,
  walled: readonly Table[],
  towns: readonly [Town, Town],
  steps: number,
  dice: Dice,
  say: Given['say'],
): Promise<readonly string[]> {
  const nothing = async () => {}
  const begin = beginOn(engine.app, { record: nothing, happen: nothing })
  const faults: string[] = []
  let failures = 0
  for (let step = 0; step < steps; step++) {
    const at = dice.pick(towns)
    const kind = dice.pick(['resident', 'staff', 'system'] as const)
    const table = dice.pick(walled)
    if (dice.chance(0.4)) {
      failures += 1
      await begin(acting(kind, at, 0), async (tx) => {
        if (dice.chance(0.3)) throw new Error('the handler failed')
        await sql.raw(dice.pick(FAILING)).execute(tx)
      }).catch(() => {})
    }
    const side = dice.chance(0.5) ? 0 : 1
    try {
      const seen = await begin(acting(kind, at, side), async (tx) => {
        const { rows } = await sql<{
          foreign: number
        }>`select count(*) as foreign from ${sql.table(table.name)} where municipality_id <> ${at.id}`.execute(tx)
        return Number(rows[0]?.foreign)
      })
      if (seen > 0) faults.push(`${step}. ${table.name}（${kind}）：よその ${seen} 行`)
    } catch (error) {
      if ((error as { code?: string }).code !== '42501') faults.push(`${step}. ${table.name}（${kind}）：${error}`)
    }
    // Between requests the login itself: it stands in no town. (The embedded database's only login is its owner.)
    if (engine.login !== undefined && dice.chance(0.2)) {
      const bare = await engine.app.query(`select count(*)::int as n from ${table.name}`).then(
        ({ rows }) => (rows[0] as { n: number }).n,
        ({ code }: { code?: string }) => (code === '42501' ? 0 : code),
      )
      if (bare !== 0) faults.push(`${step}. ${table.name}（まちの外）：${bare}`)
    }
  }
  say(`${engine.name}　一つの接続で ${steps} 回、そのうち失敗 ${failures} 回`)
  return faults
}

/** Each of these is a slip that a tired person makes. */
async function seededFaults(
  engine: Engine,
  { seeded }: Given,
  towns: readonly [Town, Town],
  dice: Dice,
): Promise<void> {
  const { owner } = engine
  const columns = 'municipality_id uuid not null, id uuid not null, side_org uuid not null, shared_with uuid[] not null'
  const make = async (name: string, is: 'municipal' | 'sided', ...statements: readonly string[]): Promise<Table> => {
    await owner.query(`create table ${name} (${columns}, primary key (municipality_id, id))`)
    await owner.query(`grant select, insert, update, delete on ${name} to yui_staff`)
    await owner.query('insert into platform_table (name, class) values ($1, $2)', [name, is])
    for (const statement of statements) await owner.query(statement)
    const table = (await tablesOf(owner)).find((each) => each.name === name)
    if (!table) throw new Error(`${name} was not made`)
    return table
  }
  const rows = async (table: Table) => (await fill(owner, [table], towns, 4, dice)).get(table.name) ?? []
  const walled = (name: string): readonly string[] => [
    `alter table ${name} enable row level security`,
    `alter table ${name} force row level security`,
  ]
  const title = (fault: string): string => `${engine.name}　${fault}`

  const open = await make('seeded_open', 'municipal')
  await seeded(title('壁のない表（形）'), () => wallFaults([open]))
  await seeded(
    title('壁のない表（行）'),
    async () => (await attackTown(engine.app, open, await rows(open), towns[0], towns[1], 'yui_staff')).faults,
  )

  const loose = await make(
    'seeded_loose',
    'municipal',
    ...walled('seeded_loose'),
    'create policy here on seeded_loose to yui_staff using (true)',
  )
  await seeded(title('だれでも通す方針（形）'), () => wallFaults([loose]))
  await seeded(
    title('だれでも通す方針（行）'),
    async () => (await attackTown(engine.app, loose, await rows(loose), towns[0], towns[1], 'yui_staff')).faults,
  )

  const here = `municipality_id = nullif(current_setting('app.m', true), '')::uuid`
  const oneSided = await make(
    'seeded_sided',
    'sided',
    ...walled('seeded_sided'),
    `create policy here on seeded_sided to yui_staff using (${here})`,
  )
  await seeded(title('側を確かめない方針（形）'), () => wallFaults([oneSided]))
  await seeded(
    title('側を確かめない方針（行）'),
    async () => (await attackSide(engine.app, oneSided, await rows(oneSided), towns[0])).faults,
  )

  const keyed = await make(
    'seeded_keyed',
    'municipal',
    ...walled('seeded_keyed'),
    `create policy here on seeded_keyed to yui_staff using (${here})`,
    'create unique index seeded_id on seeded_keyed (id)',
  )
  await seeded(title('まちから始まらない一意の索引'), () => wallFaults([keyed]))

  await owner.query('create view seeded_view as select * from platform_audit')
  await seeded(title('持ち主として動く view'), () => aroundTheWall(owner))
  await owner.query('create table seeded_unknown (id uuid primary key)')
  await seeded(title('区分のない表'), async () =>
    wallFaults((await tablesOf(owner)).filter(({ name }) => name === 'seeded_unknown')),
  )
  if (engine.login !== undefined) {
    const strong = `${engine.login}_strong`
    await owner.query(`create role ${strong} login bypassrls`)
    await seeded(title('壁を越えられるログイン'), () => loginFaults(owner, strong))
    await owner.query(`drop role ${strong}`)
  }
}
