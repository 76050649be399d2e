/** サインインの記録 — every way in, and every refusal by its kind, goes to the audit log of the town where it happened. */
import type { Uuid } from '#kernel/id'
import type { Region } from '../region-pack/pack.ts'
import type { Desk } from './desk.ts'
import { accountKey, addressKey, codeKey, pairKey } from './failures.ts'
import type { Way } from './who.ts'

export const tellOpened = (desk: Desk, region: Region, person: Uuid, way: Way): Promise<void> =>
  desk.asSystem(region, (tx) => tx.record({ did: `signIn.${way}`, object: 'person', id: person }))

export type FailedAt = 'password' | 'code' | 'passkey' | 'provider' | 'demo' | 'link'

/** No name, no address: which way was tried, and that is all. */
export const tellFailed = (desk: Desk, region: Region, at: FailedAt): Promise<void> =>
  desk.asSystem(region, (tx) => tx.record({ did: 'signIn.refused', object: 'signIn', id: at }))

export type Tries = {
  /** Counts a try before it is looked at. Seconds to wait; 0: it is counted, and may be looked at. */
  readonly take: () => Promise<number>
  /** The try was no failure, and nobody is in yet. */
  readonly giveBack: () => Promise<void>
  /** Somebody is in: what they did wrong before is forgotten. What others do at their address is not. */
  readonly succeeded: () => Promise<void>
}

export function passwordTries(desk: Desk, email: string, address: string): Omit<Tries, 'succeeded'> {
  const keys = [pairKey(email, address), accountKey(email), addressKey(address)]
  return {
    take: () => desk.failures.take(keys, desk.clock.now()),
    giveBack: () => desk.failures.giveBack(keys),
  }
}

export function codeTries(desk: Desk, person: Uuid | undefined, address: string): Tries {
  const keys = [...(person === undefined ? [] : [codeKey(person)]), addressKey(address)]
  return {
    take: () => desk.failures.take(keys, desk.clock.now()),
    giveBack: () => desk.failures.giveBack(keys),
    succeeded: async () => {
      await desk.failures.giveBack([addressKey(address)])
      if (person === undefined) return
      const email = (await desk.signIn.rows.person(person))?.email
      await desk.failures.forget([
        codeKey(person),
        ...(email === undefined ? [] : [pairKey(email, address), accountKey(email)]),
      ])
    },
  }
}
