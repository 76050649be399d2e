/**
 * 書かれた日付 — a date as papers write it, 2024-08-30 or 令和6年8月30日; what cannot be one is said in a sentence.
 */
import type { LocalDate } from '#kernel/calendar'
import { type DateFault, readDate } from '#kernel/read-date'
import { fail, ok, type Result } from '#kernel/result'

/** The fault is a sentence that says how to mend it. */
export function readWrittenDate(text: string): Result<LocalDate, string> {
  const read = readDate(text)
  return read.ok ? ok(read.value) : fail(sentence(text.slice(0, 20), read.error))
}

function sentence(text: string, fault: DateFault): string {
  switch (fault.why) {
    case 'notADate':
      return `「${text}」は日付として読めません。2026-11-22 か 令和8年11月22日 のように書いてください。`
    case 'noSuchDay':
      return `「${text}」という日は、暦にありません。正しい日に直してください。`
    case 'noSuchEra':
      return `「${fault.era}」という元号はありません。元号を直すか、西暦で書いてください。`
    case 'outsideEra':
      return `「${text}」は、その元号にない日です。「${fault.right}」ではありませんか。`
    case 'lunarCalendar':
      return `「${text}」は旧暦の日です。西暦で書いてください。`
  }
}
