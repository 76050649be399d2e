/**
 * 本人確認の行 — people and organisations exist once (shared); posts, who holds them, and every one-time link are municipal.
 *
 * The tables of sign-in (session, account, verification, passkey, two_factor) are better-auth's, renamed. Only the
 * application's login reads them, before it is known who asks; no transaction of staff sees a password or a secret.
 */
import { type Kysely, sql } from 'kysely'
import { protect } from '../database/protect.ts'

const LOGIN = ['select', 'insert', 'update', 'delete'] as const
/** The daily deletion of what is over. */
const END = ['select', 'delete'] as const
const keys = (table: string) => ({ table, class: 'shared', staff: [], login: LOGIN, keeping: END }) as const
const link = (table: string) =>
  ({ table, class: 'municipal', staff: ['select', 'insert', 'update'], keeping: END }) as const

const create = (db: Kysely<unknown>, statement: string): Promise<unknown> => sql.raw(statement).execute(db)

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await people(db)
  await signIn(db)
  await posts(db)
  await links(db)
}

async function people(db: Kysely<unknown>): Promise<void> {
  // Only the municipality that let a person in may throw away their keys or shut them out: two towns share that person.
  // `email` names a person at the sign-in and is never written to; who has none gets one that cannot exist (.invalid).
  await create(
    db,
    `create table identity_person (
    id uuid primary key,
    name text not null,
    kana text not null default '',
    email text not null unique,
    email_verified boolean not null default false,
    image text,
    two_factor_enabled boolean not null default false,
    demo boolean not null default false,
    home_municipality_id uuid not null,
    deactivated_at timestamptz, erased_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  )
  await protect(db, {
    table: 'identity_person',
    class: 'shared',
    staff: ['select', 'insert', 'update'],
    login: ['select', 'insert', 'update'],
    keeping: ['select', 'update'],
  })

  await create(
    db,
    `create table identity_organisation (
    id uuid primary key,
    kind text not null check (kind in ('municipality', 'company', 'npo', 'school', 'auditor')),
    name text not null,
    code text unique,
    controlled_by uuid references identity_organisation (id),
    provider_only boolean not null default false,
    demo boolean not null default false,
    created_at timestamptz not null
  )`,
  )
  await protect(db, {
    table: 'identity_organisation',
    class: 'shared',
    staff: ['select', 'insert', 'update'],
    login: ['select', 'insert'],
  })

  await create(
    db,
    `create table identity_provider (
    id uuid primary key,
    organisation_id uuid not null references identity_organisation (id),
    issuer text not null,
    client_id text not null,
    label text not null,
    acr_values text[] not null,
    amr_values text[] not null,
    created_at timestamptz not null
  )`,
  )
  await protect(db, {
    table: 'identity_provider',
    class: 'shared',
    staff: ['select'],
    login: ['select', 'insert', 'update'],
  })
}

async function signIn(db: Kysely<unknown>): Promise<void> {
  await create(
    db,
    `create table identity_session (
    id uuid primary key,
    token text not null unique,
    person_id uuid not null references identity_person (id) on delete cascade,
    way text not null check (way in ('passkey', 'password', 'provider', 'demo')),
    provider_organisation uuid,
    factor_at timestamptz,
    ip_address text, user_agent text,
    expires_at timestamptz not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  )
  // Staff may see and end sessions; a token alone opens nothing, because the cookie is signed with a key outside.
  await protect(db, { ...keys('identity_session'), staff: ['select', 'delete'] })
  await create(db, 'create index identity_session_person on identity_session (person_id)')
  await create(db, 'create index identity_session_expires on identity_session (expires_at)')

  await create(
    db,
    `create table identity_account (
    id uuid primary key,
    person_id uuid not null references identity_person (id) on delete cascade,
    provider_id text not null,
    account_id text not null,
    access_token text, refresh_token text, id_token text,
    access_token_expires_at timestamptz, refresh_token_expires_at timestamptz,
    scope text, password text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (provider_id, account_id)
  )`,
  )
  await protect(db, keys('identity_account'))
  await create(db, 'create index identity_account_person on identity_account (person_id)')

  // No unique identifier: the library keeps several rows of one identifier and takes the newest.
  await create(
    db,
    `create table identity_verification (
    id uuid primary key,
    identifier text not null,
    value text not null,
    expires_at timestamptz not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  )
  await protect(db, keys('identity_verification'))
  await create(db, 'create index identity_verification_identifier on identity_verification (identifier)')

  await create(
    db,
    `create table identity_passkey (
    id uuid primary key,
    person_id uuid not null references identity_person (id) on delete cascade,
    name text,
    credential_id text not null unique,
    public_key text not null,
    counter bigint not null,
    device_type text not null,
    backed_up boolean not null,
    transports text,
    aaguid text,
    created_at timestamptz
  )`,
  )
  await protect(db, keys('identity_passkey'))
  await create(db, 'create index identity_passkey_person on identity_passkey (person_id)')

  await create(
    db,
    `create table identity_two_factor (
    id uuid primary key,
    person_id uuid not null unique references identity_person (id) on delete cascade,
    secret text not null,
    backup_codes text not null,
    verified boolean not null default false,
    failed_verification_count int not null default 0,
    locked_until timestamptz
  )`,
  )
  await protect(db, keys('identity_two_factor'))

  // A one-time code is one time: what was tried is kept, as a keyed hash, until no clock would take it any more.
  await create(
    db,
    `create table identity_tried_code (
    person_id uuid not null references identity_person (id) on delete cascade,
    code_hash text not null,
    tried_at timestamptz not null,
    primary key (person_id, code_hash)
  )`,
  )
  await protect(db, keys('identity_tried_code'))

  await create(
    db,
    `create table identity_session_post (
    session_id uuid not null references identity_session (id) on delete cascade,
    municipality_id uuid not null,
    post_id uuid not null,
    primary key (session_id, municipality_id)
  )`,
  )
  await protect(db, { table: 'identity_session_post', class: 'shared', staff: [], login: LOGIN })
}

async function posts(db: Kysely<unknown>): Promise<void> {
  await create(
    db,
    `create table identity_post (
    municipality_id uuid not null,
    id uuid not null,
    organisation_id uuid not null,
    department text not null,
    title text not null,
    authorities text[] not null,
    from_on date not null, until_on date,
    primary key (municipality_id, id),
    check (until_on is null or until_on >= from_on)
  )`,
  )
  await protect(db, { table: 'identity_post', class: 'municipal', staff: ['select', 'insert', 'update'] })
  await create(db, 'create index identity_post_organisation on identity_post (municipality_id, organisation_id)')

  await create(
    db,
    `create table identity_assignment (
    municipality_id uuid not null,
    id uuid not null,
    post_id uuid not null,
    person_id uuid not null,
    from_on date not null, until_on date,
    primary key (municipality_id, id),
    foreign key (municipality_id, post_id) references identity_post (municipality_id, id),
    check (until_on is null or until_on >= from_on)
  )`,
  )
  await protect(db, { table: 'identity_assignment', class: 'municipal', staff: ['select', 'insert', 'update'] })
  await create(db, 'create index identity_assignment_person on identity_assignment (municipality_id, person_id)')
  await create(db, 'create index identity_assignment_post on identity_assignment (municipality_id, post_id)')
}

/** Of every one-time link only a hash is kept: who reads the rows cannot walk in. */
async function links(db: Kysely<unknown>): Promise<void> {
  await create(
    db,
    `create table identity_invitation (
    municipality_id uuid not null,
    id uuid not null,
    post_id uuid not null,
    name text not null,
    token_hash text not null,
    expires_at timestamptz not null,
    made_at timestamptz not null,
    made_by uuid,
    used_at timestamptz,
    used_by uuid,
    withdrawn_at timestamptz,
    primary key (municipality_id, id),
    unique (municipality_id, token_hash),
    foreign key (municipality_id, post_id) references identity_post (municipality_id, id)
  )`,
  )
  await protect(db, link('identity_invitation'))

  // Two different people, and neither of them the one whose keys are thrown away. The operator (command line) has no id.
  await create(
    db,
    `create table identity_reset (
    municipality_id uuid not null,
    id uuid not null,
    person_id uuid not null,
    requested_by uuid,
    requested_at timestamptz not null,
    approved_by uuid,
    approved_at timestamptz,
    token_hash text,
    expires_at timestamptz,
    used_at timestamptz,
    withdrawn_at timestamptz,
    primary key (municipality_id, id),
    unique (municipality_id, token_hash),
    check (approved_by is distinct from requested_by or approved_by is null),
    check (requested_by is distinct from person_id and approved_by is distinct from person_id)
  )`,
  )
  await protect(db, link('identity_reset'))

  await create(
    db,
    `create table identity_demo_link (
    municipality_id uuid not null,
    token_hash text not null,
    person_id uuid not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    primary key (municipality_id, token_hash)
  )`,
  )
  await protect(db, link('identity_demo_link'))
}
