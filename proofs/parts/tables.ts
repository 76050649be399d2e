/** 表を見つける — every table with its class, columns and keys, as the database itself tells them. */
import type { Pool } from '#platform/database/pool'
import type { TableClass } from '#platform/database/protect'

export type Column = {
  readonly name: string
  /** As PostgreSQL writes it: `uuid`, `text[]`, `character varying(20)`. */
  readonly type: string
  readonly required: boolean
  /** Made by the database: an identity or a generated column. */
  readonly made: boolean
  /** Labels of an enum; empty for any other type. */
  readonly labels: readonly string[]
}
export type ForeignKey = {
  readonly columns: readonly string[]
  readonly to: string
  readonly toColumns: readonly string[]
}
export type Table = {
  readonly name: string
  /** Undefined: nobody declared it. */
  readonly class: TableClass | undefined
  readonly columns: readonly Column[]
  readonly primaryKey: readonly string[]
  /** Columns of each unique index, the primary key's among them. */
  readonly unique: readonly (readonly string[])[]
  readonly foreignKeys: readonly ForeignKey[]
  /** Rows that a policy looks for: `exists (select 1 from parent p where p.id = child.parent_id)`. */
  readonly looksAt: readonly ForeignKey[]
  /** Rows are behind the wall, also for the owner. */
  readonly walled: boolean
  readonly policies: readonly { readonly name: string; readonly roles: readonly string[]; readonly says: string }[]
  /** Texts of check constraints and policies: from them the filler learns which words a column may hold. */
  readonly conditions: readonly string[]
  /** Of the whole table, or of any column of it. */
  readonly grants: readonly { readonly role: string; readonly right: string }[]
}

type Row<T> = Readonly<T>
const query = async <T extends object>(pool: Pool, text: string): Promise<readonly Row<T>[]> =>
  (await pool.query<T>(text)).rows

/** The migrator's own; nobody's data. */
const NOT_OURS = ['platform_migration', 'platform_migration_lock']

const IN_PUBLIC = `n.nspname = 'public'`

export async function tablesOf(owner: Pool): Promise<readonly Table[]> {
  const names = await query<{ name: string; walled: boolean; class: TableClass | null }>(
    owner,
    `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as walled, t.class
       from pg_class c join pg_namespace n on n.oid = c.relnamespace left join platform_table t on t.name = c.relname
      where ${IN_PUBLIC} and c.relkind in ('r', 'p') order by 1`,
  )
  const columns = await query<Column & { table: string }>(
    owner,
    `select c.relname as "table", a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required,
            (a.attidentity <> '' or a.attgenerated <> '') as made,
            array(select e.enumlabel::text from pg_enum e where e.enumtypid = a.atttypid order by e.enumsortorder) as labels
       from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where ${IN_PUBLIC} and a.attnum > 0 and not a.attisdropped order by a.attnum`,
  )
  const indexes = await query<{ table: string; primary: boolean; columns: string[] }>(
    owner,
    `select c.relname as "table", i.indisprimary as "primary",
            array(select coalesce(a.attname::text, '(expression)') from unnest(i.indkey::int2[]) with ordinality k(num, place)
                    left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.num order by k.place) as columns
       from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
      where ${IN_PUBLIC} and i.indisunique`,
  )
  const foreign = await query<ForeignKey & { table: string }>(
    owner,
    `select c.relname as "table", f.relname as "to",
            array(select a.attname::text from unnest(k.conkey) with ordinality x(num, place)
                    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = x.num order by x.place) as columns,
            array(select a.attname::text from unnest(k.confkey) with ordinality x(num, place)
                    join pg_attribute a on a.attrelid = k.confrelid and a.attnum = x.num order by x.place) as "toColumns"
       from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class f on f.oid = k.confrelid
       join pg_namespace n on n.oid = c.relnamespace
      where ${IN_PUBLIC} and k.contype = 'f'`,
  )
  const checks = await query<{ table: string; says: string }>(
    owner,
    `select c.relname as "table", pg_get_constraintdef(k.oid) as says
       from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      where ${IN_PUBLIC} and k.contype = 'c'`,
  )
  const policies = await query<{ table: string; name: string; roles: string[]; says: string }>(
    owner,
    `select tablename as "table", policyname as name, roles::text[] as roles, concat_ws(' / ', qual, with_check) as says
       from pg_policies where schemaname = 'public' and permissive = 'PERMISSIVE'`,
  )
  const grants = await query<{ table: string; role: string; right: string }>(
    owner,
    `select c.relname as "table", coalesce(r.rolname, 'PUBLIC')::text as role, lower(g.privilege_type) as "right"
       from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) g
       left join pg_roles r on r.oid = g.grantee
      where ${IN_PUBLIC} and c.relkind in ('r', 'p') and g.grantee <> c.relowner
     union
     select c.relname, coalesce(r.rolname, 'PUBLIC')::text, lower(g.privilege_type)
       from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace,
            aclexplode(a.attacl) g left join pg_roles r on r.oid = g.grantee
      where ${IN_PUBLIC} and c.relkind in ('r', 'p') and g.grantee <> c.relowner`,
  )
  const of = <T extends { readonly table: string }>(rows: readonly T[], name: string): readonly T[] =>
    rows.filter(({ table }) => table === name)
  return names
    .filter(({ name }) => !NOT_OURS.includes(name))
    .map(({ name, walled, class: declared }) => ({
      name,
      class: declared ?? undefined,
      walled,
      columns: of(columns, name),
      primaryKey: of(indexes, name).find(({ primary }) => primary)?.columns ?? [],
      unique: of(indexes, name).map((index) => index.columns),
      foreignKeys: of(foreign, name),
      looksAt: of(policies, name).flatMap(({ says }) => lookedAt(name, says)),
      policies: of(policies, name),
      conditions: [...of(checks, name), ...of(policies, name)].map(({ says }) => says),
      grants: of(grants, name),
    }))
}

const lookedAt = (table: string, says: string): readonly ForeignKey[] =>
  [...says.matchAll(/FROM (\w+) (\w+)\s+WHERE/g)].flatMap(([, to = '', alias = '']) => {
    const pairs = [...says.matchAll(new RegExp(`\\b${alias}\\.(\\w+) = ${table}\\.(\\w+)`, 'g'))]
    return pairs.length > 0
      ? [{ columns: pairs.map(([, , own = '']) => own), to, toColumns: pairs.map(([, there = '']) => there) }]
      : []
  })
