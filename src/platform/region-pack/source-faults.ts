/**
 * 出典の照らし合わせ — every fact that names a source (`source: id`) names one that its pack, or a pack it continues,
 * lists. A module's slot asks the same of its own files.
 */
import type { Fault } from './pack.ts'
import type { Read } from './read-yaml.ts'
import type { IssuePath } from './shape-fault.ts'

export function sourceFaults(
  file: string,
  { value, lineOf }: Read<unknown>,
  known: ReadonlySet<string>,
): readonly Fault[] {
  return namedSources(value, []).flatMap(({ id, path }) =>
    known.has(id)
      ? []
      : [
          {
            file,
            line: lineOf(path),
            says: `出典「${id}」が、region.yaml の sources にありません。sources に足すか、名前を直してください。`,
          },
        ],
  )
}

function namedSources(value: unknown, path: IssuePath): readonly { readonly id: string; readonly path: IssuePath }[] {
  if (Array.isArray(value)) return value.flatMap((entry: unknown, index) => namedSources(entry, [...path, index]))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, entry]: [string, unknown]) =>
    key === 'source' && typeof entry === 'string'
      ? [{ id: entry, path: [...path, key] }]
      : namedSources(entry, [...path, key]),
  )
}
