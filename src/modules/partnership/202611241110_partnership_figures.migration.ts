/**
 * 指標・数字・ふり返り — rows are added, never changed: what was said on any day stays answerable. A correction is a
 * new row that names the one it supersedes. What both sides confirmed is a sign row of each side.
 */
import { type Kysely, sql } from 'kysely'
import { protect } from '#platform/database/protect'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create table partnership_indicator (
    municipality_id uuid not null,
    id uuid not null,
    side_org uuid not null,
    shared_with uuid[] not null default '{}',
    initiative_id uuid not null,
    name jsonb not null,
    definition text not null,
    unit text not null,
    count_kind text not null check (count_kind in ('cumulative', 'people', 'stock', 'ratio', 'score')),
    direction text not null check (direction in ('up', 'down')),
    disclosure text not null check (disclosure in ('open', 'people', 'sensitive')),
    period_kind text not null check (period_kind in ('year', 'half', 'quarter', 'month')),
    baseline numeric,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    primary key (municipality_id, id),
    foreign key (municipality_id, initiative_id) references partnership_initiative (municipality_id, id)
  )`.execute(db)
  // Residents read what is counted as soon as the municipality says so, by its own hand or by publishing figures of it.
  await protect(db, {
    table: 'partnership_indicator',
    class: 'sided',
    staff: ['select', 'insert'],
    publicWhen: `exists (select 1 from partnership_publication p where p.municipality_id = partnership_indicator.municipality_id
      and (p.owner_id = partnership_indicator.id or (p.kind = 'initiative' and p.owner_id = partnership_indicator.initiative_id
        and p.side_org = partnership_indicator.side_org)))`,
  })

  for (const table of ['partnership_target', 'partnership_measurement'] as const) {
    const status =
      table === 'partnership_target'
        ? sql`value numeric not null, rationale text not null,`
        : sql`value numeric, base numeric, status text not null check (status in ('known', 'approximate', 'pending', 'notApplicable', 'notDone', 'hidden')),
              source text not null, note text not null default '', check ((value is null) = (status not in ('known', 'approximate'))),`
    await sql`create table ${sql.table(table)} (
      municipality_id uuid not null,
      id uuid not null,
      side_org uuid not null,
      shared_with uuid[] not null default '{}',
      indicator_id uuid not null,
      period text not null,
      ${status}
      supersedes uuid,
      recorded_at timestamptz not null,
      recorded_by uuid not null,
      primary key (municipality_id, id),
      unique (municipality_id, supersedes),
      foreign key (municipality_id, indicator_id) references partnership_indicator (municipality_id, id),
      foreign key (municipality_id, supersedes) references ${sql.table(table)} (municipality_id, id)
    )`.execute(db)
    await protect(db, { table, class: 'sided', staff: ['select', 'insert'] })
    // Two first figures of one period cannot both stand: the second is told of the first.
    await sql`create unique index ${sql.ref(`${table}_first`)} on ${sql.table(table)}
      (municipality_id, indicator_id, period) where supersedes is null`.execute(db)
  }

  await sql`create table partnership_review (
    municipality_id uuid not null,
    id uuid not null,
    side_org uuid not null,
    shared_with uuid[] not null default '{}',
    initiative_id uuid not null,
    period text not null,
    seen text not null,
    decision text check (decision in ('continue', 'expand', 'improve', 'reduce', 'end')),
    reason text not null default '',
    next_action text not null default '',
    next_by date,
    proposed_at timestamptz,
    version int not null default 1,
    supersedes uuid,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    primary key (municipality_id, id),
    unique (municipality_id, supersedes),
    foreign key (municipality_id, initiative_id) references partnership_initiative (municipality_id, id),
    foreign key (municipality_id, supersedes) references partnership_review (municipality_id, id)
  )`.execute(db)
  await protect(db, { table: 'partnership_review', class: 'sided', staff: ['select', 'insert', 'update'] })
  // Each side may draft one; proposed to the other there is one a period.
  await sql`create unique index partnership_review_first on partnership_review
    (municipality_id, initiative_id, period) where supersedes is null and proposed_at is not null`.execute(db)

  // Only a sign by an organisation of its side counts, and only on the version that was signed.
  await sql`create table partnership_sign (
    municipality_id uuid not null,
    id uuid not null,
    side_org uuid not null,
    shared_with uuid[] not null default '{}',
    what text not null check (what in ('target', 'measurement', 'review', 'ending')),
    subject_id uuid not null,
    version int not null default 1,
    side text not null check (side in ('municipality', 'company')),
    post_id uuid not null,
    person_id uuid not null,
    at timestamptz not null,
    primary key (municipality_id, id),
    unique (municipality_id, what, subject_id, version, side_org)
  )`.execute(db)
  await protect(db, { table: 'partnership_sign', class: 'sided', staff: ['select', 'insert'] })
}
