/** 取組の答え — what comes of adding, editing, sharing and moving an initiative. */
import type { Side } from '../agreements/agreement.ts'
import type { MoveFault, State } from './initiative.ts'
import type { StoredInitiative } from './initiative-row.store.ts'

/** A text that cannot stand under its agreement as the agreement is now. */
export type TextRefused =
  | { readonly kind: 'unknownItem' }
  /** A post that does not exist, or not on that side. */
  | { readonly kind: 'unknownPost'; readonly side: Side }
export type InitiativeRefused = { readonly kind: 'slugTaken' } | TextRefused
type Missing = { readonly kind: 'missing' }
type ChangedMeanwhile = { readonly kind: 'changedMeanwhile'; readonly now: StoredInitiative }
type NotAllowed = { readonly kind: 'refused'; readonly fault: MoveFault }

export type InitiativeAdded = { readonly kind: 'added' } | Missing | InitiativeRefused
export type InitiativeSaved =
  | { readonly kind: 'saved'; readonly version: number }
  /** Saved, and the 合意 that one side had said to the text before is taken back. */
  | { readonly kind: 'consentWithdrawn'; readonly version: number }
  | Missing
  /** It is the other side's text. */
  | { readonly kind: 'notOurs' }
  /** Both sides have said 合意 to it, or it has ended: nobody changes it alone. */
  | { readonly kind: 'agreed' | 'ended'; readonly now: StoredInitiative }
  | ChangedMeanwhile
  | TextRefused
export type InitiativeShared =
  | { readonly kind: 'shared' }
  | Missing
  | { readonly kind: 'alreadyShared' }
  | ChangedMeanwhile
  | NotAllowed
  | TextRefused
export type InitiativeMoved =
  | { readonly kind: 'moved'; readonly state: State }
  /** 合意 said by one side: the other is asked. */
  | { readonly kind: 'proposed' }
  | Missing
  | { readonly kind: 'notShared' }
  /** The text is no longer the one that was seen. */
  | { readonly kind: 'textChanged'; readonly now: StoredInitiative }
  | ChangedMeanwhile
  | NotAllowed
