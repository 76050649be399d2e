/** The screens on which a registered agreement is put right, handed to other posts and taken back, through the real application. */
import { doesNotMatch, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { changed, FILE, openAgreementDesks, READ_WRITE } from '../../../../tests/support/agreement-desks.ts'
import { testDatabase } from '../../../../tests/support/database.ts'
import { BASE_URL } from '../../../../tests/support/identity.ts'

const { clerk, company, register, rival, site, town } = await openAgreementDesks()

const done = await register(FILE)
/** Where the agreement of these tests stands, below the staff pages. */
const at = new URL(done.headers.get('location') ?? '', BASE_URL).pathname.replace(/^\/[^/]+\/staff/, '')
equal((await site.post(clerk.cookie, town, `${at}/publish`, {})).status < 400, true)

test('a registered agreement is put right by a newer JSON: looked at line by line, with a reason, and nothing in use is lost', async () => {
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
  for (const { cookie } of [clerk, company])
    match(
      await (await site.get(cookie, town, at)).text(),
      /に公開をやめました（中身にまちがいがあった）[\s\S]*題名のまちがい/,
    )
  match(await (await site.get(clerk.cookie, town, at)).text(), /前に公開していた取組も、また見えます/)
  equal((await site.get(rival.cookie, town, at)).status, 404)
  match((await site.post(clerk.cookie, town, `${at}/publish`, {})).headers.get('location') ?? '', /done=published/)
  doesNotMatch(await (await site.get(clerk.cookie, town, at)).text(), /公開をやめました/)
})

test('each side changes its own desk with a reason', async () => {
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

test('the file of an agreement with others is turned away before and at the press', async () => {
  const numbered = (corporateNumber: string) =>
    changed((file) => {
      const parties = file['parties'] as { role: string; corporateNumber?: string }[]
      Object.assign(file, { agreementId: 'jp-131091-bango-2024' })
      for (const party of parties) if (party.role === 'company') party.corporateNumber = corporateNumber
    })
  const registered = await register(numbered('8990000000001'))
  const there = new URL(registered.headers.get('location') ?? '', BASE_URL).pathname.replace(/^\/[^/]+\/staff/, '')
  const text = numbered('7990000000002')
  const looked = await site.post(clerk.cookie, town, `${there}/replace/read`, { text })
  match(await looked.text(), /別の組織の協定です/)
  const pressed = await site.post(clerk.cookie, town, `${there}/replace`, { text, version: '1', reason: 'x' })
  equal(pressed.status, 422)
  match(await pressed.text(), /別の組織の協定です/)
})

test('what residents read is changed and taken back only by who may publish, and soon after it was seen who it is', async () => {
  const writer = await site.clerk(town, { organisation: clerk.organisation, authorities: READ_WRITE })
  const stored = await (await site.get(clerk.cookie, town, `${at}/agreement.json`)).text()
  const version = /name="version" value="(\d+)"/.exec(
    await (await site.get(clerk.cookie, town, `${at}/edit`)).text(),
  )?.[1]
  ok(version)
  const text = stored.replace('新しい目的', 'もっと新しい目的')
  const replace = (cookie: string) => site.post(cookie, town, `${at}/replace`, { text, version, reason: '理由' })
  const edit = (cookie: string) =>
    site.post(cookie, town, `${at}/edit`, {
      ...{ title: '通らない名前', easy: '', english: '', from: '', until: '', renewal: 'none', noticeMonths: '' },
      ...{ reason: '理由', version },
    })
  const shown = await (await site.get(writer.cookie, town, `${at}/edit`)).text()
  const offered = /\/(?:edit|replace)"/
  const barred = await (await site.get(writer.cookie, town, at)).text()
  doesNotMatch(barred, offered)
  match(barred, /公開している協定の文は、自治体の公表の権限がある役職が直します/)
  const free = await (await site.get(clerk.cookie, town, at)).text()
  match(free, offered)
  doesNotMatch(free, /公表の権限がある役職が直します/)
  match(shown, /公表の権限がある役職だけです/)
  ok(!shown.includes('保存する'))
  for (const answer of [await replace(writer.cookie), await edit(writer.cookie)]) {
    equal(answer.status, 403)
    match(await answer.text(), /公表の権限がある役職だけです/)
  }

  const { owner } = await testDatabase()
  const aged = await owner.query(
    `update identity_session set factor_at = factor_at - interval '31 minutes' where person_id = $1`,
    [clerk.person],
  )
  ok(aged.rowCount)
  const withdrawal = { why: 'mistake', reason: 'x' }
  for (const path of ['edit', 'replace', 'withdraw'])
    match((await site.get(clerk.cookie, town, `${at}/${path}`)).headers.get('location') ?? '', /\/factor\?next=/)
  equal((await site.post(clerk.cookie, town, `${at}/withdraw`, withdrawal)).status, 401)
  for (const answer of [await replace(clerk.cookie), await edit(clerk.cookie)]) {
    equal(answer.status, 403)
    match(await answer.text(), /30分以内の本人の確認が要ります/)
  }
  ok(!(await (await site.get(clerk.cookie, town, at)).text()).includes('通らない名前'))
  const again = await site.cookieFor(clerk.person)
  equal((await site.post(again, town, `${at}/withdraw`, withdrawal)).status, 303)
  // Nobody but staff reads it now.
  match((await replace(writer.cookie)).headers.get('location') ?? '', /done=replaced/)
})
