/** 協定のいま on paper: 12 agreements of 10 items that all have findings fill one A4 and no second. */
import { equal, match } from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { renderToString } from 'preact-render-to-string'
import { localDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { instant } from '#kernel/instant'
import { openChromium } from '../../../../tests/support/chromium.ts'
import { staffShell } from '../../../ui/gallery/shell.ts'
import type { KnownAgreement } from '../handover/handover-known.ts'
import { NowPage } from './now.page.tsx'
import { nowView } from './now-view.ts'

const CSS = readFileSync('src/ui/yui.css', 'utf8')
const TODAY = localDate('2026-11-24')

/** The worst: every item without an initiative, a meeting overdue, too few initiatives, and an end that is over. */
const worst = (no: number): KnownAgreement => ({
  id: crypto.randomUUID() as Uuid,
  side: 'municipality',
  parties: [{ side: 'company', name: `株式会社とても長い名前のみほん会社${no}` }],
  desks: {},
  initiatives: [],
  agreement: {
    agreementId: `jp-990019-a${no}-2025`,
    title: { ja: `みほん市と株式会社とても長い名前のみほん会社${no}ホールディングスの包括連携協定` },
    kind: '包括連携協定',
    signedOn: localDate('2020-04-01'),
    purpose: { ja: 'まち' },
    parties: [],
    items: Array.from({ length: 10 }, (_, at) => ({
      no: at + 1,
      text: { ja: `地域の暮らしの安全と安心の向上に関すること その${at + 1}` },
      sdgs: [],
      planCodes: [],
      catchAll: false,
    })),
    clauses: [{ no: 1, kind: 'meeting', every: 'quarter', text: { ja: '四半期に1回' } }],
    term: {
      from: localDate('2020-04-01'),
      until: localDate(no % 2 ? '2026-03-31' : '2027-03-31'),
      renewal: { kind: 'byTalks', noticeMonths: 6 },
    },
    announced: [],
    unknown: [],
    documents: [],
  },
})
const pageOf = (count: number): string => {
  const view = nowView(
    Array.from({ length: count }, (_, at) => worst(at + 1)),
    [],
    3,
    TODAY,
  )
  const now = instant('2026-11-24T09:00:00+09:00')
  const html = renderToString(
    <NowPage shell={staffShell} to={(path) => path} now={now} organisation="みほん市" view={view} />,
  )
  return `<!doctype html>${html.replace('</head>', `<style>${CSS}</style></head>`)}`
}

let browser: Browser
before(async () => {
  browser = await openChromium()
})
after(() => browser.close())

/** `YUI_LOOK=DIR` also writes the paper, to be looked at. */
async function pagesOf(count: number): Promise<number> {
  const page = await browser.newPage()
  await page.setContent(pageOf(count))
  const look = process.env['YUI_LOOK']
  const pdf = await page.pdf({ format: 'A4', margin: { top: '10mm', bottom: '10mm', left: '10mm', right: '10mm' } })
  if (look) {
    writeFileSync(`${look}/now-${count}.pdf`, pdf)
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width: 718, height: 1047 })
    await page.screenshot({ path: `${look}/now-${count}.png`, fullPage: true })
  }
  await page.close()
  return pdf.toString('latin1').match(/\/Type\s*\/Page(?![a-z])/g)?.length ?? 0
}

test('12 agreements of 10 items: exactly one A4', async () => {
  equal(await pagesOf(12), 1)
})
test('with more it is still one page, which says how many are left out and where they are', async () => {
  equal(await pagesOf(30), 1)
  match(pageOf(30), /ほかに18件の協定があります。「協定のいま」の画面か、CSV で読めます/)
})
