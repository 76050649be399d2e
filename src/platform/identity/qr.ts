/** QRコード — the squares of a code as one path, with the quiet border it needs (4 squares). */
import { encode } from 'uqr'

export type QrSquares = { readonly size: number; readonly path: string }

const BORDER = 4

export function qrSquares(text: string): QrSquares {
  const { data, size } = encode(text, { border: BORDER, ecc: 'M' })
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return { size, path }
}
