import { deepEqual, equal } from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { freshTown, testDatabase } from '../../../tests/support/database.ts'
import { realClock } from '../clock/clock.ts'
import { makeKeyRing, rotateKeyRing } from '../keys/key-file.ts'
import { appendAudit } from './audit.store.ts'
import { chainFaultLine } from './chain-fault.words.ja.ts'
import { verifyChain, writeCheckpoints } from './verify.ts'

const { begin, owner, keys } = await testDatabase()
const home = mkdtempSync(join(tmpdir(), 'yui-audit-'))
after(() => rmSync(home, { recursive: true, force: true }))

/** A town with a chain of `lines`, and a folder of checkpoints of its own. */
async function townWith(lines: number) {
  const town = freshTown()
  const parts = { begin, ring: keys, folder: join(home, town), clock: realClock }
  const add = (count: number, ring = keys) =>
    begin({ kind: 'system', municipality: town, task: 'test' }, async (tx) => {
      for (let line = 0; line < count; line++)
        await appendAudit(
          tx,
          tx.acting,
          { did: 'test.add', object: 'test', id: `${line}`, after: { line } },
          ring,
          realClock,
        )
    })
  await add(lines)
  return {
    add,
    mark: () => writeCheckpoints(parts, [town]),
    file: join(home, town, `${town}.jsonl`),
    count: async () =>
      Number((await owner.query(`select from platform_audit where municipality_id = '${town}'`)).rowCount),
    verify: async (ring = keys, reading = begin) => verifyChain({ ...parts, ring, begin: reading }, town),
    faults: async (ring = keys) => (await verifyChain({ ...parts, ring }, town)).faults,
    /** What somebody with the whole database in their hands could do. */
    steal: (statement: string) => owner.query(statement.replaceAll('$town', `'${town}'`)),
  }
}

test('a chain that nobody touched is whole, also over several pages and several keys', async () => {
  const town = await townWith(1_200)
  const rotated = rotateKeyRing(keys, realClock.now())
  await town.add(3, rotated)
  await town.mark()
  const report = await town.verify(rotated)
  deepEqual(report.faults, [])
  deepEqual([report.lines, report.checkpoints], [1_203, 1])
})

test('an edited line is found, whichever column it is', async () => {
  for (const [column, value] of [
    ['did', "'test.other'"],
    ['at', "at + interval '1 second'"],
    ['person_id', "'00000000-0000-4000-8000-000000000001'"],
    ['fields', "'{other}'"],
    ['after_hash', 'null'],
  ] as const) {
    const town = await townWith(3)
    await town.steal(`update platform_audit set ${column} = ${value} where municipality_id = $town and seq = 2`)
    deepEqual(await town.faults(), [{ why: 'edited', seq: 2 }], column)
  }
})

test('a deleted line is found as a gap, and a line put in another place as a broken link', async () => {
  const gap = await townWith(4)
  await gap.steal('delete from platform_audit where municipality_id = $town and seq = 2')
  deepEqual(await gap.faults(), [{ why: 'gap', seq: 2 }])

  const moved = await townWith(4)
  await moved.steal('delete from platform_audit where municipality_id = $town and seq = 2')
  await moved.steal('update platform_audit set seq = 2 where municipality_id = $town and seq = 3')
  await moved.steal('update platform_audit set seq = 3 where municipality_id = $town and seq = 4')
  deepEqual(await moved.faults(), [
    { why: 'brokenLink', seq: 2 },
    { why: 'edited', seq: 2 },
    { why: 'edited', seq: 3 },
    { why: 'cutTail', seq: 4 },
  ])
})

test('a cut tail is found by the head, and by the checkpoint when the head was moved back too', async () => {
  const town = await townWith(5)
  await town.mark()
  await town.steal('delete from platform_audit where municipality_id = $town and seq > 3')
  deepEqual(await town.faults(), [{ why: 'cutTail', seq: 5 }])
  await town.steal(
    'update platform_audit_head set seq = 3, mac = (select mac from platform_audit where municipality_id = $town and seq = 3) where municipality_id = $town',
  )
  deepEqual(await town.faults(), [{ why: 'cutTail', seq: 5 }])
})

test('a whole chain taken away is found by the checkpoint', async () => {
  const town = await townWith(2)
  await town.mark()
  await town.steal('delete from platform_audit where municipality_id = $town')
  await town.steal('delete from platform_audit_head where municipality_id = $town')
  deepEqual(await town.faults(), [{ why: 'cutTail', seq: 2 }])
})

test('a head row that was taken away is found', async () => {
  const town = await townWith(2)
  await town.steal('delete from platform_audit_head where municipality_id = $town')
  deepEqual(await town.faults(), [{ why: 'headDiffers', seq: 2 }])
})

test('a chain that grows while it is verified is whole, also when it begins only then', async () => {
  for (const before of [0, 5]) {
    const town = await townWith(before)
    const growing: typeof begin = async (acting, work) => {
      const read = await begin(acting, work)
      if ((await town.count()) < 12) await town.add(2)
      return read
    }
    const report = await town.verify(keys, growing)
    deepEqual(report.faults, [], `${before} lines before`)
    equal(report.lines >= 7, true)
  }
})

test('a chain written anew with the right key differs from its checkpoint', async () => {
  const town = await townWith(3)
  await town.mark()
  await town.steal('delete from platform_audit where municipality_id = $town')
  await town.steal('delete from platform_audit_head where municipality_id = $town')
  await town.add(3)
  deepEqual(await town.faults(), [{ why: 'checkpointDiffers', seq: 3 }])
})

test('lines of a key that is not in the file are told, and never taken for good', async () => {
  const town = await townWith(1)
  await town.add(1, rotateKeyRing(keys, realClock.now()))
  deepEqual(await town.faults(), [{ why: 'unknownKey', seq: 2, keyVersion: 2 }])
  deepEqual(
    (await town.faults(makeKeyRing(realClock.now()))).map(({ why }) => why),
    ['edited', 'unknownKey'],
  )
})

test('checkpoints are for their owner alone, written once for one state, and hold no word of what was done', async () => {
  const town = await townWith(2)
  await town.mark()
  await town.mark()
  await town.add(1)
  await town.mark()
  const text = readFileSync(town.file, 'utf8')
  equal(text.trim().split('\n').length, 2)
  equal(statSync(town.file).mode & 0o777, 0o600)
  equal(text.includes('test.add'), false)
  deepEqual(await town.faults(), [])
})

test('a forged, an unreadable and a missing checkpoint are found', async () => {
  const town = await townWith(1)
  await town.mark()
  await town.add(1)
  await town.mark()
  await town.add(1)
  await town.mark()
  const [first = '', second = '', third = ''] = readFileSync(town.file, 'utf8').split('\n')
  writeFileSync(town.file, `${[first, second.replace('"seq":2', '"seq":1'), third].join('\n')}\n`)
  equal((await town.faults())[0]?.why, 'checkpointForged')
  writeFileSync(town.file, `${[first, '{"seq":', second, third].join('\n')}\n`)
  deepEqual(await town.faults(), [{ why: 'checkpointForged', line: 2 }])
  writeFileSync(town.file, `${[first, third].join('\n')}\n`)
  deepEqual(await town.faults(), [{ why: 'checkpointForged', line: 2 }])
})

test('of a chain with very many faults the first hundred are told and all are counted', async () => {
  const town = await townWith(150)
  await town.steal("update platform_audit set did = 'x' where municipality_id = $town")
  const report = await town.verify()
  deepEqual([report.faults.length, report.faultCount], [100, 150])
})

test('every fault is one plain sentence', () => {
  for (const fault of [
    { why: 'gap', seq: 2 },
    { why: 'edited', seq: 2 },
    { why: 'brokenLink', seq: 2 },
    { why: 'unknownKey', seq: 2, keyVersion: 3 },
    { why: 'cutTail', seq: 2 },
    { why: 'checkpointDiffers', seq: 2 },
    { why: 'headDiffers', seq: 2 },
    { why: 'checkpointForged', line: 2 },
  ] as const)
    equal(/2 行目.*。$/.test(chainFaultLine(fault)), true)
})
