/**
 * 表の区分 — the three classes of table, and the wall each gets. Called by every migration after `create table`.
 *
 *   shared     rows that belong to no municipality: people, organisations, sign-in, telegrams
 *   municipal  `municipality_id` first in every key; seen only inside that municipality
 *   sided      municipal, and besides seen only by `side_org` and by those in `shared_with`
 *
 * What is declared here is also written to `platform_table`, from which the proofs discover what to attack.
 */
import { type Kysely, sql } from 'kysely'

export type TableClass = 'shared' | 'municipal' | 'sided'
export type Right = 'select' | 'insert' | 'update' | 'delete'

export type Protection = {
  readonly table: string
  readonly class: TableClass
  /** What signed-in people and our own jobs may do (role yui_staff). */
  readonly staff: readonly Right[]
  /** A condition on the row under which anybody may read it (role yui_public). Absent: never. */
  readonly publicWhen?: string
  /** Where residents may read only some columns of such a row. Absent: all of them. */
  readonly publicColumns?: readonly string[]
  /** Shared tables only: what the application's own login may do before it is known who asks. */
  readonly login?: readonly Right[]
  /** What the daily deletion may do (role yui_keeping). Absent: it cannot touch the table. */
  readonly keeping?: readonly Right[]
}

/** '' after the first use in a session, hence the nullif: the cast of '' would fail instead of finding nothing. */
const MUNICIPALITY = `nullif(current_setting('app.m', true), '')::uuid`
const ORGANISATION = `nullif(current_setting('app.org', true), '')::uuid`

export async function protect(db: Kysely<unknown>, wall: Protection): Promise<void> {
  for (const statement of statementsFor(wall)) await sql.raw(statement).execute(db)
  await sql`insert into platform_table (name, class) values (${wall.table}, ${wall.class})`.execute(db)
}

/** One statement a table: a GRANT over several fails on a distributed database. */
export function statementsFor(wall: Protection): readonly string[] {
  const { table } = wall
  const grants = [
    `revoke all on ${table} from public`,
    ...(wall.staff.length ? [`grant ${wall.staff.join(', ')} on ${table} to yui_staff`] : []),
    ...(wall.publicWhen ? [`grant select${columnsOf(wall.publicColumns)} on ${table} to yui_public`] : []),
    ...(wall.login?.length ? [`grant ${wall.login.join(', ')} on ${table} to yui_app`] : []),
    ...(wall.keeping?.length ? [`grant ${wall.keeping.join(', ')} on ${table} to yui_keeping`] : []),
  ]
  if (wall.class === 'shared') return grants
  const here = `municipality_id = ${MUNICIPALITY}`
  return [
    ...grants,
    distribute(table),
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    ...(wall.class === 'municipal' ? municipalPolicies(table, here) : sidedPolicies(table, here)),
    ...(wall.keeping?.length
      ? [`create policy keeping on ${table} to yui_keeping using (${here}) with check (${here})`]
      : []),
    ...(wall.publicWhen
      ? [`create policy anybody on ${table} for select to yui_public using (${here} and (${wall.publicWhen}))`]
      : []),
  ]
}

const columnsOf = (columns: readonly string[] | undefined): string => (columns ? ` (${columns.join(', ')})` : '')

const municipalPolicies = (table: string, here: string): readonly string[] => [
  `create policy here on ${table} to yui_staff using (${here}) with check (${here})`,
]

const sidedPolicies = (table: string, here: string): readonly string[] => {
  const own = `${here} and side_org = ${ORGANISATION}`
  return [
    `create policy own_or_shared on ${table} for select to yui_staff using (${here} and (side_org = ${ORGANISATION} or ${ORGANISATION} = any (shared_with)))`,
    `create policy own_new on ${table} for insert to yui_staff with check (${own})`,
    `create policy own_edit on ${table} for update to yui_staff using (${own}) with check (${own})`,
    `create policy own_end on ${table} for delete to yui_staff using (${own})`,
  ]
}

/** Spreads the table over the workers where the database is a distributed one; says nothing where it is not. */
const distribute = (table: string): string =>
  `do $$ begin if exists (select 1 from pg_extension where extname = 'citus') then perform create_distributed_table('${table}', 'municipality_id'); end if; end $$`
