/**
 * 取りこみの案 — what would come to be under an agreement from the lists that were read: one initiative for each
 * programme, its indicators below it, and what was said of each year. What stands there already is left alone, so that
 * the same lists read twice change nothing.
 */
import { searchKey } from '#kernel/text'
import { countsPeople, type Disclosure } from '../indicators/indicator.ts'
import {
  type ForeignNotice,
  type ForeignRows,
  type IndicatorRow,
  type Left,
  type LeftWhy,
  MAX_NAME,
  type ProgrammeRow,
} from './foreign-read.ts'

export type PlannedIndicator = Pick<IndicatorRow, 'at' | 'kind' | 'name' | 'unit' | 'countKind' | 'values'> & {
  readonly disclosure: Disclosure
}
export type PlannedInitiative = {
  readonly at: string
  readonly title: string
  readonly department: string
  readonly items: readonly [number]
  readonly indicators: readonly PlannedIndicator[]
}
export type ForeignPlan = {
  readonly initiatives: readonly PlannedInitiative[]
  readonly left: readonly Left[]
  readonly notices: readonly ForeignNotice[]
}
export type ForeignLists = {
  readonly programmes: ForeignRows<ProgrammeRow> | undefined
  readonly indicators: ForeignRows<IndicatorRow> | undefined
}
export type UnderAgreement = {
  /** Items as their text stands, without readings. */
  readonly items: readonly { readonly no: number; readonly text: string }[]
  /** For whatever names no item of the agreement. */
  readonly item: number
  /** Titles of what is under it. */
  readonly standing: readonly string[]
}

type Draft = ProgrammeRow & { readonly indicators: PlannedIndicator[] }

export function planForeign({ programmes, indicators }: ForeignLists, under: UnderAgreement): ForeignPlan {
  const left: Left[] = []
  const notices: ForeignNotice[] = []
  const standing = new Set(under.standing.map(searchKey))
  const byTitle = new Map<string, Draft>()
  const byNumber = new Map<string, Draft | 'left'>()
  const isKnown = (row: ProgrammeRow): boolean => standing.has(searchKey(row.title))
  for (const row of programmes?.rows ?? []) {
    const why = faultOf(row, byTitle.has(searchKey(row.title)), isKnown(row))
    const draft = { ...row, indicators: [] }
    if (why) left.push({ list: 'programmes', at: row.at, why, text: row.title })
    else byTitle.set(searchKey(row.title), draft)
    if (row.number !== '') byNumber.set(numberKey(row.number), why ? 'left' : draft)
  }
  for (const row of indicators?.rows ?? []) {
    const leave = (why: LeftWhy) => left.push(...leftOf(row, why))
    const key = searchKey(row.title)
    let draft = (programmes && byNumber.get(numberKey(row.number))) ?? byTitle.get(key)
    if (!draft && row.title !== '' && !programmes) {
      const why = faultOf(row, false, isKnown(row))
      if (!why) {
        draft = { ...row, indicators: [] }
        byTitle.set(key, draft)
      } else {
        leave(why)
        continue
      }
    }
    if (draft === 'left') leave('alreadyThere')
    else if (!draft) leave('noProgramme')
    else if (draft.indicators.some((each) => isSameIndicator(each, row))) leave('twice')
    else draft.indicators.push(plannedOf(row))
  }
  const initiatives = [...byTitle.values()].map(({ at, title, department, item, indicators: own }) => {
    const no = itemOf(item, under.items)
    if (no === undefined && item !== '') notices.push({ at, why: 'unknownItem', text: item })
    return { at, title, department, items: [no ?? under.item] as const, indicators: own }
  })
  return {
    initiatives,
    left: [...(programmes?.left ?? []), ...(indicators?.left ?? []), ...left],
    notices: [...(programmes?.notices ?? []), ...(indicators?.notices ?? []), ...notices],
  }
}

/** 0003 of one list is 3 of the other, once Excel has had it in its hands. */
const numberKey = (text: string): string => searchKey(text).replace(/^0+(?=\d)/, '')

const faultOf = ({ title }: ProgrammeRow, isTwice: boolean, isKnown: boolean): LeftWhy | undefined => {
  if (isKnown) return 'alreadyThere'
  if (isTwice) return 'twice'
  if (title.length > MAX_NAME) return 'tooLong'
  return /[{}|]/.test(title) ? 'marks' : undefined
}

/** The indicator, and each figure that goes with it. */
const leftOf = (row: IndicatorRow, why: LeftWhy): readonly Left[] => [
  { list: 'indicators', at: row.at, why, text: row.name },
  ...row.values.map(({ at, measured }) => ({
    list: 'indicators' as const,
    at,
    why,
    text: 'value' in measured ? String(measured.value) : measured.status,
  })),
]

const isSameIndicator = (one: PlannedIndicator, other: IndicatorRow): boolean =>
  searchKey(one.name) === searchKey(other.name) && one.kind === other.kind

const plannedOf = ({ at, kind, name, unit, countKind, values }: IndicatorRow): PlannedIndicator => ({
  at,
  kind,
  name,
  unit,
  countKind,
  values,
  // A share or a mean may stand on few people: hidden from residents, as long as nobody says that it need not be.
  disclosure: countsPeople({ unit, countKind }) || countKind === 'ratio' || countKind === 'score' ? 'people' : 'open',
})

/** By its number, or by words of which one holds the other. */
function itemOf(text: string, items: UnderAgreement['items']): number | undefined {
  const key = searchKey(text)
  if (key === '') return undefined
  if (/^\d+$/.test(key)) return items.find(({ no }) => no === Number(key))?.no
  return items.find((each) => searchKey(each.text).includes(key) || key.includes(searchKey(each.text)))?.no
}
