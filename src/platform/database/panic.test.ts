import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { listensForPanic } from './panic.ts'

const ANSWER = Buffer.from('E\0\0\0zSPANIC\0VPANIC\0C53100\0Mcould not write to file\0\0')
const heardIn = (pieces: readonly Uint8Array[]): boolean => {
  const hears = listensForPanic()
  return pieces.map(hears).at(-1) ?? false
}

test('a database that gives up is heard, wherever its last words are cut', () => {
  for (let at = 0; at <= ANSWER.length; at++)
    equal(heardIn([ANSWER.subarray(0, at), ANSWER.subarray(at)]), true, `cut at ${at}`)
  equal(heardIn([...ANSWER].map((byte) => Uint8Array.of(byte))), true)
})

test('what is kept of a piece stays as it was when its memory is used again', () => {
  const hears = listensForPanic()
  const memory = new Uint8Array(ANSWER.subarray(0, 12))
  equal(hears(memory), false)
  memory.fill(0)
  equal(hears(ANSWER.subarray(12)), true)
})

test('an error that is no panic, and the word in a row, are not heard', () => {
  equal(heardIn([Buffer.from('E\0\0\0zSERROR\0VERROR\0C53100\0Mno room\0\0')]), false)
  equal(heardIn([Buffer.from('D\0\0\0zPANIC'), Buffer.from('SPANIC'), Buffer.from('VPANIC')]), false)
})
