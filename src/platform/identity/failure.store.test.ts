import { equal, notEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '#kernel/instant'
import { freshId, testDatabase } from '../../../tests/support/database.ts'
import { rotateKeyRing } from '../keys/key-file.ts'
import { openFailures } from './failure.store.ts'
import { accountKey, addressKey, pairKey } from './failures.ts'

const { pool, owner, keys } = await testDatabase()
const one = openFailures(pool, () => keys)
const now = instant('2026-11-24T00:00:00Z')
const day = instant('2026-11-25T00:00:01Z')
/** A pair, an account and an address that no other test knows. */
const fresh = () => {
  const [email, address] = [`${freshId()}@example.jp`, freshId()]
  return [pairKey(email, address), accountKey(email), addressKey(address)] as const
}

test('tries of several processes count together, after a restart and a rotated key too', async () => {
  const asked = fresh()
  const other = openFailures(pool, () => rotateKeyRing(keys, now))
  for (const process of [one, other, one, other, one]) equal(await process.take(asked, now), 0)
  equal(await other.take(asked, now), 30)
  equal(await openFailures(pool, () => keys).take(asked, now), 30)
})

test('of a burst at one moment no more pass than one by one', async () => {
  const asked = fresh()
  const waits = await Promise.all(Array.from({ length: 20 }, () => one.take(asked, now)))
  equal(waits.filter((seconds) => seconds === 0).length, 5)
})

test('a try while waiting counts nothing and renews nothing', async () => {
  const asked = fresh()
  for (let times = 0; times < 5; times++) await one.take(asked, now)
  const soon = instant('2026-11-24T00:00:20Z')
  for (let times = 0; times < 9; times++) equal(await one.take(asked, soon), 10)
  equal(await one.take(asked, instant('2026-11-24T00:00:30Z')), 0)
})

test('a right try is given back, and nobody else at that address waits for it', async () => {
  const asked = fresh()
  for (let times = 0; times < 200; times++) {
    equal(await one.take(asked, now), 0)
    await one.giveBack(asked)
  }
})

test('a stranger elsewhere does not keep anybody away from their own desk', async () => {
  const [, account] = fresh()
  const email = account.slice('account '.length)
  const at = (address: string) => [pairKey(email, address), account, addressKey(address)]
  const stranger = freshId()
  for (let times = 0; times < 30; times++) await one.take(at(stranger), now)
  notEqual(await one.take(at(stranger), now), 0)
  equal(await one.take(at(freshId()), now), 0)
})

test('whatever is typed wrong at one address, within a minute everybody there may try again', async () => {
  const office = addressKey(freshId())
  const colleague = () => [pairKey(freshId(), office), office]
  for (let times = 0; times < 500; times++) await one.take(colleague(), now)
  notEqual(await one.take(colleague(), now), 0)
  equal(await one.take(colleague(), instant('2026-11-24T00:01:00Z')), 0)
})

test('after a day without a failure the count begins anew', async () => {
  const asked = fresh()
  for (let times = 0; times < 5; times++) await one.take(asked, now)
  for (let times = 0; times < 5; times++) equal(await one.take(asked, day), 0)
  equal(await one.take(asked, day), 30)
})

test('no name and no address stands in the rows', async () => {
  await one.take([accountKey('hanako@example.jp'), addressKey('192.0.2.77')], now)
  const { rows } = await owner.query<{ key_hash: string }>('select key_hash from identity_failure')
  equal(
    rows.every(({ key_hash }) => /^[0-9a-f]{64}$/.test(key_hash)),
    true,
  )
})
