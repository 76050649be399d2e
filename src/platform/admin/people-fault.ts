/** 入力の誤りのことば — fault codes of the forms of people and posts, each beside its field. */
import type { FieldError } from '#ui/error-summary'
import { ja as words } from './people.words.ja.ts'

export const faultsIn = (faults: readonly { readonly field: string; readonly code: string }[]): readonly FieldError[] =>
  faults.map(({ field, code }) => ({ field, text: words.faults[code] ?? words.faults['missing'] }))
