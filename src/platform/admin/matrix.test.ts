import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import type { Route } from '../http/route.ts'
import { MATRIX_COLUMNS, matrixGroups, matrixOf } from './matrix.ts'

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

const all = matrixOf([route('partnership.sign'), route('signedIn'), { ...route('anyone'), object: 'newThing' }])
test('without a choice every route is in a group, folded; an object that nobody placed too', () => {
  const groups = matrixGroups(all, undefined)
  deepEqual(
    groups.map(({ area, of, open }) => [area, of, open]),
    [['others', 3, false]],
  )
  equal(groups.flatMap(({ lines }) => lines).length, all.length)
})
test('whoever is chosen sees only what they may do, and a group opens only for a door of their own', () => {
  const groups = (who: Route['who']) =>
    matrixGroups(
      matrixOf([
        { ...route('partnership.sign'), object: 'review' },
        { ...route('signedIn'), object: 'session' },
      ]),
      who,
    ).map(({ area, lines, of, open }) => [area, lines.length, of, open])
  deepEqual(groups('partnership.sign'), [
    ['reviews', 1, 1, true],
    ['signIn', 1, 1, false],
  ])
  deepEqual(groups('anyone'), [
    ['reviews', 0, 1, false],
    ['signIn', 0, 1, false],
  ])
})
