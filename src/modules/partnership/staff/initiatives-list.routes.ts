/** 取組の一覧の経路 — the list as a page and as CSV, by the same question. */
import { plainText } from '#kernel/ruby'
import { csv, html } from '#platform/http/answer'
import type { Call } from '#platform/http/call'
import { type Input, type Route, routes } from '#platform/http/route'
import { postStore } from '#platform/identity/post.store'
import { agreementStore } from '../agreements/agreement.store.ts'
import { initiativeStore } from '../initiatives/initiative.store.ts'
import { progressStore } from '../progress/progress.store.ts'
import { progressNow } from '../progress/progress.ts'
import { ja as terms } from '../public/terms.words.ja.ts'
import { postNames } from './agreements-view.ts'
import { listQuery } from './initiatives.shape.ts'
import { ja as words } from './initiatives.words.ja.ts'
import { InitiativesPage } from './initiatives-list.page.tsx'
import { filtered, type InitiativeLine, initiativeList } from './initiatives-list.ts'
import { ja as own } from './initiatives-list.words.ja.ts'
import { ja as progressWords } from './progress.words.ja.ts'

type Asked = Pick<Call<Input>, 'tx'>

export const initiativeListRoutes: readonly Route[] = routes({
  mount: 'staff',
  who: 'partnership.read',
  tenant: 'municipal',
  object: 'initiative',
  log: 'ids',
  operatedOnly: true,
})
  .get('/initiatives', { limit: 'page', title: '取組の一覧を見る', input: { query: listQuery } }, async (c) => {
    const { lines, agreements } = await everyLine(c)
    return html(InitiativesPage, {
      shell: c.shell({ door: 'initiatives' }),
      to: c.to,
      asked: c.query,
      list: initiativeList(lines, c.query),
      agreements: agreements.map(({ id, agreement }) => ({ id, title: plainText(agreement.title.ja) })),
      items: [...new Set(agreements.flatMap(({ agreement }) => agreement.items.map(({ no }) => no)))].toSorted(
        (a, b) => a - b,
      ),
    })
  })
  .get(
    '/initiatives.csv',
    { limit: 'export', title: '取組の一覧を CSV で受け取る', input: { query: listQuery } },
    async (c) => {
      const { lines } = await everyLine(c)
      const found = filtered(lines, c.query).filter(({ state }) => c.query.state === '' || state === c.query.state)
      return csv(`${c.region.slug}-initiatives.csv`, [own.csvColumns, ...found.map(rowOf)])
    },
  ).list

const rowOf = (line: InitiativeLine): readonly (string | number | null)[] => [
  line.id,
  line.agreementTitle,
  line.title,
  line.items.join('・'),
  plainText(terms.states[line.state]),
  line.decidedOn ?? null,
  line.reason,
  words.ownerSides[line.ownerSide] ?? null,
  line.owners.municipality ?? null,
  line.owners.company ?? null,
  line.shared ? own.seen.both : own.seen.us,
  ...(['municipality', 'company'] as const).flatMap((side) => {
    const said = line.progress[side]
    return said ? [progressWords.word[said.word], said.comment] : [null, null]
  }),
]

async function everyLine({ tx: begin }: Asked) {
  const { agreements, initiatives, progress, posts } = await begin(async (tx) => {
    const initiatives = await initiativeStore(tx).all()
    return {
      agreements: (await agreementStore(tx).all()).filter(({ side }) => side !== undefined),
      initiatives,
      progress: await progressStore(tx).of(initiatives.map(({ id }) => id)),
      posts: await postStore(tx).inMunicipality(),
    }
  })
  const said = Map.groupBy(progress, ({ initiative }) => initiative)
  const names = postNames(posts)
  const titles = new Map(agreements.map(({ id, agreement }) => [id, plainText(agreement.title.ja)]))
  return {
    agreements,
    lines: initiatives.flatMap((each): readonly InitiativeLine[] => {
      const agreementTitle = titles.get(each.agreement)
      const { id, agreement, items, state, ownerSide, owners, shared } = each
      if (agreementTitle === undefined) return []
      const last = each.history.at(-1)
      const name = (side: 'municipality' | 'company') => owners[side] && names.get(owners[side])
      return [
        {
          ...{ id, agreement, agreementTitle, items, state, ownerSide, shared, title: plainText(each.title.ja) },
          owners: { municipality: name('municipality'), company: name('company') },
          progress: progressNow(said.get(id) ?? []),
          decidedOn: last?.decidedOn,
          reason: last?.reason ?? '',
        },
      ]
    }),
  }
}
