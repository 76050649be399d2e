/** The screens on which an agreement is read, looked at, registered and published, through the real application. */
import { equal, match, ok } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
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
  routes: () => staffRoutes,
  region: (region) => ({ ...region, code: '131091' }),
})
const [town] = site.towns
const clerk = await site.clerk(town, { authorities: [...READ_WRITE, 'partnership.publish'] })
const company = await site.clerk(town, { kind: 'company', authorities: READ_WRITE })
const rival = await site.clerk(town, { kind: 'company', authorities: READ_WRITE })

const send = (text: string, cookie = clerk.cookie) => site.post(cookie, town, '/agreements/read', { text })
const register = (text: string, more: Record<string, string> = {}, cookie = clerk.cookie) =>
  site.post(cookie, town, '/agreements', {
    text,
    'companies[]': company.organisation,
    municipalDesk: clerk.post,
    companyDesk: company.post,
    ...more,
  })
const upload = (bytes: Uint8Array<ArrayBuffer> | string, name: string) => {
  const body = new FormData()
  body.append('file', new File([bytes], name))
  body.append('text', '')
  return site.app.request(
    `${BASE_URL}/${town.slug}/staff/agreements/read`,
    { method: 'POST', headers: { cookie: clerk.cookie, origin: BASE_URL }, body },
    {},
  )
}
const list = async (cookie: string) => (await site.get(cookie, town, '/agreements')).text()
const changed = (change: (file: Record<string, unknown>) => void): string => {
  const file = JSON.parse(FILE) as Record<string, unknown>
  change(file)
  return JSON.stringify(file)
}

let path: string | undefined
/** Where the agreement of these tests stands, below the staff pages. */
function registered(): string {
  ok(path)
  return path
}

test('before anything is registered the list says what will stand here', async () => {
  match(await list(clerk.cookie), /協定はまだ登録されていません/)
  match(await list(company.cookie), /自治体が登録すると/)
})

test('the wrong kind of file is named, and nothing is written', async () => {
  const answer = await upload(new Uint8Array([0x50, 0x4b, 3, 4, 0xff, 0xfe]), '協定.xlsx')
  equal(answer.status, 422)
  const page = await answer.text()
  match(page, /Excel か Word のファイルのようです/)
  match(page, /協定\.xlsx/)
  const sjis = await (await upload(new Uint8Array([0x7b, 0x22, 0x83, 0x65, 0x22, 0x7d]), 'a.json')).text()
  match(sjis, /UTF-8 ではありません/)
  match(await list(clerk.cookie), /協定はまだ登録されていません/)
})

test('each fault is said with its place in words, and what was pasted stays @input', async () => {
  const text = changed((file) => {
    file['signedOn'] = '2023-02-29'
    file['strange'] = 1
    delete file['purpose']
  })
  const answer = await send(text)
  equal(answer.status, 422)
  const page = await answer.text()
  match(page, /結んだ日：「2023-02-29」という日は、暦にありません/)
  match(page, /「strange」：この項目は決められていません/)
  match(page, /目的：ありません/)
  ok(page.includes('2023-02-29&quot;'), 'the textarea holds what was pasted')
})

test('an era that there never was, and a field of 1 MB, get a sentence @input', async () => {
  match(
    await (await send(changed((file) => Object.assign(file, { signedOn: '永和3年1月1日' })))).text(),
    /元号はありません/,
  )
  const large = await send(changed((file) => Object.assign(file, { purpose: 'x'.repeat(1024 * 1024) })))
  equal(large.status, 422)
  match(await large.text(), /ファイルが大きすぎます/)
  match(await (await send('')).text(), /ファイルを選ぶか、中身を貼り付けてください/)
})

test('the agreement of another municipality is not registered here', async () => {
  const text = changed((file) => {
    file['agreementId'] = 'jp-990019-gakken-2024'
    file['parties'] = [
      { role: 'municipality', name: 'みほん市', localGovernmentCode: '990019' },
      { role: 'company', name: '見本の会社' },
    ]
  })
  match(await (await send(text)).text(), /このまちのものではありません/)
  equal((await register(text)).status, 422)
})

test('a company does not register, and whoever is not signed in sees nothing', async () => {
  equal((await site.get(company.cookie, town, '/agreements/new')).status, 403)
  equal((await send(FILE, company.cookie)).status, 403)
  equal((await register(FILE, {}, company.cookie)).status, 403)
  ok([302, 303].includes((await site.get('', town, '/agreements')).status))
  const auditor = await site.clerk(town, { kind: 'auditor', authorities: ['audit.read'] })
  equal((await site.get(auditor.cookie, town, '/agreements')).status, 403)
  const reader = await site.clerk(town, { authorities: ['partnership.read'] })
  equal((await send(FILE, reader.cookie)).status, 403)
})

test('looking writes nothing; one press registers, and both sides see it', async () => {
  const looked = await upload(FILE, 'agreement.json')
  equal(looked.status, 200)
  const page = await looked.text()
  match(page, /まだ何も登録していません/)
  match(page, /どの組織ですか/)
  match(await list(clerk.cookie), /協定はまだ登録されていません/)

  const unchosen = await register(FILE, { 'companies[]': '' })
  equal(unchosen.status, 422)
  match(await unchosen.text(), /相手方の組織を選んでください/)
  const foreign = await register(FILE, { 'companies[]': clerk.organisation })
  match(await foreign.text(), /一覧から選んでください/)
  match(await (await register(FILE, { companyDesk: rival.post })).text(), /その組織の役職を選んでください/)

  const done = await register(FILE)
  ok([302, 303].includes(done.status), String(done.status))
  const to = new URL(done.headers.get('location') ?? '', BASE_URL).pathname.replace(/^\/[^/]+\/staff/, '')
  path = to
  for (const { cookie } of [clerk, company]) {
    const one = await site.get(cookie, town, to)
    equal(one.status, 200)
    match(await one.text(), /取組がありません/)
  }
  match(await (await send(FILE)).text(), /すでに登録されています/)
  match(await (await register(FILE)).text(), /すでに登録されています/)

  equal((await site.get(rival.cookie, town, to)).status, 404)
  equal((await site.get(rival.cookie, town, `${to}/agreement.json`)).status, 404)
  const missing = await site.get(rival.cookie, town, `/agreements/${crypto.randomUUID()}`)
  const strip = (text: string) => text.replaceAll(/[0-9a-f]{12}/g, '')
  equal(strip(await missing.text()), strip(await (await site.get(rival.cookie, town, to)).text()))

  const json = await site.get(company.cookie, town, `${to}/agreement.json`)
  equal((JSON.parse(await json.text()) as { agreementId: string }).agreementId, 'jp-131091-gakken-2024')

  equal((await site.post(company.cookie, town, `${to}/publish`, {})).status, 403)
  const partner = await site.clerk(town, {
    kind: 'company',
    organisation: company.organisation,
    authorities: [...READ_WRITE, 'partnership.publish'],
  })
  equal((await site.post(partner.cookie, town, `${to}/publish`, {})).status, 404)
  match(await (await site.get(clerk.cookie, town, to)).text(), /だれでも読めます/)
  const published = await site.post(clerk.cookie, town, `${to}/publish`, {})
  match(published.headers.get('location') ?? '', /done=published/)
  match(await (await site.get(clerk.cookie, town, to)).text(), /に公開しました/)
})

test('a registered agreement is put right by a newer JSON: looked at line by line, with a reason, and nothing in use is lost', async () => {
  const at = registered()
  const post = (path: string, form: Record<string, string>, cookie = clerk.cookie) =>
    site.post(cookie, town, `${at}${path}`, form)
  const newer = changed((file) => Object.assign(file, { kind: '新しい目的' }))
  for (const { cookie, status } of [
    { cookie: company.cookie, status: 404 },
    { cookie: rival.cookie, status: 404 },
  ]) {
    equal((await site.get(cookie, town, `${at}/replace`)).status, status)
    equal((await post('/replace/read', { text: newer }, cookie)).status, status)
    equal((await post('/replace', { text: newer, version: '1', reason: 'x' }, cookie)).status, status)
    equal((await site.get(cookie, town, `${at}/edit`)).status, status)
  }
  const looked = await post('/replace/read', { text: newer })
  equal(looked.status, 200)
  const page = await looked.text()
  match(page, /変わるところは1か所です/)
  match(page, /<ins>新しい目的<\/ins>/)
  match(page, /住民の画面もすぐに変わります/)
  match(await (await post('/replace/read', { text: FILE })).text(), /変わるところはありません/)
  match(
    await (
      await post('/replace/read', { text: changed((file) => Object.assign(file, { signedOn: '2023-02-29' })) })
    ).text(),
    /暦にありません/,
  )
  const other = changed((file) => Object.assign(file, { agreementId: 'jp-131091-betsu-2024' }))
  match(await (await post('/replace/read', { text: other })).text(), /協定の番号が違います/)

  const unreasoned = await post('/replace', { text: newer, version: '1', reason: '' })
  equal(unreasoned.status, 422)
  match(await unreasoned.text(), /理由を書いてください/)
  match(
    (await post('/replace', { text: newer, version: '1', reason: '目的を直したため' })).headers.get('location') ?? '',
    /done=replaced/,
  )

  const stale = await post('/replace', {
    text: newer.replace('新しい目的', '別の目的'),
    version: '1',
    reason: '私の理由',
  })
  equal(stale.status, 422)
  const both = await stale.text()
  match(both, /ほかの人がこの協定を直しました/)
  match(both, /<ins>別の目的<\/ins>/)
  match(both, /<ins>新しい目的<\/ins>/)
  match(both, /私の理由/)
  match(both, /name="version" value="2"/)

  for (const { cookie } of [clerk, company]) {
    match(await (await site.get(cookie, town, `${at}/versions`)).text(), /第2版　目的を直したため/)
    match(await (await site.get(cookie, town, `${at}/versions/2`)).text(), /<ins>新しい目的<\/ins>/)
  }
  equal((await site.get(rival.cookie, town, `${at}/versions`)).status, 404)
  equal((await site.get(rival.cookie, town, `${at}/versions/1/agreement.json`)).status, 404)
  equal((await site.get(clerk.cookie, town, `${at}/versions/9`)).status, 404)
  const first = await site.get(company.cookie, town, `${at}/versions/1/agreement.json`)
  ok(!(await first.text()).includes('新しい目的'))
})

test('an item that carries an initiative cannot vanish: the initiative is named', async () => {
  const at = registered()
  const added = await site.post(clerk.cookie, town, `${at}/initiatives`, {
    ...{ title: '八番の取組', easy: '', english: '', why: '備え', 'items[]': '8', ownerSide: 'both' },
    ...{ municipalPost: '', companyPost: '', thirdParty: '', slug: '' },
  })
  ok([302, 303].includes(added.status))
  const without = changed((file) => {
    file['items'] = (file['items'] as { no: number }[]).filter(({ no }) => no !== 8)
    file['announcedInitiatives'] = []
  })
  const looked = await site.post(clerk.cookie, town, `${at}/replace/read`, { text: without })
  equal(looked.status, 422)
  match(await looked.text(), /8番の連携事項：取組「八番の取組」/)
  const pressed = await site.post(clerk.cookie, town, `${at}/replace`, { text: without, version: '2', reason: 'x' })
  equal(pressed.status, 422)
})

test('small things are put right by a form; what is wrong stands beside its field and a stale edit loses nothing', async () => {
  const at = registered()
  const form = {
    ...{ title: '直した名前', easy: '', english: '', from: '', until: '', renewal: 'none', noticeMonths: '' },
    ...{ reason: '名前の誤り', version: '2' },
  }
  const edit = (more: Record<string, string>) => site.post(clerk.cookie, town, `${at}/edit`, { ...form, ...more })
  const wrong = await edit({
    title: '',
    from: '2023-02-29',
    until: '永和3年1月1日',
    'docTitle[]': '資料',
    'docUrl[]': 'http://x',
    'docHeldOn[]': '',
    reason: '',
  })
  equal(wrong.status, 422)
  const said = await wrong.text()
  for (const part of [
    /空です/,
    /「2023-02-29」という日は、暦にありません/,
    /元号はありません/,
    /https:\/\/ で始まる/,
    /理由を書いてください/,
  ])
    match(said, part)
  match(said, /value="http:\/\/x"/)
  const large = await edit({ title: 'x'.repeat(1024 * 1024) })
  equal(large.status, 422)
  match(await large.text(), /長すぎます/)
  match((await edit({ from: '令和6年8月30日', until: '2027-03-31' })).headers.get('location') ?? '', /done=edited/)
  match(await (await site.get(company.cookie, town, at)).text(), /直した名前/)
  const stale = await edit({ title: '後の人の名前' })
  equal(stale.status, 422)
  const both = await stale.text()
  match(both, /<ins>直した名前<\/ins>/)
  match(both, /<ins>後の人の名前<\/ins>/)
  match(both, /name="version" value="3"/)
})

test('a published agreement is taken back with a reason, by nobody but the town', async () => {
  const at = registered()
  const form = { why: 'mistake', reason: '題名のまちがい' }
  const partner = await site.clerk(town, {
    kind: 'company',
    organisation: company.organisation,
    authorities: [...READ_WRITE, 'partnership.publish'],
  })
  equal((await site.post(company.cookie, town, `${at}/withdraw`, form)).status, 403)
  equal((await site.post(partner.cookie, town, `${at}/withdraw`, form)).status, 404)
  equal((await site.get(partner.cookie, town, `${at}/withdraw`)).status, 404)
  const unreasoned = await site.post(clerk.cookie, town, `${at}/withdraw`, { reason: '' })
  equal(unreasoned.status, 422)
  const said = await unreasoned.text()
  match(said, /理由の種類を一つ選んでください/)
  match(said, /理由を書いてください/)
  match((await site.post(clerk.cookie, town, `${at}/withdraw`, form)).headers.get('location') ?? '', /done=withdrawn/)
  match(await (await site.get(clerk.cookie, town, at)).text(), /だれでも読めます/)
  match((await site.post(clerk.cookie, town, `${at}/publish`, {})).headers.get('location') ?? '', /done=published/)
})

test('each side changes its own desk with a reason', async () => {
  const at = registered()
  const change = (cookie: string, charged: string, reason = '異動') =>
    site.post(cookie, town, `${at}/desks`, { charged, reason, seq: '0' })
  match(await (await change(company.cookie, clerk.post)).text(), /こちらの組織の役職を選んでください/)
  match(await (await change(company.cookie, company.post, '')).text(), /理由を書いてください/)
  match((await change(company.cookie, company.post)).headers.get('location') ?? '', /done=charged/)
  match(await (await change(company.cookie, '')).text(), /ほかの人が変えました/)
  match(await (await site.get(clerk.cookie, town, `${at}/desks`)).text(), /に変えました：異動/)
  equal((await change(rival.cookie, rival.post)).status, 404)
  equal((await site.get(rival.cookie, town, `${at}/desks`)).status, 404)
})
