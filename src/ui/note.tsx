/** 説明の枠 — what does harm when it is skipped. An order to evacuate is never a note. */
import type { ComponentChildren } from 'preact'
import { T } from './ruby.tsx'

const CLASS = { info: 'note', warn: 'note warn', bad: 'note bad' } as const

export function Note({
  kind = 'info',
  title,
  children,
}: {
  readonly kind?: 'info' | 'warn' | 'bad' | undefined
  readonly title?: ComponentChildren
  readonly children?: ComponentChildren
}) {
  return (
    <div class={CLASS[kind]}>
      {title && (
        <b>
          <T>{title}</T>
        </b>
      )}
      {children && (
        <div class="tight">
          {typeof children === 'string' ? (
            <p>
              <T text={children} />
            </p>
          ) : (
            children
          )}
        </div>
      )}
    </div>
  )
}
