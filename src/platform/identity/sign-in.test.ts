import { deepEqual, equal, match, notEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { softAuthenticator } from '../../../tests/support/authenticator.ts'
import { testDatabase } from '../../../tests/support/database.ts'
import { BASE_URL, codeOf, jar, openTestSite, roomForCodes } from '../../../tests/support/identity.ts'
import { addressKey } from './failures.ts'
import { base32 } from './otp-address.ts'
import { personStore } from './person.store.ts'
import { sessionStore } from './session.store.ts'

const site = await openTestSite()
const [here, there] = site.towns
const { owner } = await testDatabase()
const PASSWORD = 'ゆきどけの水がながれる谷の朝2026'

const isIn = async (cookie: string, town = here) => (await site.get(cookie, town, '/who')).status === 200
const freshMail = () => `p${crypto.randomUUID().slice(0, 8)}@city.mihon.example`

/** Somebody with a password and an app, as they are after joining. */
async function withPassword() {
  await roomForCodes()
  const clerk = await site.clerk(here)
  const { signIn } = site.desk
  const email = freshMail()
  equal(await signIn.setPassword(clerk.person, email, PASSWORD), 'set')
  await signIn.newCodeKey(clerk.person)
  const secret = (await signIn.codeKeyToShow(clerk.person)) ?? ''
  const key = base32(secret)
  const half = await site.cookieFor(clerk.person, { way: 'password', factor: false })
  // The first right code makes the app count. One step early, so that the code of now is still unused.
  const first = await signIn.code(new Headers({ cookie: half }), codeOf(key, -1))
  equal(first.ok, true)
  return { ...clerk, email, key }
}
const auditIn = async (town = here) =>
  (await owner.query('select did, object_id from platform_audit where municipality_id = $1 order by seq', [town.id]))
    .rows as {
    did: string
    object_id: string
  }[]

test('the page of sign-in works without a script and names every way', async () => {
  const page = await (await site.get('', here, '/sign-in')).text()
  match(page, /<form[^>]*action="\/[^"]+\/staff\/sign-in"/)
  match(page, /autocomplete="current-password"/)
  equal(/<script(?![^>]*src=)/.test(page), false)
})

test('password, then code: in. The password alone: not in', async () => {
  const { email, key, person } = await withPassword()
  const asked = await site.post('', here, '/sign-in', { email, password: PASSWORD, next: '/who' })
  equal(asked.status, 303)
  match(asked.headers.get('location') ?? '', /\/staff\/sign-in\/code\?next=%2Fwho$/)
  const waiting = jar('', asked)
  equal(await isIn(waiting), false)
  const done = await site.post(waiting, here, '/sign-in/code', { code: codeOf(key), next: '/who' })
  deepEqual([done.status, done.headers.get('location')], [303, `/${here.slug}/staff/who`])
  const inside = jar(waiting, done)
  equal(await isIn(inside), true)
  const set = done.headers.getSetCookie().find((cookie) => cookie.includes('session_token=')) ?? ''
  match(set, /HttpOnly/i)
  match(set, /SameSite=Lax/i)
  equal(
    (await auditIn()).some(({ did, object_id }) => did === 'signIn.password' && object_id === person),
    true,
  )
})

test('a code opens one door once', async () => {
  const { email, key } = await withPassword()
  const first = jar('', await site.post('', here, '/sign-in', { email, password: PASSWORD }))
  const second = jar('', await site.post('', here, '/sign-in', { email, password: PASSWORD }))
  const code = codeOf(key)
  equal((await site.post(first, here, '/sign-in/code', { code })).status, 303)
  const replayed = await site.post(second, here, '/sign-in/code', { code })
  equal(replayed.status, 422)
  match(await replayed.text(), /もう使われています/)
  equal(await isIn(jar(second, replayed)), false)
})

test('an unknown name, a wrong password and a deactivated person answer alike', async () => {
  const { email, person } = await withPassword()
  const ask = async (mail: string, password: string) => {
    const answer = await site.post('', here, '/sign-in', { email: mail, password })
    return [answer.status, answer.headers.getSetCookie().length, (await answer.text()).replaceAll(mail, '')] as const
  }
  const unknown = await ask(freshMail(), PASSWORD)
  deepEqual(await ask(email, `${PASSWORD}!`), unknown)
  await site.desk.asSystem(here, (tx) => personStore(tx).deactivate(person, site.desk.clock.now()))
  deepEqual(await ask(email, PASSWORD), unknown)
})

test('after five failures an account waits, and the right password does not help before', async () => {
  const { email } = await withPassword()
  for (let times = 0; times < 5; times++)
    equal((await site.post('', here, '/sign-in', { email, password: 'wrong wrong wrong' })).status, 422)
  const answer = await site.post('', here, '/sign-in', { email, password: PASSWORD })
  equal(answer.status, 429)
  match(await answer.text(), /30秒/)
  equal(
    (await auditIn()).some(({ did, object_id }) => did === 'signIn.refused' && object_id === 'password'),
    true,
  )
})

test('of a burst of guesses at once no more than five are looked at', async () => {
  const { email } = await withPassword()
  const guess = () => site.post('', here, '/sign-in', { email, password: 'wrong wrong wrong' })
  const answers = await Promise.all(Array.from({ length: 9 }, guess))
  equal(answers.filter(({ status }) => status === 422).length, 5)
})

test('once somebody is in, what they mistyped before is forgotten', async () => {
  const { email, key } = await withPassword()
  const mistype = async () => {
    for (let times = 0; times < 4; times++)
      equal((await site.post('', here, '/sign-in', { email, password: 'wrong wrong wrong' })).status, 422)
  }
  await mistype()
  const waiting = jar('', await site.post('', here, '/sign-in', { email, password: PASSWORD }))
  equal((await site.post(waiting, here, '/sign-in/code', { code: codeOf(key) })).status, 303)
  await mistype()
})

test('who is in already guesses at the codes of another under the count of that other', async () => {
  const { email } = await withPassword()
  const guesser = await site.clerk(here)
  const half = (await site.desk.signIn.password(new Headers(), email, PASSWORD)) as { value: readonly string[] }
  const both = `${guesser.cookie}; ${half.value.map((cookie) => cookie.split(';')[0]).join('; ')}`
  const guess = (cookie: string) => site.post(cookie, here, '/sign-in/code', { code: '000000' })
  for (let times = 0; times < 5; times++) equal((await guess(both)).status, 422)
  const other = jar('', await site.post('', here, '/sign-in', { email, password: PASSWORD }))
  equal((await guess(other)).status, 429)
})

test('a form from elsewhere is not looked at', async () => {
  const { email } = await withPassword()
  const answer = await site.post('', here, '/sign-in', { email, password: PASSWORD }, 'https://elsewhere.example')
  deepEqual([answer.status, answer.headers.getSetCookie()], [403, []])
})

test('an unknown field is refused', async () => {
  equal((await site.post('', here, '/sign-in', { email: 'a', password: 'b', role: 'admin' })).status, 400)
})

test('next leads nowhere but below the staff pages of this town', async () => {
  const { email, key } = await withPassword()
  const waiting = jar('', await site.post('', here, '/sign-in', { email, password: PASSWORD }))
  const done = await site.post(waiting, here, '/sign-in/code', { code: codeOf(key), next: '//evil.example/' })
  equal(done.headers.get('location'), `/${here.slug}/staff/`)
})

test('a session that is ended acts no more on the next request', async () => {
  const clerk = await site.clerk(here)
  equal(await isIn(clerk.cookie), true)
  await site.desk.asSystem(here, (tx) => sessionStore(tx).endAll(clerk.person))
  equal(await isIn(clerk.cookie), false)
})

test('signing out ends the session itself, not only the cookie', async () => {
  const clerk = await site.clerk(here)
  equal((await site.post(clerk.cookie, here, '/sign-out', {})).status, 303)
  equal(await isIn(clerk.cookie), false)
})

test('a deactivated person is out at once and does not come back in', async () => {
  const clerk = await site.clerk(here)
  await site.desk.asSystem(here, (tx) => personStore(tx).deactivate(clerk.person, site.desk.clock.now()))
  equal(await isIn(clerk.cookie), false)
  const again = await site.desk.signIn.open(new Headers(), {
    person: clerk.person,
    way: 'passkey',
    provider: null,
    factor: true,
  })
  deepEqual(again, { ok: false, error: 'refused' })
})

test('another town can neither deactivate a person it shares nor end their keys', async () => {
  const clerk = await site.clerk(here)
  await site.postFor(there, clerk.person)
  const at = site.desk.clock.now()
  equal(await site.desk.asSystem(there, (tx) => personStore(tx).deactivate(clerk.person, at)), 'missing')
  equal(await isIn(clerk.cookie), true)
})

test('a passkey opens a session, and one whose device did not ask who holds it opens none', async () => {
  for (const verifies of [true, false]) {
    const clerk = await site.clerk(here)
    const device = softAuthenticator(BASE_URL)
    const { options, cookies } = await site.desk.signIn.newPasskeyOptions(new Headers(), {
      id: clerk.person,
      name: '見本',
    })
    const added = await site.desk.signIn.addPasskey(
      new Headers({ cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') }),
      device.make(options as never),
      'ノート',
    )
    equal(added.ok, true)
    const asked = await site.send('', here, '/sign-in/passkey/options', {})
    const question = (await asked.json()) as { challenge: string; userVerification: string }
    equal(question.userVerification, 'required')
    const lax = verifies ? device : device.lax
    const answer = await site.send(jar('', asked), here, '/sign-in/passkey', {
      response: lax.prove(question as never),
      next: '/who',
    })
    equal(answer.status, verifies ? 200 : 422)
    equal(await isIn(jar('', answer)), verifies)
    // The question was for one answer.
    const again = await site.send(jar('', asked), here, '/sign-in/passkey', {
      response: device.prove(question as never),
      next: '',
    })
    equal(again.status, 422)
  }
})

test('a passkey opens at once while its whole office waits, and a wrong one makes nobody wait', async () => {
  const clerk = await site.clerk(here)
  const device = softAuthenticator(BASE_URL)
  const { options, cookies } = await site.desk.signIn.newPasskeyOptions(new Headers(), {
    id: clerk.person,
    name: '見本',
  })
  const cookie = cookies.map((each) => each.split(';')[0]).join('; ')
  await site.desk.signIn.addPasskey(new Headers({ cookie }), device.make(options as never), 'ノート')
  const office = crypto.randomUUID()
  const fromOffice = (path: string, body: unknown, held = '') =>
    site.app.request(
      `${BASE_URL}/${here.slug}/staff${path}`,
      {
        method: 'POST',
        headers: { origin: BASE_URL, 'content-type': 'application/json', cookie: held },
        body: JSON.stringify(body),
      },
      { incoming: { socket: { remoteAddress: office } } },
    )
  const keys = [addressKey(office)]
  const now = site.desk.clock.now()
  for (let times = 0; times < 119; times++) await site.desk.failures.take(keys, now)
  for (let times = 0; times < 3; times++)
    equal((await fromOffice('/sign-in/passkey', { response: {}, next: '' })).status, 422)
  equal(await site.desk.failures.take(keys, now), 0)
  notEqual(await site.desk.failures.take(keys, now), 0)
  const asked = await fromOffice('/sign-in/passkey/options', {})
  const response = device.prove((await asked.json()) as never)
  const answer = await fromOffice('/sign-in/passkey', { response, next: '/who' }, jar('', asked))
  equal(answer.status, 200)
  equal(await isIn(jar('', answer)), true)
})

test('thirty idle minutes or twelve hours, whichever comes first, end a session', async () => {
  const lonely = await openTestSite()
  const [town] = lonely.towns
  const clerk = await lonely.clerk(town)
  lonely.wait(29)
  equal((await lonely.get(clerk.cookie, town, '/who')).status, 200)
  lonely.wait(2)
  equal((await lonely.get(clerk.cookie, town, '/who')).status, 302)
  equal((await lonely.get(clerk.cookie, town, '/who')).status, 302)
})

test('over https the cookie is bound to this very host', async () => {
  const secure = await openTestSite({ baseUrl: 'https://yuimachi.example', mode: 'live' })
  const clerk = await secure.clerk(secure.towns[0])
  match(clerk.cookie, /^__Host-yui\.session_token=/)
  equal((await secure.get(clerk.cookie, secure.towns[0], '/who')).status, 200)
})

test('live refuses a demo session and a demo person', async () => {
  const live = await openTestSite({ mode: 'live', baseUrl: 'https://yuimachi.example' })
  const [town] = live.towns
  equal((await live.get((await live.clerk(town, { way: 'demo' })).cookie, town, '/who')).status, 302)
  equal((await live.get((await live.clerk(town, { demo: true })).cookie, town, '/who')).status, 302)
  equal((await live.post('', town, '/sign-in/demo', { person: crypto.randomUUID(), next: '' })).status, 404)
})

test('a town that nobody operates has no sign-in', async () => {
  const unofficial = await openTestSite({ region: (region) => ({ ...region, operatedBy: undefined }) })
  equal((await unofficial.get('', unofficial.towns[0], '/sign-in')).status, 404)
})
