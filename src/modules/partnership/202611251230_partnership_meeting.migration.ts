/** 協議の場と更新の判断の行 — meetings that were held, and what both sides say about the term. Both sides see both. */
import { type Kysely, sql } from 'kysely'
import { protect } from '#platform/database/protect'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create table partnership_meeting (
    municipality_id uuid not null,
    id uuid not null,
    side_org uuid not null,
    shared_with uuid[] not null default '{}',
    agreement_id uuid not null,
    held_on date not null,
    attended text not null,
    decided text not null,
    next_on date,
    supersedes uuid,
    reason text not null,
    side text not null check (side in ('municipality', 'company')),
    post_id uuid not null,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    primary key (municipality_id, id),
    unique (municipality_id, supersedes),
    check (supersedes is null or reason <> ''),
    foreign key (municipality_id, agreement_id) references partnership_agreement (municipality_id, id),
    foreign key (municipality_id, supersedes) references partnership_meeting (municipality_id, id)
  )`.execute(db)
  await protect(db, { table: 'partnership_meeting', class: 'sided', staff: ['select', 'insert'] })
  await sql`create index partnership_meeting_agreement on partnership_meeting (municipality_id, agreement_id)`.execute(
    db,
  )

  // One side says, the other answers: the document as signed stays as it is, and the last line that both stand behind
  // says how long it runs.
  await sql`create table partnership_renewal (
    municipality_id uuid not null,
    id uuid not null,
    side_org uuid not null,
    shared_with uuid[] not null default '{}',
    agreement_id uuid not null,
    seq int not null,
    act text not null check (act in ('renewed', 'notRenewed', 'ended', 'agreed', 'refused')),
    until date,
    reason text not null,
    side text not null check (side in ('municipality', 'company')),
    post_id uuid not null,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    primary key (municipality_id, id),
    unique (municipality_id, agreement_id, seq),
    check ((until is null) = (act in ('agreed', 'refused'))),
    foreign key (municipality_id, agreement_id) references partnership_agreement (municipality_id, id)
  )`.execute(db)
  await protect(db, { table: 'partnership_renewal', class: 'sided', staff: ['select', 'insert'] })
}
