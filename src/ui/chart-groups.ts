/** 図の年度の線 — neighbours of one group under one bracket; a name too long for its place is left to the table. */
import type { ChartPoint } from './chart-point.ts'
import { roomFor, textWidth } from './chart-room.ts'

export type ChartGroup = {
  readonly from: number
  readonly to: number
  readonly x: number
  /** Undefined where it would touch the name of a longer group. */
  readonly text: string | undefined
}

export function placeGroups(
  points: readonly ChartPoint[],
  { band, left, width }: { readonly band: number; readonly left: number; readonly width: number },
): ChartGroup[] {
  const runs: { group: string; from: number; to: number }[] = []
  points.forEach(({ group }, at) => {
    const last = runs.at(-1)
    if (group === undefined) return
    if (last?.group === group && last.to === at - 1) last.to = at
    else runs.push({ group, from: at, to: at })
  })
  const places = runs.map(({ group, from, to }) => {
    const [start, end] = [left + band * from + 3, left + band * (to + 1) - 3]
    const half = textWidth(group) / 2
    // A long name under a short bracket at the edge moves inwards rather than out of the picture.
    return { from: start, to: end, half, x: Math.min(Math.max((start + end) / 2, half), width - half), text: group }
  })
  const named: (typeof places)[number][] = []
  for (const place of places.toSorted((a, b) => b.to - b.from - (a.to - a.from))) {
    if (named.every((other) => Math.abs(place.x - other.x) >= roomFor(place.text, other.text))) named.push(place)
  }
  return places.map((place) => ({
    from: round(place.from),
    to: round(place.to),
    x: round(place.x),
    text: named.includes(place) ? place.text : undefined,
  }))
}

const round = (value: number): number => Math.round(value * 10) / 10
