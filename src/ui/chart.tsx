/**
 * 図と表 — one series of figures, drawn on the server, and always the same figures as a table and as CSV.
 *
 * The drawing is one image to assistive technology (title, description); the table is what can be read and checked.
 */
import { plainText } from '#kernel/ruby'
import { Drawing, Hatch } from './chart-drawing.tsx'
import { type ChartKind, type ChartPoint, type ChartValue, wordFor } from './chart-point.ts'
import { chartShape } from './chart-shape.ts'
import { Details } from './details.tsx'
import { useReading } from './reading.tsx'
import { T } from './ruby.tsx'
import { DataTable } from './table.tsx'

export type { ChartPoint, ChartValue }

export type ChartWords = {
  /** For those who do not see it: what the drawing shows, and that the table says the same. */
  readonly description: string
  /** 「図と同じ数字の表」 */
  readonly table: string
  /** Heads of the table: 期間, 実人数, 目標 */
  readonly period: string
  readonly value: string
  readonly target: string
  /** In the table, for a period without a target of its own: 「目標なし」 */
  readonly noTarget?: string | undefined
  readonly csv: string
  /** There are no figures yet. */
  readonly empty: string
}

export type ChartData = {
  readonly caption: string
  /** 「単位：人」; unit and period belong to every number. */
  readonly unit: string
  readonly points: readonly ChartPoint[]
  /** `label` stands on the line: 「目標 60人」. */
  readonly target?: { readonly value: number; readonly label: string } | undefined
  readonly links: { readonly csv: string }
}

/** From this many points on the table is folded up below the drawing. */
const LONG = 13

export function ChartFigure({
  id,
  data,
  words,
  kind,
  notes = [],
}: {
  readonly id: string
  readonly data: ChartData
  readonly words: ChartWords
  readonly kind?: ChartKind | undefined
  /** What must be known to read it: that a hidden value is not zero, that quarters cannot be added. */
  readonly notes?: readonly string[] | undefined
}) {
  const { language } = useReading()
  const locale = language === 'en' ? 'en' : 'ja'
  const whole = new Intl.NumberFormat(locale)
  const compact = new Intl.NumberFormat(locale, { notation: 'compact' })
  const format = (value: number) => withMinus(whole.format(value))
  const short = (value: number) => (Math.abs(value) < 10_000 ? format(value) : withMinus(compact.format(value)))
  const { caption, unit, points, target, links } = data
  if (points.length === 0) {
    return (
      <p class="empty">
        <b>
          <T text={caption} />
        </b>
        <T text={words.empty} />
      </p>
    )
  }
  const plain = points.map(withoutRuby)
  const aim = target && { value: target.value, label: plainText(target.label) }
  const shape = chartShape({ points: plain, target: aim, kind, format, short })
  const table = <Twin data={data} words={words} format={format} />
  return (
    <div class={points.length < LONG ? 'grid half' : 'flow'}>
      <figure class="fig">
        <figcaption>
          <T text={caption} />{' '}
          <small class="sub">
            <T text={unit} />
          </small>
        </figcaption>
        <svg viewBox={`0 0 ${shape.width} ${shape.height}`} role="img" aria-labelledby={`${id}-title ${id}-desc`}>
          <title id={`${id}-title`}>{plainText(caption)}</title>
          <desc id={`${id}-desc`}>{plainText(words.description)}</desc>
          <Hatch id={`${id}-hatch`} />
          <Drawing shape={shape} hatch={`url(#${id}-hatch)`} />
        </svg>
        {notes.map((note) => (
          <p class="small sub">
            <T text={note} />
          </p>
        ))}
        <p class="small">
          <a href={links.csv}>
            <T text={words.csv} />
          </a>
        </p>
      </figure>
      {points.length < LONG ? <div>{table}</div> : <Details summary={words.table}>{table}</Details>}
    </div>
  )
}

/** A minus as long as a figure, not a hyphen. */
const withMinus = (text: string): string => text.replace('-', '−')

/** A drawing cannot hold ruby. */
const withoutRuby = ({ label, group, value, target }: ChartPoint): ChartPoint => ({
  target,
  label: plainText(label),
  group: group === undefined ? undefined : plainText(group),
  value: withoutRubyIn(value),
})

const withoutRubyIn = (value: ChartValue): ChartValue => {
  if (typeof value === 'number') return value
  return 'hidden' in value ? { ...value, hidden: plainText(value.hidden) } : { missing: plainText(value.missing) }
}

function Twin({
  data,
  words,
  format,
}: {
  readonly data: ChartData
  readonly words: ChartWords
  readonly format: (value: number) => string
}) {
  const { points, target } = data
  const own = points.some((point) => point.target !== undefined)
  const aimOf = (point: ChartPoint): string => {
    const aim = target?.value ?? point.target
    return aim === undefined ? (words.noTarget ?? '') : format(aim)
  }
  return (
    <DataTable<ChartPoint>
      mode="scroll"
      caption={words.table}
      captionHidden={points.length >= LONG}
      rows={points}
      empty={words.empty}
      columns={[
        { key: 'period', head: words.period, cell: ({ group, label }) => [group, label].filter(Boolean).join(' ') },
        { key: 'value', head: words.value, numeric: true, cell: ({ value }) => wordFor(value, format) },
        ...(target || own ? [{ key: 'target', head: words.target, numeric: true, cell: aimOf } as const] : []),
      ]}
    />
  )
}
