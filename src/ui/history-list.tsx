/** これまでの経過 — who did what and when, newest first. What was published stays; a correction is a new entry. */
import type { ComponentChildren } from 'preact'
import { T } from './ruby.tsx'

export type HistoryEntry = {
  /** Machine-readable: an instant or a date. */
  readonly at: string
  readonly time: ComponentChildren
  /** Whose mark stands beside it; `system` for what nobody decided. */
  readonly by?: 'municipality' | 'partner' | 'system' | undefined
  readonly who?: ComponentChildren
  readonly text: ComponentChildren
  readonly more?: ComponentChildren
}

export const HistoryList = ({ entries }: { readonly entries: readonly HistoryEntry[] }) => (
  <ol class="history">
    {entries.map(({ at, time, by = 'municipality', who, text, more }) => (
      <li class={by}>
        <p class="small sub">
          <time datetime={at}>
            <T>{time}</T>
          </time>
          {who && (
            <>
              {'　'}
              <T>{who}</T>
            </>
          )}
        </p>
        <p>
          <T>{text}</T>
        </p>
        {more}
      </li>
    ))}
  </ol>
)
