/** 警戒レベル — number, word, shape and colour together, and only where there is danger. */
import type { ComponentChildren } from 'preact'
import { T } from './ruby.tsx'

export function Level({
  level,
  levelText,
  name,
}: {
  readonly level: 1 | 2 | 3 | 4 | 5
  /** Read aloud before the name: 「警戒レベル4」. */
  readonly levelText: ComponentChildren
  /** 「避難指示」 */
  readonly name: ComponentChildren
}) {
  return (
    <span class={`lv lv${level}`}>
      <b aria-hidden="true">{level}</b>
      <span>
        <span class="vh">
          <T>{levelText}</T>{' '}
        </span>
        <T>{name}</T>
      </span>
    </span>
  )
}
