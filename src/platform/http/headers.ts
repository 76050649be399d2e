/**
 * 応答の頭 — what every answer carries, so that a page can load nothing from elsewhere and nobody can frame it.
 *
 * Left out  `'unsafe-inline'` and hashes: no page has an inline script or style
 */
const CSP = [
  "default-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'self'",
  "img-src 'self' data:",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

export const securityHeaders = (secure: boolean): readonly (readonly [string, string])[] => [
  ['Content-Security-Policy', CSP],
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'same-origin'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Permissions-Policy', 'camera=(), microphone=(), geolocation=(), interest-cohort=()'],
  ['X-Frame-Options', 'DENY'],
  ...(secure ? ([['Strict-Transport-Security', 'max-age=63072000; includeSubDomains']] as const) : []),
]

/** Addresses of proxies we trust may name the caller in `X-Forwarded-For`; everybody else is taken at their socket. */
export function callerAddress(socketAddress: string, forwardedFor: string | null, trusted: readonly string[]): string {
  // A socket that takes both families writes an IPv4 address in the form of IPv6.
  const nearest = socketAddress.replace(/^::ffff:(?=\d+\.)/, '')
  if (!trusted.includes(nearest) || !forwardedFor) return nearest
  const chain = forwardedFor.split(',').map((part) => part.trim())
  return chain.findLast((address) => !trusted.includes(address)) ?? nearest
}

/**
 * A form may only come from our own pages. Browsers send `Origin` with every POST; a request without it comes
 * from something that has no cookie to abuse, and is refused all the same.
 */
export const isOwnOrigin = (origin: string | null, fetchSite: string | null, baseUrl: string): boolean =>
  origin === baseUrl && (fetchSite === null || fetchSite === 'same-origin')
