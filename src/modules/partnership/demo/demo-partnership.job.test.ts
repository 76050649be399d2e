/** The made-up year, played on the real database: what residents are shown of it, and who sees what of the rest. */
import { deepEqual, equal, ok } from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { localDate } from '#kernel/calendar'
import { ok as fine } from '#kernel/result'
import { newUuid, realClock } from '#platform/clock/clock'
import type { Acting } from '#platform/database/tx'
import { demoTown, seedDemoPeople } from '#platform/identity/demo'
import { demoPeopleSlot } from '#platform/identity/demo-people.slot'
import { openDesk } from '#platform/identity/desk'
import { demoPersonId, demoPostId } from '#platform/identity/made-id'
import { postStore } from '#platform/identity/post.store'
import { providersSlot } from '#platform/identity/providers.slot'
import { loadRegions } from '#platform/region-pack/load-regions'
import type { RegionSlot } from '#platform/region-pack/pack'
import { openShelf } from '#platform/snapshot/shelf'
import { freshTown, testDatabase } from '../../../../tests/support/database.ts'
import { publisherOn } from '../../../server/publisher.ts'
import { agreementSlot } from '../agreements/agreement.slot.ts'
import { agreementStore } from '../agreements/agreement.store.ts'
import { meetingStore } from '../agreements/meeting.store.ts'
import { calendarSlot } from '../calendar/calendar.slot.ts'
import { initiativeStore } from '../initiatives/initiative.store.ts'
import { menuStore } from '../needs-offers/menu.store.ts'
import { proposalStore } from '../needs-offers/proposal.store.ts'
import { funnelOf, outcomeOf } from '../needs-offers/proposal.ts'
import { overviewStore } from '../overview/overview.store.ts'
import type { PublicInitiative, PublicPartnership } from '../public/public-partnership.ts'
import { seedPartnership } from './demo-partnership.job.ts'
import { demoPartnershipSlot } from './demo-partnership.slot.ts'

/** Files of other modules are of no concern here. */
const others: RegionSlot<unknown> = { name: 'others', path: 'demo/events.yaml', read: ({ text }) => fine(text) }
const slots = [agreementSlot, calendarSlot, demoPartnershipSlot, demoPeopleSlot, providersSlot, others]
const MOST_SECONDS = 60

/** A copy of the town that no other test knows; its ids follow from its own, its people from their keys. */
async function toldTown(folder: string) {
  const loaded = loadRegions({ directory: 'regions', slots, today: localDate('2026-11-24') })
  ok(loaded.ok, JSON.stringify(loaded))
  const found = loaded.value.find((region) => region.folder === folder)
  ok(found)
  const town = demoTown({ ...found, id: freshTown() }, 'demo')
  ok(town)
  const { pool, begin, keys } = await testDatabase()
  const [clock, newId, regions] = [realClock, newUuid, [town]]
  const base = { begin, clock, newId, regions }
  const desk = openDesk({
    ...base,
    pool,
    keys: () => keys,
    catchUp: async () => {},
    mode: 'demo',
    baseUrl: 'http://localhost:8080',
    providerSecrets: undefined,
  })
  await seedDemoPeople(desk, town)
  const shelf = openShelf(mkdtempSync(join(tmpdir(), 'yui-shelf-')))
  const published: PublicPartnership[] = []
  const toShelf = publisherOn(begin, shelf, clock, true)
  const parts = {
    ...base,
    publish: async (...given: Parameters<typeof toShelf>) => {
      const snapshot = await toShelf(...given)
      published.push(JSON.parse(snapshot.value) as PublicPartnership)
      return snapshot
    },
  }
  const before = performance.now()
  await seedPartnership(parts, town)
  const seconds = (performance.now() - before) / 1000
  const as = async (post: string, person: string): Promise<Acting> => {
    const id = demoPostId(town.id, post)
    const found = await desk.asSystem(town, (tx) => postStore(tx).find(id))
    ok(found, post)
    return {
      kind: 'staff',
      municipality: town.id,
      post: id,
      organisation: found.organisation,
      person: demoPersonId(person),
    }
  }
  const [value] = published
  ok(value)
  const shown = (agreement: string, initiative: string): PublicInitiative => {
    const one = value.agreements
      .find(({ slug }) => slug === agreement)
      ?.initiatives.find(({ slug }) => slug === initiative)
    ok(one, `${agreement}/${initiative}`)
    return one
  }
  return { town, begin, parts, seconds, published, value, shown, as }
}

const telling = new Map<string, ReturnType<typeof toldTown>>()
const told = (folder: '990019-mihon' | '990027-tonari') => {
  const already = telling.get(folder) ?? toldTown(folder)
  telling.set(folder, already)
  return already
}
const figuresOf = (initiative: PublicInitiative, index = 0) =>
  Object.fromEntries((initiative.indicators[index]?.figures ?? []).map(({ period, shown }) => [period, shown]))

test('both towns are told within a minute, and a second telling adds nothing', async (context) => {
  for (const folder of ['990019-mihon', '990027-tonari'] as const) {
    const { seconds, parts, town, begin, published, as } = await told(folder)
    context.diagnostic(`${folder}: ${seconds.toFixed(1)} s`)
    ok(seconds < MOST_SECONDS, `${folder}: ${seconds.toFixed(1)} s`)
    const clerk =
      folder === '990019-mihon'
        ? await as('mihon-kikaku-staff', 'mihon-hanako')
        : await as('tonari-kikaku-staff', 'tonari-aoi')
    const rows = () => begin(clerk, (tx) => overviewStore(tx).agreements())
    const before = await rows()
    await seedPartnership(parts, town)
    deepEqual(await rows(), before)
    equal(published.length, 1)
  }
})

test('a few children are hidden, and a corrected number keeps the one before it', async () => {
  const { shown } = await told('990019-mihon')
  const room = shown('manabisha-2025', 'yui-room')
  const figures = figuresOf(room)
  deepEqual(figures['2025-Q1'], { kind: 'hidden', below: 10 })
  deepEqual(figures['2026-Q2'], { kind: 'value', value: 66, approximate: false })
  const corrected = room.indicators[0]?.figures.find(({ period }) => period === '2025-Q4')
  deepEqual(corrected?.shown, { kind: 'value', value: 61, approximate: false })
  deepEqual(
    corrected?.earlier.map((each) => each.shown),
    [{ kind: 'value', value: 60, approximate: true }],
  )
})

test('a sensitive number and one that only one side confirmed do not reach residents', async () => {
  const { shown, value } = await told('990019-mihon')
  deepEqual(figuresOf(shown('manabisha-2025', 'reading-visit'), 1)['2025'], { kind: 'withheld', why: 'sensitive' })
  deepEqual(figuresOf(shown('manabisha-2025', 'yui-room'), 1)['2026-H1'], undefined)
  deepEqual(figuresOf(shown('manabisha-2025', 'drill-day'))['2026-Q3'], undefined)
  deepEqual(figuresOf(shown('manabisha-2025', 'shop-visits'))['2026-H1'], undefined)
  equal(JSON.stringify(value).includes('family-savings'), false)
})

test('a decision is shown with the posts and days of both signatures, the town first', async () => {
  const { shown } = await told('990019-mihon')
  const [review, ...others] = shown('manabisha-2025', 'yui-room').reviews
  deepEqual(others, [])
  equal(review?.decision, 'expand')
  deepEqual(review?.signed, {
    municipality: { post: '企画課 課長', on: '2026-03-18' },
    company: { post: '自治体連携室 室長', on: '2026-03-19' },
  })
})

test('history has the days of the story, not of the machine', async () => {
  const { shown, begin, as } = await told('990019-mihon')
  deepEqual(
    shown('manabisha-2025', 'walking-map').history.map(({ state, decidedOn }) => [state, decidedOn]),
    [
      ['considered', '2025-04-10'],
      // Said by one side, then by the other.
      ['agreed', '2025-04-24'],
      ['agreed', '2025-04-24'],
      ['running', '2025-05-17'],
      ['stopped', '2026-03-31'],
    ],
  )
  const clerk = await as('mihon-kikaku-staff', 'mihon-hanako')
  const all = await begin(clerk, (tx) => initiativeStore(tx).all())
  for (const { history } of all)
    for (const { recordedAt, decidedOn } of history) ok(recordedAt.startsWith(decidedOn), recordedAt)
})

test("a bank's draft is seen by the bank and by nobody else; two companies do not see each other", async () => {
  const { begin, as } = await told('990019-mihon')
  const seen = async (post: string, person: string) => {
    const who = await as(post, person)
    return begin(who, async (tx) => ({
      agreements: (await agreementStore(tx).all()).map(({ slug }) => slug),
      initiatives: (await initiativeStore(tx).all()).map(({ slug }) => slug),
    }))
  }
  const bank = await seen('mihon-shinkin-team', 'kura-minori')
  deepEqual(bank.initiatives, ['counter-call', 'family-savings', 'startup-day'])
  deepEqual(bank.agreements, ['shinkin-2025'])
  const ward = await seen('mihon-kikaku-staff', 'mihon-hanako')
  equal(ward.initiatives.includes('family-savings'), false)
  deepEqual(ward.agreements, ['shinkin-2025', 'manabisha-2025'])
  const other = await seen('mihon-manabisha-team', 'yuki-manabu')
  deepEqual(other.agreements, ['manabisha-2025'])
  equal(
    other.initiatives.some((slug) => bank.initiatives.includes(slug)),
    false,
  )
})

test('small counts that may be added are merged with their neighbour', async () => {
  const { shown } = await told('990027-tonari')
  deepEqual(figuresOf(shown('kotsu-2024', 'drivers-eyes')), {
    '2025-H1': { kind: 'merged', into: '2025-H2' },
    '2025-H2': { kind: 'value', value: 16, approximate: false },
  })
})

test('each side finds what waits for it, and silence has confirmed nothing', async () => {
  const { begin, as } = await told('990019-mihon')
  const clerk = await as('mihon-kikaku-staff', 'mihon-hanako')
  const waiting = await begin(clerk, async (tx) => {
    const slugs = new Map((await initiativeStore(tx).all()).map(({ id, slug }) => [id, slug]))
    return (await overviewStore(tx).waiting()).map(
      ({ what, initiative, period, sides }) => `${slugs.get(initiative)} ${what} ${period} → ${sides.join()}`,
    )
  })
  deepEqual(waiting.toSorted(), [
    'drill-day measurement 2026-Q3 → municipality',
    'evening-study proposal  → municipality',
    'startup-day measurement 2026-Q2 → municipality',
    'yui-room measurement 2026-H1 → company',
    'yui-room review 2026-H1 → company',
    'yui-room target 2027-Q1 → company',
  ])
})

test('four departments have troubles, two companies offers; of five proposals one is late, one declined, one an initiative', async () => {
  const { begin, as } = await told('990019-mihon')
  const seen = async (post: string, person: string) =>
    begin(await as(post, person), async (tx) => ({
      menu: await menuStore(tx).all(),
      proposals: await proposalStore(tx).all(),
    }))
  const ward = await seen('mihon-kikaku-staff', 'mihon-hanako')
  const kinds = ward.menu.map(({ kind }) => kind)
  deepEqual([kinds.filter((kind) => kind === 'need').length, kinds.filter((kind) => kind === 'offer').length], [4, 3])
  const funnel = funnelOf(
    ward.proposals.map(({ history }) => history),
    localDate('2026-11-24'),
  )
  deepEqual(funnel.states, { received: 2, talking: 1, adopted: 1, declined: 1, withdrawn: 0 })
  deepEqual([funnel.late, funnel.medianDays], [1, 8])
  equal(ward.proposals.filter(({ history }) => outcomeOf(history)).length, 1)
  // Neither company sees anything of the other.
  const bank = await seen('mihon-shinkin-team', 'kura-minori')
  const other = await seen('mihon-manabisha-team', 'yuki-manabu')
  deepEqual([bank.menu.length, bank.proposals.length], [1, 1])
  deepEqual([other.menu.length, other.proposals.length], [6, 4])
})

test('the two sides met every quarter, and what they decided is written down', async () => {
  const { begin, as } = await told('990019-mihon')
  const meetings = await begin(await as('mihon-kikaku-staff', 'mihon-hanako'), async (tx) => {
    const [agreement] = (await agreementStore(tx).all()).filter(({ slug }) => slug === 'manabisha-2025')
    return agreement ? meetingStore(tx).all(agreement.id) : []
  })
  deepEqual(meetings.map(({ heldOn, nextOn }) => [heldOn, nextOn]).toSorted(), [
    ['2025-07-16', '2025-10-15'],
    ['2025-10-15', '2026-01-14'],
    ['2026-01-14', '2026-04-15'],
    ['2026-04-15', '2026-07-15'],
    ['2026-07-15', '2026-10-14'],
    ['2026-10-14', '2027-01-13'],
  ])
})
