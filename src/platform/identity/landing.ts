/** サインインの記録 — every way in, and every refusal by its kind, goes to the audit log of the town where it happened. */
import type { Uuid } from '#kernel/id'
import type { Region } from '../region-pack/pack.ts'
import type { Desk } from './desk.ts'
import { accountKey, addressKey } from './failures.ts'
import type { Way } from './who.ts'

export const tellOpened = (desk: Desk, region: Region, person: Uuid, way: Way): Promise<void> =>
  desk.asSystem(region, (tx) => tx.record({ did: `signIn.${way}`, object: 'person', id: person }))

export type FailedAt = 'password' | 'code' | 'passkey' | 'provider' | 'demo' | 'link'

/** No name, no address: which way was tried, and that is all. */
export const tellFailed = (desk: Desk, region: Region, at: FailedAt): Promise<void> =>
  desk.asSystem(region, (tx) => tx.record({ did: 'signIn.refused', object: 'signIn', id: at }))

export type Tries = {
  /** Seconds. */
  readonly wait: () => Promise<number>
  readonly failed: () => Promise<void>
  readonly succeeded: () => Promise<void>
}

/** By account and by address, on failures only. */
export function triesOf(desk: Desk, account: string | undefined, address: string): Tries {
  const keys = [...(account === undefined ? [] : [accountKey(account)]), addressKey(address)]
  return {
    wait: () => desk.failures.waitFor(keys, desk.clock.now()),
    failed: () => desk.failures.failed(keys, desk.clock.now()),
    succeeded: () => desk.failures.succeeded(keys),
  }
}
