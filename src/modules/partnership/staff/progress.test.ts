/** The screens on which each side says how an initiative goes. */
import { doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { openFigureDesks } from '../../../../tests/support/figure-desks.ts'

const { site, town, clerk, reader, company, rival, led, page, post, initiative } = await openFigureDesks()
const PROGRESS = `${initiative}/progress`
const say = (who: typeof clerk, word: string, comment = '') => post(who, PROGRESS, { word, comment })
const move = (who: typeof clerk, state: string, seq: number) =>
  post(who, `${initiative}/state`, {
    state,
    reason: '決めたため',
    decidedOn: '2026-04-02',
    version: '2',
    seq: String(seq),
  })

test('before both agreed there is nothing to say; afterwards each side says its own word and reads both', async () => {
  const early = await say(clerk, 'onTrack')
  equal(early.status, 422)
  match(await early.text(), /この段階では、進み具合を言えません/)
  for (const [who, seq] of [
    [clerk, 1],
    [company, 2],
  ] as const)
    led(await move(who, 'agreed', seq))
  match(await page(clerk, initiative), /進み具合を言う/)
  equal(led(await say(clerk, 'mostlyOnTrack')), `${initiative}?done=progressSaid`)
  led(await say(company, 'behind', '支援員が足りない'))
  for (const who of [clerk, company]) {
    const shown = await page(who, PROGRESS)
    match(shown, /概ね順調/)
    match(shown, /支援員が足りない/)
    match(shown, /二つの側の言葉がちがいます/)
    match(await page(who, '/initiatives'), /自治体は概ね順調、相手方は遅れ/)
    match(await page(who, '/now'), /遅れ・未着手 1/)
  }
  const csv = await (await site.get(clerk.cookie, town, '/initiatives.csv')).text()
  match(csv, /概ね順調,,遅れ,支援員が足りない/)
})

test('what is missing is said beside its field, and what was typed stays', async () => {
  const none = await post(clerk, PROGRESS, { comment: 'わけだけ' })
  equal(none.status, 422)
  const shown = await none.text()
  match(shown, /言葉を一つ選んでください/)
  match(shown, /わけだけ/)
  match(await (await say(clerk, 'behind')).text(), /わけと、要ることを書いてください/)
  match(await (await say(clerk, 'mostlyOnTrack')).text(), /いまと同じ言葉とわけです/)
})

test('on a day before it was said, it had not been said', async () => {
  const today = site.desk.clock.today()
  match(await page(clerk, `${initiative}/as-of?on=${today}`), /支援員が足りない/)
  doesNotMatch(await page(clerk, `${initiative}/as-of?on=2026-04-02`), /支援員が足りない/)
})

test('another company sees nothing of it, and who may only read says nothing', async () => {
  equal((await site.get(rival.cookie, town, PROGRESS)).status, 404)
  equal((await say(rival, 'onTrack')).status, 404)
  equal((await say(reader, 'onTrack')).status, 403)
  doesNotMatch(await page(reader, PROGRESS), /name="word"/)
})
