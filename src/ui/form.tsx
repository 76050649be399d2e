/**
 * 入力の用紙 — one form, its hidden values (the token against forged requests among them) and its buttons.
 *
 * `novalidate`: what is wrong is said by the server, in our words, in the summary and beside the field.
 */
import type { ComponentChildren } from 'preact'

export function Form({
  action,
  method = 'post',
  hidden = {},
  files,
  id,
  autocomplete,
  children,
}: {
  readonly action: string
  readonly method?: 'post' | 'get' | undefined
  readonly hidden?: Readonly<Record<string, string>> | undefined
  /** The form carries a file. */
  readonly files?: boolean | undefined
  readonly id?: string | undefined
  readonly autocomplete?: 'off' | undefined
  readonly children: ComponentChildren
}) {
  return (
    <form
      class="flow"
      action={action}
      method={method}
      id={id}
      enctype={files ? 'multipart/form-data' : undefined}
      autocomplete={autocomplete}
      novalidate
    >
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  )
}
