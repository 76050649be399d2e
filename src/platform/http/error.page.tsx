/** 代わりの画面 — what stands in for a page that cannot be shown: plain words, what to do next, a code to quote. */
import { Card } from '#ui/card'
import { T } from '#ui/ruby'
import { Document, type Shell } from '#ui/shell'

export type ErrorPageProps = {
  readonly shell: Shell
  readonly title: string
  readonly says: string
  readonly code?: string | undefined
  readonly next: { readonly label: string; readonly href: string }
}

export function ErrorPage({ shell, title, says, code, next }: ErrorPageProps) {
  return (
    <Document shell={shell} title={title} width="narrow">
      <h1>
        <T text={title} />
      </h1>
      <p class="lead">
        <T text={says} />
      </p>
      {code && (
        <Card>
          <p>
            <T text={code} />
          </p>
        </Card>
      )}
      <p>
        <a href={next.href}>
          <T text={next.label} />
        </a>
      </p>
    </Document>
  )
}
