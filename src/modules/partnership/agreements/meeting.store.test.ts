/** Meetings and what is said about the term, on the real database: both sides, and nobody else. */
import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { freshId } from '../../../../tests/support/database.ts'
import { overviewStore } from '../overview/overview.store.ts'
import { auditOf, type SampleTown, type Staff, sampleTown, tick } from '../sample-town.test.ts'
import { renewalNow } from './agreement-check.ts'
import { meetingStore } from './meeting.store.ts'
import { standingMeetings } from './meeting.ts'
import { renewalStore } from './renewal.store.ts'
import type { RenewalAct, RenewalAnswer } from './renewal.ts'

const TODAY = localDate('2026-11-24')
const SIGNED = localDate('2025-04-01')

const held = (town: SampleTown, who: Staff, heldOn: string, more: { supersedes?: Uuid; reason?: string } = {}) => {
  const id = freshId()
  return town
    .as(who, (tx) =>
      meetingStore(tx).add({
        id,
        agreement: town.agreement,
        heldOn: localDate(heldOn),
        attended: '企画課、連携室',
        decided: '続ける',
        nextOn: undefined,
        supersedes: more.supersedes,
        reason: more.reason ?? '',
        signedOn: SIGNED,
        today: TODAY,
        at: tick(),
      }),
    )
    .then((added) => ({ id, added }))
}

test('either side records a meeting, both read it, and others are answered as if it were not there', async () => {
  const town = await sampleTown()
  deepEqual((await held(town, town.ward, '2026-06-01')).added, { kind: 'added' })
  deepEqual((await held(town, town.company, '2026-09-01')).added, { kind: 'added' })
  deepEqual((await held(town, town.rival, '2026-09-02')).added, { kind: 'missing' })
  const seen = (who: Staff) => town.as(who, (tx) => meetingStore(tx).all(town.agreement))
  deepEqual(
    (await seen(town.ward)).map(({ heldOn, side }) => [heldOn, side]),
    [
      ['2026-06-01', 'municipality'],
      ['2026-09-01', 'company'],
    ],
  )
  deepEqual(await seen(town.company), await seen(town.ward))
  deepEqual(await seen(town.rival), [])
})

test('a record is put right by another with a reason, by either side, once; the first stays', async () => {
  const town = await sampleTown()
  const first = await held(town, town.ward, '2026-06-01')
  const again = { supersedes: first.id }
  deepEqual((await held(town, town.company, '2026-06-02', again)).added, { kind: 'refused', faults: ['noReason'] })
  deepEqual((await held(town, town.company, '2026-06-02', { ...again, reason: '日の誤り' })).added, { kind: 'added' })
  deepEqual((await held(town, town.ward, '2026-06-03', { ...again, reason: '日の誤り' })).added, {
    kind: 'changedMeanwhile',
  })
  const all = await town.as(town.ward, (tx) => meetingStore(tx).all(town.agreement))
  equal(all.length, 2)
  deepEqual(
    standingMeetings(all).map(({ heldOn }) => heldOn),
    ['2026-06-02'],
  )
  deepEqual((await auditOf(town)).slice(-2), ['meeting.add', 'meeting.correct'])
})
test('two who put the same record right at once: one is told', async () => {
  const town = await sampleTown()
  const first = await held(town, town.ward, '2026-06-01')
  const both = await Promise.all(
    [town.ward, town.company].map((who) => held(town, who, '2026-06-02', { supersedes: first.id, reason: '誤り' })),
  )
  deepEqual(both.map(({ added }) => added.kind).toSorted(), ['added', 'changedMeanwhile'])
})
test('a meeting lies between the signing and today', async () => {
  const town = await sampleTown()
  deepEqual((await held(town, town.ward, '2026-11-25')).added, { kind: 'refused', faults: ['inFuture'] })
  deepEqual((await held(town, town.ward, '2025-03-31')).added, { kind: 'refused', faults: ['beforeSigning'] })
  deepEqual((await held(town, town.ward, '2026-11-24')).added, { kind: 'added' })
})

const said = (town: SampleTown, who: Staff, act: RenewalAct, until: string, seq: number) =>
  town.as(who, (tx) =>
    renewalStore(tx).say({
      id: freshId(),
      agreement: town.agreement,
      document: { signedOn: SIGNED, term: undefined },
      said: { act, until: localDate(until), reason: '続けるため' },
      seq,
      today: TODAY,
      at: tick(),
    }),
  )
const answered = (town: SampleTown, who: Staff, answer: RenewalAnswer, seq: number, reason = '') =>
  town.as(who, (tx) =>
    renewalStore(tx).answer({ id: freshId(), agreement: town.agreement, answer, reason, seq, at: tick() }),
  )

test('one side says, the other answers: only then the term moves, for both', async () => {
  const town = await sampleTown()
  deepEqual(await said(town, town.rival, 'renewed', '2029-03-31', 0), { kind: 'missing' })
  deepEqual(await said(town, town.ward, 'renewed', '2029-03-31', 0), { kind: 'said' })
  deepEqual(await said(town, town.company, 'ended', '2026-11-01', 0), { kind: 'changedMeanwhile' })
  deepEqual(await said(town, town.company, 'ended', '2026-11-01', 1), { kind: 'refused', why: 'open' })
  deepEqual(await answered(town, town.ward, 'agreed', 1), { kind: 'refused', why: 'notYours' })
  deepEqual(await answered(town, town.rival, 'agreed', 1), { kind: 'missing' })
  deepEqual(await answered(town, town.company, 'refused', 1), { kind: 'refused', why: 'noReason' })
  const term = async (who: Staff) => {
    const overview = await town.as(who, (tx) => overviewStore(tx).agreement('kaisha-2025'))
    const renewal = overview && renewalNow(overview.agreement, TODAY)
    return renewal?.kind === 'due' ? renewal.until : renewal?.kind
  }
  const before = await term(town.ward)
  deepEqual(await answered(town, town.company, 'agreed', 1), { kind: 'answered' })
  deepEqual([await term(town.ward), await term(town.company)], ['2029-03-31', '2029-03-31'])
  equal(before === '2029-03-31', false)
  deepEqual((await auditOf(town)).slice(-2), ['agreement.renewal.renewed', 'agreement.renewal.agreed'])
  deepEqual(await town.as(town.rival, (tx) => renewalStore(tx).of(town.agreement)), [])
})
test('who said it may take it back, and then something else may be said', async () => {
  const town = await sampleTown()
  await said(town, town.company, 'notRenewed', '2027-03-31', 0)
  deepEqual(await answered(town, town.company, 'refused', 1, '書きまちがい'), { kind: 'answered' })
  deepEqual(await said(town, town.ward, 'renewed', '2028-03-31', 2), { kind: 'said' })
})
