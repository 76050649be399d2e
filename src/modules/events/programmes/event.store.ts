/**
 * 催しの行 — a draft is its own side's; published, the other sides of the agreement see it too, and everybody the page.
 *
 * An event of others answers exactly like one that does not exist. Whose side it is follows from the post that wrote it.
 */
import type { ColumnType, Generated } from 'kysely'
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import type { Texts } from '#kernel/language'
import type { Recount } from '#modules/partnership'
import type { Acting, OpenTx, Tx } from '#platform/database/tx'
import { EVENTS_QUEUE } from '../public/public-events.ts'
import {
  type EventState,
  type EventText,
  type Help,
  type InitiativeHere,
  isDone,
  type MoveFault,
  moveFault,
} from './event.ts'

export type EventTable = {
  municipality_id: Uuid
  id: Uuid
  side_org: Uuid
  shared_with: Uuid[]
  initiative_id: Uuid
  initiative_path: string
  title: ColumnType<Texts, string, string>
  body: string
  place: string
  access: string
  helps: Help[]
  day: LocalDate
  begins: string
  ends: string
  places: number | null
  for_whom: string
  apply_from: LocalDate | null
  apply_until: LocalDate | null
  applies_here: Generated<boolean>
  fee: number
  contact: string
  state: EventState
  reason: string
  version: number
  post_id: Uuid
  recorded_at: Instant
  recorded_by: Uuid
}
export type EventTables = { events_event: EventTable }

/** What this module asks of the one that keeps the agreements. `recount`: told after something that an indicator is fed by. */
export type Asks = { readonly initiatives: InitiativesHere; readonly recount: Recount<OpenTx> }

/** Asked of the module that keeps the agreements: under which initiatives the acting organisation may act. */
export type InitiativesHere = (tx: OpenTx) => Promise<readonly InitiativeHere[]>

export type StoredEvent = EventText & {
  readonly id: Uuid
  readonly organisation: Uuid
  readonly initiative: Uuid
  readonly state: EventState
  readonly reason: string
  readonly version: number
}

export type EventSaved =
  | { readonly kind: 'saved' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'changedMeanwhile'; readonly now: StoredEvent }
  | { readonly kind: 'done'; readonly now: StoredEvent }
export type EventMoved = EventSaved | { readonly kind: 'refused'; readonly why: MoveFault }

const staffOf = (acting: Acting): Extract<Acting, { kind: 'staff' }> => {
  if (acting.kind !== 'staff') throw new Error(`a side is asked of ${acting.kind}`)
  return acting
}

export const eventStore = (tx: Tx<EventTables>) => {
  const here = tx.acting.municipality
  const rows = () => tx.selectFrom('events_event').selectAll().where('municipality_id', '=', here)
  const find = async (id: Uuid): Promise<StoredEvent | undefined> => {
    const row = await rows().where('id', '=', id).executeTakeFirst()
    return row && eventOf(row)
  }
  /** Writes only over the version that was seen. */
  const save = async (id: Uuid, version: number, at: Instant, values: object): Promise<boolean> => {
    const { person, post } = staffOf(tx.acting)
    const saved = await tx
      .updateTable('events_event')
      .set({ ...values, version: version + 1, post_id: post, recorded_at: at, recorded_by: person })
      .where('municipality_id', '=', here)
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow()
    return saved.numUpdatedRows > 0n
  }
  /** Our own event as it was seen, or why it may not be changed. */
  const seen = async (
    id: Uuid,
    version: number,
  ): Promise<{ readonly before: StoredEvent } | { readonly no: Exclude<EventSaved, { kind: 'saved' }> }> => {
    const before = await find(id)
    if (before?.organisation !== staffOf(tx.acting).organisation) return { no: { kind: 'missing' } }
    if (before.version !== version) return { no: { kind: 'changedMeanwhile', now: before } }
    return isDone(before.state) ? { no: { kind: 'done', now: before } } : { before }
  }
  const late = async (id: Uuid): Promise<EventSaved> => {
    const now = await find(id)
    return now ? { kind: 'changedMeanwhile', now } : { kind: 'missing' }
  }

  return {
    find,
    ofInitiative: async (initiative: Uuid): Promise<readonly StoredEvent[]> =>
      (await rows().where('initiative_id', '=', initiative).orderBy('day').orderBy('id').execute()).map(eventOf),
    all: async (): Promise<readonly StoredEvent[]> =>
      (await rows().orderBy('day', 'desc').orderBy('begins').orderBy('id').execute()).map(eventOf),

    add: async (
      given: EventText & { readonly id: Uuid; readonly initiative: InitiativeHere; readonly at: Instant },
    ): Promise<void> => {
      const { organisation, person, post } = staffOf(tx.acting)
      await tx
        .insertInto('events_event')
        .values({
          ...columnsOf(given, given.initiative),
          municipality_id: here,
          id: given.id,
          side_org: organisation,
          shared_with: [],
          state: 'draft',
          reason: '',
          version: 1,
          post_id: post,
          recorded_at: given.at,
          recorded_by: person,
        })
        .execute()
      await tx.record({ did: 'event.add', object: 'event', id: given.id, after: columnsOf(given, given.initiative) })
    },

    edit: async (
      given: EventText & {
        readonly id: Uuid
        readonly version: number
        readonly initiative: InitiativeHere
        readonly at: Instant
      },
    ): Promise<EventSaved> => {
      const { id, version, initiative, at } = given
      const found = await seen(id, version)
      if ('no' in found) return found.no
      const { state } = found.before
      const after = columnsOf(given, initiative)
      const shared = state === 'draft' ? {} : { shared_with: [...initiative.others] }
      if (!(await save(id, version, at, { ...after, ...shared }))) return late(id)
      await tx.record({ did: 'event.edit', object: 'event', id, before: textOf(found.before), after })
      if (state !== 'draft') await tx.happen(EVENTS_QUEUE, {})
      return { kind: 'saved' }
    },

    /** `initiative`: undefined where the acting organisation stands in it no more; then nothing new is shown to anybody. */
    move: async (given: {
      readonly id: Uuid
      readonly version: number
      readonly to: EventState
      readonly reason: string
      readonly initiative: InitiativeHere | undefined
      readonly today: LocalDate
      readonly at: Instant
    }): Promise<EventMoved> => {
      const { id, version, to, reason, today, at, initiative } = given
      const found = await seen(id, version)
      if ('no' in found) return found.no
      const why = moveFault(found.before, to, { reason, today })
      if (why) return { kind: 'refused', why }
      const shared = initiative ? { shared_with: [...initiative.others] } : {}
      if (!(await save(id, version, at, { ...shared, state: to, reason }))) return late(id)
      const before = { state: found.before.state }
      await tx.record({ did: 'event.move', object: 'event', id, before, after: { state: to, reason } })
      await tx.happen(EVENTS_QUEUE, {})
      return { kind: 'saved' }
    },
  }
}

const columnsOf = (text: EventText, initiative: InitiativeHere) => ({
  initiative_id: initiative.id,
  initiative_path: initiative.path,
  title: JSON.stringify(text.title),
  body: text.body,
  place: text.place,
  access: text.access,
  helps: [...text.helps],
  day: text.day,
  begins: text.begins,
  ends: text.ends,
  places: text.places ?? null,
  for_whom: text.forWhom,
  apply_from: text.applyFrom ?? null,
  apply_until: text.applyUntil ?? null,
  applies_here: text.appliesHere,
  fee: text.fee,
  contact: text.contact,
})

type Row = Pick<
  {
    [Key in keyof EventTable]: EventTable[Key] extends ColumnType<infer Read, infer _Insert, infer _Update>
      ? Read
      : EventTable[Key]
  },
  | 'title'
  | 'body'
  | 'place'
  | 'access'
  | 'helps'
  | 'day'
  | 'begins'
  | 'ends'
  | 'places'
  | 'for_whom'
  | 'apply_from'
  | 'apply_until'
  | 'applies_here'
  | 'fee'
  | 'contact'
>

export const textOfRow = (row: Row): EventText => ({
  title: row.title,
  body: row.body,
  place: row.place,
  access: row.access,
  helps: row.helps,
  day: row.day,
  begins: row.begins,
  ends: row.ends,
  places: row.places ?? undefined,
  forWhom: row.for_whom,
  applyFrom: row.apply_from ?? undefined,
  applyUntil: row.apply_until ?? undefined,
  appliesHere: row.applies_here,
  fee: row.fee,
  contact: row.contact,
})

const textOf = ({ id, organisation, state, reason, version, ...text }: StoredEvent) => text

const eventOf = (
  row: Row & {
    readonly id: Uuid
    readonly side_org: Uuid
    readonly initiative_id: Uuid
    readonly state: EventState
    readonly reason: string
    readonly version: number
  },
): StoredEvent => ({
  ...textOfRow(row),
  id: row.id,
  organisation: row.side_org,
  initiative: row.initiative_id,
  state: row.state,
  reason: row.reason,
  version: row.version,
})
