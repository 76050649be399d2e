/**
 * 済んだ仕事の行 — which of the first tasks were ticked, by whom, by which assignment. Added once, never taken back. It is
 * the own side's affair and shared with nobody.
 */
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import type { Tx } from '#platform/database/tx'
import { type Sided, sidedBy, staffOf } from '../agreements/party.store.ts'
import { FIRST_DAY_TASKS, type FirstDayTask } from './first-day.ts'

export type FirstDayTable = Sided & {
  id: Uuid
  assignment_id: Uuid
  post_id: Uuid
  person_id: Uuid
  task: string
  done_at: Instant
}
export type FirstDayTables = { partnership_first_day: FirstDayTable }

export const firstDayStore = (tx: Tx<FirstDayTables>) => ({
  doneBy: async (assignment: Uuid): Promise<readonly FirstDayTask[]> => {
    const rows = await tx
      .selectFrom('partnership_first_day')
      .select('task')
      .where('municipality_id', '=', tx.acting.municipality)
      .where('assignment_id', '=', assignment)
      .where('person_id', '=', staffOf(tx.acting).person)
      .execute()
    return FIRST_DAY_TASKS.filter((task) => rows.some((row) => row.task === task))
  },

  /** Twice does no harm. */
  tick: async (given: {
    readonly id: Uuid
    readonly assignment: Uuid
    readonly task: FirstDayTask
    readonly at: Instant
  }): Promise<void> => {
    const { id, assignment, task, at } = given
    const { person, post } = staffOf(tx.acting)
    const added = await tx
      .insertInto('partnership_first_day')
      .values({
        ...sidedBy(tx.acting, []),
        id,
        assignment_id: assignment,
        post_id: post,
        person_id: person,
        task,
        done_at: at,
      })
      .onConflict((on) => on.doNothing())
      .executeTakeFirstOrThrow()
    if (added.numInsertedOrUpdatedRows)
      await tx.record({ did: 'firstDay.tick', object: 'firstDay', id, after: { assignment, task } })
  },
})
