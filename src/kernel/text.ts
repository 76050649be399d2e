/**
 * 文字 — counting and cutting as a reader sees characters, and a key for searching beside the name as it is written.
 *
 * A stored name is never normalised: 葛󠄀 with its variation selector, 𠮷 and 﨑 are how people are called.
 * Left out  variants of one kanji (髙 and 高, 﨑 and 崎): they are different names, and a search that joins them is a
 *           choice of the screen
 */
const SEGMENTS = new Intl.Segmenter('ja', { granularity: 'grapheme' })

/** A surrogate pair, a kanji with its variation selector, a family of emoji: one each. */
export const graphemes = (text: string): readonly string[] => [...SEGMENTS.segment(text)].map(({ segment }) => segment)

export function countGraphemes(text: string): number {
  let count = 0
  for (const _ of SEGMENTS.segment(text)) count++
  return count
}

/** The first `max` characters; what was cut off is marked by 「…」, which counts as one of them. */
export function cutText(text: string, max: number): string {
  // No character is shorter than one code unit, so most texts need no counting.
  if (text.length <= max) return text
  let kept = ''
  let before = ''
  let count = 0
  for (const { segment } of SEGMENTS.segment(text)) {
    if (count === max) return max === 0 ? '' : `${before}…`
    before = kept
    kept += segment
    count++
  }
  return text
}

const VARIATION_SELECTORS = /[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu
/** ァ–ヶ, ヽ and ヾ: each stands 0x60 behind its hiragana. */
const KATAKANA = /[\u30A1-\u30F6\u30FD\u30FE]/g

/**
 * Equal for what one would type for the other: full and half width, large and small letters, katakana and hiragana,
 * with or without spaces. Only to compare: never shown, never stored in the name's place.
 */
export const searchKey = (text: string): string =>
  text
    .replace(VARIATION_SELECTORS, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(KATAKANA, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(/[\s\u200B-\u200D\u2060\uFEFF]/g, '')
    // Lower-casing and folding may leave parts that join anew, such as ゔ.
    .normalize('NFKC')
