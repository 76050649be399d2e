import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import type { Route } from '../http/route.ts'
import { MATRIX_COLUMNS, matrixOf } from './matrix.ts'

const route = (who: Route['who'], method: 'GET' | 'POST' = 'GET'): Route => ({
  mount: 'staff',
  who,
  tenant: 'municipal',
  object: 'figure',
  limit: 'page',
  log: 'ids',
  title: `${who} ${method}`,
  method,
  path: '/x',
  handle: async () => ({ kind: 'missing' }),
})

const whoCan = (who: Route['who']): readonly string[] => {
  const [line] = matrixOf([route(who)])
  return MATRIX_COLUMNS.filter((_, index) => line?.can[index] === 'yes')
}

test('what anybody may read, everybody may read', () => {
  equal(whoCan('anyone').length, MATRIX_COLUMNS.length)
})
test('a resident is turned away from what needs a post', () => {
  equal(whoCan('signedIn').includes('anyone'), false)
})
test('an authority opens its own doors and no others', () => {
  deepEqual(whoCan('audit.read'), ['audit.read'])
})
test('reading stands before writing', () => {
  deepEqual(
    matrixOf([route('signedIn', 'POST'), route('signedIn')]).map(({ method }) => method),
    ['GET', 'POST'],
  )
})
