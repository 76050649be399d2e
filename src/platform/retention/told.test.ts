import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { allRetention } from '../../server/schema.ts'
import { DEFAULT_YEARS, type Retention } from './retention.ts'
import { toldPeriods } from './told.ts'

const line = (told: Retention['told'], kept: Retention['kept']): Retention => ({
  table: 'x',
  holds: 'x',
  purpose: 'x',
  about: 'staff',
  ground: 'x',
  kept,
  ...(told ? { told } : {}),
})
const after = (span: Extract<Retention['kept'], { kind: 'after' }>['span']): Retention['kept'] => ({
  kind: 'after',
  since: '使った日',
  columns: ['used_at'],
  span,
  scope: 'town',
  erase: async () => 0,
})

test('of several tables the one kept longest speaks, in the order of the page', () => {
  deepEqual(
    toldPeriods(
      [line('links', after({ days: 400 })), line('links', after('links')), line('sessions', after({ days: 0 }))],
      { leftPeople: 5, links: 1, agreements: 10 },
    ),
    [
      { told: 'sessions', kind: 'after', span: { days: 0 } },
      { told: 'links', kind: 'after', span: { fiscalYears: 1 } },
    ],
  )
})

test('what is never deleted is said so, and what concerns nobody is not said', () => {
  deepEqual(
    toldPeriods(
      [
        line('audit', { kind: 'forever', because: '鎖' }),
        line('audit', after({ days: 1 })),
        line(undefined, after({ days: 9 })),
      ],
      DEFAULT_YEARS,
    ),
    [{ told: 'audit', kind: 'forever' }],
  )
})

test('the house declares every group that residents are told of', () => {
  deepEqual(
    toldPeriods(allRetention, DEFAULT_YEARS).map(({ told, kind }) => `${told} ${kind}`),
    ['names after', 'sessions after', 'links after', 'records after', 'audit forever'],
  )
})
