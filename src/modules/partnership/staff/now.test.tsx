/** 協定のいま, 協議の場 and 更新の判断 through the real application, and the page on paper. */
import { doesNotMatch, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { FILE, openAgreementDesks } from '../../../../tests/support/agreement-desks.ts'
import { BASE_URL } from '../../../../tests/support/identity.ts'

const { clerk, company, rival, register, site, town } = await openAgreementDesks()
const done = await register(FILE)
const path = new URL(done.headers.get('location') ?? '', BASE_URL).pathname.replace(/^\/[^/]+\/staff/, '')
const read = async (cookie: string, at: string) => (await site.get(cookie, town, at)).text()

test('one press from the first screen leads to the page; each side sees its own agreements and a rival none', async () => {
  match(await read(clerk.cookie, '/'), /staff\/now"/)
  for (const { cookie } of [clerk, company]) {
    const page = await read(cookie, '/now')
    match(page, /期間が分かりません/)
    match(page, /学研/)
  }
  doesNotMatch(await read(rival.cookie, '/now'), /学研/)
  match(await read(clerk.cookie, '/now/agreements.csv'), /jp-131091-gakken-2024/)
  doesNotMatch(await read(rival.cookie, '/now/agreements.csv'), /gakken/)
  const auditor = await site.clerk(town, { kind: 'auditor', authorities: ['audit.read'] })
  equal((await site.get(auditor.cookie, town, '/now')).status, 403)
})

const MEETING = { heldOn: '令和8年6月1日', attended: '企画課、連携室', decided: '続ける', nextOn: '' }
const more = { supersedes: '', reason: '' }
test('a meeting is recorded, faults are said beside the field and nothing is lost, a correction needs its reason', async () => {
  const at = `${path}/meetings`
  const wrong = await site.post(clerk.cookie, town, at, { ...MEETING, ...more, heldOn: '2月30日' })
  equal(wrong.status, 422)
  const told = await wrong.text()
  match(told, /日付として読めません/)
  ok(told.includes('企画課、連携室'))
  equal((await site.post(clerk.cookie, town, at, { ...MEETING, ...more })).status, 303)
  const page = await read(company.cookie, at)
  match(page, /2026年6月1日/)
  const id = /correct=([0-9a-f-]{36})/.exec(page)?.[1] ?? ''
  match(await read(company.cookie, `${at}?correct=${id}`), /の記録を直す/)
  const corrected = { ...MEETING, decided: '広げる', supersedes: id }
  match(await (await site.post(company.cookie, town, at, { ...corrected, reason: '' })).text(), /直す理由を書いて/)
  equal((await site.post(company.cookie, town, at, { ...corrected, reason: '書きまちがい' })).status, 303)
  match(await (await site.post(clerk.cookie, town, at, { ...corrected, reason: 'x' })).text(), /ほかの人がこの記録を/)
  equal((await site.get(rival.cookie, town, at)).status, 404)
  equal((await site.post(rival.cookie, town, at, { ...MEETING, ...more })).status, 404)
  const reader = await site.clerk(town, { organisation: clerk.organisation, authorities: ['partnership.read'] })
  equal((await site.post(reader.cookie, town, at, { ...MEETING, ...more })).status, 403)
})

test('one side says it is renewed, the other agrees, and the checks go by the new end', async () => {
  const at = `${path}/renewal`
  const say = { act: 'renewed', until: '2030-03-31', reason: '続けるため', seq: '0' }
  equal((await site.post(rival.cookie, town, at, say)).status, 404)
  match(await (await site.post(clerk.cookie, town, at, { ...say, reason: '' })).text(), /書いてください/)
  equal((await site.post(clerk.cookie, town, at, say)).status, 303)
  match(await (await site.post(company.cookie, town, at, say)).text(), /ほかの人が判断を書きました/)
  match(await read(clerk.cookie, path), /期間が分かりません/)
  const answer = { answer: 'agreed', answerReason: '', seq: '1' }
  match(await (await site.post(clerk.cookie, town, `${at}/answer`, answer)).text(), /そう答えることはできません/)
  equal((await site.post(company.cookie, town, `${at}/answer`, answer)).status, 303)
  doesNotMatch(await read(clerk.cookie, path), /期間が分かりません/)
  match(await read(company.cookie, at), /いまの終わりの日は、2030年3月31日です/)
})
