/**
 * 書き手 — a process of its own that writes audit lines as a server does: the key ring from its file, read again every so
 * often, never while a line is being signed. Told where by its environment; ends on SIGTERM with what it wrote.
 */
import type { Uuid } from '#kernel/id'
import { appendAudit } from '#platform/audit/audit.store'
import { realClock } from '#platform/clock/clock'
import { openDatabase } from '#platform/database/open'
import { beginOn } from '#platform/database/tx'
import { openKeys } from '#platform/keys/keys'

const env = (name: string): string => process.env[name] ?? ''

const opened = await openDatabase({ url: env('DATABASE_URL') })
const keys = await openKeys(env('YUIMACHI_KEYS_FILE'))
if (!opened.ok || !keys.ok) throw new Error('cannot begin')
const { pool, close } = opened.value
pool.options.max = 2
const begin = beginOn(pool, {
  record: (tx, note) => appendAudit(tx, tx.acting, note, keys.value.current(), realClock),
  happen: async () => {},
})

let writing = true
process.once('SIGTERM', () => {
  writing = false
})
const refreshing = setInterval(() => void keys.value.refresh(), Number(env('REFRESH_MILLIS')))

const told = { written: 0, failed: [] as string[] }
while (writing)
  await begin({ kind: 'system', municipality: env('TOWN') as Uuid, task: 'proof' }, (tx) =>
    tx.record({ did: 'proof.add', object: 'proof', id: String(process.pid) }),
  ).then(
    () => {
      told.written += 1
    },
    (error: unknown) => void told.failed.push(String(error)),
  )
clearInterval(refreshing)
await close()
process.stdout.write(`${JSON.stringify(told)}\n`)
