import { equal, notEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '#kernel/instant'
import { freshId, testDatabase } from '../../../tests/support/database.ts'
import { rotateKeyRing } from '../keys/key-file.ts'
import { openFailures } from './failure.store.ts'
import { accountKey, addressKey } from './failures.ts'

const { pool, owner, keys } = await testDatabase()
const one = openFailures(pool, () => keys)
const now = instant('2026-11-24T00:00:00Z')
const day = instant('2026-11-25T00:00:01Z')
/** An account and an address that no other test knows. */
const fresh = () => [accountKey(`${freshId()}@example.jp`), addressKey(freshId())] as const

test('failures of several processes count together, after a restart and a rotated key too', async () => {
  const asked = fresh()
  const other = openFailures(pool, () => rotateKeyRing(keys, now))
  for (const process of [one, other, one, other]) await process.failed(asked, now)
  equal(await one.waitFor(asked, now), 0)
  await other.failed(asked, now)
  equal(await one.waitFor(asked, now), 30)
  equal(await openFailures(pool, () => keys).waitFor(asked, now), 30)
})

test('failures that come at the same moment are all counted', async () => {
  const asked = fresh()
  await Promise.all(Array.from({ length: 8 }, () => one.failed(asked, now)))
  equal(await one.waitFor(asked, now), 240)
})

test('a success forgets the account, never the address', async () => {
  const [account, address] = fresh()
  for (let times = 0; times < 21; times++) await one.failed([account, address], now)
  await one.succeeded([account, address])
  equal(await one.waitFor([account], now), 0)
  notEqual(await one.waitFor([address], now), 0)
})

test('after a day without a failure the count begins anew', async () => {
  const [account] = fresh()
  for (let times = 0; times < 9; times++) await one.failed([account], now)
  await one.failed([account], day)
  equal(await one.waitFor([account], day), 0)
})

test('no name and no address stands in the rows', async () => {
  await one.failed([accountKey('hanako@example.jp'), addressKey('192.0.2.77')], now)
  const { rows } = await owner.query<{ key_hash: string }>('select key_hash from identity_failure')
  equal(
    rows.every(({ key_hash }) => /^[0-9a-f]{64}$/.test(key_hash)),
    true,
  )
})
