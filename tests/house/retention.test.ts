/** 保存の決まり — every table of the database says what it is for, whose it is, how long it is kept and what deletes it. */
import { deepEqual, equal } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { recordOfProcessing } from '#platform/retention/record-of-processing.report'
import type { Retention } from '#platform/retention/retention'
import { allRetention } from '../../src/server/schema.ts'
import { testDatabase } from '../support/database.ts'

/** By table, its columns. Partitions of the queue are part of their table. */
type Tables = ReadonlyMap<string, readonly string[]>

async function tablesThere(): Promise<Tables> {
  const { owner } = await testDatabase()
  const { rows } = await owner.query<{ name: string; columns: string[] }>(
    `select case n.nspname when 'public' then c.relname else n.nspname || '.' || c.relname end as name,
       array_agg(a.attname::text) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
       and n.nspname !~ '^pg_|^information_schema$' and (not c.relispartition or c.relname = 'job_common')
     group by 1`,
  )
  return new Map(rows.map(({ name, columns }) => [name, columns]))
}

function faultsOf(tables: Tables, declared: readonly Retention[]): readonly string[] {
  const names = declared.map(({ table }) => table)
  return [
    ...[...tables.keys()].filter((name) => !names.includes(name)).map((name) => `${name}: kept without a rule`),
    ...names.filter((name) => !tables.has(name)).map((name) => `${name}: a rule without a table`),
    ...names.filter((name, index) => names.indexOf(name) !== index).map((name) => `${name}: two rules`),
    ...declared.flatMap(({ table, holds, purpose, ground, kept }) => [
      ...([holds, purpose, ground].every(Boolean) ? [] : [`${table}: says too little`]),
      ...(kept.kind === 'after'
        ? kept.columns
            .filter((column) => !tables.get(table)?.includes(column))
            .map((column) => `${table}: no such column: ${column}`)
        : []),
      ...(kept.kind === 'with' && !names.includes(kept.table) ? [`${table}: goes with nothing`] : []),
    ]),
  ]
}

test('every table that exists is declared, once, with what deletes it', async () => {
  deepEqual(faultsOf(await tablesThere(), allRetention), [])
})

test('a table without a rule, a rule without a table, a column that is not there are caught', async () => {
  const { owner } = await testDatabase()
  await owner.query('create table house_forgotten (id uuid primary key)')
  try {
    deepEqual(faultsOf(await tablesThere(), allRetention), ['house_forgotten: kept without a rule'])
  } finally {
    await owner.query('drop table house_forgotten')
  }
  const tables = await tablesThere()
  equal(faultsOf(new Map([...tables].filter(([name]) => name !== 'identity_session')), allRetention).length, 2)
  equal(faultsOf(tables, [...allRetention, ...allRetention.slice(0, 1)]).length, 1)
  equal(
    faultsOf(
      tables,
      allRetention.map((one) => (one.table === 'identity_person' ? { ...one, purpose: '' } : one)),
    ).length,
    1,
  )
})

test('whatever is about people is either deleted by itself or says who decides', () => {
  deepEqual(
    allRetention.filter(({ about, kept, told }) => about !== 'nobody' && kept.kind === 'forever' && told !== 'audit'),
    [],
  )
})

test('docs/explanation/processing-records.md is what `npm run records` writes', () => {
  equal(readFileSync('docs/explanation/processing-records.md', 'utf8'), recordOfProcessing(allRetention))
})
