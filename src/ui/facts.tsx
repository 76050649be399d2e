/** 名前と値 — facts about one thing. Two things to compare belong in a table. */
import type { ComponentChildren } from 'preact'
import { T } from './ruby.tsx'

export type Fact = {
  readonly term: ComponentChildren
  readonly value: ComponentChildren
  readonly note?: ComponentChildren
  /** Not known or not given: said in words, in a quieter colour. */
  readonly unknown?: boolean | undefined
}

export function Facts({
  items,
  narrow,
}: {
  readonly items: readonly Fact[]
  /** Term above value, also on a wide screen: for cards and side columns. */
  readonly narrow?: boolean | undefined
}) {
  return (
    <dl class={narrow ? 'facts one' : 'facts'}>
      {items.map(({ term, value, note, unknown }) => (
        <div>
          <dt>
            <T>{term}</T>
          </dt>
          <dd class={unknown ? 'sub' : undefined}>
            <T>{value}</T>
            {note && (
              <small class="sub">
                <T>{note}</T>
              </small>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
