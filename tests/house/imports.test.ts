/** 家の決まり — who may import what. The table is `layers.ts`; here it is held against every file. */
import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { layerOf, MAY_IMPORT, MAY_USE, moduleOf, targetOf } from './layers.ts'
import { type Parsed, parse, parsedFile, sourceFiles } from './parsed.ts'

function trespasses({ file, imports }: Parsed): readonly string[] {
  const here = layerOf(file)
  if (here === 'no layer') return [`${file}: its name says no layer`]
  // region-pack is a part of the platform that others may know by its own name.
  const rules = here === 'region-pack' ? 'platform' : here
  const mayImport = MAY_IMPORT[rules] ?? []
  return imports.flatMap(({ to, typeOnly, line }) => {
    const say = (what: string) => [`${file}:${line} (${here}) may not ${what}`]
    const target = targetOf(file, to)
    if (target === undefined) return MAY_USE[rules]?.test(to) ? [] : say(`use the package ${to}`)
    const there = layerOf(target)
    const own = moduleOf(file)
    const other = moduleOf(target)
    if (own && other && own !== other && there !== 'index') return say(`enter ${other} but by its door: ${to}`)
    const names = there === 'region-pack' ? ['region-pack', 'platform'] : [there]
    const allowed = names.some((name) => mayImport.includes(name) || (typeOnly && mayImport.includes(`type ${name}`)))
    return allowed ? [] : say(`import ${to} (${there})`)
  })
}

test('every import keeps to the house rule', () => {
  deepEqual(sourceFiles.map(parsedFile).flatMap(trespasses), [])
})

const REFUSED: readonly (readonly [string, string])[] = [
  ['src/modules/family/benefits/a.ts', "import { x } from './a.store.ts'"],
  ['src/modules/family/benefits/a.ts', "import './a.store.ts'"],
  ['src/modules/family/benefits/a.ts', "import { Kysely } from 'kysely'"],
  ['src/modules/family/benefits/a.ts', "import * as v from 'valibot'"],
  ['src/modules/family/benefits/a.ts', "import { now } from '#platform/clock/clock'"],
  ['src/modules/family/benefits/a.ts', "import { readFileSync } from 'node:fs'"],
  ['src/modules/family/benefits/a.ts', "type X = import('./a.store.ts').X"],
  ['src/modules/family/benefits/a.helper.ts', "import { x } from './a.ts'"],
  ['src/modules/family/benefits/a.tsx', "import { x } from './a.ts'"],
  ['src/modules/family/benefits/a.shape.ts', "import { begin } from '#platform/database/tx'"],
  ['src/modules/family/benefits/a.slot.ts', "import { begin } from '#platform/database/tx'"],
  ['src/modules/family/benefits/a.slot.ts', "import { x } from './a.store.ts'"],
  ['src/modules/family/benefits/a.store.ts', "import * as v from 'valibot'"],
  ['src/modules/family/benefits/a.store.ts', "import { x } from './a.page.tsx'"],
  ['src/modules/family/benefits/a.page.tsx', "import type { x } from './a.store.ts'"],
  ['src/modules/family/benefits/a.page.tsx', "import { x } from './a.routes.ts'"],
  ['src/modules/family/benefits/a.page.tsx', "const x = await import('./a.store.ts')"],
  ['src/modules/family/benefits/a.page.tsx', "import { x } from '#platform/http/site'"],
  ['src/modules/family/benefits/a.island.tsx', "import { x } from './a.store.ts'"],
  ['src/modules/family/benefits/a.worker.ts', "import { x } from './a.page.tsx'"],
  ['src/modules/family/benefits/a.crypto.ts', "import { createHash } from 'node:crypto'"],
  ['src/modules/family/benefits/a.words.ja.ts', "import { x } from './a.store.ts'"],
  ['src/modules/family/benefits/a.words.ja.ts', "import { h } from 'preact'"],
  ['src/modules/family/benefits/a.routes.ts', "import { x } from '../../disaster/alerts/alert.ts'"],
  ['src/modules/family/benefits/a.routes.ts', "import { h } from 'preact'"],
  ['src/modules/family/benefits/a.job.ts', "import { x } from './a.routes.ts'"],
  ['src/modules/family/benefits/a.feed.ts', "import { x } from './a.routes.ts'"],
  ['src/modules/family/202611221200_family_a.migration.ts', "import { x } from './benefits/a.store.ts'"],
  ['src/modules/family/index.ts', "export { x } from './benefits/a.store.ts'"],
  ['src/modules/family/module.web.ts', "import { x } from './benefits/a.store.ts'"],
  ['src/modules/family/module.server.ts', "import { x } from '../disaster/module.server.ts'"],
  ['src/web/main.ts', "import { x } from '../modules/family/module.server.ts'"],
  ['src/server/compose.ts', "import { x } from '../modules/family/benefits/a.store.ts'"],
  ['src/kernel/a.ts', "import { x } from '#platform/database/pool'"],
  ['src/kernel/a.ts', "import * as v from 'valibot'"],
  ['src/platform/http/a.ts', "import { x } from '#modules/family'"],
  ['src/platform/http/a.ts', "import { Shell } from '#ui/shell'"],
  ['src/platform/http/a.page.tsx', "import { x } from '../database/pool.ts'"],
  ['src/platform/admin/a.page.tsx', "import type { x } from '../identity/reset.store.ts'"],
  ['src/platform/admin/a.words.ja.ts', "import { x } from '../identity/person.store.ts'"],
  ['src/ui/a.tsx', "import { x } from '#platform/http/site'"],
]
for (const [file, source] of REFUSED)
  test(`refused: ${source} in ${file}`, () => equal(trespasses(parse(file, source)).length, 1))

const FINE: readonly (readonly [string, string])[] = [
  ['src/modules/family/benefits/a.ts', "import type { Area } from '#modules/disaster'"],
  ['src/modules/family/benefits/a.ts', "import { scaleLinear } from 'd3-scale'"],
  ['src/modules/family/benefits/a.ts', "const words = \"import { x } from './a.store.ts'\" // import './a.store.ts'"],
  ['src/modules/family/benefits/a.slot.ts', "import type { RegionSlot } from '#platform/region-pack/pack'"],
  ['src/modules/family/benefits/a.page.tsx', "import type { Api } from './a.routes.ts'"],
  ['src/modules/family/benefits/a.routes.ts', "import { A } from './a.page.tsx'"],
  ['src/server/compose.ts', "import { family } from '../modules/family/module.server.ts'"],
  ['src/platform/http/a.ts', "import type { Shell } from '#ui/shell'"],
]
for (const [file, source] of FINE)
  test(`fine: ${source} in ${file}`, () => deepEqual(trespasses(parse(file, source)), []))

/** What the language itself still offers a rule. */
const TAKES =
  /^(new Date\(\)|Date\.now\(|Math\.random\(|performance\.now\(|crypto\.(randomUUID|getRandomValues)\(|fetch\()/
const GIVEN = ['kernel', 'kernel shape', 'pure', 'shape', 'slot', 'words', 'platform words', 'page', 'ui', 'store']

const taken = ({ file, calls }: Parsed): readonly string[] =>
  GIVEN.includes(layerOf(file))
    ? calls.filter(({ text }) => TAKES.test(text)).map(({ text, line }) => `${file}:${line} takes ${text}`)
    : []

test('rules, rows and screens are given the time, the dice and the network; they never take them', () => {
  deepEqual(sourceFiles.map(parsedFile).flatMap(taken), [])
})
for (const source of [
  'const t = new Date()',
  'const t = Date.now()',
  'const x = Math.random() * 6',
  "await fetch('/x')",
])
  test(`taken without asking: ${source}`, () => equal(taken(parse('src/kernel/a.ts', source)).length, 1))
test('a date from a given text is no clock, and a job may look at one', () => {
  deepEqual(taken(parse('src/kernel/a.ts', "const t = new Date('2026-04-01') // never new Date()")), [])
  deepEqual(taken(parse('src/modules/family/a.job.ts', 'const t = Date.now()')), [])
})
