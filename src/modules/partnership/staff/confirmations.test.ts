/** The screen on which a side confirms many figures at once. */
import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import type { Uuid } from '#kernel/id'
import { instant } from '#kernel/instant'
import { openFigureDesks } from '../../../../tests/support/figure-desks.ts'
import { BASE_URL } from '../../../../tests/support/identity.ts'
import type { Waiting } from '../overview/waiting.ts'
import { confirmGroups, confirmPage, FIGURES_A_PAGE } from './confirmations-view.ts'

const { site, town, clerk, writer, company, rival, led, page, post, initiative, ...desks } = await openFigureDesks()
type Clerk = typeof clerk
const indicator = await desks.indicator('参加者', { periodKind: 'quarter' })
const seen = (who: Clerk) => page(who, '/confirmations')
const say = async (period: string, value: string, seen = '') =>
  led(await post(company, `${indicator}/figures`, { period, value, base: '', source: '受付名簿', note: '', seen }))
const keysOn = (text: string): readonly string[] =>
  [...text.matchAll(/name="shown\[\]" value="([^"]+)"/g)].map((found) => found[1] as string)
const at = initiative.replace('/initiatives/', '/confirmations/')

test('what the other side said is seen with what it stands on, and confirmed by ticking it', async () => {
  await say('2026-Q1', '42')
  await say('2026-Q2', '51')
  match(await page(clerk, '/'), /href="[^"]+\/confirmations"/)
  const text = await seen(clerk)
  match(text, /こちらの確かめを待っているもの　2件/)
  match(text, /参加者　2026年度第1四半期の実績　42人/)
  match(text, /出どころ：受付名簿/)
  const [first, second] = keysOn(text)
  ok(first && second)

  const nothing = await post(clerk, at, { 'shown[]': first })
  equal(nothing.status, 422)
  match(await nothing.text(), /確かめるものをえらんでください/)

  equal(led(await post(clerk, at, { 'shown[]': first, 'chosen[]': second })), '/confirmations?done=confirmedMany')
  deepEqual(keysOn(await seen(clerk)), [first])
  equal(led(await post(clerk, at, { 'shown[]': first, all: 'yes' })), '/confirmations?done=confirmedMany')
  match(await seen(clerk), /確かめを待っている数字はありません/)
})

test('a figure that was corrected meanwhile is not confirmed, and that is said', async () => {
  await say('2026-Q3', '7')
  const [old] = keysOn(await seen(clerk))
  ok(old)
  await say('2026-Q3', '8', `2026-Q3:${old.split(':')[1]}`)
  const told = await post(clerk, at, { 'shown[]': old, all: 'yes' })
  equal(told.status, 422)
  const text = await told.text()
  match(text, /1件は、見ている間に新しい値が出ました/)
  match(text, /第3四半期の実績　8人/)
})

test('more than a page holds is not signed at one press', async () => {
  const many = Array.from({ length: FIGURES_A_PAGE + 1 }, () => `measurement:${crypto.randomUUID()}`)
  const body = new URLSearchParams([...many.map((key) => ['shown[]', key]), ['all', 'yes']])
  const answer = await site.app.request(
    `${BASE_URL}/${town.slug}/staff${at}`,
    { method: 'POST', headers: { cookie: clerk.cookie, origin: BASE_URL }, body },
    {},
  )
  equal(answer.status, 422)
})

test('who may not confirm reads and has no button, another company sees and signs nothing', async () => {
  const read = await seen(writer)
  match(read, /確かめるのは、確認の権限がある役職です/)
  match(read, /第3四半期の実績　8人/)
  doesNotMatch(read, /name="chosen\[\]"/)
  const [key] = keysOn(await seen(clerk))
  ok(key)
  equal((await post(writer, at, { 'shown[]': key, all: 'yes' })).status, 403)
  match(await seen(rival), /確かめを待っている数字はありません/)
  equal((await post(rival, at, { 'shown[]': key, all: 'yes' })).status, 404)
  deepEqual(keysOn(await seen(clerk)), [key])
  ok([302, 303].includes((await site.get('', town, '/confirmations')).status))
})

test('what both sides had confirmed before stands beside a correction', async () => {
  const [key] = keysOn(await seen(clerk))
  ok(key)
  led(await post(clerk, at, { 'chosen[]': key }))
  await post(company, `/figures/${key.split(':')[1]}/confirm`, {})
  await say('2026-Q3', '9', `2026-Q3:${key.split(':')[1]}`)
  match(await seen(clerk), /前に両方が確かめた値は 8人/)
  // Said and never confirmed: that stood nowhere for both.
  const [unconfirmed] = keysOn(await seen(clerk))
  await say('2026-Q3', '10', `2026-Q3:${unconfirmed?.split(':')[1]}`)
  match(await seen(clerk), /第3四半期の実績　10人[\s\S]*前に両方が確かめた値は 8人/)
})

test('an initiative is not cut in two pages unless it is longer than one', () => {
  const id = (n: number): Uuid => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as Uuid
  const since = instant('2026-11-01T00:00:00.000Z')
  const waiting = (initiative: number, count: number): readonly Waiting[] =>
    Array.from({ length: count }, (_, n) => ({
      what: 'measurement',
      id: id(initiative * 1000 + n),
      initiative: id(initiative),
      indicator: id(1),
      period: '2026',
      sides: ['municipality'],
      since,
    }))
  const all = [...waiting(1, 60), ...waiting(2, 60), ...waiting(3, 150)]
  const measurements = all.map((each) => ({
    id: each.id,
    supersedes: undefined,
    recordedAt: since,
    indicator: id(1),
    period: '2026',
    signs: [],
    measured: { status: 'known', value: 1 } as const,
    source: '名簿',
    note: '',
  }))
  const groups = confirmGroups(
    all,
    { targets: [], measurements },
    [{ id: id(1), name: { ja: '参加者' }, unit: 'person' }],
    new Map([1, 2, 3].map((n) => [id(n), `取組${n}`])),
  )
  const shape = (n: number) => confirmPage(groups, n).groups.map(({ title, figures }) => [title, figures.length])
  deepEqual([1, 2, 3, 4].map(shape), [[['取組1', 60]], [['取組2', 60]], [['取組3', FIGURES_A_PAGE]], [['取組3', 50]]])
  deepEqual(confirmPage(groups, 99).page, 4)
  deepEqual([confirmPage(groups, 1).total, confirmPage([], 1).pages], [270, 1])
})
