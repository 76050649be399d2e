/**
 * 層 — which layer a file belongs to by its name, what each layer may import and which packages it may use.
 *
 * This table is the rule of `docs/decisions/` and of the house; everything else only explains it.
 */
import { dirname, join, normalize } from 'node:path'

/** What arrives, is asked, is counted, is sent, is printed: all on the server, all of one module. */
const SERVING = [
  'kernel',
  'platform',
  'platform rows',
  'pure',
  'index',
  'store',
  'shape',
  'slot',
  'words',
  'page',
  'crypto',
] as const

/** `type x`: only as `import type`. Files of one layer may always import each other inside their module. */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  kernel: ['kernel'],
  'kernel shape': ['kernel', 'kernel shape'],
  platform: ['kernel', 'kernel shape', 'platform', 'platform rows', 'platform words', 'platform page', 'type ui'],
  'platform rows': [
    'kernel',
    'kernel shape',
    'platform',
    'platform rows',
    'platform words',
    'platform page',
    'type ui',
  ],
  /** Of the platform, a page and its words see rules and types, never rows, jobs or the database. */
  'platform words': ['kernel', 'platform words', 'platform'],
  'platform page': ['kernel', 'ui', 'platform page', 'platform words', 'platform'],
  ui: ['kernel', 'ui'],
  pure: ['kernel', 'pure', 'index'],
  shape: ['kernel', 'kernel shape', 'pure', 'shape', 'index'],
  /** How a module reads its part of a region pack. */
  slot: ['kernel', 'kernel shape', 'pure', 'shape', 'slot', 'region-pack'],
  store: ['kernel', 'platform', 'platform rows', 'pure', 'index', 'store'],
  migration: ['kernel', 'platform', 'platform rows'],
  job: [...SERVING, 'job'],
  routes: [...SERVING, 'routes', 'report', 'feed', 'mail'],
  command: [...SERVING, 'command', 'report'],
  feed: [...SERVING, 'feed'],
  mail: [...SERVING, 'mail'],
  report: [...SERVING, 'report'],
  worker: ['kernel', 'pure', 'worker', 'crypto'],
  crypto: ['kernel', 'pure', 'crypto'],
  page: ['kernel', 'ui', 'pure', 'index', 'words', 'page', 'island', 'type routes'],
  island: ['kernel', 'ui', 'pure', 'index', 'words', 'island', 'crypto', 'type routes'],
  words: ['kernel', 'pure', 'index', 'words'],
  index: ['kernel', 'pure'],
  'module.server': [
    'kernel',
    'platform',
    'platform rows',
    'pure',
    'index',
    'store',
    'shape',
    'slot',
    'words',
    'page',
    'migration',
    'job',
    'routes',
    'command',
    'feed',
    'mail',
    'report',
  ],
  'module.web': ['kernel', 'ui', 'pure', 'words', 'page', 'island', 'worker'],
  server: [
    'kernel',
    'platform',
    'platform rows',
    'platform words',
    'platform page',
    'module.server',
    'migration',
    'server',
    'ui',
  ],
  web: ['kernel', 'ui', 'module.web', 'web'],
}

/** I/O-free packages that a rule may lean on, so that it still runs everywhere. */
const PURE_PACKAGES = /^(saxes|flatbush|ts-fsrs|d3-scale|d3-shape|highs)$/
const SERVING_PACKAGES = /^(valibot|kysely|node:(crypto|path|fs|fs\/promises|zlib))$/

/** Installed packages a layer may use. Absent means none: rules and words depend on nothing but our own code. */
export const MAY_USE: Readonly<Record<string, RegExp>> = {
  'kernel shape': /^valibot$/,
  platform: /./,
  'platform rows': /./,
  'platform page': /^preact(\/|$)/,
  ui: /^(preact(\/.+)?|d3-scale|d3-shape)$/,
  pure: PURE_PACKAGES,
  shape: /^(valibot|@valibot\/to-json-schema)$/,
  slot: /^valibot$/,
  store: /^kysely$/,
  migration: /^kysely$/,
  job: SERVING_PACKAGES,
  routes: SERVING_PACKAGES,
  command: SERVING_PACKAGES,
  feed: SERVING_PACKAGES,
  mail: SERVING_PACKAGES,
  report: /./,
  crypto: /^libsodium-wrappers-sumo$/,
  page: /^preact(\/|$)/,
  island: /^(preact(\/.+)?|idb|leaflet)$/,
  server: /./,
  'module.server': /^valibot$/,
  web: /./,
}

const LAYER_WORDS =
  /\.(shape|slot|store|migration|job|routes|command|feed|mail|report|worker|crypto|page|island|words)\./

const ROWS = /\.(store|routes|job|command|migration)\./

/** A file in a module with no middle word (`alert.ts`) is pure. A middle word that nobody knows has no layer. */
export function layerOf(file: string): string {
  const [, top = '', , ...rest] = file.split('/')
  const name = file.split('/').at(-1) ?? ''
  if (top === 'kernel') return name.includes('.shape.') ? 'kernel shape' : 'kernel'
  if (file.startsWith('src/platform/region-pack/') && !/\.tsx$|\.words\./.test(name)) return 'region-pack'
  if (top === 'platform' || top === 'server') {
    if (name.endsWith('.tsx')) return 'platform page'
    if (/\.words\./.test(name)) return 'platform words'
    if (top === 'platform' && (ROWS.test(name) || file.startsWith('src/platform/database/'))) return 'platform rows'
    return top
  }
  if (top !== 'modules') return top
  const door = /^(index|module\.server|module\.web)\.ts$/.exec(name)?.[1]
  if (door && rest.length === 1) return door
  const word = LAYER_WORDS.exec(name)?.[1]
  if (word) return word
  return /^[^.]+\.ts$/.test(name) ? 'pure' : `no layer`
}

export const moduleOf = (file: string): string | undefined => /^src\/modules\/([^/]+)/.exec(file)?.[1]

/** Where an import leads, as a path from the root; undefined for a package. */
export function targetOf(from: string, to: string): string | undefined {
  if (to.startsWith('#modules/')) return `src/modules/${to.slice('#modules/'.length)}/index.ts`
  if (to.startsWith('#ui/')) return `src/${to.slice(1)}.tsx`
  if (to.startsWith('#')) return `src/${to.slice(1)}.ts`
  return to.startsWith('.') ? normalize(join(dirname(from), to)) : undefined
}
