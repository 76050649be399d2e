/** 前に決めたことの答え — a review says what became of what the one before it decided. Older reviews were not asked. */
import { type Kysely, sql } from 'kysely'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`alter table partnership_review
    add column before_state text check (before_state in ('done', 'partly', 'stopped', 'notYet')),
    add column before_note text not null default ''`.execute(db)
}
