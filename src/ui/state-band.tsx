/**
 * 今日の状態 — the first thing on the home page: what is in force now, or that nothing is, and since when we know.
 *
 * `unknown` (分からない、受信していません) looks different from calm. The page puts it first and uses `width="bleed"`.
 */
import type { ComponentChildren } from 'preact'
import { BrandBackdrop } from './brand-mark.tsx'
import { T } from './ruby.tsx'

export function StateBand({
  eyebrow,
  title,
  facts = [],
  unknown,
  children,
}: {
  readonly eyebrow: ComponentChildren
  readonly title: ComponentChildren
  /** Three at most: 避難情報, 警報・注意報, 地震・津波 */
  readonly facts?: readonly { readonly term: ComponentChildren; readonly value: ComponentChildren }[] | undefined
  readonly unknown?: boolean | undefined
  /** The row below: `AsOf` and a link. */
  readonly children?: ComponentChildren
}) {
  return (
    <section class={unknown ? 'state unknown' : 'state'} aria-labelledby="state">
      {!unknown && <BrandBackdrop />}
      <div class="wrap">
        <p class="eyebrow">
          <T>{eyebrow}</T>
        </p>
        <h1 id="state">
          <T>{title}</T>
        </h1>
        {facts.length > 0 && (
          <dl class="three">
            {facts.map(({ term, value }) => (
              <div>
                <dt>
                  <T>{term}</T>
                </dt>
                <dd>
                  <T>{value}</T>
                </dd>
              </div>
            ))}
          </dl>
        )}
        {children && <div class="row end">{children}</div>}
      </div>
    </section>
  )
}
