/** 両者の署名 — who has put a name to this, on both sides, or what is still awaited. */
import type { ComponentChildren } from 'preact'
import { T } from './ruby.tsx'

export type Side = {
  readonly name: ComponentChildren
  /** 「企画課長　2026年3月18日」 or 「まだ確かめていません」 */
  readonly text: ComponentChildren
  readonly waiting?: boolean | undefined
}

const Party = ({ name, text, waiting }: Side) => (
  <div>
    <b>
      <T>{name}</T>
    </b>
    <p class={waiting ? 'small sub' : 'small'}>
      <T>{text}</T>
    </p>
  </div>
)

export function Sign({
  municipality,
  partner,
  stacked,
}: {
  readonly municipality: Side
  readonly partner: Side
  /** One above the other, also on a wide screen. */
  readonly stacked?: boolean | undefined
}) {
  return (
    <div class={stacked ? 'sign' : 'sign two'}>
      <Party {...municipality} />
      <Party {...partner} />
    </div>
  )
}
