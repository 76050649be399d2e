/**
 * 表の形 — everything that PostgreSQL knows of our tables, as lines that can be compared, and what in a newer form the
 * program before it could stumble over.
 *
 * Rules     what an old statement needs stays: tables, columns, what they hold, unique keys (an `on conflict` names them),
 *           foreign keys (they cascade), rights, permissive policies. What is new may ask nothing of an old statement.
 *           A check or a restrictive policy may go, also a plain index
 * Left out  the meaning of a default, and of a policy that was written anew: any other text of a policy is told
 */
import type { Pool } from '#platform/database/pool'

type Fact = {
  readonly kind:
    | 'table'
    | 'column'
    | 'unique'
    | 'index'
    | 'foreign'
    | 'check'
    | 'policy'
    | 'grant'
    | 'trigger'
    | 'other'
  readonly table: string
  readonly name: string
  readonly says: string
  /** The columns it looks at. */
  readonly columns: readonly string[]
  readonly marks: readonly string[]
}
export type Shape = readonly Fact[]

/** Ours and the queue's; the migrator's own two tables are its business. */
const OURS = `n.nspname in ('public', 'pgboss') and c.relname not like 'platform_migration%'`
const NAMED = `case n.nspname when 'public' then '' else n.nspname || '.' end || c.relname`
const OF_COLUMNS = (numbers: string, relation: string): string =>
  `array(select a.attname::text from unnest(${numbers}) u(num) join pg_attribute a on a.attrelid = ${relation} and a.attnum = u.num order by 1)`
const NONE = `'{}'::text[]`

const FACTS = [
  `select 'table' as kind, ${NAMED} as "table", '' as name, c.relkind::text as says, ${NONE} as columns,
          array[case when c.relrowsecurity then 'walled' end, case when c.relforcerowsecurity then 'forced' end] as marks
     from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${OURS} and c.relkind in ('r', 'p', 'v', 'm')`,
  `select 'column', ${NAMED}, a.attname, concat_ws(' ', format_type(a.atttypid, a.atttypmod), pg_get_expr(d.adbin, d.adrelid)), ${NONE},
          array[case when a.attnotnull then 'required' end, case when a.atthasdef or a.attidentity <> '' then 'filled' end,
                'type ' || format_type(a.atttypid, a.atttypmod) || ' ' || a.attidentity::text || a.attgenerated::text]
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where ${OURS} and c.relkind in ('r', 'p', 'v', 'm') and a.attnum > 0 and not a.attisdropped`,
  `select case when i.indisunique or i.indisexclusion then 'unique' else 'index' end, ${NAMED}, x.relname, pg_get_indexdef(i.indexrelid),
          ${OF_COLUMNS('i.indkey::int2[]', 'i.indrelid')}, array[case when to_jsonb(i) ->> 'indnullsnotdistinct' = 'true' then 'null once' end]
     from pg_index i join pg_class c on c.oid = i.indrelid join pg_class x on x.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
    where ${OURS}`,
  `select case k.contype when 'f' then 'foreign' else 'check' end, ${NAMED}, k.conname, pg_get_constraintdef(k.oid),
          ${OF_COLUMNS('k.conkey', 'k.conrelid')}, array['to ' || f.relname, case when k.confdeltype in ('a', 'r') then 'blocks' end]
     from pg_constraint k join pg_class c on c.oid = k.conrelid left join pg_class f on f.oid = k.confrelid join pg_namespace n on n.oid = c.relnamespace
    where ${OURS} and k.contype in ('f', 'c')`,
  `select 'policy', case p.schemaname when 'public' then '' else p.schemaname || '.' end || p.tablename, p.policyname, concat_ws(' / ', p.roles::text, p.cmd, p.qual, p.with_check),
          p.roles::text[], array[lower(p.permissive), lower(p.cmd)] from pg_policies p where p.schemaname in ('public', 'pgboss')`,
  `select 'grant', ${NAMED}, concat_ws(' ', coalesce(r.rolname, 'public'), lower(g.privilege_type)), '', ${NONE}, ${NONE}
     from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) g left join pg_roles r on r.oid = g.grantee
    where ${OURS} and g.grantee <> c.relowner`,
  `select 'grant', ${NAMED}, concat_ws(' ', coalesce(r.rolname, 'public'), lower(g.privilege_type), a.attname), '', ${NONE}, ${NONE}
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace, aclexplode(a.attacl) g
     left join pg_roles r on r.oid = g.grantee where ${OURS} and g.grantee <> c.relowner`,
  `select 'trigger', ${NAMED}, t.tgname, pg_get_triggerdef(t.oid), ${NONE}, ${NONE}
     from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace where ${OURS} and not t.tgisinternal`,
  `select 'other', '', n.nspname || '.' || p.oid::regprocedure, md5(p.prosrc), ${NONE}, array[p.proacl::text]
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname in ('public', 'pgboss')`,
]

export async function shapeOf(pool: Pool): Promise<Shape> {
  const facts: Fact[] = []
  for (const text of FACTS) {
    const { rows } = await pool.query<Fact>(
      `select * from (${text}) fact (kind, "table", name, says, columns, marks) order by 1, 2, 3`,
    )
    facts.push(...rows.map((fact) => ({ ...fact, marks: fact.marks.filter((mark) => mark !== null) })))
  }
  return facts
}

/** The queue's tables are made after the steps, so a form that was cut off may not have them yet. */
export const withoutQueue = (shape: Shape): Shape =>
  shape.filter(({ table, name }) => !table.startsWith('pgboss.') && !name.startsWith('pgboss.'))

export function unlike(one: Shape, other: Shape): readonly string[] {
  const [a, b] = [one, other].map((shape) => new Set(shape.map((fact) => JSON.stringify(fact))))
  return [...[...(a ?? [])].filter((line) => !b?.has(line)), ...[...(b ?? [])].filter((line) => !a?.has(line))]
}

const same = (one: Fact) => (other: Fact) =>
  one.kind === other.kind && one.table === other.table && one.name === other.name
const MAY_GO: readonly Fact['kind'][] = ['check', 'index']

/** What the program before could stumble over. Empty: the newer form only adds. */
export function contractions(before: Shape, after: Shape): readonly string[] {
  const gone = before
    .filter((fact) => !after.some(same(fact)) && !MAY_GO.includes(fact.kind) && !fact.marks.includes('restrictive'))
    .map((fact) => told(fact, 'なくなった'))
  const changed = before.flatMap((fact) => {
    const now = after.find(same(fact))
    return now && isChanged(fact, now) ? [told(now, `前は ${fact.says} ${fact.marks.join('、')}`)] : []
  })
  const added = after
    .filter((fact) => !before.some(same(fact)) && asksMore(fact, before, after))
    .map((fact) => told(fact, '前の版の文を断りうる'))
  return [...gone, ...changed, ...added]
}

const told = ({ kind, table, name, says }: Fact, why: string): string => `${kind} ${table} ${name}（${says}）：${why}`

function isChanged(was: Fact, is: Fact): boolean {
  if (was.kind === 'index' || was.kind === 'other') return false
  // A default may say something else. What is still asked for, and what is filled in, may not change.
  if (was.kind === 'column') return was.marks.join() !== is.marks.join() && !(onlyFilled(was, is) && !isRequired(is))
  return was.says !== is.says || was.marks.join() !== is.marks.join()
}
const isRequired = ({ marks }: Fact): boolean => marks.includes('required')
const onlyFilled = (was: Fact, is: Fact): boolean =>
  [was, is]
    .map(({ marks }) => marks.filter((mark) => mark !== 'filled').join())
    .every((text, _, [first]) => text === first)

function asksMore(fact: Fact, before: Shape, after: Shape): boolean {
  const isOld = (table: string): boolean => before.some((one) => one.kind === 'table' && one.table === table)
  const isNewColumn = (name: string): boolean =>
    !before.some(same({ ...fact, kind: 'column', name })) && after.some(same({ ...fact, kind: 'column', name }))
  // Old statements leave it empty, and an empty one breaks no unique key and no foreign key.
  const leftEmpty = fact.columns.some(
    (name) =>
      isNewColumn(name) &&
      !after.find(same({ ...fact, kind: 'column', name }))?.marks.some((mark) => mark === 'filled'),
  )
  const mayBefore = (role: string, table: string, right: string): boolean =>
    before.some(
      (one) =>
        one.kind === 'grant' &&
        one.table === table &&
        (role === 'public' || one.name.startsWith(`${role} `)) &&
        (right === 'all' || one.name.split(' ')[1] === right),
    )
  const target = fact.marks.find((mark) => mark.startsWith('to '))?.slice(3)
  if (fact.kind === 'foreign' && target && isOld(target) && fact.marks.includes('blocks'))
    if (mayBefore('public', target, 'delete')) return true
  if (!isOld(fact.table)) return false
  if (fact.kind === 'column') return isRequired(fact) && !fact.marks.includes('filled')
  // Whoever keeps a key keeps a wider one too.
  const isWider = before.some(
    ({ kind, table, columns, says }) =>
      kind === 'unique' &&
      table === fact.table &&
      // Of all rows, and of plain columns.
      !/ WHERE /.test(says) &&
      says.split('(').length === 2 &&
      columns.every((name) => fact.columns.includes(name)),
  )
  if (fact.kind === 'unique') return !isWider && (!leftEmpty || fact.marks.includes('null once'))
  if (fact.kind === 'foreign') return !leftEmpty
  if (fact.kind === 'check') return fact.columns.length === 0 || !fact.columns.every(isNewColumn)
  if (fact.kind === 'policy' && fact.marks.includes('restrictive'))
    return fact.columns.some((role) => mayBefore(role, fact.table, fact.marks[1] ?? 'all'))
  return fact.kind === 'trigger'
}
