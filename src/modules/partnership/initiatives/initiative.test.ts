import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#kernel/calendar'
import { freshId } from '../../../../tests/support/database.ts'
import { hasEnded, move, nextStates, reached, STATES, type State, type StateLine, settledLines } from './initiative.ts'

const line = (
  state: State,
  decidedOn = '2026-04-01',
  reason = '理由',
  side: StateLine['side'] = 'municipality',
): StateLine => ({
  state,
  reason,
  decidedOn: localDate(decidedOn),
  side,
})
const theirs = (state: State): StateLine => line(state, '2026-04-01', '理由', 'company')
const agreed = [line('considered'), line('agreed'), theirs('agreed')]
const today = localDate('2026-11-24')
const whole = (...history: StateLine[]) => ({
  history,
  ownerSide: 'both' as const,
  owners: { municipality: freshId(), company: freshId() },
})
const why = (moved: ReturnType<typeof move>) => (moved.ok ? undefined : moved.error.why)

test('from 検討 to 完了 in order, and 中止 only of what has begun', () => {
  deepEqual(nextStates([line('considered')], 'company'), ['agreed', 'declined'])
  deepEqual(STATES.filter(hasEnded), ['completed', 'stopped', 'declined'])
  equal(why(move(whole(), line('agreed'), today)), 'notNext')
  equal(why(move(whole(), line('considered'), today)), undefined)
  equal(why(move(whole(line('considered')), line('running'), today)), 'notNext')
  equal(why(move(whole(line('considered')), line('stopped'), today)), 'notNext')
  equal(why(move(whole(...agreed, line('running')), line('completed'), today)), undefined)
})
test('合意 is reached when both sides have said it, and not by one saying it twice', () => {
  const asked = [line('considered'), line('agreed')]
  deepEqual(reached(asked), { state: 'considered', consent: 'municipality' })
  equal(why(move(whole(...asked), line('agreed'), today)), 'notNext')
  equal(why(move(whole(...asked), line('running'), today)), 'notNext')
  equal(why(move(whole(...asked), theirs('running'), today)), 'notNext')
  deepEqual(reached([...asked, theirs('agreed')]), { state: 'agreed', consent: undefined })
  deepEqual(nextStates(asked, 'company'), ['agreed', 'considered', 'declined'])
  deepEqual(nextStates(asked, 'municipality'), ['considered', 'declined'])
  deepEqual(reached([...asked, theirs('considered')]), { state: 'considered', consent: undefined })
  equal(why(move(whole(...asked, line('considered')), theirs('agreed'), today)), undefined)
})
test('what one side said and the other did not confirm is not told to residents', () => {
  const told = (...history: StateLine[]) => settledLines(history).map(({ state, side }) => `${state} ${side}`)
  const asked = [line('considered'), line('agreed')]
  deepEqual(told(...asked), ['considered municipality'])
  deepEqual(told(...asked, theirs('considered')), ['considered municipality'])
  deepEqual(told(...asked, theirs('declined')), ['considered municipality', 'declined company'])
  deepEqual(told(...asked, theirs('considered'), theirs('agreed'), line('agreed'), line('running')), [
    'considered municipality',
    'agreed company',
    'agreed municipality',
    'running municipality',
  ])
})
test('a line needs a reason, a day not before the last and not after today', () => {
  equal(why(move(whole(line('considered')), line('agreed', '2026-04-01', ' '), today)), 'noReason')
  equal(why(move(whole(line('considered')), line('agreed', '2026-03-31'), today)), 'beforeLast')
  equal(why(move(whole(line('considered')), line('agreed', '2026-11-25'), today)), 'inFuture')
  equal(why(move(whole(line('considered')), line('agreed', '2026-11-24'), today)), undefined)
})
test('what is agreed has a post that answers for it on every side that owns it', () => {
  const ownerless = { ...whole(line('considered')), owners: { municipality: freshId() } }
  deepEqual(move(ownerless, line('agreed'), today), { ok: false, error: { why: 'noOwner', side: 'company' } })
  equal(move({ ...ownerless, ownerSide: 'municipality' }, line('agreed'), today).ok, true)
  equal(move(ownerless, line('declined'), today).ok, true)
})
