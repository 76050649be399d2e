/** What residents find where something was published and taken back: the day and the kind of reason, in every language. */
import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#kernel/calendar'
import { plainText } from '#kernel/ruby'
import { fromSlot } from '#platform/region-pack/pack'
import { publicSample } from '../../../../tests/support/public-sample.ts'
import { openPublicSite, realRegions } from '../../../../tests/support/public-site.ts'
import { agreementSlot } from '../agreements/agreement.slot.ts'
import { partnershipDoor, publicRoutes } from './public.routes.ts'
import { PUBLIC_TOPIC } from './public-partnership.ts'

const regions = realRegions()
const mihon = regions.find(({ slug }) => slug === 'mihon')
const [signed] = mihon ? fromSlot(mihon, agreementSlot) : []
if (!mihon || !signed) throw new Error('no town to stand on')
const { app, publish } = openPublicSite(regions, publicRoutes, [partnershipDoor])
const on = localDate('2026-11-24')
const sample = publicSample(signed.value)
await publish(mihon, PUBLIC_TOPIC, {
  ...sample,
  withdrawn: [
    { agreement: 'kieta-2024', on, why: 'mistake' },
    { agreement: sample.agreements[0]?.slug, initiative: 'kieta', on, why: 'rights' },
  ],
})
const get = async (path: string) => {
  const answer = await app.request(`http://localhost/mihon${path}`, {}, {})
  return { status: answer.status, text: plainText(await answer.text()).replaceAll(/<rt[^>]*>[^<]*<\/rt>|<[^>]+>/g, '') }
}

test('an address that was public says since when and why it has gone, and no more', async () => {
  const whole = await get('/partnership/kieta-2024/')
  equal(whole.status, 410)
  match(whole.text, /公開をやめました/)
  match(whole.text, /2026年11月24日/)
  match(whole.text, /中身にまちがいがあったため/)
  equal((await get('/partnership/kieta-2024/torikumi/')).status, 410)
  const part = await get(`/partnership/${sample.agreements[0]?.slug}/kieta/`)
  equal(part.status, 410)
  match(part.text, /個人情報や権利を守るため/)
  match((await get('/en/partnership/kieta-2024/')).text, /No longer published/)
  equal((await get('/partnership/nakatta/')).status, 404)
  const file = await get('/partnership/open-data/kieta-2024.json')
  equal(file.status, 410)
  deepEqual(JSON.parse(file.text), { schema: 1, withdrawn: { on, why: 'mistake' } })
  equal((await get('/partnership/open-data/nakatta.json')).status, 404)
})

test('the record of what was published names it too, without its address', async () => {
  const record = await get('/partnership/history/')
  match(record.text, /公開をやめたもの/)
  doesNotMatch(record.text, /kieta/)
})
