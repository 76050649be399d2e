/**
 * 図と表 — one series of figures, drawn on the server, and always the same figures as a table and as CSV.
 *
 * The drawing is one image to assistive technology (title, description); the table is what can be read and checked.
 */
import { plainText } from '#kernel/ruby'
import { type ChartKind, type ChartPoint, type ChartShape, type ChartValue, chartShape } from './chart-shape.ts'
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
  note,
}: {
  readonly id: string
  readonly data: ChartData
  readonly words: ChartWords
  readonly kind?: ChartKind | undefined
  /** What must be known to read it: that a hidden value is not zero, that quarters cannot be added. */
  readonly note?: string | undefined
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
  const plain = points.map((point) => ({ ...point, label: plainText(point.label), group: named(point.group) }))
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
        {note && (
          <p class="small sub">
            <T text={note} />
          </p>
        )}
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

const named = (group: string | undefined): string | undefined => (group === undefined ? undefined : plainText(group))

/** Diagonal lines: hidden is told by shape, not by colour. */
const Hatch = ({ id }: { readonly id: string }) => (
  <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect class="hatch" width="6" height="6" />
    <path class="hatch-l" d="M0 0v6" />
  </pattern>
)

function Drawing({ shape, hatch }: { readonly shape: ChartShape; readonly hatch: string }) {
  const { left, right, zero, ticks, bars, labels, labelY, groups, groupY, aim, lines } = shape
  const line = lines.length > 0
  return (
    <>
      {ticks.map(({ y, text }) => (
        <>
          <path class="gridl" d={`M${left} ${y}H${right}`} />
          <text class="y" x={left - 6} y={y + 4}>
            {text}
          </text>
        </>
      ))}
      {bars.map(({ kind, x, y, width, height }) => {
        if (kind === 'missing') return null
        if (kind === 'hidden') return <rect class="hid" fill={hatch} x={x} y={y} width={width} height={height} />
        return line ? null : <rect class="bar" x={x} y={y} width={width} height={height} />
      })}
      <path class="axis" d={`M${left} ${zero}H${right}`} />
      {aim && <path class="aim" d={`M${left} ${aim.y}H${right}`} />}
      {lines.map((d) => (
        <path class="ln" d={d} />
      ))}
      {line && bars.map((bar) => bar.kind === 'value' && <circle class="dot" cx={bar.textX} cy={bar.tip} r="4.5" />)}
      {bars.map(
        ({ text, textX, textY }) =>
          text !== undefined && (
            <text class="v" x={textX} y={textY}>
              {text}
            </text>
          ),
      )}
      {aim && (
        <text class="aimt" x={aim.textX} y={aim.textY}>
          {aim.text}
        </text>
      )}
      {labels.map(({ x, text }) => (
        <text class="x" x={x} y={labelY}>
          {text}
        </text>
      ))}
      {groups.map(({ from, to, x, text }) => (
        <>
          <path class="axis" d={`M${from} ${groupY}H${to}`} />
          {text !== undefined && (
            <text class="x" x={x} y={groupY + 18}>
              {text}
            </text>
          )}
        </>
      ))}
    </>
  )
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
  const said = (value: ChartValue) =>
    typeof value === 'number' ? format(value) : 'hidden' in value ? value.hidden : value.missing
  return (
    <DataTable<ChartPoint>
      mode="scroll"
      caption={words.table}
      captionHidden={points.length >= LONG}
      rows={points}
      empty={words.empty}
      columns={[
        { key: 'period', head: words.period, cell: ({ group, label }) => [group, label].filter(Boolean).join(' ') },
        { key: 'value', head: words.value, numeric: true, cell: ({ value }) => said(value) },
        ...(target
          ? [{ key: 'target', head: words.target, numeric: true, cell: () => format(target.value) } as const]
          : []),
      ]}
    />
  )
}
