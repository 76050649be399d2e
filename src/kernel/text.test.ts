import { deepEqual, equal, ok as holds } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { countGraphemes, cutText, graphemes, searchKey } from './text.ts'

const KATSU = '葛\u{E0100}'
const YOSHI = '𠮷'

test('one character is what a reader sees as one', () => {
  equal(countGraphemes(`${KATSU}城 ${YOSHI}野`), 5)
  equal(countGraphemes('か\u3099'), 1)
  equal(countGraphemes('👨‍👩‍👧'), 1)
  equal(countGraphemes(''), 0)
  deepEqual(graphemes(`${YOSHI}${KATSU}`), [YOSHI, KATSU])
})
test('a cut never goes through a character', () => {
  equal(cutText(`${YOSHI}野${KATSU}子`, 4), `${YOSHI}野${KATSU}子`)
  equal(cutText(`${YOSHI}野${KATSU}子`, 3), `${YOSHI}野…`)
  equal(cutText(`${KATSU}${KATSU}${KATSU}`, 2), `${KATSU}…`)
  equal(cutText('あいう', 1), '…')
  equal(cutText('あいう', 0), '')
})
test('a name is found however it is typed', () => {
  for (const typed of ['やまだ', 'ヤマダ', 'ﾔﾏﾀﾞ', 'ヤマタ\u3099', 'や ま だ']) equal(searchKey(typed), 'やまだ', typed)
  equal(searchKey('ＡＢＣ商店'), searchKey('abc商店'))
  equal(searchKey('見本　花子'), searchKey('見本 花子'))
  equal(searchKey(`${KATSU}城`), searchKey('葛城'))
  equal(searchKey('㈱みほん'), searchKey('(株)みほん'))
  equal(searchKey('ヴァイオリン'), searchKey('ゔぁいおりん'))
  equal(searchKey('コーヒー'), 'こーひー')
})
test('different names stay different', () => {
  for (const [one, other] of [
    ['髙橋', '高橋'],
    ['山﨑', '山崎'],
    [`${YOSHI}野`, '吉野'],
    ['は', 'ば'],
    ['つ', 'っ'],
  ] as const)
    holds(searchKey(one) !== searchKey(other), `${one} ${other}`)
})

const seed = Number(process.env['FC_SEED'] ?? Date.now() % 2 ** 31)
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(KATSU, YOSHI, 'ｶﾞ', 'ヴ', 'é', 'ﬁ', 'İ', '\u3099'),
      fc.string({ unit: 'binary', maxLength: 2 }),
    ),
  )
  .map((parts) => parts.join(''))
test(`a key of a key is the key, and a cut is never longer (seed ${seed})`, () => {
  fc.assert(
    fc.property(anyText, fc.nat(20), (text, max) => {
      equal(searchKey(searchKey(text)), searchKey(text))
      holds(countGraphemes(cutText(text, max)) <= max)
      equal(graphemes(text).join(''), text)
    }),
    { seed, numRuns: 500 },
  )
})
