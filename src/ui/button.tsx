/**
 * ボタン — what acts (`Button`) and what leads there in the same clothes (`ButtonLink`).
 *
 * One `go` per screen: what we most want to move on. `stop` withdraws, `danger` cannot be undone, `exit` leaves at once.
 */
import type { ComponentChildren } from 'preact'
import { T } from './ruby.tsx'

type Look = {
  readonly kind?: 'plain' | 'go' | 'stop' | 'danger' | 'text' | 'exit' | undefined
  readonly large?: boolean | undefined
  readonly wide?: boolean | undefined
  readonly children: ComponentChildren
}

const CLASS = { plain: '', go: ' go', stop: ' stop', danger: ' danger', text: ' txt', exit: ' exit' } as const

const look = ({ kind = 'plain', large, wide }: Look): string =>
  `btn${CLASS[kind]}${large ? ' l' : ''}${wide ? ' wide' : ''}`

export function Button(
  props: Look & {
    readonly type?: 'submit' | 'button' | 'reset' | undefined
    readonly name?: string | undefined
    readonly value?: string | undefined
    readonly disabled?: boolean | undefined
    readonly id?: string | undefined
    /** id of a form elsewhere on the page */
    readonly form?: string | undefined
    readonly formaction?: string | undefined
    readonly describedBy?: string | undefined
  },
) {
  const { type = 'submit', name, value, disabled, id, form, formaction, describedBy } = props
  return (
    <button
      class={look(props)}
      type={type}
      name={name}
      value={value}
      disabled={disabled}
      id={id}
      form={form}
      formaction={formaction}
      aria-describedby={describedBy}
    >
      <span>
        <T>{props.children}</T>
      </span>
    </button>
  )
}

export function ButtonLink(
  props: Look & {
    readonly href: string
    readonly rel?: string | undefined
    readonly download?: boolean | string | undefined
    readonly describedBy?: string | undefined
  },
) {
  const { href, rel, download, describedBy, children } = props
  return (
    <a class={look(props)} href={href} rel={rel} download={download} aria-describedby={describedBy}>
      <span>
        <T>{children}</T>
      </span>
    </a>
  )
}

/** Buttons side by side under a form or a section. */
export const Actions = ({ children }: { readonly children: ComponentChildren }) => <div class="actions">{children}</div>
