import { deepEqual, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { softAuthenticator } from '../../../tests/support/authenticator.ts'
import { testDatabase } from '../../../tests/support/database.ts'
import { BASE_URL, codeOf, jar, openTestSite } from '../../../tests/support/identity.ts'
import { openJoining, PASSWORD } from '../../../tests/support/joining.ts'
import { AUTHORITIES } from './authority.ts'
import { postStore } from './post.store.ts'
import { newToken } from './token.ts'

const { freshMail, here, invited, isIn, joinByPasskey, joinByPassword, site, there } = await openJoining()
const { owner } = await testDatabase()

test('a link opens a passkey, and the passkey the post', async () => {
  const path = await invited()
  const page = await (await site.get('', here, path)).text()
  match(page, /手本 太郎さん/)
  const { answer, cookie, device } = await joinByPasskey(path)
  equal(answer.status, 200)
  equal(await isIn(cookie), true)
  // And it opens the door again another day.
  const asked = await site.send('', here, '/sign-in/passkey/options', {})
  const again = await site.send(jar('', asked), here, '/sign-in/passkey', {
    response: device.prove((await asked.json()) as never),
    next: '',
  })
  equal(await isIn(jar('', again)), true)
})

test('a link is used once', async () => {
  const path = await invited()
  equal((await joinByPasskey(path)).answer.status, 200)
  equal((await site.get('', here, path)).status, 404)
  equal((await joinByPasskey(path)).answer.status, 404)
  equal((await joinByPassword(path)).half.status, 404)
})

test('of two who open a link at once only one gets in, and the other keeps no key', async () => {
  const path = await invited()
  const devices = [softAuthenticator(BASE_URL), softAuthenticator(BASE_URL)]
  const asked = await Promise.all(devices.map(() => site.send('', here, `${path}/passkey/options`, {})))
  const answers = await Promise.all(
    asked.map(async (question, index) =>
      site.send(jar('', question), here, `${path}/passkey`, {
        response: devices[index]?.make((await question.json()) as never),
        name: '',
        next: '',
      }),
    ),
  )
  deepEqual(answers.map(({ status }) => status).sort(), [200, 404])
  const loser = devices[answers.findIndex(({ status }) => status === 404)]
  const again = await site.send('', here, '/sign-in/passkey/options', {})
  const tried = await site.send(jar('', again), here, '/sign-in/passkey', {
    response: loser?.prove((await again.json()) as never),
    next: '',
  })
  equal(tried.status, 422)
})

test('a link that is too old, of another town or made up answers as one that never was', async () => {
  const late = await openTestSite()
  const [town] = late.towns
  const made = await late.identity.invite({ region: town, postName: '課長' })
  if (!made.ok) throw new Error(made.error)
  const path = new URL(made.value.link).pathname.replace(/^\/[^/]+\/staff/, '')
  equal((await late.get('', town, path)).status, 200)
  late.wait(72 * 60)
  const bodyOf = async (answer: Response) =>
    [answer.status, (await answer.text()).replaceAll(/town-[0-9a-f]+/g, '')] as const
  const never = await bodyOf(await late.get('', town, `/join/${newToken().token}`))
  deepEqual(await bodyOf(await late.get('', town, path)), never)
  equal(never[0], 404)

  const foreign = await invited(here)
  deepEqual(
    await bodyOf(await site.get('', there, foreign)),
    await bodyOf(await site.get('', there, `/join/${newToken().token}`)),
  )
  equal((await site.send('', there, `${foreign}/passkey/options`, {})).status, 404)
  equal((await site.get('', here, foreign)).status, 200)
})

test('a password of 14 letters is refused with its reason, and nothing is lost or written', async () => {
  const path = await invited()
  const email = freshMail()
  const short = 'あ1い2う3え4お5か6き7'
  equal([...short].length, 14)
  const answer = await site.post('', here, `${path}/password`, { email, password: short, again: short })
  equal(answer.status, 422)
  const page = await answer.text()
  match(page, /15文字以上/)
  match(page, new RegExp(email))
  equal(page.includes(short), false)
  deepEqual(answer.headers.getSetCookie(), [])
  equal((await owner.query('select 1 from identity_person where email = $1', [email])).rows.length, 0)
})

test('what is easily guessed, typed differently, or no address is refused too', async () => {
  const path = await invited()
  const fault = async (email: string, password: string, again: string) =>
    (await site.post('', here, `${path}/password`, { email, password, again })).status
  equal(await fault(freshMail(), 'aaaaaaaaaaaaaaaaaaaa', 'aaaaaaaaaaaaaaaaaaaa'), 422)
  equal(await fault('tarotaro@city.mihon.example', 'TaroTaro-2026-April', 'TaroTaro-2026-April'), 422)
  equal(await fault(freshMail(), PASSWORD, `${PASSWORD}x`), 422)
  equal(await fault('no address', PASSWORD, PASSWORD), 422)
  equal(await fault(freshMail(), PASSWORD, PASSWORD), 303)
})

test('a password counts only with the first right code, and then opens the post', async () => {
  const path = await invited()
  const { half, cookie, page, key } = await joinByPassword(path)
  equal(half.headers.get('location')?.endsWith(`${path}/code`), true)
  match(page, /<svg[^>]*aria-label="認証アプリ/)
  equal(await isIn(cookie), false)
  equal((await site.post(cookie, here, `${path}/code`, { code: '000000' })).status, 422)
  equal((await site.get('', here, path)).status, 200)
  const done = await site.post(cookie, here, `${path}/code`, { code: codeOf(key) })
  equal(done.status, 303)
  equal(await isIn(jar(cookie, done)), true)
  equal((await site.get('', here, path)).status, 404)
  // The key is never shown again.
  equal((await (await site.get(jar(cookie, done), here, `${path}/code`)).text()).includes(key.slice(0, 9)), false)
})

test('a half-way session of somebody else does not use this link', async () => {
  const mine = await invited()
  const { key } = await joinByPassword(mine)
  const other = await joinByPassword(await invited())
  const tried = await site.post(other.cookie, here, `${mine}/code`, { code: codeOf(key) })
  equal(tried.headers.get('location')?.endsWith(mine), true)
  equal((await site.get('', here, mine)).status, 200)
})

test('an address that belongs to somebody is not taken over', async () => {
  const email = freshMail()
  equal((await joinByPassword(await invited(), email)).half.status, 303)
  const answer = await site.post('', here, `${await invited()}/password`, {
    email: email.toUpperCase(),
    password: PASSWORD,
    again: PASSWORD,
  })
  equal(answer.status, 422)
  match(await answer.text(), /このメールアドレスは使えません/)
})

test('who is in already takes up one more post as the same person', async () => {
  const clerk = await site.clerk(here)
  const path = await invited()
  match(await (await site.get(clerk.cookie, here, path)).text(), /見本 花子さんが受け取る/)
  equal((await site.post(clerk.cookie, here, `${path}/accept`, {})).status, 303)
  const held = await site.desk.asSystem(here, (tx) => postStore(tx).heldBy(clerk.person))
  equal(held.length, 2)
  equal((await site.get('', here, path)).status, 404)
})

test('accepting without being in does nothing', async () => {
  const path = await invited()
  equal((await site.post('', here, `${path}/accept`, {})).headers.get('location')?.endsWith(path), true)
  equal((await site.get('', here, path)).status, 200)
})

test('the first clerk may do everything, whoever is invited from outside later may only read', async () => {
  const fresh = await openTestSite()
  const [town] = fresh.towns
  const first = await fresh.identity.invite({ region: town, postName: '課長' })
  if (!first.ok) throw new Error(first.error)
  const authorities = async (title: string) =>
    (await fresh.desk.asSystem(town, (tx) => postStore(tx).inMunicipality())).find((post) => post.title === title)
      ?.authorities
  deepEqual(await authorities('課長'), AUTHORITIES)
  const device = softAuthenticator(BASE_URL)
  const path = new URL(first.value.link).pathname.replace(/^\/[^/]+\/staff/, '')
  const asked = await fresh.send('', town, `${path}/passkey/options`, {})
  await fresh.send(jar('', asked), town, `${path}/passkey`, {
    response: device.make((await asked.json()) as never),
    name: '',
    next: '',
  })
  equal((await fresh.identity.invite({ region: town, postName: '係長' })).ok, true)
  deepEqual(await authorities('係長'), ['partnership.read'])
  deepEqual(await fresh.identity.invite({ region: town, postName: '課長' }), { ok: false, error: 'postIsHeld' })
})

test('no link, password, key or code stands in the rows as it is', async () => {
  const path = await invited()
  const { key } = await joinByPassword(path)
  const token = path.split('/').at(-1)
  const tables = ['identity_invitation', 'identity_account', 'identity_two_factor', 'platform_audit']
  for (const table of tables) {
    const rows = JSON.stringify((await owner.query(`select * from ${table}`)).rows)
    for (const secret of [token ?? '', PASSWORD, key.replaceAll(' ', '')]) equal(rows.includes(secret), false, table)
  }
})
