/**
 * 退いた人の行 — of somebody who left long enough ago only the id is left: history, figures and audit lines still point
 * to one person, and to nobody who can be named.
 *
 * Left out  made-up people of a demo, and whoever is not deactivated, however old their posts are
 */
import { sql } from 'kysely'
import type { Uuid } from '#kernel/id'
import type { OpenTx } from '../database/tx.ts'
import type { Erase } from '../retention/retention.ts'
import { addressOf, LEFT_NAME } from './person.ts'

/** Whatever would still open a door, or still bear the name. */
const KEYS = ['identity_session', 'identity_account', 'identity_passkey', 'identity_two_factor', 'identity_tried_code']

export const reducePeople: Erase = async (tx, { municipality, before, at, most }) => {
  const due = await tx
    .selectFrom('identity_person')
    .select('id')
    .where('home_municipality_id', '=', municipality)
    .where('deactivated_at', '<', before)
    .where('erased_at', 'is', null)
    .where('demo', '=', false)
    .orderBy('deactivated_at')
    .limit(most)
    .execute()
  const people = due.map(({ id }) => id as Uuid)
  if (people.length === 0) return 0
  for (const table of KEYS) await tx.deleteFrom(table).where('person_id', 'in', people).execute()
  await forgetLinks(tx, municipality, people)
  for (const id of people)
    await tx
      .updateTable('identity_person')
      .set({
        name: LEFT_NAME,
        kana: '',
        email: addressOf({ id, email: null }),
        email_verified: false,
        image: null,
        two_factor_enabled: false,
        erased_at: at,
        updated_at: at,
      })
      .where('id', '=', id)
      .execute()
  return people.length
}

async function forgetLinks(tx: OpenTx, municipality: Uuid, people: readonly Uuid[]): Promise<void> {
  const ids = sql.join(people)
  await sql`delete from identity_invitation where municipality_id = ${municipality} and used_by in (${ids})`.execute(tx)
  await sql`delete from identity_reset where municipality_id = ${municipality} and person_id in (${ids})`.execute(tx)
}
