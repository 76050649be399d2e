/** A text that a page carries: it comes back as it was, and what was not folded by us is no text. */
import { equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { packText, unpackText } from './packed-text.ts'

test('whatever was folded is unfolded as it was', () =>
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => equal(unpackText(packText(text)), text))))

test('what we did not fold is no text, and a bomb is not unfolded', () => {
  for (const packed of ['', '****', 'AAAA', packText('あ').slice(1)]) equal(unpackText(packed), undefined, packed)
  const bomb = deflateRawSync(Buffer.alloc(64 * 1024 * 1024))
  ok(bomb.length < 100_000)
  equal(unpackText(bomb.toString('base64url')), undefined)
})
