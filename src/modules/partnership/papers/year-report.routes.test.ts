/** The report as a file: who finds it, where it is not, and that the demo town's is there in time. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#kernel/calendar'
import type { Begin } from '#platform/database/tx'
import { begin, town } from '../../../../tests/support/handover-town.tsx'
import { pdfText } from '../../../../tests/support/pdf-text.ts'
import { figuresOnPage } from '../../../../tests/support/public-figures.ts'
import { openPublicSite, realRegions } from '../../../../tests/support/public-site.ts'
import { publishPartnership } from '../public/public.job.ts'
import { partnershipDoor, publicRoutes } from '../public/public.routes.ts'
import { PUBLIC_TOPIC, type PublicPartnership } from '../public/public-partnership.ts'
import { reportYears } from './year-report.ts'

const regions = realRegions()
const mihon = regions.find(({ slug }) => slug === 'mihon')
const unofficial = regions.find(({ operatedBy }) => operatedBy === undefined)
ok(mihon && unofficial)

let value: PublicPartnership = { schema: 1, agreements: [] }
const publish = async (_town: unknown, _topic: unknown, read: (begin: Begin) => Promise<unknown>) => {
  value = (await read(begin)) as PublicPartnership
  return {} as never
}
await publishPartnership({ regions: [mihon], publish }, { ...mihon, id: town })
const site = openPublicSite(regions, publicRoutes, [partnershipDoor])
const withdrawn = [{ agreement: 'gone-2025', initiative: undefined, on: localDate('2026-06-01'), why: 'mistake' }]
await site.publish(mihon, PUBLIC_TOPIC, { ...value, withdrawn })
await site.publish(unofficial, PUBLIC_TOPIC, value)

const ask = async (path: string, more: RequestInit = {}) => site.app.request(path, more, {})
const REPORT = '/mihon/partnership/manabisha-2025/reports/2025/report.pdf'

test('the report of the demo town is there in three seconds, and at once when it is asked for again', async (t) => {
  const first = performance.now()
  const made = await ask(REPORT)
  const took = performance.now() - first
  equal(made.status, 200)
  equal(made.headers.get('content-type'), 'application/pdf')
  match(made.headers.get('content-disposition') ?? '', /mihon-manabisha-2025-2025\.pdf/)
  const bytes = new Uint8Array(await made.arrayBuffer())
  const again = performance.now()
  const kept = await ask(REPORT.replace('/mihon/', '/mihon/en/'))
  deepEqual(new Uint8Array(await kept.arrayBuffer()), bytes)
  const tookAgain = performance.now() - again
  t.diagnostic(
    `年度の報告：${Math.round(took)} ms、次は ${Math.round(tookAgain)} ms、${Math.round(bytes.length / 1000)} kB`,
  )
  ok(took < 3_000, `${took} ms`)
  ok(tookAgain < 200, `${tookAgain} ms`)
  const unchanged = await ask(REPORT, { headers: { 'if-none-match': made.headers.get('etag') ?? '' } })
  equal(unchanged.status, 304)
  const text = pdfText(bytes, t)
  if (text === undefined) return
  for (const part of ['包括連携協定', '放課後の学習室「ゆいルーム」', '目標', '実績']) ok(text.includes(part), part)
})

test('every figure that the pages of the demo town print can be read in its reports', async (t) => {
  let figures = 0
  for (const agreement of value.agreements) {
    const reports: string[] = []
    for (const year of reportYears(agreement)) {
      const report = await ask(`/mihon/partnership/${agreement.slug}/reports/${year}/report.pdf`)
      const text = pdfText(new Uint8Array(await report.arrayBuffer()), t)
      if (text === undefined) return
      reports.push(text)
    }
    const all = reports.join('')
    for (const { slug } of agreement.initiatives) {
      const html = await (await ask(`/mihon/partnership/${agreement.slug}/${slug}/`)).text()
      for (const row of figuresOnPage(html)) {
        figures += 1
        for (const said of row) ok(all.includes(said.replaceAll(/\s/g, '')), `${slug}: ${row.join(' ')}`)
      }
    }
  }
  t.diagnostic(`公開のページの数字 ${figures} が、報告の PDF にもあります`)
  ok(figures > 50, `${figures}`)
})

test('the page of the agreement leads to it in every language', async () => {
  for (const [language, says] of [
    ['', '2025'],
    ['/ja-easy', '普通'],
    ['/en', 'PDF, in Japanese'],
  ] as const) {
    const html = await (await ask(`/mihon${language}/partnership/manabisha-2025/`)).text()
    ok(html.includes(`/mihon${language}/partnership/manabisha-2025/reports/2025/report.pdf`), language)
    ok(html.includes(says), says)
  }
})

test('no report of a year in which nothing was, of another agreement, of what is no year', async () => {
  for (const path of [
    REPORT.replace('2025/report', '2031/report'),
    REPORT.replace('manabisha-2025', 'nothing'),
    REPORT.replace('2025/report', 'abcd/report'),
    REPORT.replace('/mihon/', '/tonari/'),
  ])
    equal((await ask(path)).status, 404, path)
})

test('of an agreement that was taken back, the page that says so', async () => {
  const answer = await ask(REPORT.replace('manabisha-2025', 'gone-2025'))
  deepEqual([answer.status, answer.headers.get('location')], [302, '/mihon/partnership/gone-2025/'])
  equal((await ask('/mihon/partnership/gone-2025/')).status, 410)
})

test('nobody makes a report in the name of a town that does not run this site', async () => {
  const answer = await ask(REPORT.replace('/mihon/', `/${unofficial.slug}/`))
  ok(answer.status >= 400, String(answer.status))
  const html = await (await ask(`/${unofficial.slug}/partnership/manabisha-2025/`)).text()
  ok(!html.includes('report.pdf'))
})
