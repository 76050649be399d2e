import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, type LocalDate, localDate } from '#kernel/calendar'
import type { State } from '../initiatives/initiative.ts'
import type { Agreement, Clause, Term } from './agreement.ts'
import { type Checked, type ClauseCheck, clauseChecks, severityOf } from './clause-check.ts'
import type { RenewalLine } from './renewal.ts'

const on = (day: string): LocalDate => localDate(day)
const item = (no: number, catchAll = false) => ({ no, text: { ja: `事項${no}` }, sdgs: [], planCodes: [], catchAll })
const clause = (more: Partial<Clause> = {}): Clause => ({ no: 1, kind: 'meeting', text: { ja: '条' }, ...more })
const doing = (state: State, ...items: number[]) => ({ state, items })
const term = (until: string | undefined, kind: Term['renewal']['kind'] = 'none', noticeMonths?: number): Term => ({
  from: on('2025-04-01'),
  until: until === undefined ? undefined : on(until),
  renewal: { kind, noticeMonths },
})

type Told = Partial<Pick<Agreement, 'items' | 'clauses' | 'term'>> & Partial<Omit<Checked, 'agreement'>>
/** In order but for what the test says: without an end, a meeting today, three initiatives that run. */
const checked = (told: Told): Checked => ({
  agreement: {
    signedOn: on('2025-04-01'),
    items: told.items ?? [item(1)],
    clauses: told.clauses ?? [clause({ every: 'year' })],
    term: 'term' in told ? told.term : term(undefined),
  },
  initiatives: told.initiatives ?? [doing('running', 1), doing('preparing', 1), doing('agreed', 1)],
  meetings: told.meetings ?? [{ heldOn: on('2026-11-24') }],
  renewals: told.renewals ?? [],
  practice: told.practice ?? 3,
})
const TODAY = on('2026-11-24')
const find = (told: Told, today = TODAY): readonly ClauseCheck[] => clauseChecks(checked(told), today)
const kinds = (told: Told, today = TODAY) => find(told, today).map(({ kind }) => kind)

test('an agreement in order has no finding', () => deepEqual(find({}), []))

test('items without anything, and those of which all was declined or stopped, are told apart; the catch-all is exempt', () => {
  const items = [1, 2, 3, 4, 5].map((no) => item(no)).concat(item(6, true), item(7, true))
  const initiatives = [
    doing('running', 1),
    doing('running', 1),
    doing('agreed', 1),
    doing('declined', 3),
    doing('stopped', 4),
    doing('declined', 4),
    doing('considered', 5),
    doing('declined', 7),
  ]
  deepEqual(find({ items, initiatives }), [{ kind: 'itemsNothing', none: [2], ended: [3, 4] }])
})

test('fewer than three alive: considered and ended ones are not alive; the number is a 目安', () => {
  const initiatives = [doing('running', 1), doing('agreed', 1), doing('considered', 1), doing('completed', 1)]
  const [found] = find({ initiatives })
  deepEqual(found, { kind: 'fewInitiatives', alive: 2, least: 3, by: 'practice' })
  equal(found && severityOf(found), 'note')
  deepEqual(kinds({ initiatives, practice: 2 }), [])
})
test('a number in a clause comes before the practice', () => {
  const clauses = [clause({ every: 'year' }), clause({ kind: 'other', leastInitiatives: 4 })]
  const [found] = find({ clauses, practice: 1 })
  deepEqual(found, { kind: 'fewInitiatives', alive: 3, least: 4, by: 'clause' })
  equal(found && severityOf(found), 'warn')
})

const overdue = (every: Clause['every'], last: string | undefined, today: string) =>
  find({ clauses: [clause({ every })], meetings: last ? [{ heldOn: on(last) }] : [] }, on(today))[0]
test('a meeting is due on the same day so many months later, and late on the day after', () => {
  equal(overdue('quarter', '2026-08-24', '2026-11-24'), undefined)
  deepEqual(overdue('quarter', '2026-08-24', '2026-11-25'), {
    kind: 'meetingOverdue',
    due: '2026-11-24',
    days: 1,
    last: '2026-08-24',
  })
  equal(overdue('month', '2026-10-24', '2026-11-24'), undefined)
  equal(overdue('half', '2026-05-24', '2026-11-25')?.kind, 'meetingOverdue')
  equal(overdue('year', '2025-11-24', '2026-11-24'), undefined)
})
test('the end of a month and the leap day', () => {
  deepEqual(
    [overdue('month', '2026-01-31', '2026-02-28'), overdue('month', '2026-01-31', '2026-03-01')?.kind],
    [undefined, 'meetingOverdue'],
  )
  deepEqual(
    [overdue('year', '2028-02-29', '2029-02-28'), overdue('year', '2028-02-29', '2029-03-01')?.kind],
    [undefined, 'meetingOverdue'],
  )
  deepEqual(
    [overdue('quarter', '2027-11-30', '2028-02-29'), overdue('quarter', '2027-11-30', '2028-03-01')?.kind],
    [undefined, 'meetingOverdue'],
  )
})
test('with no meeting recorded it counts from the signing, and the latest meeting decides', () => {
  equal(overdue('quarter', undefined, '2025-07-01'), undefined)
  deepEqual(overdue('quarter', undefined, '2025-07-02'), {
    kind: 'meetingOverdue',
    due: '2025-07-01',
    days: 1,
    last: undefined,
  })
  const meetings = [{ heldOn: on('2026-11-01') }, { heldOn: on('2025-05-01') }]
  deepEqual(kinds({ clauses: [clause({ every: 'quarter' })], meetings }), [])
})
test('when the clause is not known the check says so, also right after a meeting', () => {
  const why = (clauses: readonly Clause[]) => find({ clauses })
  deepEqual(why([]), [{ kind: 'meetingUnknown', why: 'noClauses' }])
  deepEqual(why([clause({ kind: 'other' })]), [{ kind: 'meetingUnknown', why: 'noClause' }])
  deepEqual(why([clause()]), [{ kind: 'meetingUnknown', why: 'noFrequency' }])
  equal(severityOf({ kind: 'meetingUnknown', why: 'noClause' }), 'unknown')
})

test('the end of the term is near on day 180 and not on day 181; still on its last day; loud on the day after', () => {
  const last = on('2027-05-31')
  const at = (days: number) => find({ term: term(last), clauses: [clause({ every: 'year' })] }, addDays(last, -days))
  const meeting = { meetings: [{ heldOn: on('2027-05-01') }] }
  const kindsAt = (days: number) => kinds({ term: term(last), ...meeting }, addDays(last, -days))
  deepEqual(kindsAt(181), [])
  deepEqual(kindsAt(180), ['renewalNear'])
  deepEqual(kindsAt(0), ['renewalNear'])
  deepEqual(at(180)[0], { kind: 'renewalNear', how: 'none', due: last, days: 180, until: last })
  const [over] = find({ term: term(last), ...meeting }, addDays(last, 1))
  deepEqual(over, { kind: 'expired', until: last, days: 1 })
  equal(over && severityOf(over), 'urgent')
})
test('of an automatic renewal the notice day counts too: near 180 days before it, and after it only a note', () => {
  // 3 months before 31 March 2028 is 31 December 2027.
  const yearly = { term: term('2028-03-31', 'yearly', 3) }
  const at = (day: LocalDate) =>
    find({ ...yearly, meetings: [{ heldOn: day }] }, day).map((check) => [check.kind, severityOf(check)])
  const notice = on('2027-12-31')
  deepEqual(at(addDays(notice, -181)), [])
  deepEqual(at(addDays(notice, -180)), [['renewalNear', 'warn']])
  deepEqual(at(notice), [['renewalNear', 'warn']])
  deepEqual(at(addDays(notice, 1)), [['renewalNear', 'note']])
  deepEqual(at(on('2028-03-31')), [['renewalNear', 'note']])
  deepEqual(at(on('2028-04-01')), [], 'it goes on by itself for another year')
})
test('talks that were due and did not happen are urgent before the end comes', () => {
  const talks = { term: term('2027-03-31', 'byTalks', 3) }
  const at = (day: string) => find({ ...talks, meetings: [{ heldOn: on(day) }] }, on(day)).map(severityOf)
  deepEqual(at('2026-12-31'), ['warn'])
  deepEqual(at('2027-01-01'), ['urgent'])
  deepEqual(at('2027-04-01'), ['urgent'])
})
test('the last day of February in a leap year, one month before', () => {
  const [found] = find({ term: term('2028-03-31', 'yearly', 1), meetings: [] }, on('2028-02-29'))
  ok(found?.kind === 'renewalNear')
  deepEqual([found.due, found.days], ['2028-02-29', 0])
})
test('a term that nobody knows is said to be unknown', () => {
  deepEqual(find({ term: undefined }), [{ kind: 'termUnknown' }])
})

const said = (act: 'renewed' | 'notRenewed' | 'ended', until: string): RenewalLine => ({
  act,
  until: on(until),
  reason: 'わけ',
  side: 'municipality',
})
const agreed: RenewalLine = { act: 'agreed', reason: '', side: 'company' }
test('a renewal that both sides stand behind moves the end; one that waits moves nothing', () => {
  const told = { term: term('2027-03-31') }
  deepEqual(kinds({ ...told, renewals: [said('renewed', '2029-03-31')] }), ['renewalNear'])
  deepEqual(kinds({ ...told, renewals: [said('renewed', '2029-03-31'), agreed] }), [])
})
test('not renewed is a note until the end, and nothing is asked for afterwards', () => {
  const told = { term: term('2027-03-31', 'yearly', 3), renewals: [said('notRenewed', '2027-03-31'), agreed] }
  deepEqual(find(told), [{ kind: 'ending', until: '2027-03-31', days: 127 }])
  deepEqual(find({ ...told, meetings: [], items: [item(1), item(2)] }, on('2027-04-01')), [])
})
test('the gravest finding stands first', () => {
  const told = { term: term('2026-03-31'), items: [item(1), item(2)], clauses: [], initiatives: [] }
  deepEqual(find(told).map(severityOf), ['urgent', 'warn', 'unknown', 'note'])
})
