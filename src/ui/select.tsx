/** 選ぶ欄 — one of many. Up to six choices are better as `RadioPick`. */
import { plainText } from '#kernel/ruby'
import { Field, type FieldProps } from './field.tsx'

export type SelectOption = { readonly value: string; readonly label: string; readonly group?: string | undefined }

export function Select(
  props: FieldProps & {
    readonly options: readonly SelectOption[]
    readonly value?: string | undefined
    /** 「選んでください」: the empty choice that stands first */
    readonly unchosen?: string | undefined
  },
) {
  const { options, value = '', unchosen } = props
  const groups = [...new Set(options.map(({ group }) => group))]
  const item = ({ value: key, label }: SelectOption) => (
    <option value={key} selected={key === value}>
      {plainText(label)}
    </option>
  )
  return (
    <Field {...props}>
      {(tied) => (
        <select {...tied}>
          {unchosen !== undefined && (
            <option value="" selected={value === ''}>
              {plainText(unchosen)}
            </option>
          )}
          {groups.map((group) => {
            const items = options.filter((option) => option.group === group).map(item)
            return group === undefined ? items : <optgroup label={plainText(group)}>{items}</optgroup>
          })}
        </select>
      )}
    </Field>
  )
}
