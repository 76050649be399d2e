/**
 * みほん市の引きつぎ書 — the acceptance of the pack: made in 5 seconds at most, and a successor who never saw the case finds
 * ten answers in it, on the page and in the Word file; nothing in it is the other side's own.
 */
import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { localDate } from '#kernel/calendar'
import { newUuid, realClock } from '#platform/clock/clock'
import type { Acting } from '#platform/database/tx'
import { demoTown, seedDemoPeople } from '#platform/identity/demo'
import { demoPeopleSlot } from '#platform/identity/demo-people.slot'
import { openDesk } from '#platform/identity/desk'
import { demoPostId } from '#platform/identity/made-id'
import { postStore } from '#platform/identity/post.store'
import { providersSlot } from '#platform/identity/providers.slot'
import { loadRegions } from '#platform/region-pack/load-regions'
import { freshId, freshTown, testDatabase } from '../../../../tests/support/database.ts'
import { pageLines, wordLines } from '../../../../tests/support/word-text.ts'
import { staffShell } from '../../../ui/gallery/shell.ts'
import { agreementSlot } from '../agreements/agreement.slot.ts'
import { agreementStore } from '../agreements/agreement.store.ts'
import { seedPartnership } from '../demo/demo-partnership.job.ts'
import { demoPartnershipSlot } from '../demo/demo-partnership.slot.ts'
import { initiativeStore } from '../initiatives/initiative.store.ts'
import { reviewStore } from '../reviews/review.store.ts'
import { tick } from '../sample-town.test.ts'
import { HandoverPage } from './handover.page.tsx'
import { wordOf } from './handover.report.ts'
import { handoverStore } from './handover.store.ts'
import { handoverOf } from './handover.ts'
import { type Paper, textsOf } from './paper.ts'
import { paperOf } from './staff-paper.words.ja.ts'

const TODAY = localDate('2026-11-24')
const MOST_SECONDS = 5
const { pool, begin, keys } = await testDatabase()

async function mihon() {
  const slots = [agreementSlot, demoPartnershipSlot, demoPeopleSlot, providersSlot]
  const loaded = loadRegions({ directory: 'regions', slots, today: TODAY })
  ok(loaded.ok, JSON.stringify(loaded))
  const found = loaded.value.find(({ slug }) => slug === 'mihon')
  ok(found)
  const town = demoTown({ ...found, id: freshTown() }, 'demo')
  ok(town)
  const base = { begin, clock: realClock, newId: newUuid, regions: [town] }
  const more = { pool, keys: () => keys, catchUp: async () => {}, mode: 'demo' as const, baseUrl: 'http://localhost' }
  await seedDemoPeople(openDesk({ ...base, ...more, providerSecrets: undefined }), town)
  // What residents are shown is none of a pack's business.
  await seedPartnership({ ...base, publish: async () => ({}) as never }, town)
  return town.id
}
const town = await mihon()

const system: Acting = { kind: 'system', municipality: town, task: 'test' }
const posts = await begin(system, (tx) => postStore(tx).inMunicipality())
const postOf = (key: string) => {
  const post = posts.find(({ id }) => id === demoPostId(town, key))
  ok(post, key)
  return post
}
const actingAs = (key: string): Acting => {
  const { id, organisation } = postOf(key)
  return { kind: 'staff', municipality: town, post: id, organisation, person: freshId() }
}
const names = new Map(posts.map((post) => [post.id, `${post.organisationName} ${post.department} ${post.title}`]))
const packOf = async (key: string, today = TODAY): Promise<Paper> =>
  paperOf(handoverOf(postOf(key), await begin(actingAs(key), (tx) => handoverStore(tx).known()), names, today))
const pageOf = (paper: Paper): string =>
  renderToString(<HandoverPage shell={staffShell} to={(path) => path} paper={paper} post={freshId()} others={[]} />)

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

/** The lines of one section: from its title to the title of the next. */
const sectionIn = (lines: readonly string[], paper: Paper, key: string): readonly string[] => {
  const at = paper.sections.findIndex((section) => section.key === key)
  // A table of contents would say the title once more: the last one begins the section.
  const start = lines.lastIndexOf(paper.sections[at]?.title ?? '')
  const next = paper.sections[at + 1]?.title
  const end = next === undefined ? lines.length : lines.lastIndexOf(next)
  ok(start >= 0 && end > start, key)
  return lines.slice(start + 1, end)
}
/** What stands under a heading, up to the heading of another one. */
const under = (lines: readonly string[], heading: string, headings: readonly string[]): readonly string[] => {
  const start = lines.indexOf(heading)
  ok(start >= 0, heading)
  const end = lines.findIndex((line, at) => at > start && line !== heading && headings.includes(line))
  return lines.slice(start + 1, end < 0 ? undefined : end)
}
/** The cells that follow one another in a row. */
const hasRow = (lines: readonly string[], ...cells: readonly string[]): boolean =>
  lines.some((_, at) => cells.every((cell, step) => lines[at + step] === cell))
const saidOf = (lines: readonly string[], term: string): string => lines[lines.indexOf(term) + 1] ?? ''

const YUI = '放課後の学習室「ゆいルーム」'
const COMPANY = '株式会社みほん学び社'

const QUESTIONS: readonly (readonly [string, (lines: readonly string[], paper: Paper) => boolean])[] = [
  [
    'ゆいルームは、2026年度の初めの四半期に、何人と約束したか。両方が確かめたか',
    (lines, paper) =>
      hasRow(
        under(sectionIn(lines, paper, 'promises'), YUI, headingsOf(paper, 'promises')),
        '2026年度第1四半期',
        '学習室に来た子ども',
        '60人',
        '北公民館は6月からで、支援員もまだ足りないため、すえ置く。',
        `みほん市：2026年4月9日、${COMPANY}：2026年4月15日`,
      ),
  ],
  [
    'ゆいルームの、相手方の役職はだれか',
    (lines, paper) =>
      hasRow(
        sectionIn(lines, paper, 'contacts'),
        YUI,
        'みほん市 学務課 学校教育係',
        `${COMPANY} 自治体連携室 みほん市担当`,
      ),
  ],
  [
    '通学路の安全マップの、次のふり返りはいつまでか',
    (lines, paper) =>
      saidOf(
        under(sectionIn(lines, paper, 'initiatives'), '通学路の安全マップづくり', headingsOf(paper, 'initiatives')),
        '次のふり返り',
      ) === '2026年度のふり返り（2027年5月31日まで）',
  ],
  [
    '宿題の質問箱は、なぜ見送ったか',
    (lines, paper) =>
      hasRow(
        sectionIn(lines, paper, 'declined'),
        '宿題の質問箱',
        '見送り',
        '2025年12月11日',
        'みほん市',
        '子どもの書いたことを、だれが、どこで、いつまで持つのかを、両者が納得できる形にできなかったため。形ができたら、もう一度考えます。',
      ),
  ],
  [
    'どの数字が、どちらの確認を待っているか',
    (lines, paper) =>
      hasRow(
        sectionIn(lines, paper, 'open'),
        '「続けて来た割合」2026年度上半期の実績の確認',
        YUI,
        COMPANY,
        '2026年11月5日から19日',
      ),
  ],
  [
    'みほん学び社との協定は、いつまで続くか',
    (lines, paper) =>
      saidOf(
        under(
          sectionIn(lines, paper, 'agreements'),
          'みほん市と株式会社みほん学び社の包括連携協定',
          headingsOf(paper, 'agreements'),
        ),
        '期間',
      ) === '2025年3月28日から2028年3月31日まで',
  ],
  [
    'その更新の決まりは何か',
    (lines, paper) =>
      saidOf(
        under(
          sectionIn(lines, paper, 'agreements'),
          'みほん市と株式会社みほん学び社の包括連携協定',
          headingsOf(paper, 'agreements'),
        ),
        '更新の決まり',
      ) === '3か月前までに申し出がなければ、1年ごとに続きます。',
  ],
  [
    '大きな字の本と朗読の会の、前のふり返りは何を決めたか',
    (lines, paper) =>
      saidOf(
        under(sectionIn(lines, paper, 'initiatives'), '大きな字の本と朗読の会', headingsOf(paper, 'initiatives')),
        '前のふり返りの判断',
      ) === '2025年度：縮小',
  ],
  [
    '窓口での声かけの、次にすることと、その日はいつか',
    (lines, paper) =>
      hasRow(
        sectionIn(lines, paper, 'undecided'),
        '窓口での声かけと見守り',
        '声のかけ方の手引きを、市の相談員と一緒に見直します。',
        '2026年7月31日',
      ),
  ],
  [
    '数字がまだ一つもない取組はどれか',
    (lines, paper) => {
      const listed = under(sectionIn(lines, paper, 'figures'), '数字がまだ一つもない取組', [])
      return listed.includes('中学生の夜の学習') && listed.includes('子育ての手引きの共同編集') && !listed.includes(YUI)
    },
  ],
]
const headingsOf = ({ sections }: Paper, key: string): readonly string[] =>
  sections
    .filter((section) => section.key === key)
    .flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : [])))

test('a successor finds ten answers, on the page and in the Word file', async () => {
  const paper = await packOf('mihon-kikaku-staff')
  equal(QUESTIONS.length, 10)
  for (const [where, lines] of [
    ['page', pageLines(pageOf(paper))],
    ['Word', wordLines(await wordOf(paper, 'みほん市'))],
  ] as const)
    deepEqual(
      QUESTIONS.filter(([, isAnswered]) => !isAnswered(lines, paper)).map(([question]) => `${where}: ${question}`),
      [],
    )
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
