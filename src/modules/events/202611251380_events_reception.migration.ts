/**
 * 申込と受付 — who applies says how many come and nothing else: no name, no address. What is kept is a number, and the
 * hash of the secret in the applicant's own link. Who came is counted at the door by the side that holds the event.
 */
import { type Kysely, sql } from 'kysely'
import { protect } from '#platform/database/protect'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`alter table events_event add column applies_here boolean not null default false`.execute(db)
  await sql`grant select (applies_here) on events_event to yui_public`.execute(db)

  await sql`create table events_application (
    municipality_id uuid not null,
    id uuid not null,
    event_id uuid not null,
    number int not null check (number > 0),
    people int not null check (people between 1 and 10),
    link_hash text not null,
    applied_at timestamptz not null,
    cancelled_at timestamptz,
    primary key (municipality_id, id),
    unique (municipality_id, event_id, number),
    unique (municipality_id, link_hash),
    foreign key (municipality_id, event_id) references events_event (municipality_id, id)
  )`.execute(db)
  // Residents' pages say whether there is room; who reads them as a resident sees how many, and of nobody which number.
  await protect(db, {
    table: 'events_application',
    class: 'municipal',
    staff: ['select', 'insert', 'update'],
    publicWhen: 'cancelled_at is null',
    publicColumns: ['municipality_id', 'event_id', 'people', 'cancelled_at'],
  })

  await sql`create table events_arrival (
    municipality_id uuid not null,
    id uuid not null,
    side_org uuid not null,
    shared_with uuid[] not null default '{}',
    event_id uuid not null,
    application_id uuid,
    people int not null check (people between 0 and 10000),
    post_id uuid not null,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    undone_at timestamptz,
    undone_by uuid,
    primary key (municipality_id, id),
    check ((undone_at is null) = (undone_by is null)),
    foreign key (municipality_id, event_id) references events_event (municipality_id, id),
    foreign key (municipality_id, application_id) references events_application (municipality_id, id)
  )`.execute(db)
  await protect(db, { table: 'events_arrival', class: 'sided', staff: ['select', 'insert', 'update'] })
  // Two people at the door with the same number in hand: the second is told of the first.
  await sql`create unique index events_arrival_once on events_arrival (municipality_id, application_id)
    where undone_at is null and application_id is not null`.execute(db)
  await sql`create index events_arrival_event on events_arrival (municipality_id, event_id)`.execute(db)
}
