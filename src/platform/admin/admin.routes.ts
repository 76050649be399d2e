/** 管理の経路 — the who-may-see-what matrix and the audit search. People, posts and keys are in `../identity`. */
import * as v from 'valibot'
import { addDays } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { instant } from '#kernel/instant'
import { readDate } from '#kernel/read-date'
import { auditStore } from '../audit/audit.store.ts'
import { html } from '../http/answer.ts'
import { type Route, routes } from '../http/route.ts'
import type { StaffDoor } from '../http/site.ts'
import { ja as words } from './admin.words.ja.ts'
import { AuditSearchPage } from './audit-search.page.tsx'
import { MatrixPage } from './matrix.page.tsx'
import { matrixOf } from './matrix.ts'
import { namesFor } from './names.store.ts'

const PAGE = 50

const short = v.optional(v.pipe(v.string(), v.trim(), v.maxLength(100)))
const query = v.strictObject({
  did: short,
  object: short,
  id: short,
  from: short,
  until: short,
  before: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))),
})

export const adminDoors: readonly StaffDoor[] = [
  { key: 'audit', path: '/audit', title: '監査の記録', needs: 'audit.read' },
  { key: 'matrix', path: '/matrix', title: 'だれが何を', needs: 'signedIn' },
]

/** `all`: the routes of the whole house, asked when the page is. */
export const adminRoutes = (all: () => readonly Route[]): readonly Route[] =>
  routes({ mount: 'staff', tenant: 'municipal', log: 'ids', operatedOnly: true })
    .get(
      '/matrix',
      { who: 'signedIn', object: 'matrix', limit: 'page', title: 'だれが何を見られるかの表を見る' },
      async (c) => html(MatrixPage, { shell: c.shell({ door: 'matrix' }), lines: matrixOf(all()) }),
    )
    .get(
      '/audit',
      { who: 'audit.read', object: 'audit', limit: 'search', title: '監査の記録をさがす', input: { query } },
      async (c) => {
        const { did, object, id, from: fromText, until: untilText, before } = c.query
        const from = fromText ? readDate(fromText) : undefined
        const until = untilText ? readDate(untilText) : undefined
        const errors = [
          ...(from && !from.ok ? [{ field: 'from', text: words.badDate }] : []),
          ...(until && !until.ok ? [{ field: 'until', text: words.badDate }] : []),
        ]
        const found =
          errors.length > 0
            ? { lines: [], names: new Map<Uuid, string>(), posts: new Map<Uuid, string>() }
            : await c.tx(async (tx) => {
                const lines = await auditStore(tx).search({
                  limit: PAGE,
                  ...(did ? { did } : {}),
                  ...(object ? { object } : {}),
                  ...(id ? { id } : {}),
                  ...(from?.ok ? { from: instant(`${from.value}T00:00:00+09:00`) } : {}),
                  ...(until?.ok ? { to: instant(`${addDays(until.value, 1)}T00:00:00+09:00`) } : {}),
                  ...(before ? { beforeSeq: before } : {}),
                })
                return { lines, ...(await namesFor(tx, lines)) }
              })
        const last = found.lines.at(-1)
        const typed = Object.fromEntries(
          Object.entries({ did, object, id, from: fromText, until: untilText }).filter(
            (pair): pair is [string, string] => pair[1] !== undefined,
          ),
        )
        return html(AuditSearchPage, {
          shell: c.shell({ door: 'audit' }),
          action: c.to('/audit'),
          typed,
          errors,
          lines: found.lines.map((line) => ({
            ...line,
            who: line.person ? found.names.get(line.person) : undefined,
            post: line.post ? found.posts.get(line.post) : undefined,
            task: line.task ?? undefined,
          })),
          older:
            found.lines.length === PAGE && last
              ? c.to(`/audit?${new URLSearchParams({ ...typed, before: String(last.seq) })}`)
              : undefined,
        })
      },
    ).list
