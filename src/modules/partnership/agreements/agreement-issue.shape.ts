/**
 * 協定ファイルの形の誤りを文にする — what the shape refuses, at its place and in one sentence; and every key that the
 * shape does not know, in one walk (the shape itself stops at the first of each group).
 */
import type * as v from 'valibot'
import { type AgreementFault, faultAt, MAX_FAULTS } from './agreement-fault.ts'

type Path = AgreementFault['path']

export function issueFault(issue: v.BaseIssue<unknown>): AgreementFault {
  const deepest = deepestOf(issue)
  const path = [issue, ...(deepest === issue ? [] : [deepest])].flatMap((each) =>
    (each.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key))),
  )
  return faultAt(path, sentence(deepest))
}

/** Of several forms that a text may have, the one whose kind fits is the one that was meant. */
function deepestOf(issue: v.BaseIssue<unknown>): v.BaseIssue<unknown> {
  const inner = (issue.type === 'union' ? issue.issues : undefined)?.find(
    ({ kind, path }) => kind === 'validation' || (path?.length ?? 0) > 0,
  )
  return inner ? deepestOf(inner) : issue
}

function sentence(issue: v.BaseIssue<unknown>): string {
  if (issue.path?.at(-1)?.origin === 'key') return 'ありません。書き足してください。'
  if (issue.kind === 'validation' || !issue.message.startsWith('Invalid ')) return issue.message
  switch (issue.type) {
    case 'string':
      return '文字で書いてください。引用符で囲みます。'
    case 'number':
      return '数で書いてください。引用符は付けません。'
    case 'boolean':
      return 'true か false で書いてください。'
    case 'array':
      return '[ ] の並びで書いてください。'
    case 'picklist':
      return `${(issue.expected ?? '').replaceAll(/[()"]/g, '').replaceAll(' | ', '、')} のどれかを書いてください。`
    default:
      return '{ } の中に、項目ごとに書いてください。見本の協定のファイルと見くらべてください。'
  }
}

const isObject = (given: unknown): given is Readonly<Record<string, unknown>> =>
  typeof given === 'object' && given !== null && !Array.isArray(given)

type Shape = {
  readonly type: string
  readonly wrapped?: Shape
  readonly item?: Shape
  readonly options?: readonly Shape[]
  readonly entries?: Readonly<Record<string, Shape>>
}

export function strangers(shape: v.GenericSchema, given: unknown): readonly AgreementFault[] {
  const found: AgreementFault[] = []
  walk(shape as unknown as Shape, given, [], found)
  return found
}

function walk(shape: Shape, given: unknown, path: Path, found: AgreementFault[]): void {
  if (found.length > MAX_FAULTS * 10) return
  if (shape.wrapped) walk(shape.wrapped, given, path, found)
  else if (shape.options && shape.type === 'union') {
    const fitting = shape.options.find(({ entries }) => (entries !== undefined) === isObject(given))
    if (fitting) walk(fitting, given, path, found)
  } else if (shape.item && Array.isArray(given)) {
    for (const [index, entry] of given.entries()) walk(shape.item, entry, [...path, index], found)
  } else if (shape.entries && isObject(given)) {
    for (const [key, value] of Object.entries(given)) {
      const known = Object.hasOwn(shape.entries, key) ? shape.entries[key] : undefined
      if (known) walk(known, value, [...path, key], found)
      else
        found.push(
          faultAt([...path, key], 'この項目は決められていません。名前の間違いなら直し、要らなければ消してください。'),
        )
    }
  }
}
