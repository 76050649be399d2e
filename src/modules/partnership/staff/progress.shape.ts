/** 進み具合の入力 — the word of our side, and why. */
import * as v from 'valibot'
import { PROGRESS_WORDS } from '../progress/progress.ts'

export const progressForm = v.strictObject({
  word: v.pipe(v.optional(v.string(), ''), v.picklist(PROGRESS_WORDS, 'notChosen')),
  comment: v.pipe(v.string(), v.trim(), v.maxLength(1000, 'tooLong')),
})
