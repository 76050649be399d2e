import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { troubleOf } from './trouble.ts'

const of = (facts: object, diskIsFull = false) => troubleOf(Object.assign(new Error('x'), facts), diskIsFull)

test('a full disk that only refused a statement has saved nothing', () => {
  equal(of({ code: '53100', severity: 'ERROR' }), 'diskFull')
  equal(of({ code: 'ENOSPC' }), 'diskFull')
  equal(troubleOf(new Error('wrapped', { cause: { code: '53100' } }), false), 'diskFull')
})
test('a database that panicked may have saved: nobody says it has not', () => {
  equal(of({ code: '53100', severity: 'PANIC' }), 'awayDiskFull')
  equal(of({ code: '57P02', severity: 'FATAL' }, true), 'awayDiskFull')
  equal(troubleOf(new Error('Connection terminated unexpectedly'), false), 'away')
})
test('read only means a full disk only where the disk is full', () => {
  equal(of({ code: '25006' }, true), 'diskFull')
  equal(of({ code: '25006' }), 'away')
})
test('a missing socket is a missing database, a missing file is our fault', () => {
  equal(of({ code: 'ENOENT', syscall: 'connect' }), 'away')
  equal(of({ code: 'ENOENT', syscall: 'open' }, true), undefined)
})
test('our own faults stay faults, on a full disk too', () => {
  equal(of({ code: '23505' }, true), undefined)
  equal(troubleOf(new TypeError('undefined is not a function'), true), undefined)
  equal(troubleOf(undefined, true), undefined)
})
