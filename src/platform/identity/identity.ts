/**
 * 本人確認 — the platform's identity as one value for `compose.ts`.
 *
 *   const identity = openIdentity({ pool, begin, clock, newId, keys, mode, baseUrl, regions, providerSecrets })
 *   openServer({ …, routes: [...identity.routes, …], whoIs: identity.whoIs, postsIn: identity.postsIn })
 *   await identity.seedDemo()          demo only: the made-up people, at start, before modules seed their rows
 *   await identity.demoLinks()         demo only: one link for each made-up person, to print
 *   await identity.onStart()           at every start
 *   await identity.invite({ … })       staff invite      await identity.reset({ … })       staff reset
 *   identity.regionSlots               what a pack may say: demo/people.yaml, sign-in/providers.yaml
 */
import type { Uuid } from '#kernel/id'
import type { Route } from '../http/route.ts'
import type { WhoIs } from '../http/server.ts'
import type { AnySlot } from '../region-pack/slot-files.ts'
import { accountRoutes } from './account.routes.ts'
import { demoPeopleIn, demoTown, makeDemoLink, seedDemoPeople } from './demo.ts'
import { demoPeopleSlot } from './demo-people.slot.ts'
import { type Desk, type IdentityParts, openDesk } from './desk.ts'
import { inviteToPost, resetPerson } from './invite.ts'
import { joinRoutes } from './join.routes.ts'
import { providerRoutes } from './provider.routes.ts'
import { providersSlot } from './providers.slot.ts'
import { signInRoutes } from './sign-in.routes.ts'
import { openPostsIn, openWhoIs } from './who-is-this.ts'

export type DemoLink = { readonly town: string; readonly name: string; readonly post: string; readonly path: string }

export type Identity = ReturnType<typeof openIdentity>

export const identitySlots: readonly AnySlot[] = [demoPeopleSlot, providersSlot]

/** What the routes are, without anything to run them on: for the who-may-see-what matrix and the API description. */
export const identityRoutes = (desk: Desk): readonly Route[] => [
  ...signInRoutes(desk),
  ...providerRoutes(desk),
  ...joinRoutes(desk),
  ...accountRoutes(desk),
]

export function openIdentity(parts: IdentityParts) {
  const desk = openDesk(parts)
  const towns = parts.regions.flatMap((region) => demoTown(region, parts.mode) ?? [])
  const postsIn = openPostsIn(parts.begin, parts.clock, parts.mode)
  const whoIs: WhoIs = openWhoIs(desk.signIn, postsIn)
  return {
    whoIs,
    postsIn,
    routes: identityRoutes(desk),
    regionSlots: identitySlots,
    /** For tests and for those who open a session in another way. */
    desk,

    seedDemo: async (): Promise<void> => {
      for (const town of towns) await seedDemoPeople(desk, town)
    },

    demoLinks: async (): Promise<readonly DemoLink[]> => {
      const links: DemoLink[] = []
      for (const town of towns)
        for (const { person, name, post } of await demoPeopleIn(desk, town))
          links.push({ town: town.slug, name, post, path: await makeDemoLink(desk, person as Uuid, town) })
      return links
    },

    /** At every start: the providers the packs name. */
    onStart: async (): Promise<void> => {
      for (const region of parts.regions)
        for (const provider of await desk.providersOf(region))
          await desk.signIn.rows.keepProvider(provider, parts.clock.now())
    },

    invite: (invite: Parameters<typeof inviteToPost>[1]) => inviteToPost(desk, invite),
    reset: (asked: Parameters<typeof resetPerson>[1]) => resetPerson(desk, asked),
  }
}
