/**
 * 画面の形 — which pages are built alike, so that one of them, the fullest, can stand for them in the slow looking.
 *
 * Two pages have one shape when they are of one route and hold the same elements in the same places: parent and child,
 * each with its class and what it says to a screen reader. How often a row comes, and what is written in it, is no shape.
 */
import { tagsOf } from './crawl.ts'

export type Page = { readonly path: string; readonly html: string }

/** What differs between two things of one kind in an address: ids, years, numbers. */
export const GIVEN = /[0-9a-f]{8}-[0-9a-f-]{27}|\d+/g
const EMPTY = new Set([
  'br',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'use',
  'path',
  'rect',
  'line',
  'circle',
  'wbr',
  'col',
])
/** Attributes whose value, not only whose presence, decides how the element looks or is read. */
const TELLING = ['class', 'type', 'role', 'aria-current', 'aria-invalid', 'disabled', 'open', 'lang']

export function shapeOf({ path, html }: Page): string {
  const pairs = new Set<string>()
  const above: string[] = []
  for (const [tag, name = ''] of html.matchAll(/<\/?([a-z][a-z0-9-]*)[^>]*>/gi)) {
    if (tag.startsWith('</')) {
      const at = above.findLastIndex((each) => each.startsWith(`${name.toLowerCase()} `))
      if (at >= 0) above.length = at
      continue
    }
    const attributes: Readonly<Record<string, string>> = tagsOf(tag)[0]?.attributes ?? {}
    const own = `${name.toLowerCase()} ${TELLING.map((key) => attributes[key] ?? '').join(' ')} ${Object.keys(attributes).sort().join()}`
    pairs.add(`${above.at(-1) ?? ''} > ${own}`)
    if (!EMPTY.has(name.toLowerCase()) && !tag.endsWith('/>')) above.push(own)
  }
  return [path.replaceAll(GIVEN, '#'), ...[...pairs].sort()].join('\n')
}

/** Of each shape that is not in `known` yet: the fullest page. Puts what it finds into `known`. */
export function oneOfEachShape(pages: readonly Page[], known: Set<string>): ReadonlySet<string> {
  const fullest = new Map<string, Page>()
  for (const page of pages) {
    const shape = shapeOf(page)
    const so = fullest.get(shape)
    if (!known.has(shape) && (!so || page.html.length > so.html.length)) fullest.set(shape, page)
  }
  for (const shape of fullest.keys()) known.add(shape)
  return new Set([...fullest.values()].map(({ path }) => path))
}
