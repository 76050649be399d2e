/**
 * だれが何を見られるか — made from the route declarations, so it cannot say anything but what the server checks.
 *
 * Order  objects as they come, reading before writing
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
