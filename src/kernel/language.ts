/**
 * 言語 — the languages in which every screen of residents and children is complete, and text that may exist in several.
 */
export const LANGUAGES = ['ja', 'ja-easy', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** やさしい日本語 is Japanese to a browser, a screen reader and a search engine. */
export const htmlLang = (language: Language): 'ja' | 'en' => (language === 'en' ? 'en' : 'ja')

/** Each language in its own words, as the language menu shows it. */
export const languageName = (language: Language): string => NAMES[language]
const NAMES: Readonly<Record<Language, string>> = { ja: '日本語', 'ja-easy': 'やさしい日本語', en: 'English' }

/** Text that may be missing in a language. Japanese is always there: it is what was signed, decided or registered. */
export type Texts = { readonly ja: string; readonly 'ja-easy'?: string | undefined; readonly en?: string | undefined }

/** The text and the language it was really found in, so that a page can mark what stands there in Japanese. */
export function textIn(texts: Texts, language: Language): { readonly text: string; readonly language: Language } {
  const own = texts[language]
  return own === undefined ? { text: texts.ja, language: 'ja' } : { text: own, language }
}
