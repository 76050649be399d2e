/** まとめて確かめる入力 — which of the figures on the screen. */
import * as v from 'valibot'
import { FIGURES_A_PAGE } from './confirmations-view.ts'

const figure = v.pipe(
  v.string(),
  v.regex(/^(target|measurement):[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'missing'),
)
/** No page holds more. */
const figures = v.pipe(v.array(figure), v.maxLength(FIGURES_A_PAGE, 'missing'))
export const confirmationsQuery = v.strictObject({
  page: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[1-9]\d{0,4}$/),
      v.transform((text) => Number(text)),
    ),
    '1',
  ),
})
export const confirmationsForm = v.strictObject({
  /** Ticked. */
  chosen: v.optional(figures, []),
  /** Every one that stood on the screen. */
  shown: v.optional(figures, []),
  /** The button that means all of them. */
  all: v.optional(v.literal('yes')),
})
