/** The screens on which an agreement is read, looked at, registered and published, through the real application. */
import { equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { changed, FILE, openAgreementDesks, READ_WRITE } from '../../../../tests/support/agreement-desks.ts'
import { BASE_URL } from '../../../../tests/support/identity.ts'

const { clerk, company, list, register, rival, send, site, town, upload } = await openAgreementDesks()

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
