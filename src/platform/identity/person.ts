/** 人 — somebody who exists once, whatever towns they work for; as the administration sees them. */
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'

export type Person = {
  readonly id: Uuid
  readonly name: string
  readonly kana: string
  /** Null where the person never gave one. */
  readonly email: string | null
  readonly demo: boolean
  /** Let in by this municipality: it may deactivate the person and reset their keys. */
  readonly home: boolean
  readonly deactivatedAt: Instant | null
  /** Since then nothing but the id is left, and nobody brings the person back. */
  readonly erasedAt: Instant | null
}
export type NewPerson = Pick<Person, 'id' | 'name' | 'kana' | 'email' | 'demo'>

/** 退いた人 — written where the name of somebody stood whose time is over: every screen then says so. */
export const LEFT_NAME = '退いた人'

/** Stands where no address was given: it can never be written to (RFC 2606). */
export const addressOf = ({ id, email }: Pick<Person, 'id' | 'email'>): string =>
  email?.toLowerCase() ?? `${id}@person.invalid`
