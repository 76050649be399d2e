/** 催し — a draft belongs to the side that wrote it; once published anybody may read what residents are told. */
import { type Kysely, sql } from 'kysely'
import { protect } from '#platform/database/protect'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  // What the initiative is, is the other module's: no foreign key across modules, and its address as it was when written.
  await sql`create table events_event (
    municipality_id uuid not null,
    id uuid not null,
    side_org uuid not null,
    shared_with uuid[] not null default '{}',
    initiative_id uuid not null,
    initiative_path text not null,
    title jsonb not null,
    body text not null,
    place text not null,
    access text not null,
    helps text[] not null,
    day date not null,
    begins text not null check (begins ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
    ends text not null check (ends ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
    places int check (places > 0),
    for_whom text not null,
    apply_from date,
    apply_until date,
    fee int not null check (fee >= 0),
    contact text not null check (contact <> ''),
    state text not null check (state in ('draft', 'published', 'closed', 'held', 'cancelled')),
    reason text not null default '',
    version int not null,
    post_id uuid not null,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    primary key (municipality_id, id),
    check (begins < ends),
    check (state <> 'cancelled' or reason <> '')
  )`.execute(db)
  await protect(db, {
    table: 'events_event',
    class: 'sided',
    staff: ['select', 'insert', 'update'],
    publicWhen: `state <> 'draft'`,
    // Who wrote it is nobody's business outside.
    publicColumns: [
      'municipality_id',
      'id',
      'initiative_path',
      'title',
      'body',
      'place',
      'access',
      'helps',
      'day',
      'begins',
      'ends',
      'places',
      'for_whom',
      'apply_from',
      'apply_until',
      'fee',
      'contact',
      'state',
      'reason',
      'version',
      'recorded_at',
    ],
  })
}
