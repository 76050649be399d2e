/** The made-up agreement year: that it is whole, that it can be read aloud, and that a slip in it is named by line. */
import { deepEqual, equal, ok } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { localDate } from '#kernel/calendar'
import { plainText } from '#kernel/ruby'
import { demoPeopleSlot } from '#platform/identity/demo-people.slot'
import type { RegionSlot } from '#platform/region-pack/pack'
import { agreementSlot } from '../agreements/agreement.slot.ts'
import { STATES } from '../initiatives/initiative.ts'
import { DECISIONS } from '../public/public-partnership.ts'
import type { DemoAgreement, DemoFigure, DemoInitiative } from './demo-partnership.shape.ts'
import { demoPartnershipSlot } from './demo-partnership.slot.ts'
import { strangeItems } from './demo-partnership-check.shape.ts'

const PATH = 'demo/partnership.yaml'
const textOf = (folder: string, path: string) => readFileSync(`regions/${folder}/${path}`, 'utf8')

function reading<T>(slot: RegionSlot<T>, folder: string, path: string, text = textOf(folder, path)) {
  const today = localDate('2026-11-24')
  const pack = { folder, code: folder.slice(0, 6), fictional: true, sources: new Set(['made-up']), today }
  return slot.read({ file: `${folder}/${path}`, path, text, pack })
}
function whole<T>(slot: RegionSlot<T>, folder: string, path: string): T {
  const read = reading(slot, folder, path)
  if (!read.ok) throw new Error(JSON.stringify(read.error.slice(0, 5), null, 1))
  return read.value
}

const FOLDERS = ['990019-mihon', '990027-tonari'] as const
const towns = FOLDERS.map((folder) => ({
  folder,
  agreements: whole(demoPartnershipSlot, folder, PATH).agreements,
  people: whole(demoPeopleSlot, folder, 'demo/people.yaml'),
}))
const agreements: readonly (readonly [string, DemoAgreement])[] = towns.flatMap(({ folder, agreements }) =>
  agreements.map((each) => [folder, each] as const),
)
const initiatives = agreements.flatMap(([, { initiatives }]) => initiatives)
const [manabisha] = towns[0]?.agreements ?? []
const paperOf = (folder: string, { agreement }: DemoAgreement) =>
  whole(agreementSlot, folder, `agreements/${agreement}.json`)
const versions = (initiative: DemoInitiative): readonly Omit<DemoFigure, 'period' | 'corrected'>[] =>
  initiative.indicators.flatMap(({ figures }) => figures.flatMap((each) => [each, ...each.corrected]))
const figures = initiatives.flatMap(versions)

test('every item but the closing one has an initiative with a figure and a decision', () => {
  ok(manabisha)
  const items = paperOf('990019-mihon', manabisha).items.filter(({ catchAll }) => !catchAll)
  equal(items.length, 10)
  const bare = items.filter(
    ({ no }) =>
      !manabisha.initiatives.some(
        ({ items, indicators, reviews }) =>
          items.includes(no) && reviews.length > 0 && indicators.some(({ figures }) => figures.length > 0),
      ),
  )
  deepEqual(
    bare.map(({ no }) => no),
    [],
  )
})

test('items exist in the agreement they are filed under', () => {
  deepEqual(
    agreements.flatMap(([folder, each]) => strangeItems(each, paperOf(folder, each), [])),
    [],
  )
})

test('what both sides agreed on has a desk on each side, and an indicator', () => {
  for (const { key, history, owners, indicators } of initiatives)
    if (history.some(({ state }) => state === 'agreed')) {
      ok(owners.municipality && owners.company, key)
      ok(indicators.length > 0, key)
    }
})

test('every state and every decision occurs', () => {
  const states = new Set(initiatives.map(({ history }) => history.at(-1)?.state))
  deepEqual(
    STATES.filter((state) => !states.has(state)),
    [],
  )
  const decisions = new Set(initiatives.flatMap(({ reviews }) => reviews.map(({ decision }) => decision)))
  deepEqual(
    DECISIONS.filter((decision) => !decisions.has(decision)),
    [],
  )
})

test('figures of every kind occur: approximate, pending, not done, not applicable, superseded', () => {
  for (const status of ['approximate', 'pending', 'notDone', 'notApplicable'] as const)
    ok(
      figures.some((each) => each.status === status),
      status,
    )
  ok(initiatives.some(({ indicators }) => indicators.some(({ figures }) => figures.some((each) => each.corrected[0]))))
})

test('each side finds something to confirm, and something both confirmed is not published yet', () => {
  ok(figures.some(({ municipality, company }) => municipality && !company))
  ok(figures.some(({ municipality, company }) => company && !municipality))
  ok(figures.some(({ municipality, company, published }) => municipality && company && !published))
  const open = initiatives.flatMap(({ reviews }) => reviews.filter(({ signed }) => !signed.company))
  deepEqual(
    open.map(({ period, signed }) => [period, signed.municipality]),
    [['2026-H1', '2026-11-20']],
  )
})

test('in each town one draft is of one company alone', () => {
  deepEqual(
    initiatives.filter(({ not_shared }) => not_shared).map(({ owners }) => owners),
    [{ company: 'mihon-shinkin-team' }, { company: 'tonari-shinkin-team' }],
  )
})

test('whoever acts holds a post of that side, and somebody holds the post on that day', () => {
  for (const { people, agreements } of towns) {
    const town = people.organisations.find(({ kind }) => kind === 'municipality')?.key
    const held = (key: string, on: string, side?: 'municipality' | 'company') => {
      const post = people.posts.find((each) => each.key === key)
      ok(post, key)
      if (side) equal(post.organisation === town ? 'municipality' : 'company', side, key)
      const holds = people.assignments.some(
        (each) => each.post === key && each.from <= on && on <= (each.until ?? '9999'),
      )
      ok(holds, `${key} on ${on}`)
    }
    for (const { posts, recorded_on, initiatives } of agreements) {
      held(posts.municipality.writes, recorded_on, 'municipality')
      for (const initiative of initiatives) {
        held(initiative.registered.by, initiative.registered.on)
        for (const { by, on } of initiative.history) held(by, on)
        for (const side of ['municipality', 'company'] as const) {
          const { signs, confirms } = posts[side]
          const owner = initiative.owners[side]
          if (owner) held(owner, initiative.registered.on, side)
          for (const review of initiative.reviews) {
            const on = review.signed[side]
            if (on) held(signs, on, side)
          }
          for (const figure of versions(initiative)) {
            const on = figure[side]
            if (on) held(confirms, on, side)
          }
        }
        for (const { recorded, figures } of initiative.indicators)
          for (const each of figures.flatMap((figure) => [figure, ...figure.corrected]))
            held(each.by ?? recorded.by, each.recorded)
      }
    }
  }
})

test('nothing in the story happens after its today', () => {
  const LATER = /\b(?:recorded|on|by|municipality|company|published|recorded_on|public_on): (202[67]-\d\d-\d\d)/g
  for (const folder of FOLDERS)
    for (const [whole, day = ''] of textOf(folder, PATH).matchAll(LATER)) ok(day <= '2026-11-24', whole)
})

const KANJI = /[\p{Script=Han}々]/u
const spoken = initiatives.flatMap(({ title, why, indicators }) => [title, why, ...indicators.map(({ name }) => name)])

test('every word in kanji can be read aloud', () => {
  for (const texts of spoken)
    for (const text of [texts.ja, texts['ja-easy']]) {
      const bare = text.replaceAll(/\{[^{}|]+\|[^{}|]+\}/g, '')
      equal(KANJI.test(bare), false, text)
      for (const [, reading = ''] of text.matchAll(/\{[^{}|]+\|([^{}|]+)\}/g)) ok(/^[ぁ-ゖー]+$/.test(reading), text)
    }
})

test('easy Japanese keeps its sentences within 30 letters and its words apart', () => {
  for (const { 'ja-easy': easy } of spoken)
    for (const sentence of plainText(easy).split('。')) {
      ok([...sentence.replaceAll(' ', '')].length <= 30, sentence)
      ok([...sentence].length <= 8 || sentence.includes(' ') || !KANJI.test(sentence), sentence)
    }
})

test('nobody claims an effect', () => {
  for (const folder of FOLDERS) equal(textOf(folder, PATH).includes('効果'), false)
})

const mihon = textOf('990019-mihon', PATH)
const slips: readonly (readonly [string, string, string, RegExp])[] = [
  [
    'a company that signs first',
    'signed: { municipality: 2026-04-23, company: 2026-04-28 }',
    'signed: { company: 2026-04-28 }',
    /署名は市が先/,
  ],
  [
    'a figure published on one word',
    'company: 2025-07-14, published: 2025-07-22',
    'published: 2025-07-22',
    /両方が確かめた後/,
  ],
  ['a confirmation before the count', 'value: 6, recorded: 2025-07-07', 'value: 6, recorded: 2025-07-17', /日付の順/],
  ['a quarter figure in a half', 'period: 2025-Q1, value: 6', 'period: 2025-H1, value: 6', /期間「2025-H1」/],
  ['a unit nobody knows', 'unit: か所', 'unit: 山', /単位「山」/],
  ['a day that does not exist', 'on: 2025-04-15 }', 'on: 2025-02-29 }', /暦にある日/],
  [
    'a number where nothing was done',
    'status: notDone, note: 授業は9月から。',
    'status: notDone, value: 3',
    /value は/,
  ],
  ['half a person', 'value: 7, note', 'value: 7.5, note', /細かすぎ/],
  ['a step over the states', 'state: preparing, on: 2025-05-12', 'state: completed, on: 2025-05-12', /進めません/],
]
for (const [what, right, wrong, says] of slips)
  test(`named by line: ${what}`, () => {
    ok(mihon.includes(right), right)
    const read = reading(demoPartnershipSlot, '990019-mihon', PATH, mihon.replace(right, wrong))
    ok(!read.ok)
    const line = mihon.slice(0, mihon.indexOf(right)).split('\n').length
    const [first] = read.error
    ok(first && says.test(first.says), first?.says)
    ok(first && Math.abs(first.line - line) <= 10, `line ${first?.line}, slip in ${line}`)
  })
