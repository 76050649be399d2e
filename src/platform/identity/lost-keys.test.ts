import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { freshId, testDatabase } from '../../../tests/support/database.ts'
import { codeOf, jar } from '../../../tests/support/identity.ts'
import { openJoining } from '../../../tests/support/joining.ts'
import { openKysely } from '../database/tx.ts'
import { resetStore } from './reset.store.ts'
import { newToken } from './token.ts'

const { here, invited, isIn, joinByPasskey, joinByPassword, postOf, site, there } = await openJoining()
const { owner } = await testDatabase()

test('lost keys: the old passkey and every open session end with the new one', async () => {
  const joined = await joinByPasskey(await invited())
  const person = ((await (await site.get(joined.cookie, here, '/who')).json()) as { person: string })
    .person as ReturnType<typeof freshId>
  const [asks, approves] = [await site.clerk(here), await site.clerk(here)]
  const id = freshId()
  const at = site.desk.clock.now()
  const { token, hash } = newToken()
  const approval = { at, tokenHash: hash, expiresAt: site.desk.inHours(24) }
  await site.desk.asSystem(here, async (tx) => {
    equal(await resetStore(tx).request({ id, person, requestedBy: person, requestedAt: at }), 'notYou')
    equal(await resetStore(tx).request({ id, person, requestedBy: asks.person, requestedAt: at }), 'requested')
    equal(await resetStore(tx).approve(id, { ...approval, approvedBy: asks.person }), 'notYou')
    equal(await resetStore(tx).approve(id, { ...approval, approvedBy: person }), 'notYou')
    equal(await resetStore(tx).approve(id, { ...approval, approvedBy: approves.person }), 'approved')
  })
  const post = await postOf(joined.cookie)
  const renewed = await joinByPasskey(`/join/${token}`)
  equal(renewed.answer.status, 200)
  equal(await isIn(joined.cookie), false)
  equal(await postOf(renewed.cookie), post)
  const asked = await site.send('', here, '/sign-in/passkey/options', {})
  const old = await site.send(jar('', asked), here, '/sign-in/passkey', {
    response: joined.device.prove((await asked.json()) as never),
    next: '',
  })
  equal(old.status, 422)
  equal((await joinByPasskey(`/join/${token}`)).answer.status, 404)
})

test('lost keys by password: the code is new as well', async () => {
  const { cookie, key, email } = await (async () => {
    const path = await invited()
    const joined = await joinByPassword(path)
    const done = await site.post(joined.cookie, here, `${path}/code`, { code: codeOf(joined.key, -1) })
    return { ...joined, cookie: jar(joined.cookie, done) }
  })()
  equal(await isIn(cookie), true)
  const made = await site.identity.reset({ region: here, who: email })
  if (!made.ok) throw new Error(made.error)
  const path = new URL(made.value.link).pathname.replace(/^\/[^/]+\/staff/, '')
  const again = await joinByPassword(path, email)
  equal(again.half.status, 303)
  equal((await site.post(again.cookie, here, `${path}/code`, { code: codeOf(key) })).status, 422)
  const done = await site.post(again.cookie, here, `${path}/code`, { code: codeOf(again.key) })
  equal(done.status, 303)
  equal(await isIn(cookie), false)
  equal(await isIn(jar(again.cookie, done)), true)
})

test('another town cannot reset the keys of a person it shares', async () => {
  const clerk = await site.clerk(here)
  await site.postFor(there, clerk.person)
  const request = { id: freshId(), person: clerk.person, requestedBy: freshId(), requestedAt: site.desk.clock.now() }
  equal(await site.desk.asSystem(there, (tx) => resetStore(tx).request(request)), 'missing')
  equal(await site.desk.asSystem(here, (tx) => resetStore(tx).request(request)), 'requested')
})

test('the database itself refuses one person in both parts of a reset', async () => {
  const [person, clerk] = [freshId(), freshId()]
  // Through kysely, which gives the connection back whole; pool.query would throw it away after an error.
  const insert = sql`insert into identity_reset
    (municipality_id, id, person_id, requested_by, requested_at, approved_by)
    values (${here.id}, ${freshId()}, ${person}, ${clerk}, now(), ${clerk})`.execute(openKysely(owner))
  equal(
    await insert.then(
      () => 'written',
      (error: { code: string }) => error.code,
    ),
    '23514',
  )
})
