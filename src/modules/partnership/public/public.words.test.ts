/**
 * やさしい日本語の決まり — every word of the public pages, with the values they are called with: no kanji without its
 * reading, sentences short, nothing missing in a language.
 */
import { deepEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#kernel/calendar'
import { instant } from '#kernel/instant'
import { checkRuby, plainText } from '#kernel/ruby'
import { en as regionEn } from '#platform/http/pages/region.words.en'
import { ja as regionJa } from '#platform/http/pages/region.words.ja'
import { jaEasy as regionEasy } from '#platform/http/pages/region.words.ja-easy'
import { en as siteEn } from '#platform/http/site.words.en'
import { ja as siteJa } from '#platform/http/site.words.ja'
import { jaEasy as siteEasy } from '#platform/http/site.words.ja-easy'
import { en as agreementEn } from './agreement.words.en.ts'
import { ja as agreementJa } from './agreement.words.ja.ts'
import { jaEasy as agreementEasy } from './agreement.words.ja-easy.ts'
import { en as homeEn } from './home.words.en.ts'
import { ja as homeJa } from './home.words.ja.ts'
import { jaEasy as homeEasy } from './home.words.ja-easy.ts'
import { en as initiativeEn } from './initiative.words.en.ts'
import { ja as initiativeJa } from './initiative.words.ja.ts'
import { jaEasy as initiativeEasy } from './initiative.words.ja-easy.ts'
import { en as ledgerEn } from './ledger.words.en.ts'
import { ja as ledgerJa } from './ledger.words.ja.ts'
import { jaEasy as ledgerEasy } from './ledger.words.ja-easy.ts'
import { partnershipDoor } from './public.routes.ts'
import type { Shown, Withheld } from './public-partnership.ts'
import { en as termEn } from './terms.words.en.ts'
import { type TermWords, ja as termJa } from './terms.words.ja.ts'
import { jaEasy as termEasy } from './terms.words.ja-easy.ts'
import { en as withdrawnEn } from './withdrawn.words.en.ts'
import { ja as withdrawnJa } from './withdrawn.words.ja.ts'
import { jaEasy as withdrawnEasy } from './withdrawn.words.ja-easy.ts'

type Texts = readonly (readonly [where: string, text: string])[]

/** What a function of words is tried with, by its path; anything else gets the number or name it asks for. */
const day = localDate('2026-11-24')
const SHOWN: readonly Shown[] = [
  { kind: 'value', value: 38, approximate: true },
  { kind: 'hidden', below: 10 },
  { kind: 'merged', into: '2025-Q2' },
  { kind: 'withheld', why: 'sensitive' },
  { kind: 'pending' },
  { kind: 'notApplicable' },
  { kind: 'notDone' },
]
const WITHHELD: readonly Withheld[] = ['protectsOther', 'sensitive', 'yearOnly', 'baseUnknown', 'smallBase', 'source']
const term = (kind: 'none' | 'yearly' | 'byTalks') => ({ from: day, renewal: { kind, noticeMonths: 3 } })

const termTexts = (words: TermWords): Texts => [
  ...allTexts(
    {
      ...words,
      day: '',
      moment: '',
      period: '',
      point: '',
      shown: '',
      shownWord: '',
      remark: '',
      amount: '',
      unit: '',
      number: '',
    },
    'terms',
  ),
  ['day', words.day(day)],
  ['moment', words.moment(instant('2026-11-24T03:00:00.000Z'))],
  ...['2026', '2026-H2', '2026-Q4', '2026-11'].flatMap(
    (code): Texts => [
      ['period', words.period(code)],
      ['point', words.point(code).label],
      ['group', words.point(code).group ?? ''],
    ],
  ),
  ...SHOWN.map((shown) => ['shown', words.shown(shown, 'person-visit')] as const),
  ...WITHHELD.map((why) => ['withheld', words.remark({ kind: 'withheld', why })] as const),
  ['hidden', words.remark({ kind: 'hidden', below: 10 })],
  ['merged', words.remark({ kind: 'merged', period: '2025-Q1', into: '2025-Q2' })],
  ['approximate', words.remark({ kind: 'approximate', periods: ['2025-Q4', '2026-Q1'] })],
  ...(['pending', 'notApplicable', 'notDone', 'noSum', 'targetsDiffer'] as const).map(
    (kind) => [kind, words.remark({ kind })] as const,
  ),
]

const period = (words: TermWords) => words.period('2025-Q4')
/** Functions called with arguments that a page would give; `undefined` answers count as nothing to say. */
function allTexts(words: unknown, where: string, terms: TermWords = termEasy): Texts {
  if (typeof words === 'string') return words === '' ? [] : [[where, words]]
  if (Array.isArray(words)) return words.flatMap((part, at) => allTexts(part, `${where}.${at}`, terms))
  if (typeof words === 'function') return callsOf(words as (...given: never[]) => unknown, where, terms)
  if (typeof words !== 'object' || words === null) return []
  return Object.entries(words).flatMap(([key, value]) => allTexts(value, `${where}.${key}`, terms))
}

function callsOf(call: (...given: never[]) => unknown, where: string, terms: TermWords): Texts {
  const key = where.split('.').at(-1) ?? ''
  const tried: readonly (readonly unknown[])[] =
    key === 'termSays'
      ? (['none', 'yearly', 'byTalks'] as const).flatMap((kind) => [
          [term(kind), terms.day(day), terms.day(day)],
          [term(kind), terms.day(day), undefined],
        ])
      : key === 'kind'
        ? [['包括連携協定'], ['そのほか']]
        : key === 'every'
          ? [['month'], ['quarter'], ['half'], ['year']]
          : key === 'clause'
            ? [[3, terms.clauses.purpose]]
            : key === 'state'
              ? [
                  ['みほん{市|し}', 2, 0],
                  ['みほん{市|し}', 2, 5],
                ]
              : ['target', 'figure', 'point'].includes(key)
                ? [[period(terms), terms.amount(38, 'person')]]
                : ['decided', 'review'].includes(key)
                  ? [[period(terms), terms.decisions.expand]]
                  : key === 'earlierReview'
                    ? [[terms.day(day), terms.decisions.continue]]
                    : [
                          'items',
                          'figures',
                          'itemsWithout',
                          'itemsTitle',
                          'itemAnnounced',
                          'clausesTitle',
                          'noticeMonths',
                          'after',
                          'count',
                          'page',
                          'signed',
                          'thresholdSays',
                        ].includes(key)
                      ? [[0], [1], [10]]
                      : [
                            'heldOn',
                            'checkedOn',
                            'since',
                            'announcedSays',
                            'newest',
                            'nextBy',
                            'publishedAt',
                            'supersededAt',
                          ].includes(key)
                        ? [[terms.day(day)]]
                        : key === 'span'
                          ? [[{ days: 0 }], [{ days: 1 }], [{ months: 6 }], [{ years: 3 }], [{ fiscalYears: 5 }]]
                          : ['reviewOf', 'report'].includes(key)
                            ? [[period(terms)]]
                            : [['みほん{市|し}']]
  return tried.flatMap((given) => {
    const said = call(...(given as never[]))
    return typeof said === 'string' && said !== '' ? [[where, said] as const] : []
  })
}

const languages = {
  ja: [
    ...termTexts(termJa),
    ...allTexts({ agreementJa, homeJa, initiativeJa, ledgerJa, regionJa, siteJa, withdrawnJa }, '', termJa),
    ['door', partnershipDoor.title.ja],
    ['door', partnershipDoor.says.ja],
  ],
  easy: [
    ...termTexts(termEasy),
    ...allTexts(
      { agreementEasy, homeEasy, initiativeEasy, ledgerEasy, regionEasy, siteEasy, withdrawnEasy },
      '',
      termEasy,
    ),
    ['door', partnershipDoor.title['ja-easy'] ?? ''],
    ['door', partnershipDoor.says['ja-easy'] ?? ''],
  ],
  en: [
    ...termTexts(termEn),
    ...allTexts({ agreementEn, homeEn, initiativeEn, ledgerEn, regionEn, siteEn, withdrawnEn }, '', termEn),
    ['door', partnershipDoor.title.en ?? ''],
    ['door', partnershipDoor.says.en ?? ''],
  ],
} satisfies Record<string, Texts>

const bare = (markup: string): string => markup.replaceAll(/\{[^{}|]+\|[^{}|]+\}/g, '')
const KANJI = /\p{Script=Han}/u
const sentences = (markup: string): readonly string[] =>
  plainText(markup)
    .split(/[。：\n]/)
    .map((sentence) => sentence.replaceAll(/[\s　]/g, ''))

for (const name of ['ja', 'easy'] as const)
  test(`${name}: every kanji carries its reading, and the markup is whole`, () => {
    deepEqual(
      languages[name].filter(([, text]) => KANJI.test(bare(text)) || !checkRuby(text).ok),
      [],
    )
    // A reading is kana, and stands over something that is not.
    deepEqual(
      languages[name].filter(([, text]) =>
        [...text.matchAll(/\{([^{}|]+)\|([^{}|]+)\}/g)].some(
          ([, base = '', reading = '']) =>
            !KANJI.test(base) || !/^[\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u.test(reading),
        ),
      ),
      [],
    )
  })

test('easy: a sentence has at most 45 letters, and nearly all have 30', () => {
  const all = languages.easy.flatMap(([where, text]) => sentences(text).map((sentence) => [where, sentence] as const))
  deepEqual(
    all.filter(([, sentence]) => [...sentence].length > 45),
    [],
  )
  const long = all.filter(([, sentence]) => [...sentence].length > 30)
  ok(long.length * 20 <= all.length, JSON.stringify(long, null, 1))
})

test('easy: words stand apart, and hard forms are not used', () => {
  deepEqual(
    languages.easy.filter(([, text]) =>
      /ないことはない|なければなりません|られています|いただ|ございま|等/.test(plainText(text)),
    ),
    [],
  )
  deepEqual(
    languages.easy.filter(
      ([, text]) => [...plainText(text).replaceAll(/[A-Za-z0-9]/g, '')].length > 20 && !/[ 　]/.test(text),
    ),
    [],
  )
})

test('English has no Japanese left in it', () => {
  deepEqual(
    languages.en.filter(
      ([where, text]) =>
        !/languageAside/.test(where) &&
        /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text.replaceAll('みほん{市|し}', '')),
    ),
    [],
  )
})

test('all three say the same things', () => {
  const count = (texts: Texts, part: RegExp) => texts.filter(([where]) => part.test(where)).length
  for (const part of [/states/, /decisions/, /clauses/, /countKinds/, /withheld/, /refusals/])
    deepEqual(
      [count(languages.easy, part), count(languages.en, part)],
      Array(2).fill(count(languages.ja, part)),
      `${part}`,
    )
})
