/**
 * 一度だけのリンクを使う — what a link stands for, and what happens when it is used: a post is taken up, or lost keys are
 * replaced. A link of another town is looked for in this one only, and so is not there.
 */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import type { Region } from '../region-pack/pack.ts'
import type { Desk } from './desk.ts'
import { invitationStore } from './invitation.store.ts'
import { isOpen } from './one-time-link.ts'
import { personStore } from './person.store.ts'
import { postStore } from './post.store.ts'
import { resetStore } from './reset.store.ts'
import { hashOf, TOKEN } from './token.ts'
import { freeFrom } from './transfer.ts'
import type { Post } from './who.ts'

export type Ticket = {
  readonly kind: 'invitation' | 'reset'
  readonly id: Uuid
  /** Who will hold the new keys: somebody new (then the invitation's own id), or who lost theirs. */
  readonly person: Uuid
  readonly name: string
  readonly post: Post | undefined
  /** First day with the post, where somebody else holds it until the day before. */
  readonly from?: LocalDate | undefined
}

export async function ticketOf(desk: Desk, region: Region, token: string): Promise<Ticket | undefined> {
  if (!TOKEN.test(token)) return undefined
  const hash = hashOf(token)
  const now = desk.clock.now()
  const found = await desk.asSystem(region, async (tx): Promise<Ticket | undefined> => {
    const invitation = await invitationStore(tx).withToken(hash)
    if (invitation && isOpen(invitation, now)) {
      const { id, name, post } = invitation
      const from = freeFrom(await postStore(tx).holdersOf(post), desk.clock.today())
      return {
        kind: 'invitation',
        id,
        person: id,
        name,
        post: await postStore(tx).find(post),
        from: from > desk.clock.today() ? from : undefined,
      }
    }
    const reset = await resetStore(tx).withToken(hash)
    if (!reset || reset.expiresAt === null || !isOpen({ ...reset, expiresAt: reset.expiresAt }, now)) return undefined
    return { kind: 'reset', id: reset.id, person: reset.person, name: '', post: undefined }
  })
  if (found?.kind !== 'reset') return found
  const person = await desk.signIn.rows.person(found.person)
  return person && person.deactivated_at === null ? { ...found, name: person.name } : undefined
}

/** Somebody new exists from the moment they make a key; without a post they act nowhere. */
export const ensurePerson = async (desk: Desk, region: Region, ticket: Ticket): Promise<void> => {
  if (ticket.kind === 'reset') return
  const { person: id, name } = ticket
  await desk.asSystem(region, (tx) =>
    personStore(tx).add({ id, name, kana: '', email: null, demo: false }, desk.clock.now()),
  )
}

/** A post that somebody holds already cannot be taken up; then nothing is written at all. */
const TAKEN = Symbol('taken')

export async function takeUp(desk: Desk, region: Region, ticket: Ticket, person: Uuid): Promise<'done' | 'gone'> {
  const { post } = ticket
  if (!post) return 'gone'
  try {
    return await desk.asSystem(region, async (tx) => {
      if ((await invitationStore(tx).use(ticket.id, person, desk.clock.now())) === 'gone') return 'gone'
      // Somebody who leaves on a known day is still there until then: the one invited begins on the next.
      const from = freeFrom(await postStore(tx).holdersOf(post.id), desk.clock.today())
      const assigned = await postStore(tx).assign({ id: desk.newId(), post: post.id, person, from, until: null })
      if (assigned === 'taken') throw TAKEN
      return 'done'
    })
  } catch (error) {
    if (error === TAKEN) return 'gone'
    throw error
  }
}

/**
 * Old keys and sessions go first, then the link is spent: stopped in between, the person can still go on with the link,
 * and nobody can with a key that was lost.
 */
export async function replaceKeys(
  desk: Desk,
  region: Region,
  ticket: Ticket,
  keep: { readonly passkey?: Uuid; readonly password?: true },
): Promise<'done' | 'gone'> {
  await desk.signIn.rows.forgetKeys(ticket.person, keep)
  const used = await desk.asSystem(region, (tx) => resetStore(tx).use(ticket.id, desk.clock.now()))
  return used === 'used' ? 'done' : 'gone'
}
