import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { type LocalDate, localDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { standingMeetings } from './meeting.ts'
import { answersFor, openRenewal, type RenewalLine, type RenewalSaid, sayRenewal, termInForce } from './renewal.ts'

const on = (day: string): LocalDate => localDate(day)
const TODAY = on('2026-11-24')
const paper = {
  signedOn: on('2025-03-28'),
  term: { from: on('2025-04-01'), until: on('2027-03-31'), renewal: { kind: 'yearly' as const, noticeMonths: 3 } },
}
const said = (act: RenewalSaid['act'], until: string): RenewalSaid => ({
  act,
  until: on(until),
  reason: 'わけ',
  side: 'municipality',
})
const answer = (act: 'agreed' | 'refused', side: 'municipality' | 'company' = 'company'): RenewalLine => ({
  act,
  reason: '',
  side,
})
const say = (line: RenewalSaid, lines: readonly RenewalLine[] = []) => {
  const judged = sayRenewal(paper, lines, line, TODAY)
  return judged.ok ? 'ok' : judged.error
}

test('the term moves only once both sides stand behind it; a refusal leaves it', () => {
  const renewed = said('renewed', '2029-03-31')
  equal(termInForce(paper, [renewed]).term?.until, '2027-03-31')
  equal(termInForce(paper, [renewed, answer('refused')]).term?.until, '2027-03-31')
  deepEqual(termInForce(paper, [renewed, answer('agreed')]), {
    term: { ...paper.term, until: '2029-03-31' },
    ends: false,
  })
})
test('not renewed stops the automatic renewal; a later renewal brings it back', () => {
  const stopped = [said('notRenewed', '2027-03-31'), answer('agreed')]
  deepEqual(termInForce(paper, stopped), { term: { ...paper.term, renewal: { kind: 'none' } }, ends: true })
  const again = [...stopped, said('renewed', '2028-03-31'), answer('agreed')]
  deepEqual(termInForce(paper, again), { term: { ...paper.term, until: '2028-03-31' }, ends: false })
})
test('of an unknown term a renewal says until when, and nothing about what comes after', () => {
  const { term } = termInForce({ signedOn: paper.signedOn, term: undefined }, [
    said('renewed', '2028-03-31'),
    answer('agreed'),
  ])
  deepEqual(term, { from: '2025-03-28', until: '2028-03-31', renewal: { kind: 'byTalks' } })
})

test('the new end is after the old one; ended lies behind us; nothing before the beginning', () => {
  equal(say(said('renewed', '2027-03-31')), 'notAfter')
  equal(say(said('renewed', '2027-04-01')), 'ok')
  equal(say(said('ended', '2026-11-24')), 'ok')
  equal(say(said('ended', '2026-11-25')), 'inFuture')
  equal(say(said('notRenewed', '2025-03-31')), 'beforeStart')
  equal(say(said('notRenewed', '2025-04-01')), 'ok')
  equal(say({ ...said('ended', '2026-11-24'), reason: ' ' }), 'noReason')
})
test('one question at a time; nobody agrees with itself, and may take back what it said', () => {
  const open = [said('renewed', '2029-03-31')]
  equal(say(said('ended', '2026-11-24'), open), 'open')
  deepEqual(answersFor(open, 'municipality'), ['refused'])
  deepEqual(answersFor(open, 'company'), ['agreed', 'refused'])
  const gone = [...open, answer('refused', 'municipality')]
  deepEqual([openRenewal(gone), answersFor(gone, 'company')], [undefined, []])
  equal(say(said('ended', '2026-11-24'), gone), 'ok')
})

test('a corrected meeting is replaced by the last record of it', () => {
  const id = (n: number) => `00000000-0000-7000-8000-00000000000${n}` as Uuid
  const meeting = (n: number, heldOn: string, of?: number) => ({
    id: id(n),
    heldOn: on(heldOn),
    supersedes: of === undefined ? undefined : id(of),
  })
  const standing = standingMeetings([
    meeting(1, '2026-01-01'),
    meeting(2, '2026-04-01'),
    meeting(3, '2026-01-08', 1),
    meeting(4, '2026-01-09', 3),
  ])
  deepEqual(
    standing.map(({ heldOn }) => heldOn),
    ['2026-04-01', '2026-01-09'],
  )
})
