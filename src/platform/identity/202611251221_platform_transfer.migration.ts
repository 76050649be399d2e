/**
 * 人事異動の行 — which posts of one organisation changed hands together, from which day, so that all of it can be undone
 * until that day. Who holds what stands in identity_assignment alone.
 */
import { type Kysely, sql } from 'kysely'
import { protect } from '../database/protect.ts'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create table identity_transfer (
    municipality_id uuid not null,
    id uuid not null,
    organisation_id uuid not null,
    effective_on date not null,
    made_at timestamptz not null,
    made_by uuid not null,
    undone_at timestamptz,
    undone_by uuid,
    primary key (municipality_id, id)
  )`.execute(db)
  await protect(db, { table: 'identity_transfer', class: 'municipal', staff: ['select', 'insert', 'update'] })

  // `ended_was`: the last day that the old holder had before, put back when the transfer is undone.
  await sql`create table identity_transfer_line (
    municipality_id uuid not null,
    transfer_id uuid not null,
    post_id uuid not null,
    kind text not null check (kind in ('to', 'new', 'empty')),
    ended_assignment_id uuid,
    ended_was date,
    begun_assignment_id uuid,
    primary key (municipality_id, transfer_id, post_id),
    foreign key (municipality_id, transfer_id) references identity_transfer (municipality_id, id),
    foreign key (municipality_id, post_id) references identity_post (municipality_id, id)
  )`.execute(db)
  await protect(db, { table: 'identity_transfer_line', class: 'municipal', staff: ['select', 'insert'] })

  // An assignment that has not begun never let anybody act: it alone may go. Every other one stays provable.
  await sql`grant delete on identity_assignment to yui_staff`.execute(db)
  await sql`create policy only_ahead on identity_assignment as restrictive for delete to yui_staff
    using (from_on > (now() at time zone 'Asia/Tokyo')::date)`.execute(db)
}
