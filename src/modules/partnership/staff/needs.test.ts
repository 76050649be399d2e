/** The screens on which both sides write what they need and offer, propose, answer and link. */
import { doesNotMatch, equal, match, ok } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Authority } from '#platform/identity/authority'
import { BASE_URL, openTestSite } from '../../../../tests/support/identity.ts'
import { staffRoutes } from './staff.routes.ts'

const FILE = readFileSync(
  new URL('../../../../regions/131091-shinagawa/agreements/gakken-2024.json', import.meta.url),
  'utf8',
)
const OTHER = FILE.replaceAll('gakken-2024', 'hoka-2024')
const READ_WRITE: readonly Authority[] = ['partnership.read', 'partnership.write']

const site = await openTestSite({
  towns: 1,
  routes: () => staffRoutes([]),
  region: (region) => ({ ...region, code: '131091' }),
})
const [town] = site.towns
const clerk = await site.clerk(town, { authorities: READ_WRITE })
const company = await site.clerk(town, { kind: 'company', authorities: READ_WRITE })
const rival = await site.clerk(town, { kind: 'company', authorities: READ_WRITE })
type Clerk = typeof clerk

/** Where a redirect leads, below the staff pages. */
const led = (answer: Response): string => {
  ok([302, 303].includes(answer.status), String(answer.status))
  const { pathname, search } = new URL(answer.headers.get('location') ?? '', BASE_URL)
  return `${pathname}${search}`.replace(/^\/[^/]+\/staff/, '').split('?')[0] as string
}
const get = (who: Clerk, path: string) => site.get(who.cookie, town, path)
const page = async (who: Clerk, path: string) => (await get(who, path)).text()
const post = (who: Clerk, path: string, form: Record<string, string>) => site.post(who.cookie, town, path, form)
const sign = async (text: string, who: Clerk) =>
  led(
    await post(clerk, '/agreements', {
      ...{ text, 'companies[]': who.organisation },
      ...{ municipalDesk: clerk.post, companyDesk: who.post },
    }),
  )

match(await page(clerk, '/needs'), /困りごとは、まだありません/)
equal((await get(clerk, '/needs/new')).status, 404)
match(await page(clerk, '/proposals/new'), /提案できる相手がいません/)
const agreement = await sign(FILE, company)
await sign(OTHER, rival)
const agreementId = agreement.split('/').at(-1) as string

const NEED = {
  title: '夕方の居場所が足りない',
  body: '放課後に行くところがない',
  cost: '',
  since: '',
  under: '',
  post: '',
}
const need = async (more: Record<string, string> = {}) =>
  led(await post(clerk, '/needs', { ...NEED, under: `${agreementId}:1`, since: '令和8年4月1日', ...more }))
const shown = async (who: Clerk, entry: string, readers: Clerk, version = '1') =>
  post(who, `${entry}/share`, { 'readers[]': readers.organisation, version })
const propose = async (who: Clerk, to: Clerk, more: Record<string, string> = {}) =>
  led(
    await post(who, '/proposals', {
      ...{ title: '夕方の学習室', body: '会議室を開けます', to: `${agreementId}:${to.organisation}` },
      ...more,
    }),
  )

test('a need is written, seen by its own side, shown to one company, and not to the other', async () => {
  const at = await need()
  equal((await get(company, at)).status, 404)
  match(await page(clerk, '/needs'), /夕方の居場所が足りない/)
  doesNotMatch(await page(company, '/needs'), /夕方の居場所が足りない/)
  const nobody = await post(clerk, `${at}/share`, { version: '1' })
  equal(nobody.status, 422)
  match(await nobody.text(), /見せる相手を一つ以上選んでください/)
  led(await shown(clerk, at, company))
  match(await page(company, at), /2026年4月1日/)
  match(await page(company, '/needs'), /夕方の居場所が足りない/)
  equal((await get(rival, at)).status, 404)
  equal((await get(company, `${at}/edit`)).status, 404)
  equal((await shown(company, at, rival, '2')).status, 404)
  match(await page(company, '/needs?q=%E3%81%A8%E3%81%B3%E3%81%B0%E3%81%93'), /当てはまるものがありません/)
})
test('what is wrong stands beside its field, nothing typed is lost, and a stale edit shows both', async () => {
  const wrong = await post(clerk, '/needs', { ...NEED, title: '', since: '2023-02-29' })
  equal(wrong.status, 422)
  const said = await wrong.text()
  match(said, /名前を書いてください/)
  match(said, /放課後に行くところがない/)
  match(await (await post(clerk, '/needs', { ...NEED, since: '2023-02-29' })).text(), /その日は暦にありません/)
  const at = await need()
  led(await post(clerk, `${at}/edit`, { ...NEED, title: '先に直した名前', version: '1' }))
  const stale = await post(clerk, `${at}/edit`, { ...NEED, title: 'あとから直した名前', version: '1' })
  equal(stale.status, 422)
  const both = await stale.text()
  match(both, /ほかの人が先に直しました/)
  match(both, /先に直した名前/)
  match(both, /あとから直した名前/)
  match(both, /name="version" value="2"/)
})
test('a closed need says why, and takes no proposal', async () => {
  const at = await need({ title: '雪かきの手' })
  led(await shown(clerk, at, company))
  equal((await post(clerk, `${at}/close`, { reason: '', version: '2' })).status, 422)
  led(await post(clerk, `${at}/close`, { reason: '町内会で足りました', version: '2' }))
  match(await page(company, at), /町内会で足りました/)
  doesNotMatch(await page(company, '/needs'), /雪かきの手/)
  match(await page(company, '/needs?shown=all'), /雪かきの手/)
  const id = at.split('/').at(-1) as string
  const refused = await post(company, '/proposals', {
    ...{ title: 't', body: 'b', to: `${agreementId}:${clerk.organisation}`, answers: id },
  })
  equal(refused.status, 422)
  match(await refused.text(), /もう受付中ではありません/)
})
test('an offer of one company is never seen by another', async () => {
  const at = led(await post(company, '/needs', { ...NEED, title: '会議室を貸せます', cost: '無料' }))
  equal((await get(clerk, at)).status, 404)
  led(await shown(company, at, clerk))
  match(await page(clerk, at), /無料/)
  match(await page(clerk, '/needs'), /会議室を貸せます/)
  for (const path of [at, `${at}/edit`]) equal((await get(rival, path)).status, 404, path)
  doesNotMatch(await page(rival, '/needs'), /会議室を貸せます/)
})

test('a proposal waits in 今日の仕事 of the post that was asked, is answered, adopted, and becomes an initiative', async () => {
  const entry = await need({ title: '宿題を見る人' })
  led(await shown(clerk, entry, company))
  const answers = entry.split('/').at(-1) as string
  match(await page(company, `/proposals/new?answers=${answers}`), /答える先：宿題を見る人/)
  const at = await propose(company, clerk, { answers, title: '大学生の先生' })
  match(await page(clerk, '/'), /返事をする提案　1件/)
  match(await page(clerk, '/'), /あと14日/)
  doesNotMatch(await page(company, '/'), /返事をする提案/)
  for (const path of [at, '/proposals', '/', '/proposals.csv']) doesNotMatch(await page(rival, path), /大学生の先生/)
  equal((await post(rival, `${at}/move`, { state: 'declined', reason: 'x', initiative: '', seq: '1' })).status, 404)

  const move = (who: Clerk, state: string, seq: string, reason = '人と場所を確かめるため') =>
    post(who, `${at}/move`, { state, reason, initiative: '', seq })
  equal((await move(company, 'adopted', '1')).status, 422)
  const noReason = await move(clerk, 'talking', '1', '')
  equal(noReason.status, 422)
  match(await noReason.text(), /理由を書いてください/)
  led(await move(clerk, 'talking', '1'))
  const stale = await move(clerk, 'declined', '1', '場所がないため')
  equal(stale.status, 422)
  const kept = await stale.text()
  match(kept, /ほかの人が先に返事をしました/)
  match(kept, /場所がないため/)
  doesNotMatch(await page(clerk, '/'), /返事をする提案/)
  led(await move(clerk, 'adopted', '2', '秋から試すため'))

  const id = at.split('/').at(-1) as string
  match(await page(clerk, at), new RegExp(`initiatives/new\\?proposal=${id}`))
  const form = await page(clerk, `${agreement}/initiatives/new?proposal=${id}`)
  match(form, /value="大学生の先生"/)
  match(form, /会議室を開けます/)
  const made = led(
    await post(clerk, `${agreement}/initiatives`, {
      ...{ title: '大学生の先生', easy: '', english: '', why: '学ぶため', 'items[]': '1', ownerSide: 'both' },
      ...{ municipalPost: clerk.post, companyPost: '', thirdParty: '', slug: '', proposal: id },
    }),
  )
  match(await page(clerk, at), new RegExp(made))
  match(await page(company, at), /相手方の下書きです/)
  match(await page(company, entry), /秋から試すため|取組と結びました/)
})
test('the list counts the funnel aloud, searches, and goes out as CSV', async () => {
  const at = await propose(clerk, company, { title: '見守りの電話' })
  led(await post(company, `${at}/move`, { state: 'declined', reason: '人手が足りないため', initiative: '', seq: '1' }))
  const back = await propose(company, clerk, { title: '取り下げる案' })
  led(await post(company, `${back}/move`, { state: 'withdrawn', reason: '社内の都合', initiative: '', seq: '1' }))
  const list = await page(clerk, '/proposals')
  match(list, /最初の返事まで（中央値）/)
  match(list, /返事をした\d件から/)
  match(await page(clerk, '/proposals?state=declined'), /見守りの電話/)
  doesNotMatch(await page(clerk, '/proposals?state=declined'), /取り下げる案/)
  match(await page(clerk, '/proposals?state=late'), /当てはまるものがありません/)
  match(await page(clerk, '/proposals.csv'), /見守りの電話,見送り,.*人手が足りないため/)
})
test('a post that only reads writes nothing; a foreign id answers as a missing one', async () => {
  const reader = await site.clerk(town, { organisation: clerk.organisation, authorities: ['partnership.read'] })
  for (const path of ['/needs/new', '/proposals/new']) equal((await get(reader, path)).status, 403, path)
  equal((await post(reader, '/needs', NEED)).status, 403)
  const unknown = crypto.randomUUID()
  for (const path of [`/needs/${unknown}`, `/proposals/${unknown}`, `/proposals/new?answers=${unknown}`])
    equal((await get(clerk, path)).status, 404, path)
  ok([302, 303].includes((await site.get('', town, '/needs')).status))
})
