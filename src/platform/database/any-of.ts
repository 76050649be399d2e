/** 「どれかに等しい」 — `where('id', '=', anyOf(ids))`: one parameter, however many ids; an IN takes one for each of them. */
import { type RawBuilder, sql } from 'kysely'
import type { Uuid } from '#kernel/id'

export const anyOf = (ids: readonly Uuid[]): RawBuilder<Uuid> => sql<Uuid>`any(${[...ids]}::uuid[])`
