/**
 * 最初の人を招く、鍵をやり直す — what an operator does on the command line, where no clerk is there yet to do it.
 *
 * The first clerk gets every authority: somebody must be able to make posts for the others and to give away what is not
 * hers. Once anybody here manages people, a post made this way may only read, and a clerk gives it the rest.
 */
import type { Uuid } from '#kernel/id'
import { fail, ok, type Result } from '#kernel/result'
import type { OpenTx } from '../database/tx.ts'
import type { Region } from '../region-pack/pack.ts'
import { AUTHORITIES, type Authority } from './authority.ts'
import type { Desk } from './desk.ts'
import type { Holder } from './holder.ts'
import { invitationStore } from './invitation.store.ts'
import { madeId } from './made-id.ts'
import { LINK_HOURS } from './one-time-link.ts'
import { organisationStore } from './organisation.store.ts'
import { personStore } from './person.store.ts'
import { postStore } from './post.store.ts'
import { resetStore } from './reset.store.ts'
import { newToken } from './token.ts'
import type { Post } from './who.ts'

export type OneTimeLink = { readonly link: string; readonly expiresAt: string; readonly for: string }

export type Invite = {
  readonly region: Region
  /** The title: 課長. Found among the posts of the municipality itself, or made. */
  readonly postName: string
  readonly department?: string
  /** The name of the one invited; the post's title where nobody is named yet. */
  readonly name?: string
}
export type InviteFault = 'unofficial' | 'postIsHeld'

const READER: readonly Authority[] = ['partnership.read']

export async function inviteToPost(desk: Desk, invite: Invite): Promise<Result<OneTimeLink, InviteFault>> {
  const { region, postName, name = postName } = invite
  if (region.operatedBy === undefined) return fail('unofficial')
  const { token, hash } = newToken()
  const expiresAt = desk.inHours(LINK_HOURS.invitation)
  return desk.asSystem(region, async (tx): Promise<Result<OneTimeLink, InviteFault>> => {
    const post = await ownPost(desk, tx, invite)
    if ((await postStore(tx).holdersOf(post)).some((held) => isHeld(held, desk.clock.today())))
      return fail('postIsHeld')
    const invitation = { id: desk.newId(), post, name, expiresAt, madeAt: desk.clock.now(), madeBy: null }
    await invitationStore(tx).add(invitation, hash)
    return ok({ link: `${desk.baseUrl}/${region.slug}/staff/join/${token}`, expiresAt, for: name })
  })
}

const isHeld = ({ until }: Pick<Post, 'until'>, today: string): boolean => until === null || until >= today

/** Somebody who cannot sign in gives nobody anything: who was shut out, and a made-up person in live. */
const mayManage = ({ mode }: Desk, { demo, deactivated }: Pick<Holder, 'demo' | 'deactivated'>): boolean =>
  !deactivated && (mode === 'demo' || !demo)

async function ownPost(desk: Desk, tx: OpenTx, { region, postName, department = '' }: Invite): Promise<Uuid> {
  const organisation = await ownOrganisation(desk, tx, region)
  const today = desk.clock.today()
  const posts = (await postStore(tx).inMunicipality()).filter((post) => isHeld(post, today))
  const found = posts.find(
    (post) =>
      post.organisation === organisation && post.title === postName && (!department || post.department === department),
  )
  if (found) return found.id
  const managers = posts.filter(({ authorities }) => authorities.includes('people.manage'))
  const holders = await postStore(tx).holders()
  const isManaged = holders.some(
    (held) => isHeld(held, today) && mayManage(desk, held) && managers.some(({ id }) => id === held.post),
  )
  const id = desk.newId()
  await postStore(tx).add({
    id,
    organisation,
    department,
    title: postName,
    authorities: isManaged ? READER : AUTHORITIES,
    from: today,
    until: null,
  })
  return id
}

async function ownOrganisation(desk: Desk, tx: OpenTx, region: Region): Promise<Uuid> {
  const found = await organisationStore(tx).withCode(region.code)
  if (found) return found.id
  const id = madeId('municipality', region.code)
  const name = region.names.ja.replaceAll(/\{([^|]+)\|[^}]+\}/g, '$1')
  await organisationStore(tx).add(
    { id, kind: 'municipality', name, code: region.code, controlledBy: null, providerOnly: false },
    desk.clock.now(),
  )
  return id
}

export type ResetFault = 'noSuchPerson' | 'severalPeople' | 'notLetInHere'

/** `who`: the mail address, or the name exactly as it is written. */
export async function resetPerson(
  desk: Desk,
  { region, who }: { readonly region: Region; readonly who: string },
): Promise<Result<OneTimeLink, ResetFault>> {
  const { token, hash } = newToken()
  const expiresAt = desk.inHours(LINK_HOURS.reset)
  return desk.asSystem(region, async (tx): Promise<Result<OneTimeLink, ResetFault>> => {
    const people = await personStore(tx).inMunicipality()
    const found = people.filter(({ email, name }) => email === who.toLowerCase() || name === who)
    const [person] = found
    if (!person) return fail('noSuchPerson')
    if (found.length > 1) return fail('severalPeople')
    const id = desk.newId()
    const at = desk.clock.now()
    const asked = await resetStore(tx).request({ id, person: person.id, requestedBy: null, requestedAt: at })
    if (asked !== 'requested') return fail('notLetInHere')
    await resetStore(tx).approve(id, { approvedBy: null, at, tokenHash: hash, expiresAt })
    return ok({ link: `${desk.baseUrl}/${region.slug}/staff/join/${token}`, expiresAt, for: person.name })
  })
}
