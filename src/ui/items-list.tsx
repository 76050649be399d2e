/** 連携する事項 — numbered items of an agreement in two columns, each with what is being done about it, or that nothing is. */
import type { ComponentChildren } from 'preact'
import { T } from './ruby.tsx'

export type Item = {
  readonly number: number | string
  readonly name: ComponentChildren
  readonly href?: string | undefined
  /** 「取組 2」, 「取組なし」 */
  readonly has: ComponentChildren
}

export const ItemsList = ({ items }: { readonly items: readonly Item[] }) => (
  <ol class="items two">
    {items.map(({ number, name, href, has }) => (
      <li>
        <b>{number}</b>
        <span>
          {href ? (
            <a href={href}>
              <T>{name}</T>
            </a>
          ) : (
            <T>{name}</T>
          )}
        </span>
        <span class="has">
          <T>{has}</T>
        </span>
      </li>
    ))}
  </ol>
)
