/**
 * 公表の写しと控え点を戻す — they belong to the database that was restored.
 *
 * Published copies that are newer would go on being served, so they go. Checkpoints that know more than the restored
 * log are moved aside, never deleted: they are how an auditor sees what a restore has cost.
 */
import { mkdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { KeyRing } from '../keys/key-ring.ts'
import { CHECKPOINTS, namesIn, PUBLISHED, writeWhole } from './backup.ts'
import { type Manifest, stampOf } from './manifest.ts'
import { sealedBytes } from './sealed-file.ts'

export type FileTargets = { readonly published: string; readonly checkpoints: string }

/** Answers where the checkpoints that were there are now. */
export async function restoreFiles(
  from: string,
  { files }: Manifest,
  { published, checkpoints }: FileTargets,
  ring: KeyRing,
  now: string,
): Promise<string | undefined> {
  await rm(published, { recursive: true, force: true })
  const aside = await setAside(checkpoints, now)
  for (const [folder, target] of [
    [PUBLISHED, published],
    [CHECKPOINTS, checkpoints],
  ] as const) {
    await mkdir(target, { recursive: true, mode: 0o700 })
    for (const { path } of files.filter((file) => dirname(file.path) === folder)) {
      const text = await sealedBytes(join(from, path), ring)
      if (!text.ok) throw new Error(`checked before, and not to be opened now: ${path}`)
      await writeWhole(join(target, basename(path, '.sealed')), text.value)
    }
  }
  return aside
}

async function setAside(checkpoints: string, now: string): Promise<string | undefined> {
  if ((await namesIn(checkpoints)).length === 0) return undefined
  const aside = `${checkpoints}.before-restore-${stampOf(now)}`
  await rename(checkpoints, aside)
  return aside
}
