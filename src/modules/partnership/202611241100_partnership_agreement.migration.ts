/**
 * 協定と取組 — rows of the agreement loop. Everything here belongs to the sides of one agreement: another company in
 * the same town sees none of it, residents see what is marked public, and figures only through the ledger.
 */
import { type Kysely, sql } from 'kysely'
import { protect } from '#platform/database/protect'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  // The document as signed (JSON in and out) is kept whole; what is asked for by itself stands beside it.
  await sql`create table partnership_agreement (
    municipality_id uuid not null,
    id uuid not null,
    side_org uuid not null,
    shared_with uuid[] not null default '{}',
    slug text not null,
    title text not null,
    signed_on date not null,
    document jsonb not null,
    municipal_post_id uuid,
    company_post_id uuid,
    version int not null default 1,
    public_since timestamptz,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    primary key (municipality_id, id),
    unique (municipality_id, id, side_org),
    unique (municipality_id, slug)
  )`.execute(db)
  await protect(db, {
    table: 'partnership_agreement',
    class: 'sided',
    staff: ['select', 'insert', 'update'],
    publicWhen: 'public_since is not null',
  })

  await sql`create table partnership_party (
    municipality_id uuid not null,
    agreement_id uuid not null,
    side_org uuid not null,
    shared_with uuid[] not null default '{}',
    organisation_id uuid not null,
    side text not null check (side in ('municipality', 'company')),
    name text not null,
    primary key (municipality_id, agreement_id, organisation_id),
    foreign key (municipality_id, agreement_id) references partnership_agreement (municipality_id, id)
  )`.execute(db)
  await protect(db, {
    table: 'partnership_party',
    class: 'sided',
    staff: ['select', 'insert'],
    publicWhen:
      'exists (select 1 from partnership_agreement a where a.municipality_id = partnership_party.municipality_id and a.id = agreement_id)',
  })

  // Every text that an agreement ever had here. The row of the agreement is the newest of them.
  await sql`create table partnership_agreement_version (
    municipality_id uuid not null,
    agreement_id uuid not null,
    version int not null,
    side_org uuid not null,
    shared_with uuid[] not null default '{}',
    document jsonb not null,
    reason text not null,
    post_id uuid not null,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    primary key (municipality_id, agreement_id, version),
    foreign key (municipality_id, agreement_id) references partnership_agreement (municipality_id, id)
  )`.execute(db)
  await protect(db, { table: 'partnership_agreement_version', class: 'sided', staff: ['select', 'insert'] })

  // Published again, or taken back with a reason: one line each. What was once public may be known to have gone, never
  // the words of the reason. Its key to the agreement names the side: only who registered it says whether it is public,
  // and that is no condition of the wall because residents do not see the row of an agreement that was taken back.
  await sql`create table partnership_publicity (
    municipality_id uuid not null,
    id uuid not null,
    side_org uuid not null,
    shared_with uuid[] not null default '{}',
    agreement_id uuid not null,
    subject_id uuid not null,
    slug text not null,
    seq int not null,
    act text not null check (act in ('published', 'withdrawn')),
    why text check (why in ('mistake', 'rights', 'asked', 'early', 'other')),
    reason text not null,
    post_id uuid not null,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    primary key (municipality_id, id),
    unique (municipality_id, agreement_id, subject_id, seq),
    check ((act = 'withdrawn') = (why is not null)),
    foreign key (municipality_id, agreement_id, side_org) references partnership_agreement (municipality_id, id, side_org)
  )`.execute(db)
  await protect(db, {
    table: 'partnership_publicity',
    class: 'sided',
    staff: ['select', 'insert'],
    publicWhen: 'true',
    publicColumns: ['municipality_id', 'agreement_id', 'subject_id', 'slug', 'seq', 'act', 'why', 'recorded_at'],
  })

  await sql`create table partnership_initiative (
    municipality_id uuid not null,
    id uuid not null,
    side_org uuid not null,
    shared_with uuid[] not null default '{}',
    agreement_id uuid not null,
    slug text not null,
    title jsonb not null,
    why jsonb not null,
    items int[] not null,
    owner_side text not null check (owner_side in ('municipality', 'company', 'both')),
    municipal_post_id uuid,
    company_post_id uuid,
    third_party text,
    version int not null default 1,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    primary key (municipality_id, id),
    unique (municipality_id, agreement_id, slug),
    foreign key (municipality_id, agreement_id) references partnership_agreement (municipality_id, id)
  )`.execute(db)

  // The publication ledger: what residents were shown, since when, and what took its place. Nothing in it is edited.
  // It is public only where the side that registered the agreement wrote it: no other can publish under its name.
  await sql`create table partnership_publication (
    municipality_id uuid not null,
    id uuid not null,
    side_org uuid not null,
    shared_with uuid[] not null default '{}',
    agreement_id uuid not null,
    initiative_id uuid not null,
    kind text not null check (kind in ('initiative', 'target', 'figure', 'review')),
    owner_id uuid not null,
    period text not null,
    subject_id uuid not null,
    covers uuid[] not null default '{}',
    shown jsonb not null,
    published_at timestamptz not null,
    published_by uuid not null,
    supersedes uuid,
    primary key (municipality_id, id),
    unique (municipality_id, supersedes),
    foreign key (municipality_id, agreement_id) references partnership_agreement (municipality_id, id),
    foreign key (municipality_id, initiative_id) references partnership_initiative (municipality_id, id),
    foreign key (municipality_id, supersedes) references partnership_publication (municipality_id, id)
  )`.execute(db)
  await protect(db, {
    table: 'partnership_publication',
    class: 'sided',
    staff: ['select', 'insert'],
    publicWhen: `exists (select 1 from partnership_agreement a where a.municipality_id = partnership_publication.municipality_id
      and a.id = partnership_publication.agreement_id and a.side_org = partnership_publication.side_org)`,
  })
  await sql`create unique index partnership_publication_first on partnership_publication
    (municipality_id, kind, owner_id, period) where supersedes is null`.execute(db)
  await sql`create index partnership_publication_initiative on partnership_publication
    (municipality_id, initiative_id)`.execute(db)

  await protect(db, {
    table: 'partnership_initiative',
    class: 'sided',
    staff: ['select', 'insert', 'update'],
    publicWhen: `exists (select 1 from partnership_publication p where p.municipality_id = partnership_initiative.municipality_id
      and p.kind = 'initiative' and p.subject_id = partnership_initiative.id
      and p.agreement_id = partnership_initiative.agreement_id)
      and coalesce((select w.act from partnership_publicity w where w.municipality_id = partnership_initiative.municipality_id
        and w.agreement_id is not distinct from partnership_initiative.agreement_id
        and w.subject_id is not distinct from partnership_initiative.id order by w.seq desc limit 1), 'published') = 'published'`,
  })

  // Who answers, where it is no longer the post that was named at first. Each side says it for itself.
  await sql`create table partnership_charge (
    municipality_id uuid not null,
    id uuid not null,
    side_org uuid not null,
    shared_with uuid[] not null default '{}',
    what text not null check (what in ('agreement', 'initiative')),
    subject_id uuid not null,
    side text not null check (side in ('municipality', 'company')),
    seq int not null,
    charged_post_id uuid,
    reason text not null,
    post_id uuid not null,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    primary key (municipality_id, id),
    unique (municipality_id, what, subject_id, side, seq)
  )`.execute(db)
  await protect(db, {
    table: 'partnership_charge',
    class: 'sided',
    staff: ['select', 'insert'],
    publicWhen: `exists (select 1 from partnership_agreement a where a.municipality_id = partnership_charge.municipality_id and a.id = subject_id)
      or exists (select 1 from partnership_initiative i where i.municipality_id = partnership_charge.municipality_id and i.id = subject_id)`,
    publicColumns: [
      'municipality_id',
      'what',
      'subject_id',
      'side',
      'seq',
      'charged_post_id',
      'post_id',
      'recorded_at',
    ],
  })

  // The state of an initiative is the last line of its history, and stands nowhere else. A draft has none yet.
  await sql`create table partnership_initiative_state (
    municipality_id uuid not null,
    id uuid not null,
    side_org uuid not null,
    shared_with uuid[] not null default '{}',
    initiative_id uuid not null,
    seq int not null,
    state text not null check (state in ('considered', 'agreed', 'preparing', 'running', 'completed', 'stopped', 'declined')),
    reason text not null,
    decided_on date not null,
    side text not null check (side in ('municipality', 'company')),
    post_id uuid not null,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    primary key (municipality_id, id),
    unique (municipality_id, initiative_id, seq),
    foreign key (municipality_id, initiative_id) references partnership_initiative (municipality_id, id)
  )`.execute(db)
  await protect(db, {
    table: 'partnership_initiative_state',
    class: 'sided',
    staff: ['select', 'insert'],
    publicWhen:
      'exists (select 1 from partnership_initiative i where i.municipality_id = partnership_initiative_state.municipality_id and i.id = initiative_id)',
  })
}
