/** まちの困りごと、会社のできること、提案 — seen by the side that wrote it and by whom it was shown to, never by a third. */
import { type Kysely, sql } from 'kysely'
import { protect } from '#platform/database/protect'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create table partnership_menu (
    municipality_id uuid not null,
    id uuid not null,
    side_org uuid not null,
    shared_with uuid[] not null default '{}',
    kind text not null check (kind in ('need', 'offer')),
    title text not null,
    body text not null,
    cost text not null,
    since date,
    agreement_id uuid,
    item int,
    post_id uuid not null,
    closed_on date,
    closed_reason text not null default '',
    version int not null,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    primary key (municipality_id, id),
    check ((agreement_id is null) = (item is null)),
    check (closed_on is null or closed_reason <> ''),
    foreign key (municipality_id, agreement_id) references partnership_agreement (municipality_id, id)
  )`.execute(db)
  await protect(db, { table: 'partnership_menu', class: 'sided', staff: ['select', 'insert', 'update'] })

  // Sent is shown: to one organisation of the other side, and to no other party of the same agreement.
  await sql`create table partnership_proposal (
    municipality_id uuid not null,
    id uuid not null,
    side_org uuid not null,
    shared_with uuid[] not null default '{}',
    agreement_id uuid not null,
    menu_id uuid,
    title text not null,
    body text not null,
    side text not null check (side in ('municipality', 'company')),
    to_org uuid not null,
    to_post_id uuid,
    post_id uuid not null,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    primary key (municipality_id, id),
    foreign key (municipality_id, agreement_id) references partnership_agreement (municipality_id, id),
    foreign key (municipality_id, menu_id) references partnership_menu (municipality_id, id)
  )`.execute(db)
  await protect(db, { table: 'partnership_proposal', class: 'sided', staff: ['select', 'insert'] })
  await sql`create index partnership_proposal_menu on partnership_proposal (municipality_id, menu_id)`.execute(db)

  await sql`create table partnership_proposal_line (
    municipality_id uuid not null,
    id uuid not null,
    side_org uuid not null,
    shared_with uuid[] not null default '{}',
    proposal_id uuid not null,
    seq int not null,
    state text not null check (state in ('received', 'talking', 'adopted', 'declined', 'withdrawn')),
    reason text not null check (reason <> ''),
    initiative_id uuid,
    side text not null check (side in ('municipality', 'company')),
    post_id uuid not null,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    primary key (municipality_id, id),
    unique (municipality_id, proposal_id, seq),
    check (initiative_id is null or state = 'adopted'),
    foreign key (municipality_id, proposal_id) references partnership_proposal (municipality_id, id),
    foreign key (municipality_id, initiative_id) references partnership_initiative (municipality_id, id)
  )`.execute(db)
  await protect(db, { table: 'partnership_proposal_line', class: 'sided', staff: ['select', 'insert'] })
}
