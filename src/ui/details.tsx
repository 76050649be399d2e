/** くわしく — what only some readers need. Never an error, never something that must be read. */
import type { ComponentChildren } from 'preact'
import { T } from './ruby.tsx'

export const Details = ({
  summary,
  open,
  children,
}: {
  readonly summary: ComponentChildren
  readonly open?: boolean | undefined
  readonly children: ComponentChildren
}) => (
  <details class="more" open={open}>
    <summary>
      <span>
        <T>{summary}</T>
      </span>
    </summary>
    <div class="tight">{children}</div>
  </details>
)
