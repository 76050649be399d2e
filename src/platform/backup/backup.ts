/**
 * 控えを作る — one folder `yuimachi-backup-YYYYMMDDTHHMMSSZ` with the database, what is published, the audit checkpoints
 * and a signed manifest. Everything but the manifest is sealed.
 *
 * Order     into `….part`, each file fsynced, then renamed: a folder of the final name is whole
 *           checkpoints before the dump: one that knows more than the dump would call it cut off later
 * Left out  the keys: they are kept apart from what they open
 */
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '#kernel/instant'
import { fail, ok, type Result } from '#kernel/result'
import type { Database } from '../database/open.ts'
import { type KeyRing, newest } from '../keys/key-ring.ts'
import type { Settings } from '../settings/settings.ts'
import { type BackupFile, backupName, type Engine, type Manifest, signedManifest } from './manifest.ts'
import { libpqEnvironment, runTool, type ToolFault } from './postgres-tools.ts'
import { sourceOf, writeSealed } from './sealed-file.ts'
import { type Inventory, inventoryOf } from './table-counts.ts'

export const DATABASE_FILE = 'database.sealed'
export const PUBLISHED = 'published'
export const CHECKPOINTS = 'audit-checkpoints'

export type BackupParts = {
  /** Embedded: the open house's own. PostgreSQL: opened with the owner's login. */
  readonly database: Database
  readonly settings: Settings
  readonly ring: KeyRing
  readonly clock: Clock
  readonly nodeVersion: string
}

export type BackupFault =
  | ToolFault
  | { readonly why: 'behindTheWall' }
  | { readonly why: 'alreadyHere'; readonly path: string }

export type Made = { readonly path: string; readonly manifest: Manifest }

export async function makeBackup(parts: BackupParts, to: string): Promise<Result<Made, BackupFault>> {
  const { settings, ring, clock } = parts
  const madeAt = clock.now()
  const path = join(to, backupName(madeAt))
  if ((await namesIn(to)).includes(backupName(madeAt))) return fail({ why: 'alreadyHere', path })
  const part = `${path}.part`
  await mkdir(to, { recursive: true, mode: 0o700 })
  await rm(part, { recursive: true, force: true })
  await mkdir(part, { mode: 0o700 })
  try {
    const files = [
      ...(await copies(settings.auditCheckpoints, /\.jsonl$/, part, CHECKPOINTS, ring)),
      ...(await copies(join(settings.data, 'published'), /\.json$/, part, PUBLISHED, ring)),
    ]
    const dumped = await dumpInto(parts, join(part, DATABASE_FILE))
    if (!dumped.ok) return dumped
    const { file, inventory, engine } = dumped.value
    const manifest = signedManifest(
      {
        madeAt,
        mode: settings.mode,
        engine,
        versions: { node: parts.nodeVersion, database: inventory.database },
        migrations: inventory.migrations,
        tables: inventory.tables,
        files: [{ path: DATABASE_FILE, ...file }, ...files],
      },
      ring,
    )
    await writeWhole(join(part, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
    for (const folder of [join(part, CHECKPOINTS), join(part, PUBLISHED), part]) await syncFolder(folder)
    await rename(part, path)
    await syncFolder(to)
    return ok({ path, manifest })
  } finally {
    await rm(part, { recursive: true, force: true })
  }
}

type Dumped = { readonly file: Omit<BackupFile, 'path'>; readonly inventory: Inventory; readonly engine: Engine }

const dumpInto = (parts: BackupParts, to: string): Promise<Result<Dumped, BackupFault>> =>
  parts.database.embedded ? embeddedInto(parts, parts.database.embedded, to) : postgresInto(parts, to)

/**
 * The one connection is held, so nobody writes between counting and dumping; while the dump is sealed people work on.
 * The open copy stays in the data folder.
 */
async function embeddedInto(
  { database, settings, ring }: BackupParts,
  embedded: NonNullable<Database['embedded']>,
  to: string,
): Promise<Result<Dumped, BackupFault>> {
  const plain = join(settings.data, 'backup-in-progress.tar.gz')
  const dumped = async (): Promise<Inventory> => {
    const client = await database.pool.connect()
    try {
      const inventory = await inventoryOf(client)
      await embedded.dump(plain)
      return inventory
    } finally {
      client.release()
    }
  }
  try {
    const inventory = await dumped()
    const file = await writeSealed(to, createReadStream(plain), newest(ring, 'backup'))
    return ok({ file, inventory, engine: 'embedded' })
  } finally {
    await rm(plain, { force: true })
    await rm(`${plain}.part`, { force: true })
  }
}

/** Counts and dump see one snapshot, so the counts are those of the dump whatever is written meanwhile. */
async function postgresInto(
  { database, settings, ring }: BackupParts,
  to: string,
): Promise<Result<Dumped, BackupFault>> {
  const client = await database.pool.connect()
  try {
    const { rows } = await client.query<{ free: boolean }>(
      'select rolsuper or rolbypassrls as free from pg_roles where rolname = current_user',
    )
    if (!rows[0]?.free) return fail({ why: 'behindTheWall' })
    await client.query('begin transaction isolation level repeatable read read only')
    const snapshot = await client.query<{ id: string }>('select pg_export_snapshot() as id')
    const inventory = await inventoryOf(client)
    const tool = runTool(
      'pg_dump',
      ['--format=custom', '--no-owner', '--no-password', `--snapshot=${snapshot.rows[0]?.id}`],
      libpqEnvironment(settings.databaseAdminUrl ?? '', process.env['PATH']),
    )
    tool.stdin.end()
    const [file, done] = await Promise.all([writeSealed(to, tool.stdout, newest(ring, 'backup')), tool.done])
    return done.ok ? ok({ file, inventory, engine: 'postgres' }) : done
  } finally {
    // The connection, and with it the transaction and its snapshot, ends here.
    client.release(true)
  }
}

async function copies(
  from: string,
  names: RegExp,
  part: string,
  as: string,
  ring: KeyRing,
): Promise<readonly BackupFile[]> {
  await mkdir(join(part, as), { mode: 0o700 })
  const files: BackupFile[] = []
  for (const name of (await namesIn(from)).filter((each) => names.test(each)).sort()) {
    const path = `${as}/${name}.sealed`
    const sealed = await writeSealed(
      join(part, path),
      sourceOf(await readFile(join(from, name))),
      newest(ring, 'backup'),
    )
    files.push({ path, ...sealed })
  }
  return files
}

/** A folder that is not there is empty; one that cannot be read is not. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

export async function writeWhole(path: string, text: string | Uint8Array): Promise<void> {
  const file = await open(path, 'w', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
