/** 控えを確かめる — before anything is touched: the manifest is ours, every file is there, whole and opens with our key. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fail, type Result } from '#kernel/result'
import type { KeyRing } from '../keys/key-ring.ts'
import { type Manifest, type ManifestFault, readManifest } from './manifest.ts'
import type { SealFault } from './seal.ts'
import { hashOf, nowhere, openSealed } from './sealed-file.ts'

export type CheckFault =
  | { readonly why: ManifestFault | 'noManifest' }
  | { readonly why: 'fileMissing' | 'fileDiffers'; readonly path: string }
  | { readonly why: 'fileSealed'; readonly path: string; readonly seal: SealFault }

/** Also of a signed manifest: nothing that leads out of the folder. */
const SAFE = /^(?!.*\.\.)[a-z0-9-]+(\/[a-zA-Z0-9._-]+)?(\.sealed)?$/

export async function checkBackup(folder: string, ring: KeyRing): Promise<Result<Manifest, readonly CheckFault[]>> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => undefined)
  if (text === undefined) return fail([{ why: 'noManifest' }])
  const manifest = readManifest(text, ring)
  if (!manifest.ok) return fail([{ why: manifest.error }])
  const faults: CheckFault[] = []
  for (const file of manifest.value.files) {
    const fault = await faultOfFile(folder, file, ring)
    if (fault) faults.push(fault)
  }
  return faults.length > 0 ? fail(faults) : manifest
}

async function faultOfFile(
  folder: string,
  { path, sha256 }: Manifest['files'][number],
  ring: KeyRing,
): Promise<CheckFault | undefined> {
  if (!SAFE.test(path)) return { why: 'fileDiffers', path }
  const at = join(folder, path)
  const hash = await hashOf(at).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (hash === undefined) return { why: 'fileMissing', path }
  if (hash !== sha256) return { why: 'fileDiffers', path }
  const opened = await openSealed(at, ring, nowhere())
  return opened.ok ? undefined : { why: 'fileSealed', path, seal: opened.error }
}
