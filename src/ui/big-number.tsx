/** 大きな数字 — the one figure a page is about, never without its unit. */
import type { ComponentChildren } from 'preact'
import { T } from './ruby.tsx'

const CLASS = { m: 'big m', l: 'big', xl: 'big xl' } as const

export const BigNumber = ({
  before,
  value,
  unit,
  size = 'l',
}: {
  /** 「月」 */
  readonly before?: ComponentChildren
  readonly value: string
  readonly unit: ComponentChildren
  readonly size?: keyof typeof CLASS | undefined
}) => (
  <p class={CLASS[size]}>
    {before && (
      <small>
        <T>{before}</T>
      </small>
    )}
    <span>{value}</span>
    <small>
      <T>{unit}</T>
    </small>
  </p>
)
