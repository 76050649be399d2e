/**
 * だれか — from the cookie of a request to a person acting with one post here. Asked anew on every request, before any
 * transaction is open: revoking works on the next one.
 */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import type { Clock } from '#kernel/instant'
import type { Begin } from '../database/tx.ts'
import type { WhoIs } from '../http/server.ts'
import { postStore } from './post.store.ts'
import type { SignIn } from './sign-in.ts'
import { mayAct, type Post, type Session } from './who.ts'

export type Mode = 'demo' | 'live'

/** The posts this session may act with today. */
export const openPosts = (session: Session, held: readonly Post[], today: LocalDate, mode: Mode): readonly Post[] =>
  held.filter((post) => mayAct(session, post, today, mode).kind === 'yes')

/** The chosen one while it is open; else the first, which is the one held longest. */
export const actingPost = (open: readonly Post[], chosen: Uuid | undefined): Post | undefined =>
  open.find(({ id }) => id === chosen) ?? open[0]

/** The posts this session may act with today in one town, whichever town it stands in now. */
export type PostsIn = (session: Session, municipality: Uuid) => Promise<readonly Post[]>

export const openPostsIn =
  (begin: Begin, clock: Clock, mode: Mode): PostsIn =>
  async (session, municipality) => {
    const held = await begin({ kind: 'system', municipality, task: 'identity.posts' }, (tx) =>
      postStore(tx).heldBy(session.person),
    )
    return openPosts(session, held, clock.today(), mode)
  }

export const openWhoIs =
  (signIn: SignIn, postsIn: PostsIn): WhoIs =>
  async (headers, municipality) => {
    const { session, cookies } = await signIn.seen(headers)
    if (!session) return { setCookie: cookies }
    const open = await postsIn(session, municipality)
    if (open.length === 0) return { setCookie: cookies }
    const chosen = open.length > 1 ? await signIn.rows.chosenPost(session.id as Uuid, municipality) : undefined
    const post = actingPost(open, chosen)
    return post ? { who: { session, post }, setCookie: cookies } : { setCookie: cookies }
  }
