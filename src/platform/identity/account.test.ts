import { equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { softAuthenticator } from '../../../tests/support/authenticator.ts'
import { testDatabase } from '../../../tests/support/database.ts'
import {
  BASE_URL,
  type Clerk,
  codeOf,
  jar,
  openTestSite,
  roomForCodes,
  type TestSite,
} from '../../../tests/support/identity.ts'
import { base32 } from './otp-address.ts'
import { sessionStore } from './session.store.ts'

const site = await openTestSite()
const [here] = site.towns
const { owner } = await testDatabase()
const isIn = async (cookie: string) => (await site.get(cookie, here, '/who')).status === 200

async function withKey(clerk: Clerk, name = 'ノート') {
  const device = softAuthenticator(BASE_URL)
  const asked = await site.send(clerk.cookie, here, '/account/passkey/options', {})
  const answer = await site.send(jar(clerk.cookie, asked), here, '/account/passkey', {
    response: device.make((await asked.json()) as never),
    name,
    next: '',
  })
  return { device, answer }
}
const keysOf = async (clerk: Clerk) => site.desk.signIn.rows.passkeysOf(clerk.person)

/** A factor given so long ago that something important asks for it again. */
const stale = async (on: TestSite, clerk: Clerk) =>
  owner
    .query("update identity_session set factor_at = now() - interval '11 minutes' where person_id = $1", [clerk.person])
    .then(() => on)

test('own keys are added under a name, listed, and removed; the last one stays', async () => {
  const clerk = await site.clerk(here)
  equal((await withKey(clerk, '庁内のノート')).answer.status, 200)
  match(await (await site.get(clerk.cookie, here, '/account')).text(), /庁内のノート/)
  const [first] = await keysOf(clerk)
  const kept = await site.post(clerk.cookie, here, '/account/passkey/remove', { id: first?.id ?? '' })
  equal(kept.status, 422)
  match(await kept.text(), /最後の鍵は消せません/)
  await withKey(clerk, '電話')
  equal((await site.post(clerk.cookie, here, '/account/passkey/remove', { id: first?.id ?? '' })).status, 303)
  equal((await keysOf(clerk)).length, 1)
})

test('a key of somebody else answers as one that is not there', async () => {
  const [clerk, other] = [await site.clerk(here), await site.clerk(here)]
  await withKey(other)
  const [key] = await keysOf(other)
  const foreign = await site.post(clerk.cookie, here, '/account/passkey/remove', { id: key?.id ?? '' })
  const none = await site.post(clerk.cookie, here, '/account/passkey/remove', { id: crypto.randomUUID() })
  equal(foreign.status, 404)
  equal(await foreign.text().then((text) => text.length), await none.text().then((text) => text.length))
  equal((await keysOf(other)).length, 1)
})

test('without a fresh factor nobody sees or changes keys, and the way leads back', async () => {
  const clerk = await site.clerk(here)
  await withKey(clerk)
  await stale(site, clerk)
  equal(await isIn(clerk.cookie), true)
  const asked = await site.get(clerk.cookie, here, '/account')
  equal(asked.headers.get('location'), `/${here.slug}/staff/factor?next=%2Faccount`)
  equal((await site.send(clerk.cookie, here, '/account/passkey/options', {})).status, 401)
})

test('a passkey makes the factor fresh, but not the passkey of somebody else', async () => {
  const [clerk, other] = [await site.clerk(here), await site.clerk(here)]
  const own = (await withKey(clerk)).device
  const foreign = (await withKey(other)).device
  await stale(site, clerk)
  const prove = async (device: typeof own) => {
    const asked = await site.send(clerk.cookie, here, '/factor/passkey/options', {})
    const response = device.prove((await asked.json()) as never)
    return site.send(jar(clerk.cookie, asked), here, '/factor/passkey', { response, next: '/account' })
  }
  equal((await prove(foreign)).status, 422)
  equal((await site.get(clerk.cookie, here, '/account')).status, 302)
  const answer = await prove(own)
  equal(((await answer.json()) as { to: string }).to, `/${here.slug}/staff/account`)
  equal((await site.get(clerk.cookie, here, '/account')).status, 200)
  // The proof opened no second session.
  equal(
    (await site.desk.asSystem(here, (tx) => sessionStore(tx).ofPerson(clerk.person, site.desk.clock.now()))).length,
    1,
  )
})

test('a code makes the factor fresh once, and guesses end', async () => {
  await roomForCodes()
  const clerk = await site.clerk(here)
  const { signIn } = site.desk
  await signIn.setPassword(clerk.person, `${clerk.person}@city.mihon.example`, 'とても長くて当てにくい言葉をならべる')
  await signIn.newCodeKey(clerk.person)
  const key = base32((await signIn.codeKeyToShow(clerk.person)) ?? '')
  const half = await site.cookieFor(clerk.person, { way: 'password', factor: false })
  await signIn.code(new Headers({ cookie: half }), codeOf(key, -1))
  await stale(site, clerk)
  const code = codeOf(key)
  equal((await site.post(clerk.cookie, here, '/factor/code', { code, next: '/account' })).status, 303)
  equal((await site.post(clerk.cookie, here, '/factor/code', { code, next: '/account' })).status, 422)
  for (let times = 0; times < 4; times++)
    await site.post(clerk.cookie, here, '/factor/code', { code: `00000${times}`, next: '' })
  equal((await site.post(clerk.cookie, here, '/factor/code', { code: '999999', next: '' })).status, 429)
})

test('factor leads on only inside', async () => {
  const clerk = await site.clerk(here, { way: 'demo', demo: true })
  const answer = await site.post(clerk.cookie, here, '/factor/demo', { next: 'https://evil.example/' })
  equal(answer.headers.get('location'), `/${here.slug}/staff/`)
})

test('somebody who came for real does not confirm by the button of the demo', async () => {
  const clerk = await site.clerk(here)
  equal((await site.post(clerk.cookie, here, '/factor/demo', { next: '/' })).status, 404)
})

test('one session or all of them end, and act no more on the next request', async () => {
  const clerk = await site.clerk(here)
  const [second, third] = [await site.cookieFor(clerk.person), await site.cookieFor(clerk.person)]
  const idOf = async (cookie: string) => (await site.desk.signIn.seen(new Headers({ cookie }))).session?.id ?? ''
  equal((await site.post(clerk.cookie, here, '/account/sessions/end', { id: await idOf(second) })).status, 303)
  equal(await isIn(second), false)
  equal(await isIn(third), true)
  equal((await site.post(clerk.cookie, here, '/account/sessions/end-all', {})).status, 303)
  for (const cookie of [clerk.cookie, third]) equal(await isIn(cookie), false)
})

test('a session of somebody else is not ended', async () => {
  const [clerk, other] = [await site.clerk(here), await site.clerk(here)]
  const { session } = await site.desk.signIn.seen(new Headers({ cookie: other.cookie }))
  equal((await site.post(clerk.cookie, here, '/account/sessions/end', { id: session?.id ?? '' })).status, 404)
  equal(await isIn(other.cookie), true)
})

test('a cookie whose signature is not ours is nobody', async () => {
  const clerk = await site.clerk(here)
  equal(await isIn(clerk.cookie.replace(/=(.)/, (_, letter) => `=${letter === 'a' ? 'b' : 'a'}`)), false)
  equal(await isIn(''), false)
})
