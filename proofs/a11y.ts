/**
 * 使いやすさ — every page that a person can come to, in the system's browser: nothing that axe finds, nothing to scroll
 * sideways on the smallest phone, nothing too small to hit, nothing the browser complains about, nothing from elsewhere.
 *
 * Staff pages: every page of every person in one view, and one of each shape (`page-shape.ts`) in all of them; public
 * pages: every page in every view.
 * Left out  what no program can judge: real screen readers, and whether the words are understood
 */
import type { Browser, Page } from 'playwright-core'
import { openChromium } from '../tests/support/chromium.ts'
import { type RunningServer, startServer } from '../tests/support/server.ts'
import { freshCaller } from './parts/ask.ts'
import { crawl } from './parts/crawl.ts'
import { type Dice, diceOf } from './parts/dice.ts'
import { type Eyes, type Findings, lookAt, openEyes, VIEWS, type View } from './parts/eyes.ts'
import { oneOfEachShape, type Page as Read } from './parts/page-shape.ts'
import type { Given, Proof } from './parts/proof.ts'
import { addressOf, hasParameters, routesOf, slugsOf } from './parts/routes.ts'
import { staffWalk } from './parts/staff-walk.ts'

/** When the quick form stops looking, of its 45 seconds; what it saw is judged, and said. */
const QUICK_UNTIL_MILLIS = 40_000
/** Staff pages that the quick form walks to before it chooses among them. */
const QUICK_STAFF_PAGES = 20

export const proof: Proof = {
  name: 'a11y',
  promise: 'どのページも、320・768・1280px、文字200%、強制カラーで axe の指摘 0、横に動かさず読める',
  covers: ['src/**/*.page.tsx', 'src/**/*.words.*', 'src/ui/**', 'src/platform/http/**', 'regions/**'],
  quickSeconds: 120,
  run: async (given) => {
    const end = performance.now() + QUICK_UNTIL_MILLIS
    // A share of the time that is left, so that a slow start shortens the looking and not one part of it.
    const share = (of: number): number =>
      given.quick ? Math.max(0, end - performance.now()) * of : Number.POSITIVE_INFINITY
    const server = await startServer({ env: { YUIMACHI_TRUSTED_PROXIES: '127.0.0.1' } })
    const browser = await openChromium()
    try {
      await seededFaults(browser, server, given)
      const staff = await staffPages(server, browser, given, () => share(0.5))
      await judge([staff, await publicPages(server, browser, given, () => share(1))], given)
    } finally {
      await browser.close()
      await server.stop()
    }
  },
}

type Seen = Findings & Pick<Eyes, 'errors' | 'foreign'>

async function publicPages(server: RunningServer, browser: Browser, { say, check, seed }: Given, share: () => number) {
  const slugs = await slugsOf(server)
  const declared = (await routesOf(server))
    .filter((route) => route.method === 'GET' && route.who === 'anyone' && !hasParameters(route))
    .filter(({ path }) => path.startsWith('/{region}'))
  const { pages, broken } = await crawl(
    server.url,
    ['/', ...slugs.flatMap((slug) => declared.map(({ path }) => addressOf(path, { region: slug })))],
    5_000,
  )
  const read = pages.map(({ path }) => path)
  await check('だれでも読むページが、どのまちにもある', () =>
    slugs.filter((slug) => !read.some((path) => path.startsWith(`/${slug}/`))),
  )
  const foundNothing = broken.filter((line) => !line.includes('/staff/'))
  await check('つながらない行き先がない', foundNothing)
  const eyes = await openEyes(browser, server.origin)
  const seen = await lookAll(eyes, server.origin, read, new Set(read), diceOf(seed), share())
  await check('だれでも読むページを、どの見え方でも見た', seen.looks >= VIEWS.length)
  say(`だれでも読むページ ${read.length} 枚、見たページと見え方の組 ${seen.looks} / ${read.length * VIEWS.length}`)
  await eyes.close()
  return seen.found
}

async function staffPages(
  server: RunningServer,
  browser: Browser,
  { quick, say, check, seed }: Given,
  share: () => number,
) {
  const found: Seen[] = []
  const known = new Set<string>()
  const path = '/mihon/staff/sign-in'
  let people = 1
  for (let person = 0; person < people; person++) {
    const eyes = await openEyes(browser, server.origin)
    await eyes.page.goto(`${server.origin}${path}`)
    const buttons = eyes.page.locator('form[action$="/sign-in/demo"] button')
    if (!quick) people = await buttons.count()
    const who = (await buttons.nth(person).textContent()) ?? ''
    await buttons.nth(person).click()
    await eyes.page.waitForLoadState()
    const came = new URL(eyes.page.url()).pathname
    await check(
      `見本のボタン一つで入る（${who}）`,
      came.includes('/staff/') && !came.includes('/sign-in') ? [] : [came],
    )
    const pages = await staffWalk(readerOf(eyes, server.origin), came, {
      pages: quick ? QUICK_STAFF_PAGES : 5_000,
      ofEachKind: 5_000,
    })
    const models = oneOfEachShape(pages, known)
    const paths = pages.map(({ path }) => path)
    const seen = await lookAll(eyes, server.origin, paths, models, diceOf(seed), share())
    await check(`職員の画面を見た（${who}）`, quick ? seen.looks > 0 : seen.looks >= pages.length)
    say(`職員の画面（${who}）${pages.length} 枚、ほかにない形 ${models.size} 枚、見た組 ${seen.looks}`)
    found.push(seen.found)
    await eyes.close()
  }
  return together(found)
}

const readerOf =
  ({ context }: Eyes, origin: string) =>
  async (path: string): Promise<string | undefined> => {
    const answer = await context.request.get(`${origin}${path}`, { headers: { 'x-forwarded-for': freshCaller() } })
    return answer.ok() && answer.headers()['content-type']?.startsWith('text/html') ? answer.text() : undefined
  }

/**
 * Every page, in an order that the dice decide, until all are seen or the time is over: models in every view, the others
 * in one, and the views take turns.
 */
async function lookAll(
  eyes: Eyes,
  origin: string,
  pages: readonly string[],
  models: ReadonlySet<string>,
  dice: Dice,
  millis: number,
) {
  const until = performance.now() + millis
  const whole = millis === Number.POSITIVE_INFINITY
  const waiting = shuffled(pages, dice).entries()
  const found: Findings[] = []
  let begun = 0
  // Each page is loaded once for all its views. Where the time is short, models too are seen in one view.
  const look = async (page: Page): Promise<void> => {
    for (const [turn, path] of waiting) {
      // On a busy machine too each view is looked at once: nothing is passed unseen.
      if (performance.now() > until && begun >= VIEWS.length) return
      begun++
      await page.goto(`${origin}${path}`)
      const views: readonly View[] =
        whole && models.has(path) ? VIEWS : VIEWS.filter((_, at) => at === turn % VIEWS.length)
      for (const view of views) found.push(await lookAt(page, view))
    }
  }
  await Promise.all([eyes.page, await eyes.another()].map(look))
  return {
    looks: found.length,
    found: together(
      found.map((each) => ({ ...each, errors: [], foreign: [] })),
      eyes,
    ),
  }
}

function shuffled<T>(list: readonly T[], dice: Dice): readonly T[] {
  return list
    .map((each) => ({ each, at: dice.whole(2 ** 31) }))
    .sort((a, b) => a.at - b.at)
    .map(({ each }) => each)
}

const together = (
  all: readonly Seen[],
  more: Pick<Seen, 'errors' | 'foreign'> = { errors: [], foreign: [] },
): Seen => ({
  axe: all.flatMap(({ axe }) => axe),
  sideways: all.flatMap(({ sideways }) => sideways),
  tiny: all.flatMap(({ tiny }) => tiny),
  small: all.flatMap(({ small }) => small),
  errors: [...all.flatMap(({ errors }) => errors), ...more.errors],
  foreign: [...all.flatMap(({ foreign }) => foreign), ...more.foreign],
})

async function judge(all: readonly Seen[], { check }: Given): Promise<void> {
  const { axe, sideways, tiny, small, errors, foreign } = together(all)
  await check('axe の指摘が 0', axe)
  await check('横に動かす画面が 0', sideways)
  await check('24px より小さい押すところが 0', tiny)
  await check('44px より小さい押すところが 0（文の中のリンクを除く）', small)
  await check('ブラウザの誤り（CSP の報せを含む）が 0', errors)
  await check('よそへの頼みが 0', foreign)
}

/** A page with one fault of each kind, as the server could have sent it. */
const FAULTY = `<!doctype html><html lang="ja"><title>見本</title><main><h1>見本</h1>
  <input type="text"><input type="checkbox" aria-label="小さい">
  <p><a href="/lone">もどるためのリンク</a></p><p>くわしくは<a href="/inline">文の中の案内</a>を見ます。</p>
  <table width="900"><tr><td>広い</td></tr></table>
  <img alt="" src="https://cdn.example/a.png"><script>document.title = 'その場'</script></main></html>`

/** One row, many rows, and rows of which one holds a field that no other has. */
const ALIKE: readonly Read[] = [
  ['/a/1', '<ul><li>一</li></ul>'],
  ['/a/2', '<ul><li>一</li><li>二</li></ul>'],
  ['/a/3', '<ul><li>一</li><li>二<input type="text"></li></ul>'],
].map(([path = '', html = '']) => ({ path, html }))

async function seededFaults(browser: Browser, { origin }: RunningServer, { check, seeded }: Given): Promise<void> {
  const models = oneOfEachShape(ALIKE, new Set())
  await seeded('ほかの画面にない欄のある画面', () => [...models].filter((path) => path === '/a/3'))
  await check('行の数だけがちがう画面は、いちばん行の多いもので見る', !models.has('/a/1') && models.has('/a/2'))
  const eyes = await openEyes(browser, origin)
  try {
    await eyes.context.route(`${origin}/faulty`, (route) =>
      route.fulfill({
        contentType: 'text/html; charset=utf-8',
        headers: { 'content-security-policy': "script-src 'self'" },
        body: FAULTY,
      }),
    )
    await eyes.page.goto(`${origin}/faulty`)
    const found = await lookAt(eyes.page, { name: '320', width: 320 })
    await seeded('名前のない入力らん', () => found.axe.filter((line) => line.includes(' label：')))
    await seeded('画面より広い表', () => found.sideways)
    await seeded('小さすぎる押すところ', () => found.tiny)
    await seeded('ひとつだけで、行の高さしかないリンク', () => found.small.filter((line) => line.includes('/lone')))
    await check(
      '文の中のリンクは、小さいと言わない',
      found.small.filter((line) => line.includes('/inline')),
    )
    await seeded('よその画像', () => eyes.foreign)
    await seeded('その場のスクリプト', () => eyes.errors.filter((line) => line.includes('Content Security Policy')))
  } finally {
    await eyes.close()
  }
}
