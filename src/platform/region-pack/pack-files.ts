/**
 * パックのファイル — everything that lies in a pack's folder, looked at before anything is read.
 *
 * A pack is data: programs, files that can be started, links that lead out of the folder and files that nobody
 * reads are refused, so that taking over somebody's pack never means running their code.
 */
import { closeSync, fstatSync, lstatSync, openSync, readdirSync, readSync, realpathSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { Fault } from './pack.ts'
import { kindOf, MAX_BYTES, readText } from './read-text.ts'

const MAX_FILES = 2_000
const MAX_DEPTH = 4
/** Bytes of one pack together. */
const MAX_TOTAL = 64 * 1024 * 1024
const MAX_READ = Math.max(...Object.values(MAX_BYTES)) + 1
const CODE = /\.(?:[cm]?[jt]sx?|sh|bash|py|rb|pl|php|exe|bat|cmd|ps1|wasm|so|dll|jar|html?|svg)$/i

export type FoundFile = { readonly file: string; readonly path: string; readonly text: string }

export function packFiles(
  regions: string,
  folder: string,
): { readonly files: readonly FoundFile[]; readonly faults: readonly Fault[] } {
  const files: FoundFile[] = []
  const faults: Fault[] = []
  let total = 0
  const say = (path: string, says: string, line = 1) => faults.push({ file: `${folder}/${path}`, line, says })

  const look = (path: string): void => {
    const full = join(regions, folder, path)
    const bare = lstatSync(full)
    const name = path.split('/').at(-1) ?? path
    if (bare.isSymbolicLink()) {
      if (!leadsInside(regions, folder, full))
        return void say(path, 'パックの外へのリンクです。リンクをやめて、ファイルそのものを置いてください。')
      if (!lstatSync(realpathSync(full)).isFile())
        return void say(path, 'フォルダへのリンクは使えません。フォルダそのものを置いてください。')
    } else if (bare.isDirectory()) {
      if (path.split('/').length >= MAX_DEPTH)
        return void say(path, `フォルダが深すぎます（${MAX_DEPTH} 段まで）。浅くしてください。`)
      lookInto(path)
      return
    } else if (!bare.isFile()) return void say(path, 'ふつうのファイルではありません。消してください。')
    if (CODE.test(name))
      return void say(
        path,
        'プログラムや画面のファイルは、パックに置けません。データだけにして、このファイルは消してください。',
      )
    const kind = kindOf(name)
    if (!kind || (kind === 'md' && name !== 'README.md') || !/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(name))
      return void say(
        path,
        '読まれないファイルです。置けるのは .yaml .json .csv と README.md です。名前を英数字に直すか、消してください。',
      )
    if (process.platform !== 'win32' && lstatSync(realpathSync(full)).mode & 0o111)
      return void say(path, '実行できる印（実行権）が付いています。外してください（chmod a-x）。')
    if (files.length >= MAX_FILES || total > MAX_TOTAL) return
    const bytes = bytesOf(full)
    if (!bytes) return void say(path, 'ファイルを開けません。読む権限を確かめてください。')
    total += bytes.length
    if (total > MAX_TOTAL)
      return void say(path, `パックが大きすぎます（全部で ${MAX_TOTAL / 1024 / 1024} MB まで）。減らしてください。`)
    const text = readText(bytes, kind)
    if (!text.ok) return void say(path, text.error.says, text.error.line)
    files.push({ file: `${folder}/${path}`, path, text: text.value })
    if (files.length === MAX_FILES) say(path, `ファイルが多すぎます（${MAX_FILES} まで）。減らしてください。`)
  }
  const lookInto = (path: string): void => {
    const names = namesIn(join(regions, folder, path))
    if (!names) return void say(path, 'フォルダを開けません。読む権限を確かめてください。')
    for (const name of names) look(path === '' ? name : `${path}/${name}`)
  }

  const own = lstatSync(join(regions, folder))
  if (own.isSymbolicLink() || !own.isDirectory()) say('', 'パックは、リンクではないフォルダに置いてください。')
  else lookInto('')
  return { files, faults }
}

function namesIn(full: string): readonly string[] | undefined {
  try {
    return readdirSync(full).sort()
  } catch {
    return undefined
  }
}

/** Enough to see that a file is too large, never more. */
function bytesOf(full: string): Uint8Array | undefined {
  try {
    const file = openSync(full, 'r')
    try {
      const bytes = Buffer.alloc(Math.min(fstatSync(file).size, MAX_READ))
      return bytes.subarray(0, readSync(file, bytes))
    } finally {
      closeSync(file)
    }
  } catch {
    return undefined
  }
}

/** A link to nowhere leads nowhere inside either. */
function leadsInside(regions: string, folder: string, link: string): boolean {
  try {
    return realpathSync(link).startsWith(realpathSync(join(regions, folder)) + sep)
  } catch {
    return false
  }
}
