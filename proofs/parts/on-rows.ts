/** 行を見る — the rows of a server as whoever sees behind every wall: its owner, or the embedded files once it has stopped. */
import { embeddedFolder } from '#platform/backup/restore-embedded'
import { openDatabase } from '#platform/database/open'
import type { Pool } from '#platform/database/pool'
import type { RunningServer } from '../../tests/support/server.ts'

export async function onRows<T>(
  server: Pick<RunningServer, 'postgres' | 'data'>,
  work: (pool: Pool) => Promise<T>,
): Promise<T> {
  const opened = await openDatabase(
    server.postgres ? { url: server.postgres.adminUrl } : { folder: embeddedFolder(server.data) },
  )
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  try {
    return await work(opened.value.pool)
  } finally {
    await opened.value.close()
  }
}
