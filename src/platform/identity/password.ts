/**
 * パスワードの決まり — 15 letters at least, as people count letters; nothing easily guessed; no rule about kinds of letters
 * (NIST SP 800-63B).
 */
export type PasswordFault = 'missing' | 'tooShort' | 'tooLong' | 'known'

/** Letters of a password, at least and at most. */
export const PASSWORD_LETTERS = { least: 15, most: 200 } as const

const letters = new Intl.Segmenter('ja', { granularity: 'grapheme' })

export function passwordFault(password: string, about: readonly string[]): PasswordFault | undefined {
  if (password === '') return 'missing'
  const typed = [...letters.segment(password)].map(({ segment }) => segment)
  if (typed.length < PASSWORD_LETTERS.least) return 'tooShort'
  if (typed.length > PASSWORD_LETTERS.most) return 'tooLong'
  if (new Set(typed).size < 5) return 'known'
  const low = password.toLowerCase()
  return about.some((part) => part.length >= 4 && low.includes(part.toLowerCase())) ? 'known' : undefined
}
