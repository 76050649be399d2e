/**
 * 控えの空き — whether another backup as big as the last one fits, before anything is dumped: a dump that fills the disk
 * takes the database with it.
 *
 * Unit  bytes: while it is sealed, its open copy lies in the data folder; the reserve stays free on each disk
 */
import { readdir, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { FULL_BELOW_BYTES } from '../database/disk-reserve.ts'

type Places = {
  readonly data: string
  /** Where backups are made. */
  readonly folder: string
  /** Of the last backup; undefined: there is none to measure by. */
  readonly last: string | undefined
}

/** The place with too little room. Nobody answers for a place that is not there yet: making it will tell. */
export async function withoutRoom({ data, folder, last }: Places): Promise<string | undefined> {
  const bytes = last === undefined ? 0 : await bytesIn(join(folder, last))
  const places = [await roomIn(data), await roomIn(folder)] as const
  const isOneDisk = places[0]?.disk === places[1]?.disk
  const needed = bytes * (isOneDisk ? 2 : 1) + FULL_BELOW_BYTES
  return places.find((place) => place !== undefined && place.free < needed)?.path
}

async function roomIn(path: string) {
  try {
    const [{ bavail, bsize }, { dev }] = await Promise.all([statfs(path), stat(path)])
    return { path, disk: dev, free: bavail * bsize }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const sizes = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => stat(join(parentPath, name)))
  return (await Promise.all(sizes)).reduce((sum, { size }) => sum + size, 0)
}
