/**
 * 誰か — who a request comes from: a person, acting with one post, through one way of signing in.
 *
 * The rule `mayAct` is the wall between organisations: a session that came through organisation A's
 * provider never acts for B. It is asked anew on every request, so that revoking works on the next one.
 */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import type { Authority } from './authority.ts'

export type Way = 'passkey' | 'password' | 'provider' | 'demo'

export type Session = {
  readonly id: string
  readonly person: Uuid
  readonly name: string
  readonly way: Way
  /** The organisation whose provider vouched for this session; null for our own ways. */
  readonly provider: Uuid | null
  /** When a second factor was last given. Null: the password alone, or a provider that did not state more than one. */
  readonly factorAt: Instant | null
  readonly madePersonDemo: boolean
}

export type Post = {
  readonly id: Uuid
  readonly municipality: Uuid
  readonly organisation: Uuid
  readonly organisationName: string
  readonly organisationKind: 'municipality' | 'company' | 'npo' | 'school' | 'auditor'
  readonly department: string
  readonly title: string
  readonly authorities: readonly Authority[]
  /** The organisation lets nobody in but through its own provider. */
  readonly providerOnly: boolean
  readonly from: LocalDate
  /** Last day; null while it is open. */
  readonly until: LocalDate | null
}

export type SignedIn = { readonly session: Session; readonly post: Post }

export type MayAct =
  | { readonly kind: 'yes' }
  | {
      readonly kind: 'no'
      readonly why: 'otherOrganisationsProvider' | 'needsItsProvider' | 'needsFactor' | 'notYet' | 'over' | 'demoInLive'
    }

export function mayAct(session: Session, post: Post, today: LocalDate, mode: 'demo' | 'live'): MayAct {
  if (mode === 'live' && (session.way === 'demo' || session.madePersonDemo)) return { kind: 'no', why: 'demoInLive' }
  if (session.provider !== null && session.provider !== post.organisation)
    return { kind: 'no', why: 'otherOrganisationsProvider' }
  if (post.providerOnly && session.provider !== post.organisation && session.way !== 'demo')
    return { kind: 'no', why: 'needsItsProvider' }
  if (session.factorAt === null) return { kind: 'no', why: 'needsFactor' }
  if (today < post.from) return { kind: 'no', why: 'notYet' }
  if (post.until !== null && today > post.until) return { kind: 'no', why: 'over' }
  return { kind: 'yes' }
}

export const may = (who: SignedIn, authority: Authority): boolean => who.post.authorities.includes(authority)

/** A second factor given within the last `minutes`. */
export const isFactorFresh = (session: Session, minutes: number, nowMillis: number): boolean =>
  session.factorAt !== null && nowMillis - Date.parse(session.factorAt) <= minutes * 60_000
