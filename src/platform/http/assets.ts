/**
 * 静的なもの — stylesheet and islands, named by their content so that a browser may keep them for ever.
 * Read once at start; compressed once.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'

export type Asset = {
  readonly type: string
  readonly raw: Uint8Array<ArrayBuffer>
  readonly br: Uint8Array<ArrayBuffer>
  readonly gz: Uint8Array<ArrayBuffer>
}
export type Assets = {
  /** The address of an asset by its plain name, `yui.css`; the hash is in it. */
  readonly address: (name: string) => string
  readonly find: (address: string) => Asset | undefined
  readonly names: readonly string[]
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

export function loadAssets(files: readonly string[], folders: readonly string[]): Assets {
  const all = [...files, ...folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))]
  const byName = new Map<string, string>()
  const byAddress = new Map<string, Asset>()
  for (const path of all) {
    const type = TYPES[extname(path)]
    if (!type) continue
    const raw = new Uint8Array(readFileSync(path))
    const hash = createHash('sha256').update(raw).digest('hex').slice(0, 12)
    const name = basename(path)
    const address = `/assets/${name.replace(/(\.[a-z]+)$/, `-${hash}$1`)}`
    byName.set(name, address)
    byAddress.set(address, {
      type,
      raw,
      br: new Uint8Array(brotliCompressSync(raw)),
      gz: new Uint8Array(gzipSync(raw)),
    })
  }
  return {
    address: (name) => {
      const address = byName.get(name)
      if (!address) throw new Error(`no asset named ${name}`)
      return address
    },
    find: (address) => byAddress.get(address),
    names: [...byName.keys()],
  }
}
