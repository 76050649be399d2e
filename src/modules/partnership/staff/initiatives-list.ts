/**
 * 取組の一覧 — which of all the initiatives a side sees stand on the page that was asked for.
 *
 * Order     by item unless another is asked for; what is equal keeps the order of names
 * Unit      `LINES_A_PAGE` lines a page; a page past the end is the last one
 */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import type { Side } from '../agreements/agreement.ts'
import { STATES, type State } from '../initiatives/initiative.ts'
import type { ProgressNow } from '../progress/progress.ts'

export const LINES_A_PAGE = 50
export const LIST_SORTS = ['item', 'title', 'state', 'decided'] as const
export type ListSort = (typeof LIST_SORTS)[number]

export type InitiativeLine = {
  readonly id: Uuid
  readonly title: string
  readonly agreement: Uuid
  readonly agreementTitle: string
  readonly items: readonly number[]
  readonly state: State
  readonly ownerSide: Side | 'both'
  readonly owners: Readonly<Record<Side, string | undefined>>
  readonly shared: boolean
  /** What each side says of how it goes. */
  readonly progress: ProgressNow
  readonly decidedOn: LocalDate | undefined
  readonly reason: string
}

/** Empty strings ask for nothing. */
export type ListAsked = {
  readonly q: string
  readonly state: State | ''
  readonly item: string
  readonly side: Side | 'both' | ''
  readonly agreement: string
  readonly sort: ListSort
  readonly page: number
}

export type InitiativeList = {
  readonly lines: readonly InitiativeLine[]
  readonly total: number
  readonly page: number
  readonly pages: number
  /** How many there would be in each state, all else as it was asked for. */
  readonly states: Readonly<Record<State, number>>
  /** Before anything was asked for. */
  readonly all: number
}

/** As people write it: width, case and spaces make no difference. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '')

export function filtered(all: readonly InitiativeLine[], asked: ListAsked): readonly InitiativeLine[] {
  const q = plain(asked.q)
  return all
    .filter(
      ({ title, agreementTitle, items, ownerSide, owners, agreement }) =>
        (q === '' ||
          [title, agreementTitle, owners.municipality ?? '', owners.company ?? ''].some((text) =>
            plain(text).includes(q),
          )) &&
        (asked.item === '' || items.includes(Number(asked.item))) &&
        (asked.side === '' || ownerSide === asked.side) &&
        (asked.agreement === '' || agreement === asked.agreement),
    )
    .toSorted((a, b) => compare(a, b, asked.sort) || a.title.localeCompare(b.title, 'ja'))
}

export function initiativeList(all: readonly InitiativeLine[], asked: ListAsked): InitiativeList {
  const found = filtered(all, asked)
  const shown = asked.state === '' ? found : found.filter(({ state }) => state === asked.state)
  const pages = Math.max(1, Math.ceil(shown.length / LINES_A_PAGE))
  const page = Math.min(Math.max(1, asked.page), pages)
  return {
    lines: shown.slice((page - 1) * LINES_A_PAGE, page * LINES_A_PAGE),
    total: shown.length,
    page,
    pages,
    states: Object.fromEntries(
      STATES.map((state) => [state, found.filter((line) => line.state === state).length]),
    ) as Record<State, number>,
    all: all.length,
  }
}

function compare(a: InitiativeLine, b: InitiativeLine, sort: ListSort): number {
  switch (sort) {
    case 'item':
      return Math.min(...a.items) - Math.min(...b.items)
    case 'title':
      return 0
    case 'state':
      return STATES.indexOf(a.state) - STATES.indexOf(b.state)
    case 'decided':
      return (b.decidedOn ?? '').localeCompare(a.decidedOn ?? '')
  }
}

/** The same question with something else in it, as the end of an address. */
export function askedPath(asked: ListAsked, change: Partial<ListAsked>): string {
  const next = { ...asked, page: 1, ...change }
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(next))
    if (value !== '' && !(key === 'sort' && value === 'item') && !(key === 'page' && value === 1))
      query.set(key, String(value))
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}
