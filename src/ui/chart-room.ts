/**
 * 図の字の場所 — which words find room in a chart. Widths are estimates in SVG units, at the letter size of a narrow phone.
 */
import { amountOf, type ChartPoint } from './chart-point.ts'

const LETTER = 15
/** Points closer than this carry only the numbers that tell most. */
const DENSE = 16

/** Rough width of a text in the letters of our stack: full-width 1 em, figures 0.56. */
export const textWidth = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (/[,.・:]/.test(letter) ? 0.3 : letter < '⺀' ? 0.56 : 1), 0) * LETTER

/** Two texts beside each other, so far apart that they do not touch. */
export const roomFor = (a: string, b: string): number => (textWidth(a) + textWidth(b)) / 2 + 2

/** Every how-manieth label can stand without touching its neighbour, seen from the end. */
export const stepFor = (texts: readonly string[], band: number): number => {
  for (let step = 1; step < texts.length; step += 1) {
    const shown = thinned(texts, step)
    if (shown.every((text, at) => at === 0 || roomFor(text, shown[at - 1] ?? '') <= band * step)) {
      return step
    }
  }
  return Math.max(1, texts.length)
}

export const stands = (at: number, count: number, step: number): boolean => (count - 1 - at) % step === 0

const thinned = (texts: readonly string[], step: number): string[] =>
  texts.filter((_, at) => stands(at, texts.length, step))

/** Which points carry their number: the newest, the highest, the lowest, then as many as find room. */
export function labelled(
  points: readonly ChartPoint[],
  texts: readonly string[],
  band: number,
  center: (at: number) => number,
): ReadonlySet<number> {
  const places = points.map((_, at) => at)
  const amount = (at: number) => amountOf(points[at]?.value ?? 0) ?? 0
  const byAmount = places.toSorted((a, b) => amount(b) - amount(a))
  const telling = [places.at(-1), byAmount[0], byAmount.at(-1)].filter((at) => at !== undefined)
  const shown = new Set<number>()
  for (const at of band < DENSE ? telling : [...telling, ...places.toReversed()]) {
    const apart = (other: number) =>
      Math.abs(center(at) - center(other)) >= roomFor(texts[at] ?? '', texts[other] ?? '')
    if ([...shown].every(apart)) shown.add(at)
  }
  return shown
}
