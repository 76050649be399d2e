/**
 * 代わりの画面 — what stands in for a page that cannot be shown: plain words, what to do next, a code to quote. What was
 * sent and could not be saved rides along, so that one press sends it again.
 */
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { Form } from '#ui/form'
import { T } from '#ui/ruby'
import { Document, type Shell } from '#ui/shell'

export type ErrorPageProps = {
  readonly shell: Shell
  readonly title: string
  readonly says: string
  readonly code?: string | undefined
  readonly again?:
    | {
        readonly action: string
        readonly fields: readonly (readonly [string, string])[]
        readonly says: string
        readonly label: string
      }
    | undefined
  readonly next: { readonly label: string; readonly href: string }
}

export function ErrorPage({ shell, title, says, code, again, next }: ErrorPageProps) {
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
      {again && (
        <Form action={again.action}>
          {again.fields.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <p>
            <T text={again.says} />
          </p>
          <p>
            <Button>
              <T text={again.label} />
            </Button>
          </p>
        </Form>
      )}
      <p>
        <a href={next.href}>
          <T text={next.label} />
        </a>
      </p>
    </Document>
  )
}
