/** 印 — a stage, a level of evidence, 要確認. Never something to press, never a warning level. */
import type { ComponentChildren } from 'preact'
import { T } from './ruby.tsx'

export type BadgeKind = 'plain' | 'fill' | 'teal' | 'ok' | 'warn' | 'bad' | 'gray' | 'fill-ok' | 'fill-warn'

const CLASS = {
  plain: 'badge',
  fill: 'badge fill',
  teal: 'badge teal',
  ok: 'badge ok',
  warn: 'badge warn',
  bad: 'badge bad',
  gray: 'badge fill gray',
  'fill-ok': 'badge fill ok',
  'fill-warn': 'badge fill warn',
} as const satisfies Record<BadgeKind, string>

export const Badge = ({
  kind = 'plain',
  children,
}: {
  readonly kind?: BadgeKind | undefined
  readonly children: ComponentChildren
}) => (
  <span class={CLASS[kind]}>
    <span>
      <T>{children}</T>
    </span>
  </span>
)
