import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type LocalDate, localDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { type Instant, instant, localDateAt } from '#kernel/instant'
import { type Sign, stoodOn } from '../indicators/figure.ts'
import { STATES } from '../initiatives/initiative.ts'
import { asOf } from './as-of.ts'

const at = (text: string): Instant => instant(`${text}+09:00`)
const line = (
  recorded: string,
  state: (typeof STATES)[number] = 'considered',
  side: Sign['side'] = 'municipality',
) => ({
  ...{ state, side, reason: '理由', decidedOn: localDate('2026-04-01') },
  recordedAt: at(recorded),
})
const sign = (side: Sign['side'], when: string, version = 1): Sign => ({
  side,
  post: 'p' as Uuid,
  at: at(when),
  version,
})
const review = (more: object = {}) => ({
  ...{ id: 'a' as Uuid, period: '2025', seen: '見た', decision: 'continue' as const, reason: '続ける', nextAction: '' },
  ...{ nextBy: undefined, version: 1, supersedes: undefined as Uuid | undefined },
  ...{ proposedAt: at('2026-05-01T09:00:00'), recordedAt: at('2026-05-01T09:00:00'), signs: [] as readonly Sign[] },
  ...more,
})
const given = (more: object = {}) => ({
  history: [line('2026-06-30T23:59:59')],
  charges: [] as readonly { at: Instant }[],
  recordedAt: at('2026-04-01T09:00:00'),
  reviews: [review()],
  ...more,
})
const on = (day: string, more: object = {}) => asOf(given(more), localDate(day))

test('a day ends at midnight in Japan', () => {
  equal(on('2026-06-30').kind, 'said')
  equal(on('2026-06-29').kind, 'notShared')
  equal(on('2026-06-30', { history: [line('2026-07-01T00:00:00')] }).kind, 'notShared')
})

test('what was written down later had not been said, whatever day it names', () => {
  const history = [line('2026-06-01T09:00:00'), line('2026-07-02T09:00:00', 'agreed')]
  const then = on('2026-06-30', { history })
  deepEqual(then.kind === 'said' && [then.state, then.consent, then.history.length], ['considered', undefined, 1])
  const now = on('2026-07-02', { history })
  deepEqual(now.kind === 'said' && [now.state, now.consent], ['considered', 'municipality'])
})

test('a text written anew afterwards is told, not passed off as the old one', () => {
  const then = on('2026-06-30', { recordedAt: at('2026-07-01T00:00:00') })
  equal(then.kind === 'said' && then.textIsLater, true)
  const reviews = [review({ version: 2, recordedAt: at('2026-07-01T00:00:00') })]
  const rewritten = on('2026-06-30', { reviews })
  deepEqual(rewritten.kind === 'said' && rewritten.reviews, [{ kind: 'rewritten', id: 'a', period: '2025' }])
})

test('a draft had not been said, and a signature given later had not been given', () => {
  const later = on('2026-06-30', { reviews: [review({ proposedAt: undefined })] })
  deepEqual(later.kind === 'said' && later.reviews, [])
  const signs = [sign('municipality', '2026-06-30T17:00:00'), sign('company', '2026-07-01T09:00:00')]
  const then = on('2026-06-30', { reviews: [review({ signs })] })
  const [first] = then.kind === 'said' ? then.reviews : []
  deepEqual(first?.kind === 'said' && first.state, { kind: 'waitsFor', sides: ['company'], signed: ['municipality'] })
})

test('a correction takes the place of what it corrects when both have signed it', () => {
  const both = [sign('municipality', '2026-06-02T09:00:00'), sign('company', '2026-06-03T09:00:00')]
  const old = review({ signs: both })
  const fresh = (signs: readonly Sign[]) =>
    review({
      id: 'b',
      supersedes: 'a',
      proposedAt: at('2026-06-10T09:00:00'),
      recordedAt: at('2026-06-10T09:00:00'),
      signs,
    })
  const ids = (signs: readonly Sign[]) => {
    const then = on('2026-06-30', { reviews: [fresh(signs), old] })
    return then.kind === 'said' ? then.reviews.map((each) => (each.kind === 'said' ? each.review.id : each.id)) : []
  }
  deepEqual(ids([]), ['b', 'a'])
  deepEqual(ids([sign('municipality', '2026-06-11T09:00:00'), sign('company', '2026-07-01T00:00:00')]), ['b', 'a'])
  deepEqual(ids([sign('municipality', '2026-06-11T09:00:00'), sign('company', '2026-06-30T23:59:59')]), ['b'])
})

const moment = fc
  .integer({ min: 0, max: 60 * 24 * 120 })
  .map((minutes) => new Date(Date.parse('2026-04-01T00:00:00Z') + minutes * 60_000).toISOString() as Instant)
const someday = moment.map(localDateAt)

test('on any day the same is told as if nobody had written anything after it', () => {
  const sides = fc.constantFrom('municipality' as const, 'company' as const)
  const lines = fc.array(fc.record({ recordedAt: moment, state: fc.constantFrom(...STATES), side: sides }), {
    maxLength: 8,
  })
  const charges = fc.array(fc.record({ at: moment }), { maxLength: 5 })
  const signs = fc.array(fc.record({ at: moment, side: sides }), { maxLength: 4 })
  const reviews = fc.array(fc.record({ proposed: moment, signs }), { maxLength: 4 })
  fc.assert(
    fc.property(lines, charges, reviews, someday, (someLines, someCharges, someReviews, day) => {
      const history = someLines
        .toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1))
        .map((each) => ({ ...each, reason: '理由', decidedOn: localDate('2026-04-01') }))
      const written = someReviews.map(({ proposed, signs: given }, index) =>
        review({
          ...{ id: String(index), proposedAt: proposed, recordedAt: proposed },
          supersedes: index > 0 ? String(index - 1) : undefined,
          signs: given.map((each) => ({ ...each, post: 'p', version: 1 })),
        }),
      )
      const by = (when: Instant) => localDateAt(when) <= day
      const all = { ...given(), history, charges: someCharges, reviews: written }
      const onlyThen = {
        ...all,
        history: history.filter(({ recordedAt }) => by(recordedAt)),
        charges: someCharges.filter((each) => by(each.at)),
        reviews: written
          .filter(({ proposedAt }) => by(proposedAt))
          .map((each) => ({ ...each, signs: each.signs.filter((one) => by(one.at)) })),
      }
      const told = asOf(all, day)
      // The rows carry later signatures with them; what is told of them may not.
      const bare = (answer: typeof told) =>
        answer.kind === 'said'
          ? {
              ...answer,
              reviews: answer.reviews.map((each) => (each.kind === 'said' ? [each.review.id, each.state] : each)),
            }
          : answer
      deepEqual(bare(told), bare(asOf(onlyThen, '2099-12-31' as LocalDate)))
    }),
  )
})

test('a figure stands with the signatures of that day, and a correction has not come yet', () => {
  type Row = { id: Uuid; supersedes: Uuid | undefined; recordedAt: Instant; signs: readonly Sign[] }
  const rows: readonly Row[] = [
    {
      ...{ id: 'a' as Uuid, supersedes: undefined, recordedAt: at('2026-06-30T23:59:59') },
      signs: [sign('company', '2026-06-30T23:59:59'), sign('municipality', '2026-07-01T00:00:00')],
    },
    { id: 'b' as Uuid, supersedes: 'a' as Uuid, recordedAt: at('2026-07-01T00:00:00'), signs: [] },
  ]
  const told = (day: string) =>
    stoodOn(rows, localDate(day)).map(({ id, signs }) => [id, signs.map(({ side }) => side)])
  deepEqual(told('2026-06-29'), [])
  deepEqual(told('2026-06-30'), [['a', ['company']]])
  deepEqual(told('2026-07-01'), [['b', []]])
})
