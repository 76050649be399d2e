/**
 * 書かれた日付 — a date as papers write it: 2024-08-30, or of an era where that era had the day (令和6年8月30日).
 */
import { type LocalDate, readLocalDate } from '#kernel/calendar'
import { fail, ok, type Result } from '#kernel/result'

/** The fault is a sentence that says how to mend it. */
export function readWrittenDate(text: string): Result<LocalDate, string> {
  const read = readLocalDate(text)
  if (read.ok) return ok(read.value)
  return fail(
    read.error === 'noSuchDay'
      ? `「${text}」という日は、暦にありません。正しい日に直してください。`
      : `「${text.slice(0, 20)}」は日付として読めません。2026-11-22 か 令和8年11月22日 のように書いてください。`,
  )
}
