/** 引きつぎの画面 — through the real application: whose pack it is, who is turned away, the ticks of the first days. */
import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { addDays } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { freshId, testDatabase } from '../../../../tests/support/database.ts'
import { openTestSite } from '../../../../tests/support/identity.ts'
import { wordLines } from '../../../../tests/support/word-text.ts'
import { agreementStore } from '../agreements/agreement.store.ts'
import { agreementNamed, tick } from '../sample-town.test.ts'
import { staffRoutes } from '../staff/staff.routes.ts'

const { begin, owner } = await testDatabase()

/** A town with one agreement, its desk held since so many days. */
async function desk(days = 0) {
  const site = await openTestSite({ routes: () => staffRoutes([]) })
  const [here, there] = site.towns
  const from = addDays(site.desk.clock.today(), -days)
  const clerk = await site.clerk(here, { authorities: ['partnership.read', 'partnership.write'], from })
  const company = await site.clerk(here, { kind: 'company', name: '会社 三', authorities: ['partnership.read'] })
  const parties = [
    { organisation: clerk.organisation, side: 'municipality' as const },
    { organisation: company.organisation, side: 'company' as const },
  ]
  const agreement = { ...agreementNamed('x'), agreementId: `jp-${here.code}-x` }
  agreement.parties = [
    { side: 'municipality', name: { ja: 'みほん市' }, code: here.code },
    ...agreement.parties.slice(1),
  ]
  const { person, post, organisation } = clerk
  await begin({ kind: 'staff', municipality: here.id, person, post, organisation }, async (tx) => {
    const desks = { municipality: clerk.post, company: company.post }
    const added = await agreementStore(tx).add({
      id: freshId(),
      agreement,
      code: here.code,
      parties,
      desks,
      at: tick(),
    })
    equal(added.kind, 'added')
  })
  const get = async (path: string, cookie = clerk.cookie, town = here) => {
    const answer = await site.get(cookie, town, path)
    return { status: answer.status, text: await answer.text() }
  }
  const press = (task: string, cookie = clerk.cookie) => site.post(cookie, here, `/first-day/${task}`, {})
  return { site, here, there, clerk, company, get, press }
}
const TASKS = /引きつぎ書を読む|こちらの返事を待っているものを見る|相手方の役職にあいさつする/g
const tasksOn = (page: string): number => new Set(page.match(TASKS) ?? []).size

test('the pack of the acting post, and the same one as a Word file', async () => {
  const { site, here, clerk, get } = await desk()
  const { status, text } = await get('/handover')
  equal(status, 200)
  match(text, /引きつぎ書　見本の組織 企画課 担当/)
  match(text, /協定x/)
  const word = await site.get(clerk.cookie, here, `/handover/${clerk.post}/word`)
  equal(word.status, 200)
  match(word.headers.get('content-type') ?? '', /wordprocessingml/)
  match(word.headers.get('content-disposition') ?? '', /docx/)
  ok(wordLines(new Uint8Array(await word.arrayBuffer())).includes('協定x'))
  const taken = await site.desk.asSystem(here, (tx) =>
    tx.selectFrom('platform_audit').select(['object_id', 'person_id']).where('did', '=', 'handover.export').execute(),
  )
  deepEqual(taken, [{ object_id: clerk.post, person_id: clerk.person }])
})

test('a colleague may read it; another organisation, another town and who may not read agreements may not', async () => {
  const { site, here, there, clerk, company, get } = await desk()
  const { organisation } = clerk
  const colleague = await site.clerk(here, { organisation, authorities: ['partnership.read'] })
  const manager = await site.clerk(here, { organisation, authorities: ['people.manage'] })
  const foreign = await site.clerk(there)
  for (const path of [`/handover/${clerk.post}`, `/handover/${clerk.post}/word`]) {
    equal((await get(path, colleague.cookie)).status, 200)
    equal((await get(path, company.cookie)).status, 404)
    equal((await get(path, manager.cookie)).status, 403)
    equal((await get(path, foreign.cookie, there)).status, 404)
  }
  // A post that may not read agreements has no pack, whoever asks.
  equal((await get(`/handover/${manager.post}`)).status, 404)
  match((await get('/handover')).text, new RegExp(`/handover/${colleague.post}`))
})

test('three tasks, each gone with its tick, which is a row', async () => {
  const { here, clerk, get, press } = await desk(3)
  equal(tasksOn((await get('/')).text), 3)
  for (const [task, left] of [
    ['readPack', 2],
    ['readPack', 2],
    ['seeWaiting', 1],
    ['meetCounterpart', 0],
  ] as const) {
    equal((await press(task)).status, 303)
    equal(tasksOn((await get('/')).text), left, task)
  }
  const { rows } = await owner.query<{ task: string; person_id: Uuid }>(
    'select task, person_id from partnership_first_day where municipality_id = $1 order by task',
    [here.id],
  )
  deepEqual(
    rows.map(({ task }) => task),
    ['meetCounterpart', 'readPack', 'seeWaiting'],
  )
  ok(rows.every(({ person_id }) => person_id === clerk.person))
  const audit = await owner.query(`select 1 from platform_audit where municipality_id = $1 and did = 'firstDay.tick'`, [
    here.id,
  ])
  equal(audit.rowCount, 3)
})

test('shown on the 30th day, not on the 31st, and then not ticked either', async () => {
  const thirtieth = await desk(30)
  equal(tasksOn((await thirtieth.get('/')).text), 3)
  const late = await desk(31)
  doesNotMatch((await late.get('/')).text, TASKS)
  equal((await late.press('readPack')).status, 404)
  equal((await thirtieth.press('nothing')).status, 404)
})

test('the ticks of one are not those of another, nor seen by the other side', async () => {
  const { site, here, clerk, company, get, press } = await desk()
  const colleague = await site.clerk(here, { organisation: clerk.organisation, from: site.desk.clock.today() })
  equal((await press('readPack')).status, 303)
  equal(tasksOn((await get('/')).text), 2)
  equal(tasksOn((await get('/', colleague.cookie)).text), 3)
  const { person, post, organisation } = company
  const seen = await begin({ kind: 'staff', municipality: here.id, person, post, organisation }, (tx) =>
    tx.selectFrom('partnership_first_day').selectAll().execute(),
  )
  deepEqual(seen, [])
})
