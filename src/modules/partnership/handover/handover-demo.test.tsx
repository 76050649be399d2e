/**
 * みほん市の引きつぎ書 — the acceptance of the pack: made in 5 seconds at most, and a successor who never saw the case finds
 * ten answers in it, on the page and in the Word file; nothing in it is the other side's own.
 */
import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { postStore } from '#platform/identity/post.store'
import { freshId } from '../../../../tests/support/database.ts'
import { actingAs, begin, hasRow, packOf, pageOf, sectionIn, system } from '../../../../tests/support/handover-town.tsx'
import { pageLines, wordLines } from '../../../../tests/support/word-text.ts'
import { agreementStore } from '../agreements/agreement.store.ts'
import { initiativeStore } from '../initiatives/initiative.store.ts'
import { textsOf } from '../papers/paper.ts'
import { wordOf } from '../papers/word.report.ts'
import { reviewStore } from '../reviews/review.store.ts'
import { tick } from '../sample-town.test.ts'

const MOST_SECONDS = 5

test('the pack is made in 5 seconds at most, page and Word file together', async (t) => {
  await packOf('mihon-kikaku-staff')
  const began = performance.now()
  const paper = await packOf('mihon-kikaku-staff')
  const read = performance.now()
  const html = pageOf(paper)
  const word = await wordOf(paper, 'みほん市')
  const seconds = (performance.now() - began) / 1000
  t.diagnostic(
    `引きつぎ書：${seconds.toFixed(2)} 秒（読み取り ${((read - began) / 1000).toFixed(2)} 秒）、HTML ${Math.round(html.length / 1024)} kB、Word ${Math.round(word.length / 1024)} kB、${textsOf(paper).length} 行`,
  )
  ok(seconds <= MOST_SECONDS, `${seconds} s`)
})

test('page and Word file say the same in the same order', async () => {
  const paper = await packOf('mihon-kikaku-staff')
  const said = textsOf(paper).filter((text) => text !== '')
  deepEqual(wordLines(await wordOf(paper, 'みほん市')), said)
  const page = pageLines(pageOf(paper))
  let at = page.indexOf(paper.title)
  for (const text of said) {
    const found = page.indexOf(text, at)
    ok(found >= at, `${text} after ${page[at - 1]}`)
    at = found + 1
  }
})

test('nothing of the other side’s drafts is in it, and the own ones say that they are drafts', async () => {
  await begin(actingAs('mihon-kikaku-staff'), async (tx) => {
    const [agreement] = await agreementStore(tx).all()
    ok(agreement)
    const text = {
      title: { ja: '市だけの案' },
      why: { ja: 'わけ' },
      items: [1],
      ownerSide: 'both' as const,
      owners: {},
    }
    const added = await initiativeStore(tx).add({
      ...text,
      id: freshId(),
      agreement: agreement.id,
      slug: 'shi',
      at: tick(),
    })
    equal(added.kind, 'added')
    const [first] = (await initiativeStore(tx).ofAgreement(agreement.id)).filter(({ state }) => state === 'running')
    ok(first)
    const review = {
      period: '2026-H2',
      seen: '市だけが書いた下書き',
      decision: undefined,
      reason: '',
      nextAction: '',
      nextBy: undefined,
    }
    const draft = await reviewStore(tx).add({
      ...review,
      id: freshId(),
      initiative: first.id,
      supersedes: undefined,
      at: tick(),
    })
    equal(draft.kind, 'added')
  })
  const [ward, company, bank] = [
    textsOf(await packOf('mihon-kikaku-staff')).join('\n'),
    textsOf(await packOf('mihon-manabisha-team')).join('\n'),
    textsOf(await packOf('mihon-shinkin-team')).join('\n'),
  ]
  match(ward, /市だけの案[\s\S]*下書き。相手方には見えません/)
  match(ward, /2026年度下半期\nこちらの下書きです。書いていないもの：判断、理由/)
  match(bank, /金庫の中の案/)
  for (const theirs of [company, bank]) doesNotMatch(theirs, /市だけの案|2026年度下半期\nこちらの下書き/)
  for (const others of [ward, company]) doesNotMatch(others, /金庫の中の案/)
  // A company never sees another company's talks.
  doesNotMatch(company, /みほん信用金庫/)
  doesNotMatch(bank, /みほん学び社/)
})

test('a division has what it answers for, a post without agreements has nothing, and no name of a person is in any', async () => {
  const school = textsOf(await packOf('mihon-gakumu')).join('\n')
  match(school, /放課後の学習室「ゆいルーム」/)
  doesNotMatch(school, /広報のやさしい日本語版|みほん信用金庫/)
  match(textsOf(await packOf('mihon-soumu-audit')).join('\n'), /受け持つ協定と取組は、まだありません/)
  const holders = await begin(system, (tx) => postStore(tx).holders())
  for (const key of ['mihon-kikaku-staff', 'mihon-manabisha-team']) {
    const said = textsOf(await packOf(key)).join('\n')
    deepEqual(
      holders.filter(({ name }) => said.includes(name)),
      [],
    )
  }
})

test('what is missing and what is past its day is said with its days', async () => {
  const said = await packOf('mihon-kikaku-staff')
  const lines = wordLines(await wordOf(said, 'みほん市'))
  ok(
    hasRow(
      sectionIn(lines, said, 'figures'),
      'お金の学び　小学5年の授業',
      '授業を受けた児童',
      '2026年度第2四半期',
      '入っていません',
    ),
  )
  ok(sectionIn(lines, said, 'deadlines').some((line) => /日すぎています/.test(line)))
})
