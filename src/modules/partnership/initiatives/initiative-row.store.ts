/**
 * 取組の行の形 — how an initiative and its history lie in their tables, and what is made of the rows.
 */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import type { Texts } from '#kernel/language'
import type { AgreementTables, Json } from '../agreements/agreement.store.ts'
import type { Side } from '../agreements/agreement.ts'
import { type ChargeLine, inCharge } from '../agreements/charge.store.ts'
import type { MeetingTables } from '../agreements/meeting.store.ts'
import type { Sided } from '../agreements/party.store.ts'
import type { RenewalTables } from '../agreements/renewal.store.ts'
import type { Signs, SignTables } from '../indicators/sign.store.ts'
import { type Owners, reached, type State, type StateLine } from './initiative.ts'

export type InitiativeTable = Sided & {
  id: Uuid
  agreement_id: Uuid
  slug: string
  title: Json<Texts>
  why: Json<Texts>
  items: number[]
  owner_side: Side | 'both'
  municipal_post_id: Uuid | null
  company_post_id: Uuid | null
  third_party: string | null
  version: number
  recorded_at: Instant
  recorded_by: Uuid
}
export type StateTable = Sided & {
  id: Uuid
  initiative_id: Uuid
  seq: number
  state: State
  reason: string
  decided_on: LocalDate
  side: Side
  post_id: Uuid
  recorded_at: Instant
  recorded_by: Uuid
}
export type InitiativeTables = AgreementTables &
  MeetingTables &
  RenewalTables &
  SignTables & {
    partnership_initiative: InitiativeTable
    partnership_initiative_state: StateTable
  }

export type InitiativeText = {
  readonly title: Texts
  readonly why: Texts
  /** Numbers of items of the agreement, at least one. */
  readonly items: readonly number[]
  readonly ownerSide: Side | 'both'
  readonly owners: Owners
  readonly thirdParty?: string | undefined
}
export type RecordedLine = StateLine & { readonly post: Uuid; readonly recordedAt: Instant }

export type StoredInitiative = InitiativeText & {
  readonly id: Uuid
  readonly agreement: Uuid
  readonly slug: string
  readonly version: number
  /** When its text was last written. */
  readonly recordedAt: Instant
  /** Whose text it is. */
  readonly writtenBy: Uuid
  readonly shared: boolean
  /** Oldest first; empty while it is a draft. */
  readonly history: readonly RecordedLine[]
  /** 検討 while it is a draft, and until both sides have said 合意. */
  readonly state: State
  /** The side that has said 合意 and waits for the other. */
  readonly consent: Side | undefined
  /** Who its draft named. */
  readonly named: Owners
  /** How the owners changed since it was shared, oldest first. */
  readonly charges: readonly ChargeLine[]
  /** Sides that have read how it ended. */
  readonly endingReadBy: readonly Side[]
}

export const textOf = ({ title, why, items, ownerSide, owners, thirdParty }: InitiativeText) => ({
  title,
  why,
  items,
  ownerSide,
  owners,
  thirdParty,
})

export const columnsOf = ({ title, why, items, ownerSide, owners, thirdParty }: InitiativeText) => ({
  title: JSON.stringify(title),
  why: JSON.stringify(why),
  items: [...items],
  owner_side: ownerSide,
  municipal_post_id: owners.municipality ?? null,
  company_post_id: owners.company ?? null,
  third_party: thirdParty ?? null,
})

export type InitiativeRow = Omit<InitiativeTable, 'title' | 'why'> & { title: Texts; why: Texts }

export function initiativeOf(
  row: InitiativeRow,
  lines: readonly StateTable[],
  endings: Signs,
  charges: ReadonlyMap<Uuid, readonly ChargeLine[]>,
): StoredInitiative {
  const history = lines
    .filter((line) => line.initiative_id === row.id)
    .map((line) => ({
      state: line.state,
      reason: line.reason,
      decidedOn: line.decided_on,
      side: line.side,
      post: line.post_id,
      recordedAt: line.recorded_at,
    }))
  const named = { municipality: row.municipal_post_id ?? undefined, company: row.company_post_id ?? undefined }
  return {
    id: row.id,
    agreement: row.agreement_id,
    slug: row.slug,
    title: row.title,
    why: row.why,
    items: row.items,
    ownerSide: row.owner_side,
    owners: inCharge(named, charges.get(row.id) ?? []),
    named,
    charges: charges.get(row.id) ?? [],
    thirdParty: row.third_party ?? undefined,
    version: row.version,
    recordedAt: row.recorded_at,
    writtenBy: row.side_org,
    shared: row.shared_with.length > 0,
    history,
    ...reached(history),
    endingReadBy: (endings.get(row.id) ?? [])
      .filter(({ version }) => version === history.length)
      .map(({ side }) => side),
  }
}
