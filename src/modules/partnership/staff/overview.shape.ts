/** すべてのまちの入力 — how the table may be sorted. */
import * as v from 'valibot'
import { SORTS } from './overview-view.ts'

export const overviewQuery = v.strictObject({ sort: v.optional(v.picklist(SORTS), 'town') })
