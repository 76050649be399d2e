/**
 * お試しの人 — the made-up people of fictional towns: written at start, signed in by one press or by a one-time link.
 *
 * By type: `DemoTown` is made only of a fictional region on a demo server, so live has nothing to call this with.
 * The same key in two packs is the same organisation or person; ids are made from the keys, so seeding twice is once.
 */
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import type { Tx } from '../database/tx.ts'
import { fromSlot, type Region } from '../region-pack/pack.ts'
import { demoPeopleSlot } from './demo-people.slot.ts'
import type { Desk } from './desk.ts'
import { demoOrganisationId, demoPersonId, demoPostId, madeId } from './made-id.ts'
import { isOpen, LINK_HOURS } from './one-time-link.ts'
import { organisationStore } from './organisation.store.ts'
import { type PersonTables, personStore } from './person.store.ts'
import { postStore } from './post.store.ts'
import type { DemoPick } from './sign-in.page.tsx'
import { hashOf, newToken } from './token.ts'
import type { Post } from './who.ts'

export type DemoTown = Region & { readonly fictional: true; readonly demo: true }

export const demoTown = (region: Region, mode: 'demo' | 'live'): DemoTown | undefined =>
  mode === 'demo' && region.fictional ? { ...region, fictional: true, demo: true } : undefined

/** A town's own organisation is found by its code, so that an invitation on the command line meets the same one. */
export async function seedDemoPeople(desk: Desk, town: DemoTown): Promise<void> {
  const now = desk.clock.now()
  for (const { value } of fromSlot(town, demoPeopleSlot))
    await desk.asSystem(town, async (tx) => {
      const owners = new Map<string, Uuid>()
      for (const { key, kind, name, code = null } of value.organisations) {
        const id = (code && (await organisationStore(tx).withCode(code))?.id) || demoOrganisationId(key)
        owners.set(key, id)
        const organisation = { id, kind, name, code, controlledBy: null, providerOnly: false }
        await organisationStore(tx).add(organisation, now, { demo: true })
      }
      for (const { key, name, kana, email } of value.people)
        await personStore(tx).add({ id: demoPersonId(key), name, kana, email, demo: true }, now)
      const firstDay = value.assignments.map(({ from }) => from).sort()[0] ?? desk.clock.today()
      const here = await postStore(tx).inMunicipality()
      for (const { key, organisation, department, title, authorities } of value.posts) {
        const id = demoPostId(town.id, key)
        const owner = owners.get(organisation)
        if (!owner || here.some((post) => post.id === id)) continue
        await postStore(tx).add({
          id,
          organisation: owner,
          department,
          title,
          authorities,
          from: firstDay,
          until: null,
        })
      }
      const held = await postStore(tx).holders()
      for (const { person, post, from, until } of value.assignments) {
        const id = madeId('demo assignment', town.id, person, post, from)
        if (held.some((assignment) => assignment.id === id)) continue
        await postStore(tx).assign({
          id,
          post: demoPostId(town.id, post),
          person: demoPersonId(person),
          from,
          until: until ?? null,
        })
      }
    })
}

/** Made-up people who hold a post in this town today, with what they may do. */
export const demoPeopleIn = (desk: Desk, region: Region): Promise<readonly DemoPick[]> =>
  desk.asSystem(region, async (tx) => {
    const today = desk.clock.today()
    // The town's own people first: most who try it out are at home there.
    const posts = (await postStore(tx).inMunicipality()).toSorted((a, b) => rank(a) - rank(b))
    const holders = await postStore(tx).holders()
    return posts.flatMap((post) =>
      holders
        .filter((held) => held.post === post.id && held.demo && !held.deactivated)
        .filter(({ from, until }) => from <= today && (until === null || today <= until))
        .map(({ person, name }) => ({
          person,
          name,
          organisation: post.organisationName,
          post: `${post.department}　${post.title}`,
          authorities: post.authorities,
        })),
    )
  })

const rank = ({ organisationKind }: Post): number => (organisationKind === 'municipality' ? 0 : 1)

export async function demoPersonOf(desk: Desk, region: Region, person: Uuid): Promise<Uuid | undefined> {
  if (!demoTown(region, desk.mode)) return undefined
  return (await demoPeopleIn(desk, region)).some((pick) => pick.person === person) ? person : undefined
}

type DemoLinkTables = {
  identity_demo_link: {
    municipality_id: Uuid
    token_hash: string
    person_id: Uuid
    expires_at: Instant
    used_at: Instant | null
  }
}

/** A path below the base URL, for one use within twelve hours. */
export async function makeDemoLink(desk: Desk, person: Uuid, town: DemoTown): Promise<string> {
  const { token, hash } = newToken()
  await desk.asSystem(town, async (tx: Tx<DemoLinkTables>) => {
    await tx
      .insertInto('identity_demo_link')
      .values({
        municipality_id: town.id,
        token_hash: hash,
        person_id: person,
        expires_at: desk.inHours(LINK_HOURS.demo),
        used_at: null,
      })
      .execute()
    await tx.record({ did: 'demoLink.add', object: 'person', id: person })
  })
  return `/${town.slug}/staff/sign-in/demo/${token}`
}

export async function useDemoLink(
  desk: Desk,
  region: Region,
  token: string,
  how: 'look' | 'use',
): Promise<{ readonly person: Uuid; readonly name: string } | undefined> {
  if (!demoTown(region, desk.mode)) return undefined
  const now = desk.clock.now()
  return desk.asSystem(region, async (tx: Tx<DemoLinkTables & PersonTables>) => {
    const link = await tx
      .selectFrom('identity_demo_link')
      .selectAll()
      .where('municipality_id', '=', region.id)
      .where('token_hash', '=', hashOf(token))
      .forUpdate()
      .executeTakeFirst()
    if (!link || !isOpen({ expiresAt: link.expires_at, usedAt: link.used_at, withdrawnAt: null }, now)) return undefined
    if (how === 'use')
      await tx
        .updateTable('identity_demo_link')
        .set({ used_at: now })
        .where('municipality_id', '=', region.id)
        .where('token_hash', '=', link.token_hash)
        .execute()
    const person = await personStore(tx as unknown as Tx<PersonTables>).find(link.person_id)
    return person?.demo ? { person: person.id, name: person.name } : undefined
  })
}
