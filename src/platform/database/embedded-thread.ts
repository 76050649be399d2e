/**
 * The embedded database's own thread: PGlite behind a Unix socket, so that a long query never stalls the web server.
 * Started by `embedded.ts`; speaks with it in the few messages typed below.
 */
import { open, rm } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { listensForPanic } from './panic.ts'

export type ThreadStart = {
  readonly folder: string | undefined
  readonly socket: string
  /** Begun on a disk that is full: it answers, and takes nothing in. */
  readonly readOnly: boolean
}
export type ToThread = { readonly ask: 'stop' } | { readonly ask: 'dump'; readonly to: string }
export type FromThread =
  | { readonly told: 'ready' | 'stopped' | 'dumped' }
  | { readonly told: 'failed'; readonly why: string }

const { folder, socket, readOnly } = workerData as ThreadStart
const tell = (message: FromThread) => parentPort?.postMessage(message)

const db = await PGlite.create({
  ...(folder === undefined ? {} : { dataDir: folder }),
  // The default of 128 MB is reserved whole in wasm; a small office needs a fraction.
  startParams: [
    ...PGlite.defaultStartParams,
    '-c',
    'shared_buffers=16MB',
    ...(readOnly ? ['-c', 'default_transaction_read_only=on'] : []),
  ],
})

/**
 * A database that has given up (its log could not be written, because the disk is full) says PANIC once and never answers
 * again; the socket server would keep every later question waiting for ever. So the thread ends, and `embedded-life.ts`
 * begins another from what is on the disk.
 */
const ask = db.execProtocolRawStream.bind(db)
db.execProtocolRawStream = async (message, options) => {
  const hears = listensForPanic()
  let gaveUp = false
  await ask(message, {
    ...options,
    onRawData: (data) => {
      gaveUp = hears(data)
      options.onRawData(data)
    },
  })
  // Its last words are still on their way to whoever asked.
  if (gaveUp) setTimeout(() => process.exit(1), 50)
}
const server = new PGLiteSocketServer({ db, path: socket, maxConnections: 1 })
await server.start()
tell({ told: 'ready' })

parentPort?.on('message', (message: ToThread) => {
  answer(message).catch((error: unknown) => tell({ told: 'failed', why: String(error) }))
})

async function answer(message: ToThread): Promise<void> {
  switch (message.ask) {
    case 'stop':
      await server.stop()
      await db.close()
      return tell({ told: 'stopped' })
    case 'dump': {
      // PGlite never fsyncs its own files: this copy is the one that is certain to be on the disk.
      const dump = await db.dumpDataDir('gzip')
      try {
        const file = await open(message.to, 'w', 0o600)
        try {
          await file.writeFile(new Uint8Array(await dump.arrayBuffer()))
          await file.sync()
        } finally {
          await file.close()
        }
      } catch (error) {
        // Half a copy helps nobody, and would fill the disk it did not fit on.
        await rm(message.to, { force: true })
        throw error
      }
      return tell({ told: 'dumped' })
    }
  }
}
