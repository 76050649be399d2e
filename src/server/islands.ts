/**
 * 静的なものを作る — the stylesheet made small and the islands bundled, once, when their sources are newer.
 *
 * Vite is told everything here: there is no configuration file that could say something else.
 */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Built names: `yui.css` and one `NAME.js` per file of `src/web`. */
export async function buildAssets(home: string): Promise<string> {
  const out = join(home, 'dist', 'assets')
  const entries = islandEntries(home)
  if (!isStale(home, out)) return out
  const { build } = await import('vite')
  await build({
    root: home,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir: out,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: false,
      cssMinify: 'lightningcss',
      rolldownOptions: {
        input: { yui: join(home, 'src/ui/yui.css'), ...entries },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name].js', assetFileNames: '[name][extname]' },
      },
    },
  })
  return out
}

const islandEntries = (home: string): Readonly<Record<string, string>> => {
  const folder = join(home, 'src/web')
  if (!existsSync(folder)) return {}
  return Object.fromEntries(
    readdirSync(folder)
      .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
      .map((name) => [name.replace(/\.tsx?$/, ''), join(folder, name)]),
  )
}

/** Newer sources, or nothing built yet. Islands may import any pure file, so the whole of src counts. */
function isStale(home: string, out: string): boolean {
  if (!existsSync(join(out, 'yui.css'))) return true
  const built = statSync(join(out, 'yui.css')).mtimeMs
  return readdirSync(join(home, 'src'), { recursive: true, encoding: 'utf8' }).some(
    (name) => /\.(css|tsx?)$/.test(name) && statSync(join(home, 'src', name)).mtimeMs > built,
  )
}
