/** 催しの用紙を読む — what was typed as days, times and numbers, with every field that does not fit named. */
import type { LocalDate } from '#kernel/calendar'
import { readDate } from '#kernel/read-date'
import { type EventText, type Help, readTime, textFault } from '../programmes/event.ts'

export type EventFields = {
  readonly title: string
  readonly easy: string
  readonly english: string
  readonly body: string
  readonly place: string
  readonly access: string
  readonly helps: readonly Help[]
  readonly day: string
  readonly begins: string
  readonly ends: string
  readonly places: number | undefined
  readonly forWhom: string
  readonly applyFrom: string
  readonly applyUntil: string
  readonly appliesHere?: 'yes' | undefined
  readonly fee: number | undefined
  readonly contact: string
}
export type FieldFault = { readonly field: string; readonly code: string }
export type ReadText = { readonly text: EventText } | { readonly faults: readonly FieldFault[] }

export function readText(fields: EventFields): ReadText {
  const { title, easy, english, body, place, access, helps, places, forWhom, contact } = fields
  const faults: FieldFault[] = []
  const dayOf = (field: 'day' | 'applyFrom' | 'applyUntil'): LocalDate | undefined => {
    if (fields[field] === '') return undefined
    const read = readDate(fields[field])
    if (read.ok) return read.value
    faults.push({ field, code: read.error.why === 'noSuchDay' ? 'noSuchDay' : 'notADate' })
    return undefined
  }
  const timeOf = (field: 'begins' | 'ends'): string => {
    const read = readTime(fields[field])
    if (read === undefined) faults.push({ field, code: 'badTime' })
    return read ?? ''
  }
  const day = dayOf('day')
  const [begins, ends] = [timeOf('begins'), timeOf('ends')]
  const [applyFrom, applyUntil] = [dayOf('applyFrom'), dayOf('applyUntil')]
  if (!day || faults.length > 0) return { faults }
  const text: EventText = {
    title: { ja: title, ...(easy ? { 'ja-easy': easy } : {}), ...(english ? { en: english } : {}) },
    ...{ body, place, access, helps, day, begins, ends, places, forWhom, applyFrom, applyUntil, contact },
    appliesHere: fields.appliesHere === 'yes',
    fee: fields.fee ?? 0,
  }
  const fault = textFault(text)
  return fault ? { faults: [{ field: fault.field, code: fault.why }] } : { text }
}

/** As the form shows it; the marks of what helps are chosen apart. */
export const typedOf = (text: EventText): Readonly<Record<string, string>> => ({
  title: text.title.ja,
  easy: text.title['ja-easy'] ?? '',
  english: text.title.en ?? '',
  ...{ body: text.body, place: text.place, access: text.access, day: text.day, begins: text.begins, ends: text.ends },
  places: text.places === undefined ? '' : String(text.places),
  forWhom: text.forWhom,
  applyFrom: text.applyFrom ?? '',
  applyUntil: text.applyUntil ?? '',
  appliesHere: text.appliesHere ? 'yes' : '',
  fee: text.fee === 0 ? '' : String(text.fee),
  contact: text.contact,
})
