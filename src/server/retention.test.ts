import { deepEqual, equal, match } from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addDays } from '#kernel/calendar'
import type { LogLine } from '#platform/http/log'
import { freshId } from '../../tests/support/database.ts'
import { type TemporaryHouse, temporaryHouse } from '../../tests/support/temporary-house.ts'
import type { House } from './house.ts'
import { retentionCommand } from './retention.command.ts'
import { eraseToday } from './retention.ts'

let temporary: TemporaryHouse
let house: House
before(async () => {
  temporary = temporaryHouse()
  house = await temporary.open()
})
after(async () => {
  await house.close()
  temporary.remove()
})

const PACKLESS = '990035'
/** Of a link that ended long ago. */
async function oldLink(municipality: string): Promise<void> {
  await house.database.pool.query(
    `insert into identity_invitation (municipality_id, id, post_id, name, token_hash, expires_at, made_at)
     values ($1, $2, $3, '見本 太郎', $4, '2001-04-03T00:00:00Z', '2001-04-01T00:00:00Z')`,
    [municipality, freshId(), await post(municipality), freshId()],
  )
}
async function post(municipality: string): Promise<string> {
  const id = freshId()
  await house.database.pool.query(
    `insert into identity_post (municipality_id, id, organisation_id, department, title, authorities, from_on)
     values ($1, $2, $3, '企画課', '係長', '{}', '2001-04-01')`,
    [municipality, id, freshId()],
  )
  return id
}
const links = async (municipality: string): Promise<number> => {
  const { rows } = await house.database.pool.query<{ n: number }>(
    'select count(*)::int as n from identity_invitation where municipality_id = $1',
    [municipality],
  )
  return rows[0]?.n ?? -1
}
const call = (options: Readonly<Record<string, string>> = {}, dryRun = false) => ({
  args: [],
  options,
  dryRun,
  say: () => {},
})
const run = (asked: ReturnType<typeof call>, by: House) => retentionCommand.run(asked, by as never)

test('what belongs to a town whose pack is not loaded stays and is told, by the round and by the command', async () => {
  const gone = freshId()
  const here = house.regions[0]?.id ?? ''
  await house.database.pool.query('insert into platform_municipality (id, code) values ($1, $2)', [gone, PACKLESS])
  await oldLink(gone)
  await oldLink(here)
  const lines: LogLine[] = []
  await eraseToday({ ...house, log: (line) => void lines.push(line) })
  equal(await links(gone), 1)
  equal(await links(here), 0)
  deepEqual(
    lines.map(({ route, code, objects }) => [route, code, objects]),
    [['retention', 'townWithoutPack', { municipality: PACKLESS }]],
  )
  const answer = await run(call(), house)
  deepEqual([answer.exit, answer.data['packless']], [0, [PACKLESS]])
  match(answer.lines.join('\n'), /990035　地域パックがないので、消していません。/)
})

test('a clock far ahead: the round logs a code, the command refuses, and the date of today is the way on', async () => {
  const today = addDays(house.clock.today(), 41)
  const ahead: House = { ...house, clock: { ...house.clock, today: () => today } }
  const lines: LogLine[] = []
  await eraseToday({ ...ahead, log: (line) => void lines.push(line) })
  deepEqual(
    lines.map(({ code }) => code),
    ['clockSuspect'],
  )
  const refused = await run(call(), ahead)
  equal(refused.exit, 3)
  match(refused.lines.join('\n'), new RegExp(`--confirm-date ${today}`))
  equal((await run(call({}, true), ahead)).exit, 0)
  equal((await run(call({ 'confirm-date': house.clock.today() }), ahead)).exit, 2)
  equal((await run(call({ 'confirm-date': today }), ahead)).exit, 0)
  equal((await run(call(), ahead)).exit, 0)
})
