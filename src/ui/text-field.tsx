/** 文字の欄 — one line, many lines, a date in 和暦 or 西暦, a file, a search. */
import { type ComponentChildren, h, type LooseInputHTMLAttributes } from 'preact'
import { plainText } from '#kernel/ruby'
import { Field, type FieldProps } from './field.tsx'
import { T } from './ruby.tsx'

/** How much room the answer needs; the field says so by its width. */
type Width = 'full' | 'half' | 'date' | 'short'

const WIDTH = { full: undefined, half: 'w-half', date: 'w-date', short: 'w-short' } as const

export type TextFieldProps = FieldProps & {
  readonly value?: string | undefined
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'password' | undefined
  readonly inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'url' | undefined
  readonly autocomplete?: string | undefined
  readonly maxlength?: number | undefined
  readonly spellcheck?: boolean | undefined
  readonly readonly?: boolean | undefined
  readonly width?: Width | undefined
  /** 円, 人, % after the field */
  readonly unit?: string | undefined
}

export function TextField(props: TextFieldProps) {
  const { value, type = 'text', inputmode, autocomplete, maxlength, spellcheck, readonly, width = 'full', unit } = props
  return (
    <Field {...props}>
      {(tied) => {
        const size = WIDTH[width]
        const attributes = {
          ...tied,
          type,
          value,
          class: size,
          inputmode,
          autocomplete,
          maxlength,
          spellcheck,
          readonly,
        }
        // JSX wants one spelled-out tag per `type`; the attributes are the same for all of these.
        const input = h('input', attributes satisfies LooseInputHTMLAttributes)
        if (!unit) return input
        return (
          <div class="with-unit">
            {input}
            <span>
              <T text={unit} />
            </span>
          </div>
        )
      }}
    </Field>
  )
}

export function TextArea(
  props: FieldProps & {
    readonly value?: string | undefined
    readonly rows?: number | undefined
    readonly maxlength?: number | undefined
  },
) {
  return (
    <Field {...props}>
      {(tied) => <textarea {...tied} rows={props.rows} maxlength={props.maxlength} value={props.value ?? ''} />}
    </Field>
  )
}

/** A text field, not a picker: it takes 「2027年1月31日」「令和9.1.31」「2027-01-31」, and the hint says so. */
export function DateField(props: FieldProps & { readonly value?: string | undefined }) {
  return <TextField {...props} width="date" autocomplete="off" spellcheck={false} />
}

export function FileField(
  props: FieldProps & { readonly accept?: string | undefined; readonly multiple?: boolean | undefined },
) {
  return (
    <Field {...props}>
      {(tied) => <input {...tied} type="file" class="file" accept={props.accept} multiple={props.multiple} />}
    </Field>
  )
}

/** 検索 — a form of its own. The label is always shown. `keep` carries the filters that stay. */
export function Search(props: {
  readonly action: string
  readonly name?: string | undefined
  readonly value?: string | undefined
  readonly label: string
  readonly button: ComponentChildren
  readonly keep?: Readonly<Record<string, string>> | undefined
}) {
  const { action, name = 'q', value, label, button, keep = {} } = props
  return (
    <search aria-label={plainText(label)}>
      <form class="search" method="get" action={action}>
        {Object.entries(keep).map(([key, kept]) => (
          <input type="hidden" name={key} value={kept} />
        ))}
        <label for={`search-${name}`}>
          <T text={label} />
        </label>
        <input id={`search-${name}`} type="search" name={name} value={value} autocomplete="off" />
        <button class="btn" type="submit">
          <span>
            <T>{button}</T>
          </span>
        </button>
      </form>
    </search>
  )
}
