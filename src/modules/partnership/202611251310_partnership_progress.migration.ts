/** 進み具合の行 — how each side says that an initiative goes. Both sides see both; rows are added, never changed. */
import { type Kysely, sql } from 'kysely'
import { protect } from '#platform/database/protect'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create table partnership_progress (
    municipality_id uuid not null,
    id uuid not null,
    side_org uuid not null,
    shared_with uuid[] not null default '{}',
    initiative_id uuid not null,
    word text not null check (word in ('onTrack', 'mostlyOnTrack', 'behind', 'notBegun')),
    comment text not null,
    side text not null check (side in ('municipality', 'company')),
    post_id uuid not null,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    primary key (municipality_id, id),
    check (word in ('onTrack', 'mostlyOnTrack') or comment <> ''),
    foreign key (municipality_id, initiative_id) references partnership_initiative (municipality_id, id)
  )`.execute(db)
  await protect(db, { table: 'partnership_progress', class: 'sided', staff: ['select', 'insert'] })
  await sql`create index partnership_progress_initiative on partnership_progress (municipality_id, initiative_id)`.execute(
    db,
  )
}
