/**
 * 二つの角 — how many of the two parties have confirmed: none, one, both. Always with words.
 *
 * Blue is the municipality (`a`), teal the partner (`b`). Both together interlock; a party that has not is dashed.
 */
import type { ComponentChildren } from 'preact'
import { T } from './ruby.tsx'

const LEFT = 'M8.5 2.5l6.5 6.5-6.5 6.5-6.5-6.5z'
const RIGHT = 'M25.5 2.5l6.5 6.5-6.5 6.5-6.5-6.5z'

const Interlocked = () => (
  <svg class="knot" viewBox="0 0 34 18" aria-hidden="true">
    <path class="b" d="M21 2.5l6.5 6.5-6.5 6.5-6.5-6.5z" />
    <path class="gap" d="M15.2 4.2l3.6 3.6" />
    <path class="a" d="M13 2.5l6.5 6.5-6.5 6.5-6.5-6.5z" />
    <path class="gap" d="M15.2 10.2l3.6 3.6" />
    <path class="b" d="M14.5 9.5l6 6" />
  </svg>
)

export type Confirmed = 'none' | 'municipality' | 'partner' | 'both'

export function Tie({
  confirmed,
  children,
}: {
  readonly confirmed: Confirmed
  /** What it means here, in words. */
  readonly children: ComponentChildren
}) {
  return (
    <span class="tie">
      {confirmed === 'both' ? (
        <Interlocked />
      ) : (
        <svg class="knot" viewBox="0 0 34 18" aria-hidden="true">
          <path class={confirmed === 'municipality' ? 'a' : 'off'} d={LEFT} />
          <path class={confirmed === 'partner' ? 'b' : 'off'} d={RIGHT} />
        </svg>
      )}
      <span>
        <T>{children}</T>
      </span>
    </span>
  )
}
