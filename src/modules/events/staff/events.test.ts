/** The screens on which the municipality writes events, and who is turned away from them. */
import { doesNotMatch, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import type { OpenTx } from '#platform/database/tx'
import { freshId } from '../../../../tests/support/database.ts'
import { BASE_URL, openTestSite } from '../../../../tests/support/identity.ts'
import type { InitiativeHere } from '../programmes/event.ts'
import { staffRoutes } from './events.routes.ts'

const under = { title: { ja: '{朗読|ろうどく}の取組' }, path: 'kyotei/rodoku' }
const initiatives = new Map<string, InitiativeHere>()
/** What the module of the agreements would answer. */
const initiativesHere = async (tx: OpenTx) => {
  const found = tx.acting.kind === 'staff' ? initiatives.get(tx.acting.organisation) : undefined
  return found ? [found] : []
}

const site = await openTestSite({
  towns: 2,
  routes: () => staffRoutes({ initiatives: initiativesHere, recount: async () => 0 }),
})
const [town, elsewhere] = site.towns
const READ_WRITE = ['partnership.read', 'partnership.write'] as const
const clerk = await site.clerk(town, { authorities: [...READ_WRITE, 'partnership.publish'] })
const writer = await site.clerk(town, { authorities: READ_WRITE, organisation: clerk.organisation })
const company = await site.clerk(town, { kind: 'company', authorities: READ_WRITE })
const rival = await site.clerk(town, { kind: 'company', authorities: READ_WRITE })
const reader = await site.clerk(town, { authorities: ['partnership.read'], organisation: clerk.organisation })
const foreign = await site.clerk(elsewhere, { authorities: READ_WRITE })
type Clerk = typeof clerk
const shared = freshId()
initiatives.set(clerk.organisation, { ...under, id: shared, others: [company.organisation] })
initiatives.set(company.organisation, { ...under, id: shared, others: [clerk.organisation] })

const led = (answer: Response): string => {
  ok([302, 303].includes(answer.status), String(answer.status))
  const { pathname } = new URL(answer.headers.get('location') ?? '', BASE_URL)
  return pathname.replace(/^\/[^/]+\/staff/, '')
}
const get = (who: Clerk, path: string) => site.get(who.cookie, town, path)
const page = async (who: Clerk, path: string) => (await get(who, path)).text()
const post = (who: Clerk, path: string, form: Record<string, string>) => site.post(who.cookie, town, path, form)

const FORM = {
  ...{ initiative: shared, title: '冬の朗読の会', easy: '', english: 'Winter reading', body: '物語を読みます' },
  ...{
    place: '福祉会館',
    access: '',
    'helps[]': 'captions',
    day: '令和19年12月12日',
    begins: '13時30分',
    ends: '15:00',
  },
  ...{ places: '４０', forWhom: 'だれでも', applyFrom: '', applyUntil: '', fee: '', contact: '企画課 000-000-0101' },
}
const draft = async (more: Record<string, string> = {}) => led(await post(clerk, '/events', { ...FORM, ...more }))

test('a draft is written, read by its own side, published, and then read by the other side and by no third', async () => {
  const at = await draft()
  const shown = await page(clerk, at)
  match(shown, /2037年12月12日 13:30から15:00まで/)
  match(shown, /40人/)
  match(shown, /文字での案内がある/)
  match(shown, /朗読の取組/)
  equal((await get(company, at)).status, 404)
  led(await post(clerk, `${at}/state`, { state: 'published', reason: '', version: '1' }))
  match(await page(company, at), /冬の朗読の会/)
  match(await page(company, '/events'), /冬の朗読の会/)
  doesNotMatch(await page(company, at), /段階を進める/)
  equal((await get(company, `${at}/edit`)).status, 403)
  equal((await post(company, `${at}/state`, { state: 'closed', reason: '', version: '2' })).status, 403)
  equal((await get(rival, at)).status, 404)
  equal((await site.get(foreign.cookie, elsewhere, at)).status, 404)
})
test('who may only read is offered nothing to press and is refused', async () => {
  const at = await draft()
  doesNotMatch(await page(reader, '/events'), /催しを書く<\/a>/)
  doesNotMatch(await page(reader, at), /段階を進める/)
  equal((await post(reader, '/events', FORM)).status, 403)
  equal((await post(reader, `${at}/state`, { state: 'published', reason: '', version: '1' })).status, 403)
})
test('what residents read is for the municipality to say, by a post that may publish', async () => {
  const at = await draft()
  doesNotMatch(await page(company, '/events'), /催しを書く<\/a>/)
  equal((await get(company, '/events/new')).status, 403)
  equal((await post(company, '/events', FORM)).status, 403)
  const shown = await page(writer, at)
  match(shown, /公開は、公開の権限がある役職がします/)
  doesNotMatch(shown, /value="published"/)
  const refused = await post(writer, `${at}/state`, { state: 'published', reason: '', version: '1' })
  equal(refused.status, 422)
  match(await refused.text(), /「公開」は、公開の権限がある役職が選べます/)
  equal((await get(company, at)).status, 404)
  led(await post(writer, `${at}/edit`, { ...FORM, place: '中央公民館', version: '1' }))
  match(await page(clerk, at), /value="published"/)
})
test('what is wrong stands beside its field and nothing typed is lost', async () => {
  const wrong = await post(clerk, '/events', { ...FORM, title: '', contact: '' })
  equal(wrong.status, 422)
  const said = await wrong.text()
  match(said, /名前を書いてください/)
  match(said, /申込と問い合わせ先を書いてください/)
  match(said, /福祉会館/)
  match(said, /value="captions" checked/)
  for (const [field, typed, says] of [
    ['day', '2037-02-30', /その日は暦にありません/],
    ['begins', '25:00', /24時間で書いてください/],
    ['ends', '13:00', /始まりより後にしてください/],
    ['places', '0', /定員は、1、20 のような数で/],
    ['fee', '百円', /料金は、1、20 のような数で/],
    ['applyUntil', '2037-12-13', /催しの日より後にはできません/],
    ['title', '{あ|い}', /使えません/],
    ['initiative', freshId(), /この組織の取組ではありません/],
  ] as const) {
    const answer = await post(clerk, '/events', { ...FORM, [field]: typed })
    equal(answer.status, 422, field)
    match(await answer.text(), says)
  }
})
test('a stale edit shows both texts and keeps what was typed', async () => {
  const at = await draft()
  led(await post(clerk, `${at}/edit`, { ...FORM, place: '中央公民館', version: '1' }))
  const stale = await post(clerk, `${at}/edit`, { ...FORM, place: '市民会館', version: '1' })
  equal(stale.status, 422)
  const both = await stale.text()
  match(both, /ほかの人が先に直しました/)
  match(both, /中央公民館/)
  match(both, /市民会館/)
  match(both, /name="version" value="2"/)
  const late = await post(clerk, `${at}/state`, { state: 'published', reason: '', version: '1' })
  equal(late.status, 422)
  match(await late.text(), /ほかの人が先に直しました/)
})
test('for whom it is may stay open, and then it says so', async () => {
  const at = await draft({ forWhom: '' })
  match(await page(clerk, at), /決めていない/)
})
test('called off only with a reason, and then it stays as it is', async () => {
  const at = await draft()
  led(await post(clerk, `${at}/state`, { state: 'published', reason: '', version: '1' }))
  const silent = await post(clerk, `${at}/state`, { state: 'cancelled', reason: '', version: '2' })
  equal(silent.status, 422)
  match(await silent.text(), /中止の理由を書いてください/)
  const early = await post(clerk, `${at}/state`, { state: 'held', reason: '', version: '2' })
  match(await early.text(), /催しの日から選べます/)
  led(await post(clerk, `${at}/state`, { state: 'cancelled', reason: '大雪のため', version: '2' }))
  match(await page(clerk, at), /大雪のため/)
  equal((await get(clerk, `${at}/edit`)).status, 404)
})
test('without an initiative nothing can be written, and the page says why', async () => {
  const newcomer = await site.clerk(town, { authorities: READ_WRITE })
  match(await page(newcomer, '/events'), /先に取組が必要です/)
  equal((await get(newcomer, '/events/new')).status, 404)
})
