/**
 * 帯 — what a reader must know before anything else on the page: that it is not official, that the town is made up,
 * that these are trial people, that this is the real thing or a drill. Words, shape and colour say the same.
 */
import { plainText } from '#kernel/ruby'
import { T } from './ruby.tsx'

export type Band = {
  readonly kind: 'unofficial' | 'fictional' | 'demo' | 'live' | 'drill'
  /** One framed word: 本番, 訓練, お試し */
  readonly strong?: string | undefined
  readonly text: string
}

const CLASS = {
  unofficial: 'band unofficial',
  fictional: 'band fictional',
  demo: 'band demo',
  live: 'band mode live',
  drill: 'band mode drill',
} as const satisfies Record<Band['kind'], string>

export function Bands({ label, bands }: { readonly label: string; readonly bands: readonly Band[] }) {
  if (bands.length === 0) return null
  return (
    <aside class="bands" aria-label={plainText(label)}>
      {bands.map(({ kind, strong, text }) => (
        <p class={CLASS[kind]}>
          {strong && (
            <b>
              <T text={strong} />
            </b>
          )}
          <span>
            <span>
              <T text={text} />
            </span>
          </span>
        </p>
      ))}
    </aside>
  )
}
