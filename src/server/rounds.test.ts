import { deepEqual, equal, match } from 'node:assert/strict'
import { closeSync, ftruncateSync, mkdirSync, openSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { instant } from '#kernel/instant'
import { automaticFolder, keepBackups } from '#platform/backup/automatic'
import { realClock } from '#platform/clock/clock'
import { automaticFindings } from '#platform/doctor/around'
import { told } from '#platform/doctor/finding.words.ja'
import type { LogLine } from '#platform/http/log'
import { temporaryHouse } from '../../tests/support/temporary-house.ts'
import { repeated } from './rounds.ts'

test('a round that fails is asked how long to wait by its failures in a row, told once, and is well again', async () => {
  const outcomes = [false, false, true, false]
  const waited: number[] = []
  const lines: LogLine[] = []
  await new Promise<void>((done) => {
    const rounds = repeated(
      { clock: realClock, log: (line) => void lines.push(line) },
      'backup',
      (failures) => {
        waited.push(failures)
        if (waited.length > outcomes.length) {
          rounds.stop()
          done()
        }
        return 1
      },
      async () => {
        if (!outcomes[waited.length - 1]) throw Object.assign(new Error('x'), { code: 'noRoom' })
      },
    )
    // The rounds do not hold a process; the test must.
    const hold = setInterval(() => {}, 1_000)
    setTimeout(() => clearInterval(hold), 5_000).unref()
  })
  deepEqual(waited, [0, 1, 2, 0, 1])
  deepEqual(
    lines.map(({ code }) => code),
    ['Error noRoom', 'Error noRoom'],
  )
})

test('where another backup as big as the last would not fit, none is begun, and the doctor says why', async () => {
  const temporary = temporaryHouse()
  const house = await temporary.open()
  try {
    const { settings, database, clock } = house
    const folder = automaticFolder(settings)
    const last = join(folder, 'yuimachi-backup-20200101T000000Z')
    mkdirSync(last, { recursive: true })
    // Sparse: it claims more than any disk has, and takes nothing.
    const file = openSync(join(last, 'database.sealed'), 'w')
    ftruncateSync(file, 8 * 2 ** 40)
    closeSync(file)
    let dumps = 0
    const parts = { database, settings, ring: house.keys.current(), clock, nodeVersion: process.version }
    const before = async () => {
      dumps += 1
    }
    equal(await keepBackups(parts, before), 'noRoom')
    equal(dumps, 0)
    deepEqual(readdirSync(folder), ['yuimachi-backup-20200101T000000Z'])
    const [finding] = await automaticFindings(settings, clock.now(), instant('2020-01-01T00:00:00Z'))
    match(finding ? told(finding).mend : '', /空きが足りないので、作っていません/)
  } finally {
    await house.close()
    temporary.remove()
  }
})
