/** すべてのまちの入力 — how the table may be sorted. */
import * as v from 'valibot'
import { SORTS } from './towns-view.ts'

export const townsQuery = v.strictObject({ sort: v.optional(v.picklist(SORTS), 'town') })
