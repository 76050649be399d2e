/** よその表の取りこみの入力 — which files, what the sheet does not say, and the lists that are carried to the last press. */
import * as v from 'valibot'
import { isUnitCode } from '#kernel/unit'
import { figureFault, STATUSES } from '../indicators/figure.ts'
import { COUNT_KINDS } from '../indicators/indicator.ts'
import type { ForeignLists } from '../sheets/foreign-plan.ts'
import { MAX_NAME } from '../sheets/foreign-read.ts'

/** Bytes of both files together, and of what they become. */
export const MAX_FOREIGN = 6 * 1024 * 1024
/** Characters of the names of files: they stand in the source of each figure. */
export const MAX_FILE_NAME = 80

const chosen = v.optional(v.string(), '')
const choices = {
  item: v.pipe(chosen, v.regex(/^\d{1,3}$/, 'notChosen'), v.transform(Number)),
  people: v.pipe(chosen, v.picklist(['cumulative', 'people', 'stock'], 'notChosen')),
  ownerSide: v.pipe(chosen, v.picklist(['municipality', 'company', 'both'], 'notChosen')),
  year: v.pipe(v.string(), v.trim(), v.regex(/^(19|20|21)\d\d$/, 'notAPeriod'), v.transform(Number)),
}
const fileName = v.pipe(v.string(), v.maxLength(MAX_FILE_NAME))
export const foreignFilesForm = v.strictObject(choices)
export const foreignCarriedForm = v.strictObject({
  ...choices,
  programmesFile: fileName,
  indicatorsFile: fileName,
  lists: v.string(),
})
export const foreignWriteForm = v.strictObject({
  ...foreignCarriedForm.entries,
  seen: v.pipe(v.optional(v.string(), ''), v.literal('yes', 'notSeen')),
})
export type ForeignChoices = v.InferOutput<typeof foreignFilesForm>

const at = v.pipe(v.string(), v.regex(/^[A-Z]{1,3}\d{1,6}$/))
const text = v.pipe(v.string(), v.maxLength(2000))
const noMarks = (said: string): boolean => !/[{}|]/.test(said)
const name = v.pipe(v.string(), v.nonEmpty(), v.maxLength(MAX_NAME), v.check(noMarks))
const measured = v.union([
  v.strictObject({ status: v.picklist(['known', 'approximate']), value: v.pipe(v.number(), v.finite()) }),
  v.strictObject({ status: v.picklist(STATUSES.filter((each) => each !== 'known' && each !== 'approximate')) }),
])
const programme = { at, number: text, title: text, item: text, department: text }
const indicator = v.pipe(
  v.strictObject({
    ...programme,
    kind: text,
    name,
    unit: v.pipe(v.string(), v.check(isUnitCode)),
    countKind: v.picklist(COUNT_KINDS),
    values: v.array(
      v.strictObject({
        at,
        what: v.picklist(['target', 'figure']),
        fiscalYear: v.pipe(v.number(), v.integer(), v.minValue(1900), v.maxValue(2199)),
        measured,
      }),
    ),
  }),
  v.check(({ unit, countKind, values }) =>
    values.every(
      ({ fiscalYear, measured: said }) =>
        !figureFault(
          { unit, countKind, periodKind: 'year' },
          String(fiscalYear),
          'value' in said ? said.value : undefined,
        ),
    ),
  ),
)
const left = v.strictObject({ list: v.picklist(['programmes', 'indicators']), at, why: text, text })
const notice = v.strictObject({ at, why: text, text })
const rowsOf = <S extends v.GenericSchema>(row: S) =>
  v.optional(
    v.strictObject({
      rows: v.array(row),
      left: v.array(left),
      notices: v.array(notice),
      unread: v.array(text),
      unused: v.number(),
    }),
  )
const lists = v.strictObject({ programmes: rowsOf(v.strictObject(programme)), indicators: rowsOf(indicator) })

/** What came back from the page: it was in somebody's hands. Undefined: not what we gave out. */
export function readLists(json: string | undefined): ForeignLists | undefined {
  if (json === undefined) return undefined
  let said: unknown
  try {
    said = JSON.parse(json)
  } catch {
    return undefined
  }
  const read = v.safeParse(lists, said)
  return read.success ? (read.output as ForeignLists) : undefined
}
