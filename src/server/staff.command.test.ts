import { deepEqual, equal, match } from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { personStore } from '#platform/identity/person.store'
import { postStore } from '#platform/identity/post.store'
import { type TemporaryHouse, temporaryHouse } from '../../tests/support/temporary-house.ts'
import type { House } from './house.ts'
import { staffInviteCommand, staffResetCommand } from './staff.command.ts'

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

type Options = Readonly<Record<string, string | true>>
const run = (command: typeof staffInviteCommand, options: Options, dryRun = false) =>
  command.run({ args: [], options, dryRun, from: '.', say: () => {} }, house as never)
const invite = (options: Options, dryRun = false) => run(staffInviteCommand, options, dryRun)
const reset = (options: Options, dryRun = false) => run(staffResetCommand, options, dryRun)
const inTown = <T>(work: Parameters<House['begin']>[1]): Promise<T> =>
  house.begin(
    { kind: 'system', municipality: house.regions.find(({ slug }) => slug === 'mihon')?.id as never, task: 'test' },
    work,
  ) as Promise<T>
const rowsOf = async (table: string) => Number((await house.database.pool.query(`select 1 from ${table}`)).rowCount)

test('a link for one person, by code or by the name in the address, and only its hash is kept', async () => {
  for (const region of ['990019', 'mihon']) {
    const { exit, data, lines } = await invite({ region, post: '主任', department: '企画課', name: '招 待子' })
    equal(exit, 0)
    match(String(data['link']), /^http:\/\/[^/]+\/mihon\/staff\/join\/[A-Za-z0-9_-]{43}$/)
    equal(data['for'], '招 待子')
    equal(lines[0], data['link'])
    const token = String(data['link']).split('/').at(-1)
    const { rows } = await house.database.pool.query<{ all: string }>(
      'select identity_invitation::text as all from identity_invitation',
    )
    equal(
      rows.some(({ all }) => all.includes(token ?? '-')),
      false,
    )
  }
})

test('a dry run says what it would do and writes nothing', async () => {
  const before = await rowsOf('identity_invitation')
  const { exit, data } = await invite({ region: 'tonari', post: '課長' }, true)
  deepEqual([exit, data], [0, { region: '990027', for: '課長' }])
  equal((await reset({ region: 'mihon', person: 'だれか' }, true)).exit, 0)
  equal(await rowsOf('identity_invitation'), before)
  equal(await rowsOf('identity_reset'), 0)
})

test('a town that is not here, no post and no person are told, with the exit code of a wrong call', async () => {
  for (const answer of [
    await invite({ region: '131091', post: '主任' }),
    await invite({ region: 'mihon', post: ' ' }),
    await invite({ region: 'mihon' }),
    await reset({ region: 'nowhere', person: 'だれか' }),
    await reset({ region: 'mihon' }),
  ]) {
    equal(answer.exit, 2)
    deepEqual(answer.data, {})
  }
})

test('a post that somebody holds is not given away, and an unofficial town invites nobody', async () => {
  await inTown(async (tx) => {
    const id = house.newId()
    await personStore(tx).add(
      { id, name: '先 着子', kana: '', email: 'first@example.jp', demo: false },
      house.clock.now(),
    )
    const post = (await postStore(tx).inMunicipality()).find(({ title }) => title === '主任')
    await postStore(tx).assign({
      id: house.newId(),
      post: post?.id as never,
      person: id,
      from: house.clock.today(),
      until: null,
    })
  })
  const held = await invite({ region: 'mihon', post: '主任', department: '企画課' })
  deepEqual([held.exit, held.data], [1, { why: 'postIsHeld' }])
  const unofficial = { ...house, regions: house.regions.map((region) => ({ ...region, operatedBy: undefined })) }
  const call = { args: [], options: { region: 'mihon', post: '係長' }, dryRun: false, from: '.', say: () => {} }
  deepEqual((await staffInviteCommand.run(call, unofficial as never)).data, { why: 'unofficial' })
})

test('a reset is for one person of this town, by address or by name', async () => {
  const found = await reset({ region: 'mihon', person: 'First@example.jp' })
  deepEqual([found.exit, found.data['for']], [0, '先 着子'])
  equal((await reset({ region: 'mihon', person: '先 着子' })).exit, 0)
  for (const [region, person] of [
    ['tonari', '先 着子'],
    ['mihon', '先着子'],
    ['mihon', 'nobody@example.jp'],
  ] as const)
    deepEqual((await reset({ region, person })).data, { why: 'noSuchPerson' })
})
