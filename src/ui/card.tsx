/** 囲み — what belongs together. `soft` for a state, `mist` for an aside, `firm` for a decision, `danger` for what cannot be undone. */
import type { ComponentChildren } from 'preact'

const CLASS = {
  plain: 'card',
  soft: 'card soft',
  mist: 'card mist',
  firm: 'card firm',
  danger: 'card danger',
} as const

export function Card({
  kind = 'plain',
  tight,
  id,
  labelledBy,
  children,
}: {
  readonly kind?: keyof typeof CLASS | undefined
  readonly tight?: boolean | undefined
  readonly id?: string | undefined
  /** id of the heading inside: then the card is a section with that name */
  readonly labelledBy?: string | undefined
  readonly children: ComponentChildren
}) {
  const El = labelledBy ? 'section' : 'div'
  return (
    <El class={`${CLASS[kind]} ${tight ? 'tight' : 'flow'}`} id={id} aria-labelledby={labelledBy}>
      {children}
    </El>
  )
}
