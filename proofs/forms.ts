/**
 * 書く画面 — every form that a person can come to: what is wrong is said beside its field, nothing that was typed is lost,
 * nothing is written, and what may not be empty is not taken empty.
 *
 * Each form is sent twice, as it is found: with all fields empty that a hand writes into, and with a word in each of them.
 * Left out  how long a form takes a real person; passwords and files, which never come back
 */
import { openDatabase } from '#platform/database/open'
import { startServer } from '../tests/support/server.ts'
import { diceOf } from './parts/dice.ts'
import { type FormOnPage, formsOf, lostIn } from './parts/form-parts.ts'
import { openFormWriter } from './parts/form-writer.ts'
import type { Given, Proof } from './parts/proof.ts'
import { changedTables, openRowPrints, type RowPrints } from './parts/row-prints.ts'

/** When the quick form stops sending; what it saw is judged, and said. */
const QUICK_UNTIL_MILLIS = 36_000
const QUICK_WALK = { people: 4, pages: 60, ofEachKind: 2 }
const WHOLE_WALK = { people: 40, pages: 5_000, ofEachKind: 12 }
/** quality.md §7: a form stays short. */
const MOST_REQUIRED = 8

export const proof: Proof = {
  name: 'forms',
  promise: 'どの書く画面も、まちがいは欄のそばで言い、書いたものを一つも失わず、空ではいけない欄を空のまま受けない',
  covers: ['src/modules/**', 'src/platform/admin/**', 'src/platform/http/**', 'src/platform/identity/**', 'src/ui/**'],
  quickSeconds: 90,
  run: async (given) => {
    await seededFaults(given)
    const server = await startServer({ database: 'postgres', env: { YUIMACHI_TRUSTED_PROXIES: '127.0.0.1' } })
    const owner = await openDatabase({ url: server.postgres?.adminUrl ?? '' })
    if (!owner.ok) throw new Error(JSON.stringify(owner.error))
    try {
      const prints = await openRowPrints(owner.value.pool)
      const writer = await openFormWriter(server, given.quick ? QUICK_WALK : WHOLE_WALK)
      await sendAll(writer, prints, given)
    } finally {
      await owner.value.pool.end()
      await server.stop()
    }
  },
}

type Writer = Awaited<ReturnType<typeof openFormWriter>>

async function sendAll(writer: Writer, prints: () => Promise<RowPrints>, given: Given): Promise<void> {
  const { quick, say, check, seed } = given
  const until = quick ? performance.now() + QUICK_UNTIL_MILLIS : Number.POSITIVE_INFINITY
  const dice = diceOf(seed)
  const faults = {
    lost: [] as string[],
    wrote: [] as string[],
    untied: [] as string[],
    broken: [] as string[],
    empty: [] as string[],
  }
  const count = { forms: 0, refused: 0, taken: 0, gone: 0 }
  let longest = ['', 0] as readonly [string, number]
  const tries = (await writer.tries()).map((each) => ({ each, at: dice.whole(2 ** 31) }))
  for (const { each } of tries.toSorted((a, b) => a.at - b.at)) {
    if (performance.now() > until && count.refused > 0) break
    count.forms += 1
    const required = requiredOf(each.form)
    if (required.size > longest[1]) longest = [each.name, required.size]
    for (const fill of ['empty', 'words'] as const) {
      const before = await prints()
      const sent = await writer.send(each, fill)
      if (!sent) {
        count.gone += 1
        break
      }
      const { typed, status, html, page } = sent
      // A one-time link is shown once, by the answer itself.
      if (status >= 200 && status < 400) {
        count.taken += 1
        if (fill === 'empty' && typed.some(([name]) => required.has(name)))
          faults.empty.push(`${each.name}：${[...required].join('、')} が空でも受けた`)
        continue
      }
      if (status < 200 || status >= 500 || status === 403 || status === 404)
        faults.broken.push(`${each.name}（${fill}）→ ${status}`)
      else {
        count.refused += 1
        const lost = lostIn(typed, each.form.action, html, page)
        if (lost.length > 0) faults.lost.push(`${each.name}（${fill}、${status}）：${lost.join('、')}`)
        faults.untied.push(...untiedIn(html).map((what) => `${each.name}（${fill}）：${what}`))
      }
      const changed = changedTables(before, await prints())
      if (changed.length > 0) faults.wrote.push(`${each.name}（${fill}、${status}）：${changed.join('、')}`)
    }
  }
  say(
    `書く画面 ${count.forms} / ${tries.length}、断られた ${count.refused}、受けた ${count.taken}、途中でなくなった ${count.gone}`,
  )
  say(`必須の欄がいちばん多い画面：${longest[0]}（${longest[1]}）`)
  await check('書く画面があり、断る答えを見た', count.forms > 0 && count.refused > 0)
  await check('見えている書く画面は、送れば答える', faults.broken)
  await check('断られても、書いたものが一つもなくならない', faults.lost)
  await check('断られたら、何も書かれていない', faults.wrote)
  await check('まちがいは、欄と一覧の両方で言い、たがいに結ばれている', faults.untied)
  await check('空ではいけない欄を、空のまま受けない', faults.empty)
  await check(`必須の欄は ${MOST_REQUIRED} までにする`, longest[1] <= MOST_REQUIRED)
}

/** Names: a choice of several buttons counts once. */
const requiredOf = ({ controls }: FormOnPage): ReadonlySet<string> =>
  new Set(controls.filter(({ required }) => required).map(({ name }) => name))

/** Each field that is marked as wrong names a text that is there; each line of the summary leads to what is there. */
function untiedIn(html: string): readonly string[] {
  const ids = new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id))
  const summary = /<section class="err-sum[\s\S]*?<\/section>/.exec(html)?.[0] ?? ''
  const leads = [...summary.matchAll(/href="#([^"]+)"/g)].map(([, id = '']) => id)
  const wrong = [...html.matchAll(/<(?:input|select|textarea)\b[^>]*aria-invalid[^>]*>/g)].map(([tag]) => tag)
  return [
    ...(leads.length === 0 ? ['まちがいの一覧がない'] : []),
    ...leads.filter((id) => !ids.has(id)).map((id) => `一覧の行き先 #${id} がない`),
    ...wrong.flatMap((tag) => {
      const says = /aria-describedby="([^"]+)"/.exec(tag)?.[1]?.split(' ') ?? []
      return says.some((id) => id.endsWith('-error') && ids.has(id)) ? [] : [`文のない欄 ${tag.slice(0, 80)}`]
    }),
  ]
}

const SHOWN = `<form method="post" action="/a"><label for="t">題</label><input id="t" name="title" type="text" value="書いた題">
  <textarea name="why">&lt;理由&gt; &amp; 続き</textarea><select name="p"><option value="1">一</option><option value="2" selected>二</option></select></form>`

async function seededFaults({ check, seeded }: Given): Promise<void> {
  const typed = [
    ['title', '書いた題'],
    ['why', '<理由> & 続き'],
  ] as const
  await check('そのまま出ている画面は、失ったと言わない', lostIn(typed, '/a', SHOWN, '/a'))
  await seeded('書いた理由のない画面', () => lostIn(typed, '/a', SHOWN.replace(/<textarea.*<\/textarea>/, ''), '/a'))
  await seeded('書いた題が前の値にもどった画面', () => lostIn(typed, '/a', SHOWN.replace('書いた題', '前の題'), '/a'))
  await seeded('書く画面のない答え', () => lostIn(typed, '/a', '<p>エラー</p>', '/a'))
  await seeded('行き先のない、まちがいの一覧', () =>
    untiedIn('<section class="err-sum"><a href="#title">題</a></section>'),
  )
  await seeded('文のない、まちがった欄', () =>
    untiedIn('<section class="err-sum"><a href="#t">題</a></section><input id="t" name="t" aria-invalid="true">'),
  )
  await check('えらんだものを読む', formsOf(SHOWN, '/a')[0]?.controls.find(({ name }) => name === 'p')?.value === '2')
}
