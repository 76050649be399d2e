/** 言葉の選び方 — the same sentences in each complete language; a missing one does not compile. */
import type { Language } from '#kernel/language'

export type InLanguages<W> = Readonly<Record<Language, W>>
