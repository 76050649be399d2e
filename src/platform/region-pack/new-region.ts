/**
 * 新しいパックを作る — writes the plain pack of a town beside the others. Nothing that is there is ever written over.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { type AreaCode, readAreaCode } from '#kernel/area-code'
import type { LocalDate } from '#kernel/calendar'
import { fail, ok, type Result } from '#kernel/result'
import { areaCodeFault } from './area-code-fault.ts'
import type { Pack } from './pack.ts'
import { readPack } from './read-pack.ts'
import { slugShape } from './region.shape.ts'
import { agreementTemplate, type NewPack, regionTemplate } from './region-template.ts'

export type RegionToMake = {
  /** The regions folder. */
  readonly directory: string
  /** Six digits, or five without the check digit. */
  readonly code: string
  readonly slug?: string | undefined
  readonly name?: string | undefined
  readonly today: LocalDate
  /** Only say what would be written. */
  readonly dryRun?: boolean | undefined
}

/** The files written, relative to the regions folder; or every reason why none was. */
export function newRegion(asked: RegionToMake): Result<readonly string[], readonly string[]> {
  const planned = plan(asked)
  if (!planned.ok) return planned
  const { folder, files } = planned.value
  const written = files.map(({ path }) => `${folder}/${path}`)
  if (asked.dryRun) return ok(written)
  return putInPlace(asked.directory, folder, files)
    ? ok(written)
    : fail([`フォルダ「${folder}」を作れません。すでにないか、書く権限があるかを確かめてください。`])
}

type Planned = { readonly folder: string; readonly files: readonly { readonly path: string; readonly text: string }[] }

function plan({ directory, code, slug, name = 'まちの名前', today }: RegionToMake): Result<Planned, readonly string[]> {
  const read = readAreaCode(code)
  const wrongCode = areaCodeFault(read.ok ? read.value : code, 'municipality')
  if (!read.ok || wrongCode) return fail([wrongCode ?? ''])
  const listed = foldersIn(directory)
  if (!listed) return fail([`地域のフォルダ（${directory}）を開けません。場所と、読む権限を確かめてください。`])
  const packs = listed.flatMap((folder) => readPack(directory, folder, today).pack ?? [])
  const chosen = slug ?? `machi-${read.value}`
  const continued = continuedBy(read.value, packs)
  const faults = [
    ...slugFaults(chosen),
    ...nameFaults(name),
    ...(continued === undefined
      ? ['国のパック（jp）がありません。配られたものの regions/jp を、このフォルダに写してください。']
      : []),
    ...listed
      .filter((folder) => folder.startsWith(`${read.value}-`))
      .map((folder) => `団体コード ${read.value} のパックは、もうあります（${folder}）。それを直して使ってください。`),
    ...packs
      .filter((pack) => pack.level === 'municipality' && pack.slug === chosen)
      .map(({ folder }) => `「${chosen}」は、${folder} が使っています。--slug で別の名前にしてください。`),
  ]
  if (continued === undefined || faults.length > 0) return fail(faults)
  const pack: NewPack = { code: read.value, slug: chosen, name, extends: continued, today }
  return ok({
    folder: `${read.value}-${slug ?? 'machi'}`,
    files: [
      { path: 'region.yaml', text: regionTemplate(pack) },
      { path: 'agreements/_hinagata.json', text: agreementTemplate(pack) },
    ],
  })
}

const continuedBy = (code: AreaCode, packs: readonly Pack[]): string | undefined =>
  (
    packs.find((pack) => pack.level === 'prefecture' && pack.code.slice(0, 2) === code.slice(0, 2)) ??
    packs.find((pack) => pack.level === 'nation')
  )?.folder

const slugFaults = (slug: string): readonly string[] =>
  (v.safeParse(slugShape, slug).issues ?? []).map(({ message }) => `「${slug}」：${message}`)

const nameFaults = (name: string): readonly string[] =>
  /^[^\p{Cc}{}|<>]{1,60}$/u.test(name) ? [] : ['名前は、60字までの文字で書いてください。{ } | < > は使えません。']

function foldersIn(directory: string): readonly string[] | undefined {
  try {
    return readdirSync(directory, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
  } catch {
    return undefined
  }
}

/** Written aside and moved into place whole: who looks at the folder never sees half a pack. */
function putInPlace(directory: string, folder: string, files: Planned['files']): boolean {
  const aside = join(directory, `.new-${folder}-${process.pid}`)
  try {
    for (const { path, text } of files) {
      mkdirSync(join(aside, path, '..'), { recursive: true })
      writeFileSync(join(aside, path), text, { flag: 'wx' })
    }
    // An empty folder of that name counts too: somebody may be about to fill it. One that is not empty also stops the move.
    if (existsSync(join(directory, folder))) throw new Error('already there')
    renameSync(aside, join(directory, folder))
    return true
  } catch {
    rmSync(aside, { recursive: true, force: true })
    return false
  }
}
