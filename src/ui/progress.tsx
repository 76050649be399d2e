/** 長い仕事の進み — how far something has come, in words and as a line. Without an end in sight the line is left out. */
import type { ComponentChildren } from 'preact'
import { T } from './ruby.tsx'

export function Progress({
  id,
  label,
  text,
  done,
  total,
}: {
  readonly id: string
  readonly label: ComponentChildren
  /** 「500人のうち320人を読みました」 */
  readonly text: ComponentChildren
  readonly done: number
  /** Undefined while nobody knows how much there is. */
  readonly total: number | undefined
}) {
  return (
    <div class="progress" role="status">
      <b id={`${id}-label`}>
        <T>{label}</T>
      </b>
      {total !== undefined && total > 0 && (
        <progress max={total} value={Math.min(done, total)} aria-labelledby={`${id}-label`} />
      )}
      <span>
        <T>{text}</T>
      </span>
    </div>
  )
}
