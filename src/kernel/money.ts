/**
 * お金 — whole yen. The laws and agreements we compute for round to the yen, so fractions never exist here.
 *
 * Left out  rounding: each law has its own, so it stands in the rule that names the law
 */
import { fail, ok, type Result } from './result.ts'

export type Yen = number & { readonly unit: 'yen' }

export const isYen = (amount: number): amount is Yen => Number.isSafeInteger(amount)

export function yen(amount: number): Yen {
  if (!isYen(amount)) throw new RangeError(`not whole yen: ${amount}`)
  // −0 is equal to 0 but printed as −0.
  return (amount === 0 ? 0 : amount) as Yen
}

export const sumYen = (amounts: readonly Yen[]): Yen => yen(amounts.reduce((total, amount) => total + amount, 0))
export const timesYen = (amount: Yen, times: number): Yen => yen(amount * times)

/** What a clerk types: 「1,200,000円」「１２０万」「-500」. 万 and 億 only where no fraction of a yen can come of it. */
export function readYen(text: string): Result<Yen, 'notYen' | 'fractionOfYen' | 'tooLarge'> {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/^[¥\\]\s*/, '')
    .replace(/[−‐–]/g, '-')
  const read = /^(?<sign>-?)(?<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?<part>\d+))?\s*(?<scale>千|万|百万|億)?円?$/.exec(
    plain,
  )
  if (!read?.groups) return fail('notYen')
  const { sign = '', whole = '', part = '', scale } = read.groups
  const zeros = scale === undefined ? 0 : (SCALES[scale] ?? 0)
  const digits = part.replace(/0+$/, '')
  if (digits.length > zeros) return fail('fractionOfYen')
  const amount = Number(`${sign}${whole.replaceAll(',', '')}${digits.padEnd(zeros, '0')}`)
  return isYen(amount) ? ok(yen(amount)) : fail('tooLarge')
}
const SCALES: Readonly<Record<string, number>> = { 千: 3, 万: 4, 百万: 6, 億: 8 }
