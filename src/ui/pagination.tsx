/** ページ送り — first, last, this one and its neighbours; a gap is said, not guessed. One page needs none. */
import { plainText } from '#kernel/ruby'
import { T } from './ruby.tsx'

export function Pagination({
  page,
  pages,
  href,
  words,
}: {
  readonly page: number
  readonly pages: number
  readonly href: (page: number) => string
  readonly words: {
    readonly label: string
    readonly previous: string
    readonly next: string
    /** Read aloud instead of a bare number: 「3ページ」. */
    readonly page: (page: number) => string
  }
}) {
  if (pages <= 1) return null
  const shown = [...new Set([1, page - 1, page, page + 1, pages])].filter((n) => n >= 1 && n <= pages)
  return (
    <nav class="pager" aria-label={plainText(words.label)}>
      <ul>
        {page > 1 && (
          <li>
            <a href={href(page - 1)} rel="prev">
              <T text={words.previous} />
            </a>
          </li>
        )}
        {shown.map((n, at) => (
          <>
            {n - (shown[at - 1] ?? 0) > 1 && (
              <li aria-hidden="true">
                <span>…</span>
              </li>
            )}
            <li>
              <a href={href(n)} aria-label={plainText(words.page(n))} aria-current={n === page ? 'page' : undefined}>
                {n}
              </a>
            </li>
          </>
        ))}
        {page < pages && (
          <li>
            <a href={href(page + 1)} rel="next">
              <T text={words.next} />
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}
