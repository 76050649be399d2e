/**
 * 認証アプリへの登録 — the `otpauth:` address that an authenticator reads from the QR code, and the key as people type it.
 *
 * Order  RFC 4648 base32 of the key's letters, as the code itself is computed over them (RFC 6238, 6 digits, 30 seconds)
 */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

export function base32(text: string): string {
  let bits = 0
  let kept = 0
  let out = ''
  for (const byte of new TextEncoder().encode(text)) {
    kept = (kept << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      out += LETTERS[(kept >> bits) & 31]
    }
    kept &= (1 << bits) - 1
  }
  return bits > 0 ? out + LETTERS[(kept << (5 - bits)) & 31] : out
}

/** In groups of four, which is how they are read out and typed. */
export const spelledKey = (secret: string): string =>
  base32(secret)
    .match(/.{1,4}/g)
    ?.join(' ') ?? ''

export const otpAddress = (issuer: string, account: string, secret: string): string =>
  `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(account)}?secret=${base32(secret)}&issuer=${encodeURIComponent(issuer)}&digits=6&period=30`
