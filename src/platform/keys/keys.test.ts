import { deepEqual, equal, match, notEqual, ok as truthy } from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { instant } from '#kernel/instant'
import { addKeyRing, loadKeyRing, makeKeyRing, rotateKeyRing, saveKeyRing } from './key-file.ts'
import { KEY_NAMES, keyOf, newest, readKeyRing, versionsOf } from './key-ring.ts'
import { openKeys } from './keys.ts'

const home = mkdtempSync(join(tmpdir(), 'yui-keys-'))
after(() => rmSync(home, { recursive: true, force: true }))
const now = instant('2026-11-24T00:00:00Z')
let files = 0
const fresh = () => join(home, `${++files}`, 'keys.json')
const modeOf = (path: string) => statSync(path).mode & 0o777

test('a new key file is for its owner alone, and nothing else is left beside it', async () => {
  const path = fresh()
  equal(await addKeyRing(path, makeKeyRing(now)), 'added')
  equal(modeOf(path), 0o600)
  equal(modeOf(join(path, '..')), 0o700)
  deepEqual(readdirSync(join(path, '..')), ['keys.json'])
})

test('a key file that is there is never overwritten, also when two make one at the same moment', async () => {
  const path = fresh()
  const both = await Promise.all([addKeyRing(path, makeKeyRing(now)), addKeyRing(path, makeKeyRing(now))])
  deepEqual(both.toSorted(), ['added', 'alreadyHere'])
  const before = readFileSync(path, 'utf8')
  equal(await addKeyRing(path, makeKeyRing(now)), 'alreadyHere')
  equal(readFileSync(path, 'utf8'), before)
})

test('rotating adds a version to every key, and what an older one signed is still checked', async () => {
  const path = fresh()
  const first = makeKeyRing(now)
  await saveKeyRing(path, first)
  const sign = (secret: string) => createHmac('sha256', secret).update('yesterday').digest('hex')
  const signed = sign(newest(first, 'audit').secret)
  await saveKeyRing(path, rotateKeyRing(first, now))
  equal(modeOf(path), 0o600)
  const read = await loadKeyRing(path)
  truthy(read.ok)
  for (const name of KEY_NAMES)
    deepEqual(
      versionsOf(read.value, name).map(({ version }) => version),
      [2, 1],
    )
  notEqual(newest(read.value, 'audit').secret, newest(first, 'audit').secret)
  equal(sign(keyOf(read.value, 'audit', 1)?.secret ?? ''), signed)
})

test('a reader never sees half a file while keys are rotated again and again', async () => {
  const path = fresh()
  let ring = makeKeyRing(now)
  await saveKeyRing(path, ring)
  let going = true
  const reading = (async () => {
    let reads = 0
    for (; going; reads++) truthy((await loadKeyRing(path)).ok)
    return reads
  })()
  for (let round = 0; round < 30; round++) {
    ring = rotateKeyRing(ring, now)
    await saveKeyRing(path, ring)
  }
  going = false
  truthy((await reading) > 0)
})

test('a running process sees a rotated file without a restart, and keeps its keys when the file is gone or broken', async () => {
  const path = fresh()
  await saveKeyRing(path, makeKeyRing(now))
  const opened = await openKeys(path)
  truthy(opened.ok)
  const keys = opened.value
  await saveKeyRing(path, rotateKeyRing(keys.current(), now))
  await keys.refresh()
  equal(newest(keys.current(), 'session').version, 2)
  writeFileSync(path, '{"schema":1')
  await keys.refresh()
  equal(newest(keys.current(), 'session').version, 2)
  rmSync(path)
  await keys.refresh()
  equal(newest(keys.current(), 'session').version, 2)
})

test('whoever meets a strange key looks at the file at once, together with others, and not again and again', async () => {
  const path = fresh()
  await saveKeyRing(path, makeKeyRing(now))
  const opened = await openKeys(path)
  truthy(opened.ok)
  const keys = opened.value
  await saveKeyRing(path, rotateKeyRing(keys.current(), now))
  await Promise.all([keys.catchUp(), keys.catchUp()])
  equal(newest(keys.current(), 'session').version, 2)
  await saveKeyRing(path, rotateKeyRing(keys.current(), now))
  await keys.catchUp()
  equal(newest(keys.current(), 'session').version, 2)
  await new Promise((done) => setTimeout(done, 250))
  await keys.catchUp()
  equal(newest(keys.current(), 'session').version, 3)
})

test('a file that others may read, that is gone, or that is broken is refused with how to mend it', async () => {
  const path = fresh()
  match((await loadKeyRing(path)).ok ? '' : 'gone', /gone/)
  await saveKeyRing(path, makeKeyRing(now))
  chmodSync(path, 0o640)
  const open = await loadKeyRing(path)
  match(open.ok ? '' : open.error, /chmod 600/)
  for (const [text, says] of [
    ['no', 'JSON'],
    ['{"schema":2,"keys":[]}', '形'],
    ['{"schema":1,"keys":[]}', 'audit'],
    ['null', 'JSON'],
  ] as const) {
    const read = readKeyRing(text)
    match(read.ok ? '' : read.error, new RegExp(says))
  }
})
