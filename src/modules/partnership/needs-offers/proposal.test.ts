/** When a proposal is late, who may say what next, and how the funnel counts. */
import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import type { Side } from '../agreements/agreement.ts'
import {
  funnelOf,
  moveProposal,
  nextProposalStates,
  outcomeOf,
  type ProposalHistory,
  type ProposalLine,
  type ProposalState,
  proposalClock,
  proposalState,
} from './proposal.ts'

const line = (state: ProposalState, on: string, side: Side = 'municipality', reason = '理由'): ProposalLine => ({
  ...{ state, side, reason },
  on: localDate(on),
})
/** By the company, on this day. */
const arrived = (on: string, ...more: readonly ProposalLine[]): ProposalHistory => [
  line('received', on, 'company'),
  ...more,
]
const clock = (history: ProposalHistory, today: string) => proposalClock(history, localDate(today))

test('day 14 is in time and day 15 is late, over the turn of a month', () => {
  deepEqual(clock(arrived('2026-11-17'), '2026-11-17'), { kind: 'waiting', days: 0, left: 14 })
  deepEqual(clock(arrived('2026-11-17'), '2026-11-30'), { kind: 'waiting', days: 13, left: 1 })
  deepEqual(clock(arrived('2026-11-17'), '2026-12-01'), { kind: 'waiting', days: 14, left: 0 })
  deepEqual(clock(arrived('2026-11-17'), '2026-12-02'), { kind: 'late', days: 15, over: 1 })
})
test('a February of 28 and of 29 days, and the turn of a year', () => {
  equal(clock(arrived('2027-02-15'), '2027-03-01').kind, 'waiting')
  equal(clock(arrived('2027-02-15'), '2027-03-02').kind, 'late')
  equal(clock(arrived('2028-02-15'), '2028-02-29').kind, 'waiting')
  equal(clock(arrived('2028-02-15'), '2028-03-01').kind, 'late')
  equal(clock(arrived('2026-12-18'), '2027-01-01').kind, 'waiting')
  equal(clock(arrived('2026-12-18'), '2027-01-02').kind, 'late')
})
test('an answer stops the clock, also a late one; what was taken back waits for nobody', () => {
  deepEqual(clock(arrived('2026-10-01', line('talking', '2026-10-20')), '2026-12-31'), { kind: 'answered', days: 19 })
  deepEqual(clock(arrived('2026-10-01', line('withdrawn', '2026-10-02', 'company')), '2026-12-31'), {
    kind: 'withdrawn',
  })
  const talkedAndLeft = arrived('2026-10-01', line('talking', '2026-10-05'), line('withdrawn', '2026-10-09', 'company'))
  deepEqual(clock(talkedAndLeft, '2026-12-31'), { kind: 'answered', days: 4 })
})

test('the side that received it answers and decides, the other may take it back while undecided', () => {
  const fresh = arrived('2026-10-01')
  deepEqual(nextProposalStates(fresh, 'municipality'), ['talking', 'adopted', 'declined'])
  deepEqual(nextProposalStates(fresh, 'company'), ['withdrawn'])
  const talked = arrived('2026-10-01', line('talking', '2026-10-02'))
  deepEqual(nextProposalStates(talked, 'municipality'), ['adopted', 'declined'])
  deepEqual(nextProposalStates(talked, 'company'), ['withdrawn'])
  for (const end of ['adopted', 'declined'] as const)
    for (const side of ['municipality', 'company'] as const)
      deepEqual(nextProposalStates([...talked, line(end, '2026-10-03')], side), [])
  const back = [...talked, line('withdrawn', '2026-10-03', 'company')]
  for (const side of ['municipality', 'company'] as const) deepEqual(nextProposalStates(back, side), [])
})
test('every move has a reason, and nobody decides on its own proposal', () => {
  const fresh = arrived('2026-10-01')
  deepEqual(moveProposal(fresh, line('declined', '2026-10-02', 'municipality', ' ')), {
    ok: false,
    error: { why: 'noReason' },
  })
  deepEqual(moveProposal(fresh, line('adopted', '2026-10-02', 'company')), {
    ok: false,
    error: { why: 'notNext', next: ['withdrawn'] },
  })
  equal(moveProposal(fresh, line('declined', '2026-10-02')).ok, true)
})
test('the initiative that came of it is that of the last line that names one', () => {
  const made = '00000000-0000-4000-8000-000000000001' as Uuid
  const adopted = arrived('2026-10-01', line('adopted', '2026-10-02'))
  equal(outcomeOf(adopted), undefined)
  const linked = [...adopted, { ...line('adopted', '2026-10-05'), initiative: made }]
  equal(outcomeOf(linked), made)
  equal(proposalState(linked), 'adopted')
})

test('the funnel counts every state aloud, and the median of the days to the first answer', () => {
  const today = localDate('2026-12-01')
  const funnel = funnelOf(
    [
      arrived('2026-11-01'),
      arrived('2026-11-30'),
      arrived('2026-10-01', line('talking', '2026-10-04')),
      arrived('2026-10-01', line('talking', '2026-10-06'), line('adopted', '2026-11-06')),
      arrived('2026-10-01', line('declined', '2026-10-11')),
      arrived('2026-10-01', line('declined', '2026-10-15')),
      arrived('2026-10-01', line('withdrawn', '2026-10-02', 'company')),
    ],
    today,
  )
  deepEqual(funnel, {
    all: 7,
    states: { received: 2, talking: 1, adopted: 1, declined: 2, withdrawn: 1 },
    late: 1,
    answered: 4,
    medianDays: 7.5,
  })
  equal(funnelOf([arrived('2026-11-30')], today).medianDays, undefined)
  equal(funnelOf([arrived('2026-11-01', line('talking', '2026-11-04'))], today).medianDays, 3)
})
