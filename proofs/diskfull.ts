/**
 * ディスクがいっぱい — the disk under the whole house is really filled to its last byte, then until the database's own log
 * cannot grow, then emptied; on both databases, while clerks write and people read.
 *
 * Unit      a write is acknowledged when its 303 has come; refused with 507 it is not there; with 503 nobody has promised
 * Left out  a PostgreSQL that does not come back from a full disk by itself: whoever runs it begins it again (a service
 *           manager; here the proof), and the house follows without being started anew
 */

import { ask, freshCaller } from './parts/ask.ts'
import { type Clerk, isSaved, openClerk, refusalFaults, type Write } from './parts/clerk-writes.ts'
import { crawl, plainBytes } from './parts/crawl.ts'
import { signInByButton } from './parts/demo-button.ts'
import { type Dice, diceOf } from './parts/dice.ts'
import { dropSegmentsAhead, endOfLog, type FullHouse, houseOn } from './parts/full-house.ts'
import { rowFaults } from './parts/full-rows.ts'
import { auditFaults, copyFaults, logFaults, lostSessions, readyFaults, saysDisk, within } from './parts/full-told.ts'
import type { Given, Proof } from './parts/proof.ts'
import { type SmallDisk, smallDisk } from './parts/small-disk.ts'

const SIZE_MEBI = { embedded: 224, postgres: 352 } as const
/** After there is room again, the same write must succeed within so long. */
const MOST_SECONDS_AFTER = 15
const MOST_WRITES = 600
/** What is refused for want of room in a table writes nothing to the log: after so many it will not come to its end. */
const MOST_SHORT_WRITES = { quick: 150, long: MOST_WRITES } as const
/** How often PostgreSQL may still find room after the end of its log. */
const MOST_ENDS = 10
const PUBLIC_PAGES = 8
const STAFF = ['/mihon/staff/', '/mihon/staff/agreements', '/mihon/staff/matrix']

export const proof: Proof = {
  name: 'diskfull',
  promise:
    'ディスクがいっぱいでも、はっきり断り、読むほうは続き、空けば止めずに元に戻る。保存したと答えたものはなくならない',
  covers: ['src/platform/**', 'src/server/**', 'src/modules/partnership/staff/**'],
  run: async (given) => {
    const dice = diceOf(given.seed)
    for (const database of ['embedded', 'postgres'] as const) {
      const disk = smallDisk(SIZE_MEBI[database])
      if (!disk.ok) {
        given.skip(`${database}：いっぱいのディスク`, `小さなディスクを作れない（root ではない）：${disk.error}`)
        continue
      }
      try {
        await onDisk(disk.value, database, given, dice)
      } finally {
        disk.value.close()
      }
    }
  },
}

async function onDisk(disk: SmallDisk, database: 'embedded' | 'postgres', given: Given, dice: Dice): Promise<void> {
  const { check, say, seeded, quick } = given
  const house = await houseOn(disk, database)
  const { server } = house
  const writes: Write[] = []
  const cookies: string[] = []
  const orphans = { refused: 0 }
  try {
    const opened = await openClerk(server.origin, dice)
    if (!opened.ok) throw new Error(opened.error)
    const clerk = opened.value
    const title = (text: string): string => `${database}：${text}`
    const { pages } = await crawl(server.origin, ['/mihon/', '/tonari/'], PUBLIC_PAGES)
    const reading: Reading = { house, pages: pages.map(({ path }) => path) }
    const before = [await clerk.add(), await clerk.add()]
    writes.push(...before)
    await check(title('空きがあるあいだは、保存できる'), before.every(isSaved))
    await seeded(title('いっぱいでないディスクを、いっぱいだと言う検査'), () => before.flatMap(refusalFaults))

    const back: number[] = []
    const rounds = quick ? 1 : 10
    for (let round = 0; round < rounds; round++) {
      const here = (text: string): string => title(rounds === 1 ? text : `${round + 1} 回目：${text}`)
      const mark = server.log().length
      if (database === 'embedded') dropSegmentsAhead(house.data)
      disk.fill()
      const refused = await writeUntilRefused(clerk, server.origin, dice, writes, cookies, orphans)
      disk.fill()
      await check(here('いっぱいになると、はっきり断る（保存されていない。入れた内容は残る）'), () =>
        refused ? refusalFaults(refused) : ['断らない'],
      )
      await check(here('住民が読むほうは、どれも 200'), () => readingFaults(reading))
      // The write before may have been the one with which the embedded database gave up; it stands again by itself.
      const patience = database === 'embedded' ? 10 : 0
      await check(here('職員が読むほうも、どれも 200'), () => within(patience, () => readingFaults(reading, clerk)))
      await check(here('/livez は 200、/readyz と doctor は、ディスクと直し方を言う'), () =>
        within(patience, () => saysDisk(house)),
      )
      await check(here('監査の鎖は、いっぱいのままで確かめられる'), () => auditFaults(house))
      await check(here('写しのファイルは、どれも半分ではない'), () => copyFaults(house))

      const ended =
        database === 'postgres'
          ? await house.behind(endOfLog)
          : await writeToTheEnd(
              clerk,
              server.origin,
              writes,
              cookies,
              orphans,
              MOST_SHORT_WRITES[quick ? 'quick' : 'long'],
            )
      const last = await writeAtTheEnd(house, clerk, writes)
      say(here(`データベースの記録（WAL）も書けなくなった：${ended}`))
      if (database === 'embedded')
        await check(here('記録も書けなくなっても、職員も読める'), () => within(10, () => readingFaults(reading, clerk)))
      else await check(here('記録も書けなくなっても、住民は読める'), () => readingFaults(reading))
      await check(here('記録も書けなければ、保存したとは答えない'), () => [
        ...(isSaved(last) ? [last.mark] : []),
        ...refusalFaults(last),
      ])

      await check(here('サインインも、はっきり断る'), () => refusedSignIn(server.origin, cookies, orphans))
      const emptied = performance.now()
      disk.empty()
      await check(here(`空くと、止めずに ${MOST_SECONDS_AFTER} 秒以内に元に戻る`), () =>
        within(MOST_SECONDS_AFTER, async () => {
          if (await begunAgain(house))
            say(here('PostgreSQL は自分で止まり、動かす人（サービス管理）の代わりに始めなおした'))
          const write = await clerk.add()
          writes.push(write)
          return isSaved(write) ? [] : [`${write.told.status}`]
        }),
      )
      back.push(Math.round(performance.now() - emptied))
      await check(here('/readyz も元に戻る'), () => within(10, () => readyFaults(house)))
      await check(here('読むほうも、どれも 200'), () => within(10, () => readingFaults(reading, clerk)))
      await check(here('記録（ログ）には code だけで、人の書いたものも、500 もない'), () =>
        logFaults(server.log().slice(mark), writes),
      )
    }
    say(
      title(
        `書きこみ ${writes.length}、保存 ${writes.filter(isSaved).length}、元に戻るまで最長 ${Math.max(...back)} ms`,
      ),
    )
    await check(title('できたと答えたサインインは、全部生きている'), () => lostSessions(server.origin, cookies))
    await check(title('始めたプロセスのまま'), server.alive())
    await check(title('監査の鎖は、一本のまま'), () => auditFaults(house))
    await check(title('写しのファイルは、どれも新しい'), () => copyFaults(house))
    if (database === 'embedded') await server.stop({ keep: true })
    await house.behind(async (pool) => {
      await check(title('どの書きこみも、答えたとおり。半分だけのものはない'), () => rowFaults(pool, writes))
      const { rows } = await pool.query<{ n: number }>(
        `select count(*)::int as n from identity_session where way = 'demo'`,
      )
      say(title(`サインイン：できた ${cookies.length + 1}、断った ${orphans.refused}、行 ${rows[0]?.n}`))
      await seeded(title('保存していないのに、保存したと答えた'), () =>
        rowFaults(pool, [{ mark: 'ない', told: { status: 303 }, html: '' } as unknown as Write]),
      )
      await seeded(title('断ったのに、書いていた'), () =>
        rowFaults(pool, [{ ...before[0], told: { status: 507 } } as unknown as Write]),
      )
    })
  } finally {
    await house.close()
  }
}

/** As a service manager does: a PostgreSQL that could not repair itself on a full disk has ended. */
async function begunAgain({ cluster }: FullHouse): Promise<boolean> {
  if (!cluster || cluster.alive()) return false
  await cluster.begin()
  return true
}

/** Forms and sign-ins in any order; the first form that is not taken in. What is taken in meanwhile fitted, and is kept. */
async function writeUntilRefused(
  clerk: Clerk,
  origin: string,
  dice: Dice,
  writes: Write[],
  cookies: string[],
  orphans: { refused: number },
): Promise<Write | undefined> {
  for (let tries = 0; tries < MOST_WRITES; tries++) {
    if (dice.chance(0.3)) {
      const signedIn = await signInByButton(origin)
      if (signedIn.ok) cookies.push(signedIn.value.cookie)
      else orphans.refused += 1
      continue
    }
    const write = await clerk.add()
    writes.push(write)
    if (!isSaved(write)) return write
  }
  return undefined
}

/**
 * Until the embedded database has given up and stands again: it says so by an answer without a promise, or by a gap.
 * Short forms and sign-ins in turn: of forms alone one person may send only so many a minute.
 */
async function writeToTheEnd(
  clerk: Clerk,
  origin: string,
  writes: Write[],
  cookies: string[],
  orphans: { refused: number },
  most: number,
): Promise<string> {
  if (writes.at(-1)?.told.status === 503) return 'もう前の書きこみで'
  for (let tries = 1; tries <= most; tries++) {
    if (tries % 5 === 0) {
      const write = await clerk.add('short')
      writes.push(write)
      if (write.told.status === 503) return `${tries} 回目の書きこみで`
      continue
    }
    const signedIn = await signInByButton(origin)
    if (signedIn.ok) cookies.push(signedIn.value.cookie)
    else {
      orphans.refused += 1
      if (signedIn.error.includes('→ 503')) return `${tries} 回目の書きこみで（サインイン）`
    }
  }
  return 'ならなかった'
}

/**
 * The write after the end of the log. PostgreSQL may at that very moment have found room in a segment that it no longer
 * needs: then it has saved what it says it has, as the rows show at the end, and the log is brought to its end once more.
 */
async function writeAtTheEnd(house: FullHouse, clerk: Clerk, writes: Write[]): Promise<Write> {
  for (let tries = 1; ; tries++) {
    const write = await clerk.add()
    writes.push(write)
    if (!isSaved(write) || !house.cluster || tries === MOST_ENDS) return write
    await house.behind(endOfLog)
  }
}

async function refusedSignIn(
  origin: string,
  cookies: string[],
  orphans: { refused: number },
): Promise<readonly string[]> {
  for (let tries = 0; tries < MOST_WRITES; tries++) {
    const signedIn = await signInByButton(origin)
    if (signedIn.ok) cookies.push(signedIn.value.cookie)
    else {
      orphans.refused += 1
      return /→ 50[37]/.test(signedIn.error) ? [] : [signedIn.error]
    }
  }
  return ['断らない']
}

type Reading = { readonly house: FullHouse; readonly pages: readonly string[] }

async function readingFaults({ house: { server }, pages }: Reading, clerk?: Clerk): Promise<readonly string[]> {
  const faults: string[] = []
  for (const path of ['/livez', ...pages]) {
    const told = await ask(server.origin, { path, caller: freshCaller() })
    if (told.status !== 200) faults.push(`${path} → ${told.status}`)
    else if (path === '/mihon/' && !plainBytes(told).toString('utf8').includes('現在'))
      faults.push(`${path}：いつのものか言わない`)
  }
  for (const path of clerk ? STAFF : []) {
    const told = await clerk?.look(path)
    if (told?.status !== 200) faults.push(`${path} → ${told?.status}`)
  }
  return faults
}
