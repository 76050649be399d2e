/** 協議資料 of the sample town: the same from both sides, with every figure that stands there, and no draft. */
import { deepEqual, doesNotMatch, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import type { PeriodCode } from '#kernel/period'
import { actingAs, begin, names, TODAY } from '../../../../tests/support/handover-town.tsx'
import { wordLines } from '../../../../tests/support/word-text.ts'
import { meetingStore } from '../agreements/meeting.store.ts'
import { standingMeetings } from '../agreements/meeting.ts'
import { handoverStore } from '../handover/handover.store.ts'
import { proposalStore } from '../needs-offers/proposal.store.ts'
import { meetingPaperOf } from './meeting-paper.ts'
import { textsOf } from './paper.ts'
import { meetingPaper } from './staff-meeting-paper.words.ja.ts'
import { wordOf } from './word.report.ts'

const SLUG = 'manabisha-2025'
const paperBy = (key: string, period: string) =>
  begin(actingAs(key), async (tx) => {
    const known = (await handoverStore(tx).known()).find(({ agreement }) => agreement.agreementId.endsWith(SLUG))
    ok(known)
    const given = {
      meetings: standingMeetings(await meetingStore(tx).all(known.id)),
      proposals: await proposalStore(tx).all(),
      posts: names,
      practice: 3,
    }
    return meetingPaperOf(known, { ...given, period: period as PeriodCode, today: TODAY })
  })

test('both sides hold the same paper in their hands', async () => {
  for (const period of ['2026-Q1', '2026-Q2', '2026-Q3'])
    deepEqual(
      meetingPaper(await paperBy('mihon-manabisha-team', period)),
      meetingPaper(await paperBy('mihon-kikaku-staff', period)),
    )
})

test('its figures are those that end in the quarter, beside their targets, and what is missing is named', async () => {
  const paper = await paperBy('mihon-kikaku-staff', '2026-Q2')
  const room = paper.figures.find(({ initiative }) => initiative.includes('ゆいルーム'))
  deepEqual(
    room?.rows.map(({ indicator, period, target, measured, waitsFor }) => [
      indicator,
      period,
      target,
      measured,
      waitsFor,
    ]),
    [
      ['学習室に来た子ども', '2026-Q2', 60, { status: 'known', value: 66 }, []],
      ['続けて来た割合', '2026-H1', 70, { status: 'known', value: 69 }, ['株式会社みほん学び社']],
    ],
  )
  ok(paper.without.length > 0)
  equal(paper.countsPeople, true)
  // A quarter that has only begun asks for nothing yet.
  deepEqual((await paperBy('mihon-kikaku-staff', '2026-Q3')).without, [])
})

test('what was decided last, how it goes and what waits stand in it; a draft of one side does not', async () => {
  const paper = meetingPaper(await paperBy('mihon-kikaku-staff', '2026-Q2'))
  const texts = textsOf(paper).join('\n')
  for (const said of ['概ね順調', '北公民館は週1日から始めた', '今日決めること', '少ない人数がそのまま入っています'])
    ok(texts.includes(said), said)
  doesNotMatch(texts, /下書き/)
  // The walking map ended in March: it is no matter of the summer's meeting.
  ok(!texts.includes('歩く会'))
})

test('the Word file says what the page says, within three seconds', async (t) => {
  const began = performance.now()
  const paper = meetingPaper(await paperBy('mihon-kikaku-staff', '2026-Q2'))
  const file = await wordOf(paper, 'みほん市')
  const took = performance.now() - began
  const lines = new Set(wordLines(file))
  deepEqual(
    textsOf(paper).filter((text) => text.trim() !== '' && !lines.has(text)),
    [],
  )
  t.diagnostic(`協議資料：${(took / 1000).toFixed(2)} 秒、Word ${(file.length / 1000).toFixed(0)} kB`)
  ok(took < 3_000, `${took} ms`)
})
