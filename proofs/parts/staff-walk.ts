/** 職員の画面を歩く — along the links of the staff pages, as the person who is signed in; only pages, each once. */
import { tagsOf } from './crawl.ts'
import { GIVEN, type Page } from './page-shape.ts'

export type Walk = {
  readonly pages: number
  /** Of each kind of page, its ids left out: a short walk that keeps to few of each meets more kinds. */
  readonly ofEachKind: number
}

/** `read` answers the page, or nothing where there is none. */
export async function staffWalk(
  read: (path: string) => Promise<string | undefined>,
  from: string,
  { pages: most, ofEachKind }: Walk,
): Promise<readonly Page[]> {
  const waiting = [from]
  const met = new Set(waiting)
  const kinds = new Map<string, number>()
  const pages: Page[] = []
  for (let path = waiting.shift(); path !== undefined && pages.length < most; path = waiting.shift()) {
    const html = await read(path)
    if (html === undefined) continue
    pages.push({ path, html })
    for (const { name, attributes } of tagsOf(html)) {
      const at =
        name === 'a' && attributes['href'] ? new URL(attributes['href'], `http://here.invalid${path}`) : undefined
      if (at?.host !== 'here.invalid' || !at.pathname.includes('/staff/') || met.has(at.pathname)) continue
      met.add(at.pathname)
      const kind = at.pathname.replaceAll(GIVEN, '#')
      const so = kinds.get(kind) ?? 0
      if (so >= ofEachKind) continue
      kinds.set(kind, so + 1)
      waiting.push(at.pathname)
    }
  }
  return pages
}
