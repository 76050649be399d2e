/** 引きつぎの行 — which of the three tasks of the first days somebody who took over a post has ticked. */
import { type Kysely, sql } from 'kysely'
import { protect } from '#platform/database/protect'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create table partnership_first_day (
    municipality_id uuid not null,
    id uuid not null,
    side_org uuid not null,
    shared_with uuid[] not null default '{}',
    assignment_id uuid not null,
    post_id uuid not null,
    person_id uuid not null,
    task text not null check (task in ('readPack', 'seeWaiting', 'meetCounterpart')),
    done_at timestamptz not null,
    primary key (municipality_id, id),
    unique (municipality_id, assignment_id, task)
  )`.execute(db)
  await protect(db, { table: 'partnership_first_day', class: 'sided', staff: ['select', 'insert'] })
}
