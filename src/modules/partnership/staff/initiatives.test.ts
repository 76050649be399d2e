/** The screens on which both sides draft, share, edit, move and publish an initiative, and the first screen of staff. */
import { doesNotMatch, equal, match, ok } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { realClock } from '#platform/clock/clock'
import type { Authority } from '#platform/identity/authority'
import { BASE_URL, openTestSite } from '../../../../tests/support/identity.ts'
import { staffRoutes } from './staff.routes.ts'

const FILE = readFileSync(
  new URL('../../../../regions/131091-shinagawa/agreements/gakken-2024.json', import.meta.url),
  'utf8',
)
const READ_WRITE: readonly Authority[] = ['partnership.read', 'partnership.write']

const site = await openTestSite({
  towns: 1,
  routes: () => staffRoutes([]),
  region: (region) => ({ ...region, code: '131091' }),
})
const [town] = site.towns
const clerk = await site.clerk(town, { authorities: [...READ_WRITE, 'partnership.publish'] })
const company = await site.clerk(town, { kind: 'company', authorities: READ_WRITE })
const rival = await site.clerk(town, { kind: 'company', authorities: READ_WRITE })
type Clerk = typeof clerk

/** Where a redirect leads, below the staff pages. */
const led = (answer: Response): string => {
  ok([302, 303].includes(answer.status), String(answer.status))
  const { pathname, search } = new URL(answer.headers.get('location') ?? '', BASE_URL)
  return `${pathname}${search}`.replace(/^\/[^/]+\/staff/, '')
}
const page = async (who: Clerk, path: string) => (await site.get(who.cookie, town, path)).text()
const post = (who: Clerk, path: string, form: Record<string, string>) => site.post(who.cookie, town, path, form)

const agreement = led(
  await post(clerk, '/agreements', {
    text: FILE,
    'companies[]': company.organisation,
    municipalDesk: clerk.post,
    companyDesk: '',
  }),
).split('?')[0] as string

const TEXT = {
  title: '防災の教室',
  easy: '',
  english: '',
  why: '備えを学ぶため',
  'items[]': '8',
  ownerSide: 'both',
  municipalPost: clerk.post,
  companyPost: company.post,
  thirdParty: '',
}
const draft = async (who: Clerk, more: Record<string, string> = {}) => {
  const to = led(await post(who, `${agreement}/initiatives`, { ...TEXT, slug: '', ...more }))
  match(to, /^\/initiatives\/[0-9a-f-]{36}\?done=added$/)
  return to.split('?')[0] as string
}

test('a draft is seen by its side alone; shared, it waits for the other side and for nobody else', async () => {
  const at = await draft(company, { title: '会社の案' })
  equal((await site.get(company.cookie, town, at)).status, 200)
  equal((await site.get(clerk.cookie, town, at)).status, 404)
  equal((await post(clerk, `${at}/share`, { reason: 'x', decidedOn: '2026-04-01', version: '1' })).status, 404)

  const refused = await post(company, `${at}/share`, { reason: '', decidedOn: '令和5年2月29日', version: '1' })
  equal(refused.status, 422)
  const said = await refused.text()
  match(said, /書いてください/)
  match(said, /令和5年2月29日/)
  const noDay = await post(company, `${at}/share`, { reason: '話し合うため', decidedOn: '2023-02-29', version: '1' })
  const why = await noDay.text()
  match(why, /その日は暦にありません/)
  match(why, /話し合うため/)

  led(await post(company, `${at}/share`, { reason: '話し合うため', decidedOn: '令和8年4月1日', version: '1' }))
  match(await page(clerk, at), /こちらの返事を、0日待たせています/)
  match(await page(company, at), /返事がないことを、同意とはみなしません/)
  match(await page(clerk, '/'), /取組の案「会社の案」/)
  match(await page(company, '/'), /相手方の(確認を待っているもの|返事待ち)　1件/)
  doesNotMatch(await page(rival, '/'), /会社の案/)
  match(await page(rival, '/'), /協定はまだ登録されていません/)
})

test('another company and a resident are turned away, a foreign id answers as a missing one', async () => {
  const at = await draft(clerk)
  for (const path of ['', '/edit', '/share', '/state']) {
    equal((await site.get(rival.cookie, town, `${at}${path}`)).status, 404, path)
    ok([302, 303].includes((await site.get('', town, `${at}${path}`)).status), path)
  }
  equal((await post(rival, `${at}/edit`, { ...TEXT, version: '1' })).status, 404)
  equal((await post(rival, `${agreement}/initiatives`, { ...TEXT, slug: '' })).status, 404)
  equal((await site.get(rival.cookie, town, `${agreement}/initiatives/new`)).status, 404)
  equal((await post(rival, `/initiatives/${crypto.randomUUID()}/edit`, { ...TEXT, version: '1' })).status, 404)
  const reader = await site.clerk(town, { organisation: clerk.organisation, authorities: ['partnership.read'] })
  equal((await site.get(reader.cookie, town, `${at}/edit`)).status, 403)
})

test('what is wrong stands beside its field, and nothing typed is lost', async () => {
  const { 'items[]': _, ownerSide: __, ...noItems } = TEXT
  const answer = await post(clerk, `${agreement}/initiatives`, { ...noItems, title: '', slug: 'Big Name' })
  equal(answer.status, 422)
  const said = await answer.text()
  match(said, /一つ以上選んでください/)
  match(said, /一つ選んでください/)
  match(said, /英小文字、数字、ハイフンで、40字まで/)
  match(said, /備えを学ぶため/)
  match(said, /value="Big Name"/)
  const long = await post(clerk, `${agreement}/initiatives`, { ...TEXT, why: 'x'.repeat(1024 * 1024), slug: '' })
  equal(long.status, 422)
  match(await long.text(), /長すぎます/)
  const foreign = await post(clerk, `${agreement}/initiatives`, { ...TEXT, companyPost: rival.post, slug: '' })
  match(await foreign.text(), /その組織の役職ではありません/)
})

test('a stale edit shows what the other wrote beside what was typed, and writes nothing', async () => {
  const at = await draft(clerk)
  led(await post(clerk, `${at}/edit`, { ...TEXT, title: '先の人の名前', version: '1' }))
  const stale = await post(clerk, `${at}/edit`, { ...TEXT, title: '後の人の名前', version: '1' })
  equal(stale.status, 422)
  const said = await stale.text()
  match(said, /開いている間に、ほかの人が直しました/)
  match(said, /<del>先の人の名前<\/del>/)
  match(said, /<ins>後の人の名前<\/ins>/)
  match(said, /name="version" value="2"/)
  match(await page(clerk, at), /先の人の名前/)
  led(await post(clerk, `${at}/edit`, { ...TEXT, title: '後の人の名前', version: '2' }))
  match(await page(clerk, at), /後の人の名前/)
})

test('the state goes only where it may, with a reason and a day, and one who comes late is told', async () => {
  const at = await draft(clerk)
  led(await post(clerk, `${at}/share`, { reason: '始めたい', decidedOn: '2026-04-01', version: '1' }))
  const choices = await page(company, `${at}/state`)
  match(choices, /value="agreed"/)
  doesNotMatch(choices, /value="completed"/)
  const skip = await post(company, `${at}/state`, {
    state: 'completed',
    reason: '早く',
    decidedOn: '2026-04-02',
    version: '2',
    seq: '1',
  })
  match(await skip.text(), /この段階に進めません/)
  const early = { state: 'agreed', reason: '合意した', decidedOn: '2026-03-31', version: '2', seq: '1' }
  match(await (await post(company, `${at}/state`, early)).text(), /より前です/)
  match(led(await post(company, `${at}/state`, { ...early, decidedOn: 'R8.4.2' })), /done=proposed/)
  const late = await post(clerk, `${at}/state`, { ...early, state: 'declined', decidedOn: '2026-04-03' })
  equal(late.status, 422)
  match(await late.text(), /段階が変わりました/)

  match(await page(clerk, at), /合意を申し出：合意した/)
  match(await page(clerk, at), /相手方は合意すると言っています/)
  match(await page(clerk, '/'), /防災の教室」の合意/)
  match(await page(company, at), /こちらは合意すると伝えてあります/)
  doesNotMatch(await page(company, `${at}/state`), /value="agreed"/)
  match(await page(clerk, `${at}/state`), /両方がそろい、段階が「合意」になります/)
  const yes = { state: 'agreed', reason: 'こちらも合意', decidedOn: '2026-04-03', version: '2', seq: '2' }
  match(led(await post(clerk, `${at}/state`, yes)), /done=moved/)
  match(await page(company, at), /合意：こちらも合意/)

  match(led(await post(clerk, `${at}/publish`, {})), /done=notPublicYet/)
  led(await post(clerk, `${agreement}/publish`, {}))
  match(led(await post(clerk, `${at}/publish`, {})), /done=published/)
  match(await page(clerk, at), /公開しています/)
})

test('合意 is said to the text on the screen; an edit takes it back, and what both agreed to stays', async () => {
  const at = await draft(clerk, { title: '合意する取組' })
  led(await post(clerk, `${at}/share`, { reason: '始めたい', decidedOn: '2026-04-01', version: '1' }))
  const say = (who: Clerk, version: string, seq: string) =>
    post(who, `${at}/state`, { state: 'agreed', reason: '進めたい', decidedOn: '2026-04-01', version, seq })
  const edit = (version: string, more: Record<string, string> = {}) =>
    post(clerk, `${at}/edit`, { ...TEXT, title: '合意する取組', version, ...more })
  const seen = await page(company, `${at}/state`)
  match(seen, /備えを学ぶため/)
  match(seen, /name="version" value="2"/)
  match(led(await edit('2', { why: '開いている間に直した目的' })), /done=saved/)
  const late = await say(company, '2', '1')
  equal(late.status, 422)
  const told = await late.text()
  match(told, /開いている間に、文が直されました/)
  match(told, /開いている間に直した目的/)
  match(told, /name="version" value="3"/)
  match(told, /進めたい/)

  match(led(await say(company, '3', '1')), /done=proposed/)
  match(await page(clerk, `${at}/edit`), /その合意は取り下げられ/)
  match(led(await edit('3')), /done=consentWithdrawn/)
  match(await page(company, at), /検討を続ける：文を直したので、もう一度確かめます/)
  doesNotMatch(await page(company, at), /こちらは合意すると伝えてあります/)

  const today = { state: 'agreed', reason: '合意', version: '4' }
  led(await post(company, `${at}/state`, { ...today, decidedOn: realClock.today(), seq: '3' }))
  match(led(await post(clerk, `${at}/state`, { ...today, decidedOn: realClock.today(), seq: '4' })), /done=moved/)
  const nobody = await post(company, `${at}/owners`, { charged: '', reason: '異動', seq: '0' })
  match(await nobody.text(), /合意した取組には、受け持ちの役職が要ります/)
  const alone = await edit('4', { title: '一人で変えた名前' })
  equal(alone.status, 422)
  const why = await alone.text()
  match(why, /両方が合意した文です/)
  match(why, /<ins>一人で変えた名前<\/ins>/)
  match(why, /type="hidden" name="title" value="合意する取組"/)
  match(led(await edit('4', { english: 'Agreed' })), /done=saved/)
  led(
    await post(clerk, `${at}/state`, {
      ...today,
      state: 'stopped',
      decidedOn: realClock.today(),
      version: '5',
      seq: '5',
    }),
  )
  const ended = await edit('5', { english: 'Ended' })
  equal(ended.status, 422)
  match(await ended.text(), /文はもう直せません/)
  doesNotMatch(await page(clerk, at), /文を直す/)
})

test('検討を続ける is an answer to 合意; an end by one side is told to the other until it was read', async () => {
  const at = await draft(clerk, { title: '終わる取組' })
  led(await post(clerk, `${at}/share`, { reason: '始めたい', decidedOn: '2026-04-01', version: '1' }))
  const say = (who: Clerk, state: string, seq: string, reason: string) =>
    post(who, `${at}/state`, { state, reason, decidedOn: '2026-04-01', version: '2', seq })
  match(led(await say(company, 'agreed', '1', '進めたい')), /done=proposed/)
  led(await say(clerk, 'considered', '2', '費用をもう少し話したい'))
  match(await page(company, at), /検討を続ける：費用をもう少し話したい/)
  match(await page(company, '/'), /取組の案「終わる取組」/)
  led(await say(company, 'declined', '3', '費用が合わない'))
  match(await page(clerk, '/'), /取組「終わる取組」が終わった知らせ/)
  match(await page(clerk, at), /相手方が、この取組を終わらせました/)
  equal((await post(company, `${at}/read`, {})).status, 404)
  equal((await post(rival, `${at}/read`, {})).status, 404)
  match(led(await post(clerk, `${at}/read`, {})), /done=read/)
  doesNotMatch(await page(clerk, '/'), /終わる取組/)
})

test('the list is searched, filtered and given out as CSV; a third company gets none of it', async () => {
  await draft(clerk, { title: '一覧で探す取組' })
  const found = await page(clerk, `/initiatives?q=${encodeURIComponent('一覧で')}`)
  match(found, /一覧で探す取組/)
  doesNotMatch(found, />後の人の名前</)
  match(await page(clerk, '/initiatives?q=zzz'), /条件に合う取組はありません/)
  doesNotMatch(await page(company, '/initiatives'), /一覧で探す取組/)
  match(await page(rival, '/initiatives'), /取組はまだありません/)
  const csv = await site.get(clerk.cookie, town, `/initiatives.csv?q=${encodeURIComponent('一覧で')}`)
  match(await csv.text(), /^取組ID,[^\n]+\r\n[0-9a-f-]{36},[^\n]*一覧で探す取組/)
  doesNotMatch(await (await site.get(rival.cookie, town, '/initiatives.csv')).text(), /取組,8/)
  equal((await site.get(clerk.cookie, town, '/initiatives?state=none')).status, 400)
})

test('owners are changed by each side for itself, with a reason, once both see it', async () => {
  const at = await draft(clerk, { title: '受け持ちの取組' })
  const change = (who: Clerk, charged: string) => post(who, `${at}/owners`, { charged, reason: '異動のため', seq: '0' })
  equal((await change(clerk, clerk.post)).status, 404)
  led(await post(clerk, `${at}/share`, { reason: '始めたい', decidedOn: '2026-04-01', version: '1' }))
  doesNotMatch(await page(clerk, `${at}/edit`), /name="companyPost"/)
  match(await (await change(company, rival.post)).text(), /こちらの組織の役職を選んでください/)
  match(led(await change(company, '')), /done=charged/)
  match(await page(clerk, `${at}/owners`), /決めないに変えました：異動のため/)
  equal((await change(rival, rival.post)).status, 404)
  equal((await site.get(rival.cookie, town, `${at}/owners`)).status, 404)
})

test('a post without agreements is told what it can do instead', async () => {
  const auditor = await site.clerk(town, { kind: 'auditor', authorities: ['audit.read'] })
  const said = await page(auditor, '/')
  match(said, /この役職では、協定の仕事はありません/)
  match(said, /監査の記録を見る/)
  doesNotMatch(said, /人と役職を扱う/)
})
