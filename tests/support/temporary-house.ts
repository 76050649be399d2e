/** 仮の家 — a data folder, keys and the packs of two made-up towns in a temporary place, for tests that need files. */
import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { readSettings, type Settings } from '#platform/settings/settings'
import { type House, openHouse } from '../../src/server/house.ts'

export type TemporaryHouse = {
  readonly folder: string
  readonly env: Readonly<Record<string, string>>
  readonly settings: Settings
  readonly open: () => Promise<House>
  readonly remove: () => void
}

/** Only what every pack has: the parts that modules read come and go with the modules. */
const PACKS = ['jp', '99-mihon', '990019-mihon', '990027-tonari']

export function temporaryHouse(more: Readonly<Record<string, string>> = {}): TemporaryHouse {
  const folder = mkdtempSync(join(tmpdir(), 'yui-'))
  for (const pack of PACKS) {
    mkdirSync(join(folder, 'regions', pack), { recursive: true })
    cpSync(resolve('regions', pack, 'region.yaml'), join(folder, 'regions', pack, 'region.yaml'))
  }
  const env = { YUIMACHI_DATA: join(folder, 'var'), YUIMACHI_REGIONS: join(folder, 'regions'), ...more }
  const read = readSettings(env)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  const settings = read.value
  return {
    folder,
    env,
    settings,
    open: async () => {
      const opened = await openHouse({ settings, log: () => {}, mayMigrate: settings.mode === 'demo' })
      if (!opened.ok) throw new Error(opened.error.lines.join('\n'))
      return opened.value
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export type Said = { readonly exit: number | null; readonly out: string; readonly err: string }

/** Runs `bin/yuimachi` as a person would; ended after `within`, whatever it does. */
export function runYuimachi(
  words: readonly string[],
  {
    env,
    cwd = '.',
    node = process.execPath,
    within = 20_000,
  }: {
    readonly env: Readonly<Record<string, string>>
    readonly cwd?: string
    readonly node?: string
    readonly within?: number
  },
): Promise<Said> {
  const child = spawn(node, [resolve('bin/yuimachi'), ...words], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const timer = setTimeout(() => child.kill('SIGKILL'), within)
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  return new Promise((done) =>
    child.on('close', (exit) => {
      clearTimeout(timer)
      done({ exit, out, err })
    }),
  )
}
