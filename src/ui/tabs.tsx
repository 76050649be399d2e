/** 別の見え方 — the same thing seen another way (a language, a year). Links, so every view has its address. */
import type { ComponentChildren } from 'preact'
import { plainText } from '#kernel/ruby'
import { T } from './ruby.tsx'

export type Tab = {
  readonly label: ComponentChildren
  readonly href: string
  readonly current?: boolean | undefined
  readonly lang?: string | undefined
}

export const Tabs = ({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }) => (
  <nav aria-label={plainText(label)}>
    <ul class="tabs">
      {tabs.map(({ label: name, href, current, lang }) => (
        <li>
          <a href={href} lang={lang} aria-current={current ? 'true' : undefined}>
            <span>
              <T>{name}</T>
            </span>
          </a>
        </li>
      ))}
    </ul>
  </nav>
)
