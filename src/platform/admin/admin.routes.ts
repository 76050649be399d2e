/** 管理の経路 — the who-may-see-what matrix and the audit search. People, posts and keys are in `../identity`. */
import * as v from 'valibot'
import { addDays } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { instant } from '#kernel/instant'
import { readDate } from '#kernel/read-date'
import { type AuditSearch, auditStore } from '../audit/audit.store.ts'
import type { AuditLine } from '../audit/entry.ts'
import { html } from '../http/answer.ts'
import { type Route, routes } from '../http/route.ts'
import type { StaffDoor } from '../http/site.ts'
import { ja as words } from './admin.words.ja.ts'
import { ASKED_FOR, type AuditPage, type Cursor, cursorOf, pageOf } from './audit-page.ts'
import { AuditSearchPage } from './audit-search.page.tsx'
import { MatrixPage } from './matrix.page.tsx'
import { MATRIX_COLUMNS, matrixGroups, matrixOf, mayDo } from './matrix.ts'
import { namesFor } from './names.store.ts'

const short = v.optional(v.pipe(v.string(), v.trim(), v.maxLength(100)))
const seq = v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number)))
const query = v.strictObject({
  did: short,
  object: short,
  id: short,
  from: short,
  until: short,
  before: seq,
  after: seq,
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
      {
        who: 'signedIn',
        object: 'matrix',
        limit: 'page',
        title: 'だれが何を見られるかの表を見る',
        input: { query: v.strictObject({ who: v.optional(v.picklist(MATRIX_COLUMNS)) }) },
      },
      async (c) => {
        const { who: chosen } = c.query
        const lines = matrixOf(all())
        return html(MatrixPage, {
          shell: c.shell({ door: 'matrix' }),
          now: c.clock.now(),
          groups: matrixGroups(lines, chosen),
          chosen,
          choices: [
            { who: undefined, href: c.to('/matrix'), count: lines.length },
            ...MATRIX_COLUMNS.map((who) => ({
              who,
              href: c.to(`/matrix?who=${who}`),
              count: lines.filter((line) => mayDo(line, who)).length,
            })),
          ],
        })
      },
    )
    .get(
      '/audit',
      { who: 'audit.read', object: 'audit', limit: 'search', title: '監査の記録をさがす', input: { query } },
      async (c) => {
        const { did, object, id, from: fromText, until: untilText, before, after } = c.query
        const from = fromText ? readDate(fromText) : undefined
        const until = untilText ? readDate(untilText) : undefined
        const errors = [
          ...(from && !from.ok ? [{ field: 'from', text: words.badDate }] : []),
          ...(until && !until.ok ? [{ field: 'until', text: words.badDate }] : []),
        ]
        const asked = {
          ...(did ? { did } : {}),
          ...(object ? { object } : {}),
          ...(id ? { id } : {}),
          ...(from?.ok ? { from: instant(`${from.value}T00:00:00+09:00`) } : {}),
          ...(until?.ok ? { to: instant(`${addDays(until.value, 1)}T00:00:00+09:00`) } : {}),
        }
        const cursor = cursorOf({
          ...(before === undefined ? {} : { before }),
          ...(after === undefined ? {} : { after }),
        })
        const { page, names, posts } =
          errors.length > 0
            ? { page: NOTHING, names: new Map<Uuid, string>(), posts: new Map<Uuid, string>() }
            : await c.tx(async (tx) => {
                const page = await pageAt(auditStore(tx), asked, cursor)
                return { page, ...(await namesFor(tx, page.lines)) }
              })
        const typed = Object.fromEntries(
          Object.entries({ did, object, id, from: fromText, until: untilText }).filter(
            (pair): pair is [string, string] => pair[1] !== undefined,
          ),
        )
        const to = (at: Cursor | undefined) =>
          at &&
          c.to(`/audit?${new URLSearchParams(at.kind === 'newest' ? typed : { ...typed, [at.kind]: `${at.seq}` })}`)
        return html(AuditSearchPage, {
          shell: c.shell({ door: 'audit' }),
          action: c.to('/audit'),
          now: c.clock.now(),
          typed,
          errors,
          lines: page.lines.map((line) => ({
            ...line,
            who: line.person ? names.get(line.person) : undefined,
            post: line.post ? posts.get(line.post) : undefined,
            task: line.task ?? undefined,
          })),
          newer: to(page.newer),
          older: to(page.older),
        })
      },
    ).list

const NOTHING: AuditPage<AuditLine> = { lines: [], newer: undefined, older: undefined }

async function pageAt(
  store: ReturnType<typeof auditStore>,
  asked: Omit<AuditSearch, 'limit' | 'beforeSeq' | 'afterSeq'>,
  cursor: Cursor,
): Promise<AuditPage<AuditLine>> {
  const found = await store.search({
    ...asked,
    limit: ASKED_FOR,
    ...(cursor.kind === 'before' ? { beforeSeq: cursor.seq } : {}),
    ...(cursor.kind === 'after' ? { afterSeq: cursor.seq } : {}),
  })
  const page = pageOf(found, cursor)
  return page === 'startOver' ? pageAt(store, asked, { kind: 'newest' }) : page
}
