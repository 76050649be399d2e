/**
 * 図の形 — where everything in a chart stands. Pure: numbers in, coordinates out.
 *
 * Unit   SVG units in a box 360 wide; letters are 12.5 and grow to 17 on a narrow phone, so room is kept for 15
 * Order  points stand as they come, oldest first; when labels are thinned the newest keeps its own
 * Shapes a value stands on zero; a hidden one (伏せた値) is hatched up to the threshold below which it lies;
 *        a missing one has no shape, only its word
 * Left out more than one series (a table says it better)
 */
import { scaleLinear } from 'd3-scale'
import { type ChartGroup, placeGroups } from './chart-groups.ts'
import { amountOf, type ChartKind, type ChartPoint, wordFor } from './chart-point.ts'
import { labelled, stands, stepFor, textWidth } from './chart-room.ts'

type Bar = {
  readonly kind: 'value' | 'hidden' | 'missing'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Undefined where labels are thinned. */
  readonly text: string | undefined
  readonly textX: number
  readonly textY: number
  /** Where a line passes. */
  readonly tip: number
}

export type ChartShape = {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  readonly zero: number
  readonly ticks: readonly { readonly y: number; readonly text: string }[]
  readonly bars: readonly Bar[]
  readonly labels: readonly { readonly x: number; readonly text: string }[]
  readonly labelY: number
  readonly groups: readonly ChartGroup[]
  readonly groupY: number
  readonly aim:
    | { readonly y: number; readonly text: string; readonly textX: number; readonly textY: number }
    | undefined
  /** A short line over each point that has a target of its own. */
  readonly aims: readonly { readonly from: number; readonly to: number; readonly y: number }[]
  /** Lines broken where a value is hidden or missing. */
  readonly lines: readonly string[]
}

const WIDTH = 360
const RIGHT = 356
const TOP = 26
const FLOOR = 186
const WIDEST_BAR = 36
/** A hidden value without a threshold still has to be seen. */
const STUB = 20

export function chartShape({
  points,
  target,
  kind = 'bar',
  format,
  short,
}: {
  readonly points: readonly ChartPoint[]
  readonly target?: { readonly value: number; readonly label: string } | undefined
  readonly kind?: ChartKind | undefined
  readonly format: (value: number) => string
  /** For the axis, and where the whole number would not fit: 1,235万. */
  readonly short: (value: number) => string
}): ChartShape {
  const numbers = [
    ...points.flatMap(({ value, target: own }) => [amountOf(value) ?? [], own ?? []].flat()),
    ...(target ? [target.value] : []),
  ]
  const low = Math.min(0, ...numbers)
  const high = Math.max(0, ...numbers)
  const y = scaleLinear()
    .domain(low === high ? [0, 1] : [low, high])
    .range([FLOOR, TOP])
    .nice(4)
  const whole = numbers.every(Number.isInteger)
  const marks = y.ticks(4).filter((mark) => !whole || Number.isInteger(mark))
  const left = Math.max(34, ...marks.map((mark) => textWidth(short(mark)) + 10))
  const band = (RIGHT - left) / Math.max(1, points.length)
  const center = (at: number) => round(left + band * (at + 0.5))

  const bars = placeBars({ points, band, left, center, y, kind, aimY: target && y(target.value), format, short })
  const names = points.map(({ label }) => label)
  const step = stepFor(names, band)
  const groups = placeGroups(points, { band, left, width: WIDTH })
  return {
    width: WIDTH,
    height: groups.length > 0 ? FLOOR + 54 : FLOOR + 28,
    left,
    right: RIGHT,
    zero: round(y(0)),
    ticks: marks.map((mark) => ({ y: round(y(mark)), text: short(mark) })),
    bars,
    labels: names.flatMap((text, at) => (stands(at, names.length, step) ? [{ x: center(at), text }] : [])),
    labelY: FLOOR + 18,
    groups,
    groupY: FLOOR + 27,
    aim: target && placeAim(target.label, round(y(target.value)), left, bars),
    aims: points.flatMap(({ target: own }, at) =>
      own === undefined
        ? []
        : [{ from: round(center(at) - band * 0.44), to: round(center(at) + band * 0.44), y: round(y(own)) }],
    ),
    lines: kind === 'line' ? linesThrough(points, center, y) : [],
  }
}

function placeBars(by: {
  readonly points: readonly ChartPoint[]
  readonly band: number
  readonly left: number
  readonly center: (at: number) => number
  readonly y: (value: number) => number
  readonly kind: ChartKind
  readonly aimY: number | undefined
  readonly format: (value: number) => string
  readonly short: (value: number) => string
}): Bar[] {
  const { points, band, left, center, y, kind, aimY, format, short } = by
  const width = round(Math.min(kind === 'line' ? 12 : WIDEST_BAR, band * 0.68))
  const whole = points.map(({ value }) => wordFor(value, format))
  const placed = (words: readonly string[]) => (at: number) => inside(center(at), words[at] ?? '', left)
  const all = labelled(points, whole, band, placed(whole))
  const texts = all.size === points.length ? whole : points.map(({ value }) => wordFor(value, short))
  const shown = all.size === points.length ? all : labelled(points, texts, band, placed(texts))
  return points.map(({ value, target }, at) => {
    const line = target === undefined ? aimY : y(target)
    const amount = amountOf(value)
    const hidden = typeof value !== 'number' && 'hidden' in value
    const tip = amount !== undefined ? y(amount) : hidden ? y(0) - STUB : y(0)
    const [top, bottom] = [Math.min(tip, y(0)), Math.max(tip, y(0))]
    const textY = amount !== undefined && amount < 0 ? bottom + 15 : top - (kind === 'line' ? 11 : 6)
    // A number that the target's line would strike through steps above it.
    const struck = line !== undefined && textY > line - 1 && textY - 11 < line
    return {
      kind: typeof value === 'number' ? 'value' : hidden ? 'hidden' : 'missing',
      x: round(center(at) - width / 2),
      y: round(top),
      width,
      height: round(bottom - top),
      text: shown.has(at) ? texts[at] : undefined,
      textX: placed(texts)(at),
      textY: round(struck ? line - 5 : textY),
      tip: round(tip),
    }
  })
}

/** A word wider than its bar stays within the drawing, and off the numbers of the axis. */
const inside = (x: number, text: string, left: number): number => {
  const half = textWidth(text) / 2
  return round(Math.max(Math.min(x, WIDTH - half), Math.min(left + half, x + half / 2)))
}

/** The name of the target stands where it covers no number: above its line, or else below, at one end or the other. */
function placeAim(text: string, y: number, left: number, bars: readonly Bar[]): NonNullable<ChartShape['aim']> {
  const width = textWidth(text)
  const covers = (from: number, textY: number) =>
    bars.some(
      (bar) =>
        bar.text !== undefined &&
        Math.abs(bar.textY - textY) < 14 &&
        bar.textX + textWidth(bar.text) / 2 > from &&
        bar.textX - textWidth(bar.text) / 2 < from + width,
    )
  const [start, end] = [left + 6, RIGHT - width]
  const places = [y - 6, y + 16].flatMap((textY) => [start, end].map((textX) => ({ textX, textY })))
  const { textX, textY } = places.find((place) => !covers(place.textX, place.textY)) ?? { textX: start, textY: y - 6 }
  return { y, text, textX: round(textX), textY: round(textY) }
}

function linesThrough(
  points: readonly ChartPoint[],
  center: (at: number) => number,
  y: (value: number) => number,
): string[] {
  const lines: string[][] = [[]]
  points.forEach(({ value }, at) => {
    if (typeof value === 'number') lines.at(-1)?.push(`${center(at)} ${round(y(value))}`)
    else lines.push([])
  })
  return lines.filter((line) => line.length > 1).map((line) => `M${line.join('L')}`)
}

const round = (value: number): number => Math.round(value * 10) / 10
