/** 取組をたずねられて — under which initiatives the acting organisation may do something, for other modules that ask. */
import type { Uuid } from '#kernel/id'
import type { Texts } from '#kernel/language'
import type { Tx } from '#platform/database/tx'
import type { OrganisationTables } from '#platform/identity/organisation.store'
import type { PostTables } from '#platform/identity/post.store'
import { agreementStore } from '../agreements/agreement.store.ts'
import { staffOf } from '../agreements/party.store.ts'
import { initiativeStore } from './initiative.store.ts'
import { hasEnded } from './initiative.ts'
import type { InitiativeTables } from './initiative-row.store.ts'

export type AskedInitiative = {
  readonly id: Uuid
  readonly title: Texts
  /** Below `/partnership/`. */
  readonly path: string
  readonly others: readonly Uuid[]
}

/** Shared with both sides, not ended, and of an agreement in which the acting organisation is a side. */
export async function askedInitiatives(
  tx: Tx<InitiativeTables & OrganisationTables & PostTables>,
): Promise<readonly AskedInitiative[]> {
  const found: AskedInitiative[] = []
  const initiatives = (await initiativeStore(tx).all()).filter(({ shared, state }) => shared && !hasEnded(state))
  const { organisation } = staffOf(tx.acting)
  for (const { id: agreement, slug: at, side, parties } of await agreementStore(tx).all()) {
    if (side === undefined) continue
    const others = parties.map((party) => party.organisation).filter((each) => each !== organisation)
    for (const { id, title, slug } of initiatives.filter((each) => each.agreement === agreement))
      found.push({ id, title, path: `${at}/${slug}`, others })
  }
  return found
}
