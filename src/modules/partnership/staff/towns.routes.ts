/**
 * すべてのまちの経路 — for a company's people: the towns in which they hold a post of it, each read as that post may.
 *
 * Nothing is changed by looking. What is opened in another town is opened by a press, which takes that town's post.
 */
import { plainText } from '#kernel/ruby'
import { csv, html } from '#platform/http/answer'
import type { Call } from '#platform/http/call'
import { type Input, type Route, routes } from '#platform/http/route'
import { townStore } from '../overview/town.store.ts'
import { TownsPage } from './towns.page.tsx'
import { townsQuery } from './towns.shape.ts'
import { ja as words } from './towns.words.ja.ts'
import { townsTable } from './towns-csv.ts'
import { agreementsIn, type SortKey, type TownsView, townsView } from './towns-view.ts'

async function allTowns(c: Pick<Call<Input>, 'eachTown' | 'who' | 'clock'>, sort: SortKey): Promise<TownsView> {
  const today = c.clock.today()
  const reads = await c.eachTown('partnership.read', async (tx) => agreementsIn(await townStore(tx).read(), today))
  return townsView(
    reads.flatMap((read) =>
      read.kind === 'read'
        ? [
            {
              town: {
                municipality: read.region.id,
                name: plainText(read.region.names.ja),
                slug: read.region.slug,
                code: read.region.code,
                post: { id: read.post.id, name: `${read.post.department} ${read.post.title}` },
                current: read.region.id === c.who.post.municipality,
              },
              agreements: read.value,
            },
          ]
        : [],
    ),
    reads.flatMap(({ kind, region }) => (kind === 'notRead' ? [plainText(region.names.ja)] : [])),
    sort,
  )
}

export const townsRoutes: readonly Route[] = routes({
  mount: 'staff',
  who: 'partnership.read',
  organisations: ['company'],
  tenant: 'municipal',
  object: 'agreement',
  log: 'ids',
  operatedOnly: true,
})
  .get(
    '/towns',
    { limit: 'search', title: '会社の人が、役職のあるまちを一度に見る', input: { query: townsQuery } },
    async (c) =>
      html(TownsPage, {
        shell: c.shell({ door: 'towns' }),
        to: c.to,
        now: c.clock.now(),
        organisation: c.who.post.organisationName,
        view: await allTowns(c, c.query.sort),
      }),
  )
  .get(
    '/towns.csv',
    { limit: 'export', title: '会社の人が、役職のあるまちの表を CSV で受け取る', input: { query: townsQuery } },
    async (c) => {
      const rows = townsTable(await allTowns(c, c.query.sort), words.decision, words.renewal)
      return csv(words.fileName(c.clock.today()), rows)
    },
  ).list
