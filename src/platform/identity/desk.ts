/** 受付の道具 — what every route of sign-in is given: ways in, rows, failures counted, providers of a town. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Uuid } from '#kernel/id'
import { type Clock, type Instant, instantFromMillis, millisOf } from '#kernel/instant'
import type { Pool } from '../database/pool.ts'
import type { Begin, OpenTx } from '../database/tx.ts'
import { type KeyRing, versionsOf } from '../keys/key-ring.ts'
import { fromSlot, type Region } from '../region-pack/pack.ts'
import { type MayAsk, mayAskFor } from './ask-provider.ts'
import { cookiePrefix } from './auth.ts'
import { type NoteCookie, readNote, writeNote } from './cookies.ts'
import { type Failures, openFailures } from './failure.store.ts'
import { madeId } from './made-id.ts'
import { organisationStore } from './organisation.store.ts'
import type { Provider } from './provider.ts'
import { providersSlot } from './providers.slot.ts'
import { openSignIn, type SignIn } from './sign-in.ts'
import type { Mode } from './who-is-this.ts'

export type IdentityParts = {
  readonly pool: Pool
  readonly begin: Begin
  readonly clock: Clock
  readonly newId: () => Uuid
  readonly keys: () => KeyRing
  readonly catchUp: () => Promise<void>
  readonly mode: Mode
  readonly baseUrl: string
  readonly regions: readonly Region[]
  /** Folder of the secrets of providers, one file each (YUIMACHI_PROVIDER_SECRETS). */
  readonly providerSecrets: string | undefined
}

export type Desk = Omit<IdentityParts, 'pool' | 'keys' | 'providerSecrets'> & {
  readonly signIn: SignIn
  readonly failures: Failures
  readonly providersOf: (region: Region) => Promise<readonly Provider[]>
  readonly mayAsk: (region: Region) => MayAsk
  /** A job of ours in this town: nobody has acted yet who could be named. */
  readonly asSystem: <T>(region: Pick<Region, 'id'>, work: (tx: OpenTx) => Promise<T>) => Promise<T>
  readonly remember: (name: NoteName, note: unknown) => string
  readonly recall: (name: NoteName, headers: Headers) => unknown
  readonly forget: (name: NoteName) => string
  readonly inHours: (hours: number) => Instant
}

type NoteName = 'leaving'
const NOTE_MINUTES = 10

export function openDesk(parts: IdentityParts): Desk {
  const { pool, keys, providerSecrets, ...rest } = parts
  const { begin, clock, baseUrl, mode } = parts
  const cookie = (name: NoteName): NoteCookie => ({
    name: `${cookiePrefix(baseUrl)}.${name}`,
    secure: baseUrl.startsWith('https:'),
    keys: versionsOf(keys(), 'session'),
  })
  const after = (millis: number): Instant => instantFromMillis(millisOf(clock.now()) + millis)
  const asSystem: Desk['asSystem'] = (region, work) =>
    begin({ kind: 'system', municipality: region.id, task: 'identity.signIn' }, work)
  return {
    ...rest,
    signIn: openSignIn(parts),
    failures: openFailures(pool, keys),
    asSystem,
    mayAsk: (region) => mayAskFor(region.outboundHosts, mode),
    remember: (name, note) => writeNote(cookie(name), note, after(NOTE_MINUTES * 60_000), clock.now()),
    recall: (name, headers) => readNote(cookie(name), headers, clock.now()),
    forget: (name) => writeNote(cookie(name), null, clock.now(), clock.now()),
    inHours: (hours) => after(hours * 3_600_000),
    providersOf: async (region) => {
      const entries = fromSlot(region, providersSlot).flatMap(({ value }) => value)
      if (entries.length === 0) return []
      return asSystem(region, async (tx) => {
        const found: Provider[] = []
        for (const { key, organisation, label, issuer, clientId, multiFactor } of entries) {
          const owner = await organisationStore(tx).withCode(organisation)
          if (!owner) continue
          const id = madeId('provider', owner.id, issuer, clientId)
          const clientSecret = secretOf(providerSecrets, key)
          found.push({ id, organisation: owner.id, label, issuer, clientId, clientSecret, multiFactor })
        }
        return found
      })
    },
  }
}

/** The key has been checked by the pack's shape: letters, digits and hyphens. */
function secretOf(folder: string | undefined, key: string): string | undefined {
  if (folder === undefined) return undefined
  const path = join(folder, key)
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined
}
