/** 壁の形 — what is wrong with how the tables, views and the login are made, before a single row is tried. */
import type { Pool } from '#platform/database/pool'
import type { Table } from './tables.ts'

const FIRST = 'municipality_id'

/** The municipality stands first in every key, and every row is behind a forced wall that asks for it. */
export function wallFaults(tables: readonly Table[]): readonly string[] {
  const municipal = new Set(
    tables.filter(({ class: is }) => is === 'municipal' || is === 'sided').map(({ name }) => name),
  )
  return tables.flatMap((table) => {
    const says = (fault: string): string => `${table.name}: ${fault}`
    if (table.class === undefined) return [says('platform_table に書かれていない')]
    const open = table.grants.filter(({ role }) => role === 'PUBLIC').map(() => says('だれにでも許している（PUBLIC）'))
    if (table.class === 'shared') return open
    const column = (name: string, type: string): readonly string[] =>
      table.columns.some((each) => each.name === name && each.type === type && each.required)
        ? []
        : [says(`${name} ${type} not null がない`)]
    return [
      ...open,
      ...(table.walled ? [] : [says('行の壁（forced row-level security）がない')]),
      ...column(FIRST, 'uuid'),
      ...(table.class === 'sided' ? [...column('side_org', 'uuid'), ...column('shared_with', 'uuid[]')] : []),
      ...(table.primaryKey[0] === FIRST ? [] : [says(`主キーの初めが ${FIRST} でない`)]),
      ...table.unique
        .filter(([first]) => first !== FIRST)
        .map((columns) => says(`一意の索引 (${columns.join(', ')}) の初めが ${FIRST} でない`)),
      ...table.foreignKeys
        .filter(({ columns, to, toColumns }) => municipal.has(to) && !(columns[0] === FIRST && toColumns[0] === FIRST))
        .map(({ columns, to }) => says(`${to} への外部キー (${columns.join(', ')}) の初めが ${FIRST} でない`)),
      ...table.policies
        .filter((policy) => !policy.says.includes("'app.m'"))
        .map(({ name }) => says(`方針 ${name} がまちを確かめない`)),
      ...(table.class === 'sided'
        ? table.policies
            .filter(
              (policy) => policy.roles.some((role) => role !== 'yui_public') && !policy.says.includes("'app.org'"),
            )
            .map(({ name }) => says(`方針 ${name} が側を確かめない`))
        : []),
      ...table.grants
        .filter(({ role, right }) => role === 'yui_public' && right !== 'select')
        .map(({ right }) => says(`yui_public に ${right} を許している`)),
    ]
  })
}

/** A view runs as its owner unless told, and a function marked so does too: both walk around every wall. */
export async function aroundTheWall(owner: Pool): Promise<readonly string[]> {
  const { rows } = await owner.query<{ says: string }>(
    `select 'view ' || c.relname as says from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and (c.relkind = 'm' or (c.relkind = 'v'
        and not coalesce(c.reloptions @> array['security_invoker=true'] or c.reloptions @> array['security_invoker=on'], false)))
     union all
     select 'function ' || p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'public' and p.prosecdef`,
  )
  return rows.map(({ says }) => says)
}

const OUR_ROLES = `('yui_app', 'yui_public', 'yui_staff', 'yui_case', 'yui_jobs', 'yui_keeping')`

/** Neither the login nor a role it may take on can step over the wall, own anything, or make anything. */
export async function loginFaults(owner: Pool, login: string): Promise<readonly string[]> {
  const { rows: powers } = await owner.query<{ says: string }>(
    `select rolname || ' ' || power as says from pg_roles,
            lateral (values ('superuser', rolsuper), ('bypassrls', rolbypassrls), ('createrole', rolcreaterole),
                            ('createdb', rolcreatedb), ('replication', rolreplication)) held(power, has)
      where has and (rolname = $1 or rolname in ${OUR_ROLES})`,
    [login],
  )
  const { rows: owned } = await owner.query<{ says: string }>(
    `select r.rolname || ' owns ' || c.relname as says from pg_class c join pg_roles r on r.oid = c.relowner
      where r.rolname = $1 or r.rolname in ${OUR_ROLES}`,
    [login],
  )
  const { rows: more } = await owner.query<{ says: string }>(
    `select m.rolname || ' is a member of ' || r.rolname as says from pg_auth_members a
       join pg_roles r on r.oid = a.roleid join pg_roles m on m.oid = a.member
      where (m.rolname = $1 and r.rolname not in ${OUR_ROLES}) or m.rolname in ${OUR_ROLES}`,
    [login],
  )
  const { rows: may } = await owner.query<{ says: string }>(
    `select 'may create in schema ' || nspname as says from pg_namespace
      where nspname !~ '^pg_' and nspname <> 'information_schema' and has_schema_privilege($1, oid, 'create')`,
    [login],
  )
  return [...powers, ...owned, ...more, ...may].map(({ says }) => says)
}
