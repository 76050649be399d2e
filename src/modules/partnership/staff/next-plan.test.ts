import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import type { Uuid } from '#kernel/id'
import { instant } from '#kernel/instant'
import type { Decision, ReviewState } from '../reviews/review.ts'
import { nextPlan } from './next-plan.ts'

const at = instant('2026-04-01T00:00:00Z')
const sign = (side: 'municipality' | 'company') => ({ side, post: 'p' as Uuid, at, version: 1 })
const target = (id: string, period: string, value: number, more: object = {}) => ({
  ...{ id: id as Uuid, period, value, recordedAt: at, supersedes: undefined as Uuid | undefined },
  ...{ signs: [] as readonly ReturnType<typeof sign>[], ...more },
})
const closed = (decision: Decision = 'continue'): ReviewState => ({
  kind: 'closed',
  decision,
  signs: { municipality: sign('municipality'), company: sign('company') },
})
const shown = (...targets: ReturnType<typeof target>[]) => [
  { indicator: { id: 'i' as Uuid, unit: 'person' }, figures: { targets } },
]

test('the targets of the year after it, its parts too, in their order and in force', () => {
  const plan = nextPlan(
    { period: '2025', state: closed() },
    'running',
    shown(
      target('a', '2025', 10),
      target('b', '2026-Q2', 30),
      target('c', '2026-Q1', 20, { signs: [sign('municipality'), sign('company')] }),
      target('d', '2026-Q2', 40, { supersedes: 'b' }),
      target('e', '2027-Q1', 50),
    ),
  )
  equal(plan?.year, '2026')
  deepEqual(
    plan?.targets.get('i' as Uuid)?.map(({ period, value, confirmed }) => [period, value, confirmed]),
    [
      ['2026-Q1', 20, 'confirmed'],
      ['2026-Q2', 40, 'waitsFor'],
    ],
  )
})

test('a half, a review that is open or ends it, and what has ended lead nowhere', () => {
  const none = (period: string, state: ReviewState, stands: Parameters<typeof nextPlan>[1] = 'running') =>
    equal(nextPlan({ period, state }, stands, shown()), undefined)
  none('2025-H2', closed())
  none('2025', { kind: 'unfinished', missing: [] })
  none('2025', closed('end'))
  none('2025', closed(), 'completed')
})
