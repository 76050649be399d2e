/** まだ無いもの — says that there is none, what will stand here and how to hear of it. Not for errors. */
import type { ComponentChildren } from 'preact'
import { T } from './ruby.tsx'

export function Empty({
  title,
  children,
}: {
  readonly title: ComponentChildren
  readonly children?: ComponentChildren
}) {
  return (
    <div class="empty">
      <b>
        <T>{title}</T>
      </b>
      <T>{children}</T>
    </div>
  )
}
