/**
 * 数の見え方 — a number as a sheet displays it: 0.366 in `0.0%` is 36.6%, 1200 in `#,##0"人"` is 1,200人.
 *
 * Left out  fractions, powers of ten, colours and conditions: such a number is shown plain
 */

/** 15 digits are all that a spreadsheet keeps. */
const plain = (value: number): string => String(Number(value.toPrecision(15)))

export function numberShown(value: number, format: string | undefined): string {
  const section = (format ?? 'General').split(';')[value < 0 && (format ?? '').split(';').length > 1 ? 1 : 0] ?? ''
  const wanted = partsOf(section)
  if (!wanted || /^general$/i.test(section.trim())) return plain(value)
  const { before, digits, after } = wanted
  const isPercent = `${before}${after}`.includes('%')
  const decimals = /\.([0#?]+)/.exec(digits)?.[1]?.length ?? 0
  const least = /\.([0]+)/.exec(digits)?.[1]?.length ?? 0
  const ownSign = value < 0 && (format ?? '').split(';').length > 1
  // A comma behind the digits shows thousands: 1234567 in `#,##0,` is 1,235.
  const thousands = /,*$/.exec(digits.replace(/\..*/, ''))?.[0]?.length ?? 0
  const scaled = Number(((isPercent ? value * 100 : value) / 1_000 ** thousands).toPrecision(15))
  const number = scaled.toLocaleString('en-US', {
    useGrouping: /[0#?],+[0#?]/.test(digits),
    // 13104 in `000000` is 013104.
    minimumIntegerDigits: Math.min(21, Math.max(1, digits.replace(/\..*/, '').replaceAll(/[^0]/g, '').length)),
    minimumFractionDigits: Math.min(30, least),
    maximumFractionDigits: Math.min(30, decimals),
  })
  return `${before}${ownSign ? number.replace('-', '') : number}${after}`
}

type Parts = { readonly before: string; readonly digits: string; readonly after: string }

/** What stands before and behind the digits, without what only says how wide a blank is. */
function partsOf(section: string): Parts | undefined {
  let before = ''
  let digits = ''
  let after = ''
  for (let at = 0; at < section.length; at++) {
    const char = section[at] ?? ''
    let literal: string | undefined
    if (char === '"') {
      const end = section.indexOf('"', at + 1)
      if (end < 0) return undefined
      literal = section.slice(at + 1, end)
      at = end
    } else if (char === '\\') literal = section[++at] ?? ''
    else if (char === '_' || char === '*') {
      at++
      continue
    } else if (char === '[') {
      const end = section.indexOf(']', at)
      if (end < 0) return undefined
      // [$¥-411] names a currency; a colour or a condition shows nothing.
      literal = /^\[\$([^-\]]*)/.exec(section.slice(at, end))?.[1] ?? ''
      at = end
    } else if (/[0#?.,]/.test(char) && (after === '' || digits === '')) {
      digits += char
      continue
    } else if (/[%() +\-▲△¥$￥€:\u3000-\u9fff\uff00-\uffef]/.test(char)) literal = char
    else return undefined
    if (digits === '') before += literal
    else after += literal
  }
  return /[0#?]/.test(digits) ? { before, digits, after } : undefined
}
