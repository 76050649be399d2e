/** 誤りの一覧 — what must be mended before this can be sent, each leading to its field. It takes the focus by its id. */
import type { ComponentChildren } from 'preact'
import { T } from './ruby.tsx'

/** `field` is the id (the name) of the field. */
export type FieldError = { readonly field: string; readonly text: ComponentChildren }

export function ErrorSummary({
  title,
  errors,
}: {
  readonly title: ComponentChildren
  readonly errors: readonly FieldError[]
}) {
  if (errors.length === 0) return null
  return (
    <section class="err-sum tight" role="alert" id="errors" tabIndex={-1} aria-labelledby="errors-title">
      <h2 id="errors-title">
        <T>{title}</T>
      </h2>
      <ul class="tight">
        {errors.map(({ field, text }) => (
          <li>
            <a href={`#${field}`}>
              <span>
                <T>{text}</T>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
