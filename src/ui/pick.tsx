/**
 * 選択肢 — `RadioPick` one of two to six, `CheckPick` any of them, `Check` a single yes.
 *
 * A question about a person always offers 「わからない、答えたくない」; the page puts it among the options.
 */
import type { ComponentChildren } from 'preact'
import { controlOf, ErrorText, type FieldProps, Hint, MarkText } from './field.tsx'
import { T } from './ruby.tsx'

export type PickOption = {
  readonly value: string
  readonly label: ComponentChildren
  readonly note?: ComponentChildren
  readonly disabled?: boolean | undefined
}

type GroupProps = FieldProps & {
  readonly options: readonly PickOption[]
  /** The question is the heading of its page. */
  readonly heading?: 1 | 2 | 3 | undefined
  /** boxes (default), lines with the note beside the label, or bare rows in two columns */
  readonly look?: 'box' | 'line' | 'bare' | undefined
}

const PICK = { box: 'pick box', line: 'pick box line', bare: 'pick' } as const

function Legend({ heading, label, mark }: Pick<GroupProps, 'heading' | 'label' | 'mark'>) {
  const H = heading ? (`h${heading}` as const) : 'span'
  return (
    <legend>
      <H>
        <T>{label}</T>
      </H>
      <MarkText mark={mark} />
    </legend>
  )
}

function Choice(props: {
  readonly type: 'radio' | 'checkbox'
  readonly option: PickOption
  readonly name: string
  readonly id: string
  readonly checked: boolean
  readonly look: 'box' | 'line' | 'bare'
}) {
  const { type, option, name, id, checked, look } = props
  return (
    <label class={PICK[look]}>
      <input type={type} id={id} name={name} value={option.value} checked={checked} disabled={option.disabled} />
      <span>
        <b>
          <T>{option.label}</T>
        </b>
        {option.note && (
          <>
            {' '}
            <small>
              <T>{option.note}</T>
            </small>
          </>
        )}
      </span>
    </label>
  )
}

function Group(
  props: GroupProps & { readonly type: 'radio' | 'checkbox'; readonly isChecked: (value: string) => boolean },
) {
  const { id, name, ...state } = controlOf(props)
  const { type, options, look = 'box', isChecked } = props
  // A plain group knows neither "required" nor "invalid"; a radiogroup does.
  const group =
    type === 'radio' ? ({ role: 'radiogroup', ...state } as const) : { 'aria-describedby': state['aria-describedby'] }
  return (
    <fieldset class="field" {...group}>
      <Legend heading={props.heading} label={props.label} mark={props.mark} />
      <Hint id={id}>{props.hint}</Hint>
      <ErrorText id={id}>{props.error}</ErrorText>
      <div class={look === 'bare' ? 'picks bare' : 'picks'}>
        {options.map((option, at) => (
          <Choice
            type={type}
            option={option}
            name={name}
            // The summary links to the first choice: a fieldset cannot take the focus.
            id={at === 0 ? id : `${id}-${at + 1}`}
            checked={isChecked(option.value)}
            look={look}
          />
        ))}
      </div>
    </fieldset>
  )
}

export const RadioPick = (props: GroupProps & { readonly value?: string | undefined }) => (
  <Group {...props} type="radio" isChecked={(value) => value === props.value} />
)

export const CheckPick = (props: GroupProps & { readonly values?: readonly string[] | undefined }) => (
  <Group {...props} type="checkbox" isChecked={(value) => props.values?.includes(value) ?? false} />
)

export function Check(
  props: FieldProps & { readonly value?: string | undefined; readonly checked?: boolean | undefined },
) {
  const tied = controlOf(props)
  return (
    <div class="field">
      <label class="pick" for={tied.id}>
        <input {...tied} type="checkbox" value={props.value ?? 'yes'} checked={props.checked} />
        <span>
          <T>{props.label}</T>
          <MarkText mark={props.mark} />
        </span>
      </label>
      <Hint id={tied.id}>{props.hint}</Hint>
      <ErrorText id={tied.id}>{props.error}</ErrorText>
    </div>
  )
}
