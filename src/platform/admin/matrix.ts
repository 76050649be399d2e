/**
 * だれが何を見られるか — made from the route declarations, so it cannot say anything but what the server checks.
 *
 * Order  areas as a reader meets them, objects by name, reading before writing
 */
import type { Route, Who } from '../http/route.ts'
import { AUTHORITIES } from '../identity/authority.ts'

export type MatrixLine = {
  readonly object: string
  readonly title: string
  readonly method: 'GET' | 'POST'
  readonly who: Who
  readonly freshFactor: number | undefined
  /** Only for posts of organisations of these kinds. */
  readonly organisations: Route['organisations']
  /** In the order of `MATRIX_COLUMNS`. */
  readonly can: readonly ('yes' | 'no')[]
}

/** A resident without an account, somebody with any post here, then each authority alone. */
export const MATRIX_COLUMNS: readonly Who[] = ['anyone', 'signedIn', ...AUTHORITIES]

export function matrixOf(routes: readonly Route[]): readonly MatrixLine[] {
  return routes
    .map(({ object, title, method, who, freshFactor, organisations }) => ({
      object,
      title,
      method,
      who,
      freshFactor,
      organisations,
      can: MATRIX_COLUMNS.map((column) => (mayUse(who, column) ? 'yes' : 'no') as 'yes' | 'no'),
    }))
    .sort((a, b) => compare(a.object, b.object) || compare(a.method, b.method) || compare(a.title, b.title))
}

/** A post with an authority may do what any post may; any post may what anybody may. */
const mayUse = (needed: Who, held: Who): boolean =>
  needed === 'anyone' || (needed === 'signedIn' && held !== 'anyone') || needed === held

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** What a person would call the part of the house; an object that nobody placed is among the others, never lost. */
export const AREAS = [
  'agreements',
  'initiatives',
  'figures',
  'reviews',
  'publication',
  'town',
  'people',
  'signIn',
  'records',
  'server',
  'others',
] as const
export type Area = (typeof AREAS)[number]

const AREA_OF: Readonly<Record<string, Area>> = {
  agreement: 'agreements',
  meeting: 'agreements',
  initiative: 'initiatives',
  menu: 'initiatives',
  proposal: 'initiatives',
  event: 'initiatives',
  indicator: 'figures',
  target: 'figures',
  measurement: 'figures',
  review: 'reviews',
  publication: 'publication',
  openData: 'publication',
  region: 'town',
  person: 'people',
  post: 'people',
  assignment: 'people',
  invitation: 'people',
  reset: 'people',
  transfer: 'people',
  handover: 'people',
  firstDay: 'people',
  session: 'signIn',
  passkey: 'signIn',
  audit: 'records',
  matrix: 'records',
  processing: 'records',
  server: 'server',
  asset: 'server',
}

export type MatrixGroup = {
  readonly area: Area
  /** Everything there, or only what the chosen one may do. */
  readonly lines: readonly MatrixLine[]
  /** How many there are, whoever is chosen. */
  readonly of: number
  /** Something here asks for just what was chosen: not only what everybody may do. */
  readonly open: boolean
}

export const mayDo = ({ can }: MatrixLine, who: Who): boolean => can[MATRIX_COLUMNS.indexOf(who)] === 'yes'

export function matrixGroups(lines: readonly MatrixLine[], chosen: Who | undefined): readonly MatrixGroup[] {
  return AREAS.flatMap((area) => {
    const here = lines.filter(({ object }) => (AREA_OF[object] ?? 'others') === area)
    if (here.length === 0) return []
    return {
      area,
      lines: chosen ? here.filter((line) => mayDo(line, chosen)) : here,
      of: here.length,
      open: chosen !== undefined && here.some(({ who }) => who === chosen),
    }
  })
}
