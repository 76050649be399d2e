/** 住まわせる — the people of a cast as rows, so that what a handler writes about whoever asks finds them there. */
import type { Pool } from '#platform/database/pool'
import type { SignedIn } from '#platform/identity/who'
import type { Dice } from './dice.ts'
import { insertOf, type Made, madeRow } from './fill.ts'
import { tablesOf } from './tables.ts'

export async function settlePeople(pool: Pool, people: readonly SignedIn[], dice: Dice): Promise<void> {
  const tables = await tablesOf(pool)
  const add = async (name: string, town: string, own: Made): Promise<void> => {
    const table = tables.find((each) => each.name === name)
    if (!table) return
    const made = madeRow(
      { ...table, foreignKeys: [], looksAt: [] },
      { id: town, sides: [town, town] },
      0,
      new Map(),
      dice,
    )
    const { text, values } = insertOf(table, { ...made, ...own }, 'on conflict do nothing')
    await pool.query(text, values)
  }
  for (const { session, post } of people) {
    const { municipality } = post
    await add('identity_person', municipality, { id: session.person, name: session.name, deactivated_at: null })
    await add('identity_session', municipality, {
      id: session.id,
      person_id: session.person,
      factor_at: session.factorAt,
    })
    await add('identity_post', municipality, {
      id: post.id,
      organisation_id: post.organisation,
      from_on: post.from,
      until_on: post.until,
    })
    await add('identity_assignment', municipality, {
      id: crypto.randomUUID(),
      post_id: post.id,
      person_id: session.person,
      from_on: post.from,
      until_on: post.until,
    })
  }
}
