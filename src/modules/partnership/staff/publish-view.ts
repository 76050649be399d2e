/** 公表の前に見せるもの — what publishing an indicator's figures would show residents, or why it cannot be done here. */
import type { Disclosed, Told } from '../disclosure/disclosure.ts'

export type PublishPlan = {
  readonly disclosed: Disclosed
  readonly targets: readonly { readonly id: string; readonly period: string; readonly value: number }[]
  readonly figures: readonly Told[]
  /** In force, and one side or both have not confirmed yet. */
  readonly unconfirmed: readonly unknown[]
}

export type PublishView =
  | { readonly kind: 'notYours' }
  | { readonly kind: 'notPublicYet' }
  | { readonly kind: 'plan'; readonly plan: PublishPlan }
