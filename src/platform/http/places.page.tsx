/** 結まちを使っているまち — the page at `/`: the municipalities served here, nothing else. */
import type { Texts } from '#kernel/language'
import { Badge } from '#ui/badge'
import { Said, T } from '#ui/ruby'
import { Document, type Shell } from '#ui/shell'

export type PlacesPageProps = {
  readonly shell: Shell
  readonly title: string
  readonly lead: string
  readonly places: readonly { readonly name: Texts; readonly href: string; readonly mark: string | undefined }[]
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
        {places.map(({ name, href, mark }) => (
          <li class="row end">
            <a href={href}>
              <Said text={name} />
            </a>
            {mark && (
              <Badge>
                <T text={mark} />
              </Badge>
            )}
          </li>
        ))}
      </ul>
    </Document>
  )
}
