/**
 * 見本の経路 — routes that the proof declares itself, on a real table, so that every kind of declaration is tried even where
 * no module has one yet; and one that reads around the wall, to see that this is found.
 */
import { sql } from 'kysely'
import * as v from 'valibot'
import type { Pool } from '#platform/database/pool'
import { json, missing } from '#platform/http/answer'
import { type Route, routes } from '#platform/http/route'

const params = v.strictObject({ id: v.pipe(v.string(), v.uuid()) })
const form = v.strictObject({ name: v.pipe(v.string(), v.minLength(1), v.maxLength(100)) })

export const specimens: readonly Route[] = routes({
  mount: 'staff',
  tenant: 'municipal',
  log: 'ids',
  limit: 'page',
  object: 'specimen',
})
  .get('/proof/any', { who: 'signedIn', title: '見本：だれでも' }, async () => json({ here: true }))
  .get('/proof/read', { who: 'audit.read', title: '見本：権限' }, async () => json({ here: true }))
  .get('/proof/company', { who: 'audit.read', organisations: ['company'], title: '見本：会社だけ' }, async () =>
    json({ here: true }),
  )
  .get('/proof/fresh', { who: 'people.reset', freshFactor: 10, title: '見本：新しい確かめ' }, async () =>
    json({ here: true }),
  )
  .get(
    '/proof/ask',
    { who: 'signedIn', title: '見本：問い合わせ', input: { query: v.strictObject({ page: v.optional(v.string()) }) } },
    async () => json({ here: true }),
  )
  .get(
    '/proof/post/:id',
    { who: 'signedIn', title: '見本：一つの役職', input: { params } },
    async ({ params: { id }, tx }) => {
      const found = await tx(
        async (open) =>
          (await sql<{ title: string }>`select title from identity_post where id = ${id}`.execute(open)).rows[0],
      )
      return found ? json(found) : missing
    },
  )
  .post('/proof/write', { who: 'people.manage', limit: 'form', title: '見本：送る', input: { form } }, async () =>
    json({ wrote: true }),
  ).list

/** It asks by id alone, and not through the transaction it was given. */
export const aroundTheWall = (pool: Pool): readonly Route[] =>
  routes({ mount: 'staff', tenant: 'municipal', log: 'ids', limit: 'page', object: 'specimen', who: 'signedIn' }).get(
    '/proof/around/:id',
    { title: '見本：壁を回りこむ', input: { params } },
    async ({ params: { id } }) => {
      const { rows } = await pool.query<{ title: string }>('select title from identity_post where id = $1', [id])
      return rows[0] ? json(rows[0]) : missing
    },
  ).list
