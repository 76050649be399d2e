/**
 * 入力欄の枠 — label, hint and error around one control, and the ids that tie them together.
 *
 * Errors say what is wrong and how to mend it, beside the field; `error-summary` lists them above the form.
 * `aria-required` instead of `required`: an empty field is not announced as wrong before anybody has answered.
 */
import type { ComponentChildren } from 'preact'
import { T } from './ruby.tsx'

/** ※必須 or 任意, in the words of the page. */
export type Mark = { readonly kind: 'required' | 'optional'; readonly text: string }

export type FieldProps = {
  readonly name: string
  /** Where the error summary leads. The name, unless a page holds two forms. */
  readonly id?: string | undefined
  readonly label: ComponentChildren
  readonly hint?: ComponentChildren
  readonly error?: ComponentChildren
  readonly mark?: Mark | undefined
}

/** What the control itself must carry. */
export type Control = {
  readonly id: string
  readonly name: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
  readonly 'aria-required': true | undefined
}

export const controlOf = ({ name, id = name, hint, error, mark }: FieldProps): Control => ({
  id,
  name,
  'aria-describedby': [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined,
  'aria-invalid': error ? true : undefined,
  'aria-required': mark?.kind === 'required' ? true : undefined,
})

export function MarkText({ mark }: { readonly mark: Mark | undefined }) {
  if (!mark) return null
  return (
    <>
      {' '}
      <span class={mark.kind === 'required' ? 'req' : 'opt'}>
        <T text={mark.text} />
      </span>
    </>
  )
}

export function Hint({ id, children }: { readonly id: string; readonly children: ComponentChildren }) {
  if (!children) return null
  return (
    <p class="hint" id={`${id}-hint`}>
      <T>{children}</T>
    </p>
  )
}

export function ErrorText({ id, children }: { readonly id: string; readonly children: ComponentChildren }) {
  if (!children) return null
  return (
    <p class="err" id={`${id}-error`}>
      <span>
        <T>{children}</T>
      </span>
    </p>
  )
}

/** For a control the kit does not have: `<Field …>{(tied) => <input {...tied} />}</Field>`. */
export function Field(props: FieldProps & { readonly children: (tied: Control) => ComponentChildren }) {
  const tied = controlOf(props)
  return (
    <div class="field">
      <label for={tied.id}>
        <T>{props.label}</T>
        <MarkText mark={props.mark} />
      </label>
      <Hint id={tied.id}>{props.hint}</Hint>
      {props.children(tied)}
      <ErrorText id={tied.id}>{props.error}</ErrorText>
    </div>
  )
}
