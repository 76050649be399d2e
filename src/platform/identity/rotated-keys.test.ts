import { equal, ok } from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { freshId, freshTown, testDatabase } from '../../../tests/support/database.ts'
import { BASE_URL, cookieOf } from '../../../tests/support/identity.ts'
import { newUuid, realClock } from '../clock/clock.ts'
import { rotateKeyRing, saveKeyRing } from '../keys/key-file.ts'
import { openKeys } from '../keys/keys.ts'
import { personStore } from './person.store.ts'
import { openSignIn } from './sign-in.ts'

const { pool, begin, keys: first } = await testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'yui-rotated-'))
after(() => rmSync(folder, { recursive: true, force: true }))
let files = 0

/** Two processes on one key file, and a person; neither looks at the file by itself. */
async function twoProcesses() {
  const path = join(folder, `${++files}.json`)
  await saveKeyRing(path, first)
  const open = async () => {
    const keys = await openKeys(path)
    ok(keys.ok)
    const { current, catchUp, refresh } = keys.value
    const parts = { pool, baseUrl: BASE_URL, keys: current, catchUp, newId: newUuid, clock: realClock }
    return { signIn: openSignIn(parts), refresh }
  }
  const person = freshId()
  await begin({ kind: 'system', municipality: freshTown(), task: 'test' }, (tx) =>
    personStore(tx).add({ id: person, name: '見本 花子', kana: '', email: null, demo: false }, realClock.now()),
  )
  const [ahead, behind] = [await open(), await open()]
  await saveKeyRing(path, rotateKeyRing(first, realClock.now()))
  await ahead.refresh()
  return { ahead: ahead.signIn, behind: behind.signIn, person }
}

test('a cookie signed with a key that was rotated in just now is known to every process at once', async () => {
  const { ahead, behind, person } = await twoProcesses()
  const opened = await ahead.open(new Headers(), { person, way: 'passkey', provider: null, factor: true })
  ok(opened.ok)
  const { session } = await behind.seen(new Headers({ cookie: cookieOf(opened.value) }))
  equal(session?.person, person)
})

test('a secret sealed with a key that was rotated in just now is opened by every process', async () => {
  const { ahead, behind, person } = await twoProcesses()
  await ahead.newCodeKey(person)
  equal(await behind.codeKeyToShow(person), await ahead.codeKeyToShow(person))
})

test('a made-up signature stays one', async () => {
  const { behind } = await twoProcesses()
  const cookie = `yui.session_token=${encodeURIComponent(`abc.${'A'.repeat(43)}=`)}`
  equal((await behind.seen(new Headers({ cookie }))).session, undefined)
})
