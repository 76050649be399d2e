import { deepEqual, equal, ok as isTrue, match } from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import type { LocalDate } from '#kernel/calendar'
import type { Texts } from '#kernel/language'
import { readAgreement, writeAgreement } from './agreement.shape.ts'
import { type Agreement, CLAUSE_KINDS } from './agreement.ts'
import { agreementSchema } from './agreement-schema.shape.ts'

const sample = () => JSON.parse(readFileSync('regions/990019-mihon/agreements/manabisha-2025.json', 'utf8'))
type Sample = ReturnType<typeof sample>
const faultsOf = (change: (file: Sample) => void) => {
  const file = sample()
  change(file)
  return faultsIn(JSON.stringify(file))
}
const faultsIn = (text: string) => {
  const read = readAgreement(text)
  return read.ok ? [] : read.error
}
const only = (change: (file: Sample) => void) => {
  const faults = faultsOf(change)
  equal(faults.length, 1, JSON.stringify(faults))
  const [fault] = faults
  return fault ? `${fault.place}：${fault.says}` : ''
}

test('every agreement of every pack is read, and written back as the same agreement', () => {
  const files = globSync('regions/*/agreements/[!_]*.json')
  isTrue(files.length >= 5)
  for (const file of files) {
    const read = readAgreement(readFileSync(file, 'utf8'))
    isTrue(read.ok, `${file}: ${JSON.stringify(read)}`)
    deepEqual(readAgreement(writeAgreement(read.value)), read, file)
  }
})

const real = join(process.env['YUIMACHI_REAL_DATA'] ?? '../shared/data', 'partnership/agreement-shinagawa-gakken.json')
test('the model case loads as it is', { skip: !existsSync(real) }, () => {
  const read = readAgreement(readFileSync(real, 'utf8'))
  isTrue(read.ok)
  equal(read.value.items.length, 11)
  deepEqual(
    read.value.items.filter(({ catchAll }) => catchAll).map(({ no }) => no),
    [11],
  )
  equal(read.value.term, undefined)
  equal(read.value.unknown.length, 5)
  equal(read.value.announced.length, 4)
})

test('readings, easy Japanese and English become one text', () => {
  const read = readAgreement(JSON.stringify(sample()))
  isTrue(read.ok)
  deepEqual(read.value.parties[0]?.name, { ja: 'みほん{市|し}', 'ja-easy': 'みほん{市|し}', en: 'Mihon City' })
})

test('a wrong kind of file is called by its name', () => {
  match(faultsIn('PK\u0003\u0004…')[0]?.says ?? '', /Excel/)
  match(faultsIn('%PDF-1.7')[0]?.says ?? '', /PDF/)
  match(faultsIn('<html>')[0]?.says ?? '', /ウェブページ/)
  match(faultsIn('協定書')[0]?.says ?? '', /「{」で始まる/)
  match(faultsIn('  \n')[0]?.says ?? '', /空です/)
  match(faultsIn('{"title": ')[0]?.says ?? '', /JSON として読めません/)
})
test('another schema is told from a broken agreement', () => {
  match(faultsIn('{"type":"FeatureCollection","features":[]}')[0]?.says ?? '', /協定のファイルではない/)
})
test('a day that does not exist, and a date of no era', () => {
  match(
    only((file) => (file.signedOn = '2023-02-29')),
    /^結んだ日：「2023-02-29」という日は、暦にありません/,
  )
  match(
    only((file) => (file.term.from = '光文3年4月1日')),
    /^有効期間の始まる日：「光文」という元号はありません/,
  )
})
test('a date of a Japanese era is accepted where the era had it', () => {
  const file = sample()
  file.signedOn = '令和7年3月28日'
  const read = readAgreement(JSON.stringify(file))
  equal(read.ok && read.value.signedOn, '2025-03-28')
  match(
    only((each) => (each.term.from = '平成35年4月1日')),
    /「令和5年4月1日」ではありませんか/,
  )
})
test('an item number twice', () => {
  match(
    only((file) => (file.items[4].no = 3)),
    /^連携事項の5番目の番号：3番が二つあります/,
  )
})
test('no municipality, two municipalities, no company', () => {
  match(
    only((file) => (file.parties = [file.parties[1], file.parties[1]])),
    /^結んだ者：自治体がありません/,
  )
  match(
    only((file) => file.parties.push(file.parties[0])),
    /自治体が二つ以上/,
  )
  match(
    only((file) => file.parties.pop()),
    /相手方がありません/,
  )
})
test('a code with a wrong check digit, and the right one', () => {
  match(
    only((file) => (file.parties[0].localGovernmentCode = '990018')),
    /^結んだ者の1番目の団体コード：.*「990019」です/,
  )
})
test('a field over its limit', () => {
  match(
    only((file) => (file.purpose = 'あ'.repeat(5000))),
    /^目的：長すぎます。4,000字まで/,
  )
  match(faultsIn(`{"title":"${'あ'.repeat(1_000_000)}"}`)[0]?.says ?? '', /大きすぎます/)
})
test('every unknown key is named, also several of one group', () => {
  const faults = faultsOf((file) => {
    file.titel = 'x'
    file.extra = 1
    file.items[0].colour = 'red'
    file.parties[1]['__proto__x'] = 1
  })
  deepEqual(
    faults.map(({ place }) => place),
    ['結んだ者の2番目の「__proto__x」', '連携事項の1番目の「colour」', '「titel」', '「extra」'],
  )
})
test('a thousand faults are cut to 300 and one line that says so', () => {
  const faults = faultsOf((file) => {
    for (let index = 0; index < 1000; index++) file[`key${index}`] = 1
  })
  equal(faults.length, 301)
  match(faults.at(-1)?.says ?? '', /ほかに 700 か所/)
})
test('readings that are those of another text', () => {
  match(
    only((file) => (file.items[0].furigana = '{別|べつ}の{文|ぶん}')),
    /^連携事項の1番目のふりがな：ふりがなを除くと/,
  )
})
test('the fiscal year must be that of the day of signing', () => {
  match(
    only((file) => (file.fiscalYearSigned = 2025)),
    /^結んだ年度：結んだ日は2024年度です/,
  )
})

const plain = fc.stringMatching(/^[ぁ-ん一-龠a-zA-Z0-9、。]{1,20}$/)
const texts: fc.Arbitrary<Texts> = fc.oneof(
  plain.map((ja) => ({ ja })),
  fc.tuple(plain, plain).map(([ja, en]) => ({ ja: `{${ja}|よみ}の`, 'ja-easy': `{${ja}|よ}`, en })),
)
const date = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10) as LocalDate)
const maybe = <const K extends string, T>(key: K, value: fc.Arbitrary<T>): fc.Arbitrary<{ readonly [P in K]?: T }> =>
  fc.oneof(
    fc.constant({}),
    value.map((each) => ({ [key]: each }) as { readonly [P in K]?: T }),
  )
const numbered = <T>(list: readonly T[]) => list.map((each, index) => ({ no: index + 1, ...each }))
const agreement: fc.Arbitrary<Agreement> = fc
  .record({
    title: texts,
    kind: plain,
    signedOn: date,
    purpose: texts,
    name: texts,
    items: fc.array(
      fc.record({
        text: texts,
        sdgs: fc.array(fc.integer({ min: 1, max: 17 }), { maxLength: 5 }),
        planCodes: fc.array(plain, { maxLength: 3 }),
        catchAll: fc.boolean(),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    clauses: fc.array(fc.record({ kind: fc.constantFrom(...CLAUSE_KINDS), text: texts }), { maxLength: 4 }),
    unknown: fc.array(texts, { maxLength: 3 }),
    documents: fc.array(fc.record({ title: texts, url: fc.constant('https://example.jp/a.pdf') }), { maxLength: 2 }),
    ideas: fc.array(texts, { maxLength: 2 }),
    more: fc
      .tuple(maybe('intent', texts), maybe('note', plain), maybe('sdgNote', texts), maybe('source', plain))
      .map((parts): Partial<Agreement> => Object.assign({}, ...parts)),
    term: fc.option(
      date.map((from) => ({ from, renewal: { kind: 'yearly' as const, noticeMonths: 3 } })),
      { nil: undefined },
    ),
  })
  .map(({ name, ideas, more, items, clauses, ...rest }) => ({
    ...rest,
    agreementId: 'jp-990019-kaisha-2025',
    parties: [
      { side: 'municipality', name, code: '990019' },
      { side: 'company', name },
    ],
    items: numbered(items),
    clauses: numbered(clauses),
    announced: ideas.map((text) => ({ item: 1, text })),
    ...more,
  }))

test('whatever is written is read back as the same agreement', () => {
  fc.assert(
    fc.property(agreement, (given) => {
      deepEqual(readAgreement(writeAgreement(given)), { ok: true, value: structuredClone(given) })
    }),
    { numRuns: 200 },
  )
})
test('no text whatever makes it stumble', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
      equal(typeof readAgreement(text).ok, 'boolean')
    }),
    { numRuns: 300 },
  )
})

test('the published schema is the current one', () => {
  deepEqual(
    JSON.parse(readFileSync('docs/reference/agreement.schema.json', 'utf8')),
    JSON.parse(JSON.stringify(agreementSchema())),
  )
})
