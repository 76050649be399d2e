/**
 * The embedded database's own thread: PGlite behind a Unix socket, so that a long query never stalls the web server.
 * Started by `embedded.ts`; speaks with it in the few messages typed below.
 */
import { open } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'

export type ThreadStart = { readonly folder: string | undefined; readonly socket: string }
export type ToThread = { readonly ask: 'stop' } | { readonly ask: 'dump'; readonly to: string }
export type FromThread =
  | { readonly told: 'ready' | 'stopped' | 'dumped' }
  | { readonly told: 'failed'; readonly why: string }

const { folder, socket } = workerData as ThreadStart
const tell = (message: FromThread) => parentPort?.postMessage(message)

const db = await PGlite.create({
  ...(folder === undefined ? {} : { dataDir: folder }),
  // The default of 128 MB is reserved whole in wasm; a small office needs a fraction.
  startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'],
})
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
      const file = await open(message.to, 'w', 0o600)
      try {
        await file.write(new Uint8Array(await dump.arrayBuffer()))
        await file.sync()
      } finally {
        await file.close()
      }
      return tell({ told: 'dumped' })
    }
  }
}
