/** 進み方 — three to five steps of a procedure and where we stand. A child's progress has its own form. */
import type { ComponentChildren } from 'preact'
import { plainText } from '#kernel/ruby'
import { T } from './ruby.tsx'

export function Steps({
  label,
  steps,
  now,
}: {
  readonly label: string
  readonly steps: readonly ComponentChildren[]
  /** Counted from 0; `steps.length` when all is done. */
  readonly now: number
}) {
  return (
    <ol class="steps" aria-label={plainText(label)}>
      {steps.map((step, at) => (
        <li class={at < now ? 'done' : at === now ? 'now' : undefined} aria-current={at === now ? 'step' : undefined}>
          <span>
            <T>{step}</T>
          </span>
        </li>
      ))}
    </ol>
  )
}
