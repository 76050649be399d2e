/** ブラウザの名前 — enough of what a browser says of itself for its owner to know it again. Order: who imitates whom. */
const BROWSERS = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bChrom(e|ium)\/|\bCriOS\/|\bHeadlessChrome\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
] as const
const SYSTEMS = [
  [/\biPhone|\biPad/, 'iPhone・iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac OS X\b/, 'Mac'],
  [/\bLinux\b/, 'Linux'],
] as const

const first = (list: readonly (readonly [RegExp, string])[], text: string): string | undefined =>
  list.find(([says]) => says.test(text))?.[1]

/** Undefined: it says nothing that we know. */
export function browserName(userAgent: string): string | undefined {
  const known = [first(BROWSERS, userAgent), first(SYSTEMS, userAgent)].filter((part) => part !== undefined)
  return known.length > 0 ? known.join('、') : undefined
}
