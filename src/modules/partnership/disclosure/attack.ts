/**
 * 逆算の試し — what a reader with a pencil could work out from everything shown on the same people.
 *
 * Two ways together: elimination (what the sums fix exactly) and intervals (what is left between the bounds). A number
 * that only one value fits has been given away, hidden or not.
 * Left out  the linear program over linked tables: here are only the figures of one indicator in one year
 */
export type Bounds = { readonly low: number; readonly high: number }

export type Equation = {
  /** Coefficient of each unknown. */
  readonly terms: ReadonlyMap<string, number>
  readonly sum: number
  /** `atLeast`: the terms together are at least the sum. */
  readonly is: 'equal' | 'atLeast'
}

/** Bounds as narrow as the equations make them. Counts are whole numbers. */
export function narrowed(bounds: ReadonlyMap<string, Bounds>, equations: readonly Equation[]): Map<string, Bounds> {
  const found = new Map(bounds)
  const all = [...equations, ...reduced(equations.filter(({ is }) => is === 'equal'))]
  for (let round = 0, changed = true; changed && round < 60; round++) {
    changed = false
    for (const { terms, sum, is } of all)
      for (const [name, factor] of terms) {
        const others = rangeOf(terms, found, name)
        const atLeast = (sum - others.high) / factor
        const atMost = is === 'equal' ? (sum - others.low) / factor : factor > 0 ? Infinity : -Infinity
        const own = found.get(name) ?? { low: 0, high: Infinity }
        const low = Math.max(own.low, Math.ceil(Math.min(atLeast, atMost) - 1e-9))
        const high = Math.min(own.high, Math.floor(Math.max(atLeast, atMost) + 1e-9))
        if (low > own.low || high < own.high) {
          found.set(name, { low, high })
          changed = true
        }
      }
  }
  return found
}

function rangeOf(terms: Equation['terms'], bounds: ReadonlyMap<string, Bounds>, without: string): Bounds {
  let low = 0
  let high = 0
  for (const [name, factor] of terms) {
    if (name === without) continue
    const own = bounds.get(name) ?? { low: 0, high: Infinity }
    low += factor > 0 ? factor * own.low : factor * own.high
    high += factor > 0 ? factor * own.high : factor * own.low
  }
  return { low, high }
}

/** Gauss and Jordan: a row with one unknown left fixes it. */
function reduced(equations: readonly Equation[]): readonly Equation[] {
  const names = [...new Set(equations.flatMap(({ terms }) => [...terms.keys()]))]
  const rows = equations.map(({ terms, sum }) => [...names.map((name) => terms.get(name) ?? 0), sum])
  let done = 0
  for (let column = 0; column < names.length && done < rows.length; column++) {
    const pivot = rows.findIndex((row, index) => index >= done && Math.abs(row[column] ?? 0) > 1e-9)
    const lead = rows[pivot]
    if (pivot < 0 || !lead) continue
    const factor = lead[column] ?? 1
    rows[pivot] = rows[done] ?? lead
    const scaled = lead.map((value) => value / factor)
    rows[done] = scaled
    for (const [index, row] of rows.entries()) {
      const times = row[column] ?? 0
      if (index !== done && times !== 0) rows[index] = row.map((value, at) => value - times * (scaled[at] ?? 0))
    }
    done++
  }
  return rows.slice(0, done).map((row) => ({
    terms: new Map(names.flatMap((name, at) => (Math.abs(row[at] ?? 0) > 1e-9 ? [[name, row[at] ?? 0] as const] : []))),
    sum: row[names.length] ?? 0,
    is: 'equal',
  }))
}

export const isGivenAway = (bounds: Bounds | undefined): boolean => bounds !== undefined && bounds.low >= bounds.high
