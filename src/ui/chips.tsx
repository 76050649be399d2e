/** しぼりこみ — which part of the list is shown, with how many there are. Zero is shown too. */
import type { ComponentChildren } from 'preact'
import { plainText } from '#kernel/ruby'
import { T } from './ruby.tsx'

export type Chip = {
  readonly label: ComponentChildren
  readonly href: string
  readonly count?: number | undefined
  readonly current?: boolean | undefined
  readonly lang?: string | undefined
}

export const Chips = ({ label, chips }: { readonly label: string; readonly chips: readonly Chip[] }) => (
  <nav aria-label={plainText(label)}>
    <ul class="chips">
      {chips.map(({ label: name, href, count, current, lang }) => (
        <li>
          <a href={href} lang={lang} aria-current={current ? 'true' : undefined}>
            <span>
              <T>{name}</T>
            </span>
            {count !== undefined && <span>{count}</span>}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)
