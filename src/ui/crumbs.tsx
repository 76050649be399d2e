/** 現在の位置 — the way from the home page to here. The last one is this page and leads nowhere. */
import { plainText } from '#kernel/ruby'
import { T } from './ruby.tsx'

export type Crumb = { readonly label: string; readonly href?: string | undefined }

export function Crumbs({ label, crumbs }: { readonly label: string; readonly crumbs: readonly Crumb[] }) {
  return (
    <nav class="crumb" aria-label={plainText(label)}>
      <ol>
        {crumbs.map(({ label: name, href }) =>
          href ? (
            <li>
              <a href={href}>
                <span>
                  <T text={name} />
                </span>
              </a>
            </li>
          ) : (
            <li aria-current="page">
              <span>
                <T text={name} />
              </span>
            </li>
          ),
        )}
      </ol>
    </nav>
  )
}
