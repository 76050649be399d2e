/** まちの一覧 — the page at `/`: the municipalities shown here, and which of them nobody there runs. */
import type { Texts } from '#kernel/language'
import { Badge } from '#ui/badge'
import { Said, T } from '#ui/ruby'
import { Document, type Shell } from '#ui/shell'

export type PlacesPageProps = {
  readonly shell: Shell
  readonly title: string
  readonly lead: string
  readonly places: readonly {
    readonly name: Texts
    readonly href: string
    readonly mark: string | undefined
    /** The same town in the other languages: this page itself is Japanese. */
    readonly others: readonly { readonly label: string; readonly lang: string; readonly href: string }[]
  }[]
}

export function PlacesPage({ shell, title, lead, places }: PlacesPageProps) {
  return (
    <Document shell={shell} title={title} width="narrow">
      <h1>
        <T text={title} />
      </h1>
      <p class="lead">
        <T text={lead} />
      </p>
      <ul class="list">
        {places.map(({ name, href, mark, others }) => (
          <li class="row end">
            <span class="row">
              <a href={href}>
                <b>
                  <Said text={name} />
                </b>
              </a>
              {mark && <Badge>{mark}</Badge>}
            </span>
            <span class="row">
              {others.map((other) => (
                <a href={other.href} lang={other.lang} hreflang={other.lang}>
                  {other.label}
                  <span class="vh">
                    {' '}
                    <Said text={name} />
                  </span>
                </a>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Document>
  )
}
