/**
 * 読み方 — in which language a page is written and whether furigana is shown.
 *
 * The shell provides it once per page; words, tables and fields ask for it, so that no page passes it along.
 */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Language } from '#kernel/language'

export type Reading = { readonly language: Language; readonly furigana: boolean }

export const Reading = createContext<Reading>({ language: 'ja', furigana: false })

/** やさしい日本語 always carries furigana; the switch exists only where the reader may choose. */
export const readingOf = (language: Language, switchedOn: boolean): Reading => ({
  language,
  furigana: language === 'ja-easy' || (language === 'ja' && switchedOn),
})

export const useReading = (): Reading => useContext(Reading)
