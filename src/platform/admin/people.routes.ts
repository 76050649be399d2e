/**
 * 人と役職の経路 — posts, invitations, sessions, deactivation. Every change of who may do what asks for a fresh factor.
 */

import type { Uuid } from '#kernel/id'
import { instantFromMillis, millisOf } from '#kernel/instant'
import { readDate } from '#kernel/read-date'
import { type Answer, html, missing, redirect } from '../http/answer.ts'
import type { Call } from '../http/call.ts'
import { type Input, type Route, routes } from '../http/route.ts'
import type { StaffDoor } from '../http/site.ts'
import { invitationStore } from '../identity/invitation.store.ts'
import { LINK_HOURS, linkState } from '../identity/one-time-link.ts'
import { personStore } from '../identity/person.store.ts'
import { postStore } from '../identity/post.store.ts'
import { sessionStore } from '../identity/session.store.ts'
import { newToken } from '../identity/token.ts'
import { may } from '../identity/who.ts'
import { PeoplePage } from './people.page.tsx'
import { idParams, inviteForm, nothing, untilForm } from './people.shape.ts'
import { faultsIn } from './people-fault.ts'
import { peopleView } from './people-view.ts'
import { PersonPage } from './person.page.tsx'
import { LinkPage, PostPage, type PostPageProps } from './post.page.tsx'

export const peopleDoor: StaffDoor = { key: 'people', path: '/people', title: '人と役職', needs: 'people.manage' }

/** Minutes since the last factor. */
export const FRESH = 15

const manage = { mount: 'staff', who: 'people.manage', tenant: 'municipal', log: 'ids', operatedOnly: true } as const

export const peopleRoutes = (baseUrl: string): readonly Route[] =>
  routes(manage)
    .get('/people', { object: 'post', limit: 'page', title: '人と役職の一覧を見る' }, async (c) => {
      const { posts, holders, invitations } = await c.tx(async (tx) => ({
        posts: await postStore(tx).inMunicipality(),
        holders: await postStore(tx).holders(),
        invitations: await invitationStore(tx).all(),
      }))
      const invited = new Set(
        invitations.filter((link) => linkState(link, c.clock.now()) === 'open').map(({ post }) => post),
      )
      return html(PeoplePage, {
        shell: c.shell({ door: 'people' }),
        done: c.done,
        view: peopleView(posts, holders, invited, c.clock.today()),
        to: c.to,
      })
    })
    .get(
      '/people/posts/:id',
      { object: 'post', limit: 'page', title: '役職を見る', input: { params: idParams } },
      (c) => postPage(c, c.params.id),
    )
    .post(
      '/people/posts/:id/invite',
      {
        object: 'invitation',
        limit: 'form',
        title: '役職に人を招く',
        freshFactor: FRESH,
        input: { params: idParams, form: inviteForm },
      },
      async (c) => {
        const { form } = c
        if (!form.ok) return postPage(c, c.params.id, form.typed, form.error)
        const { token, hash } = newToken()
        const now = c.clock.now()
        const made = await c.tx(async (tx) => {
          if (!(await postStore(tx).find(c.params.id))) return false
          const expiresAt = instantFromMillis(millisOf(now) + LINK_HOURS.invitation * 3_600_000)
          const invitation = {
            id: c.newId(),
            post: c.params.id,
            name: form.value.name,
            expiresAt,
            madeAt: now,
            madeBy: c.who.session.person,
          }
          await invitationStore(tx).add(invitation, hash)
          return true
        })
        if (!made) return missing
        return html(LinkPage, {
          shell: c.shell({ door: 'people' }),
          link: `${baseUrl}${c.to(`/join/${token}`)}`,
          hours: LINK_HOURS.invitation,
          back: c.to('/people'),
        })
      },
    )
    .post(
      '/people/invitations/:id/withdraw',
      { object: 'invitation', limit: 'form', title: '招待を取り消す', input: { params: idParams, form: nothing } },
      async (c) => {
        const done = await c.tx((tx) => invitationStore(tx).withdraw(c.params.id, c.clock.now()))
        return done === 'gone' ? missing : redirect(c.to('/people?done=withdrawn'))
      },
    )
    .post(
      '/people/posts/:id/end',
      {
        object: 'post',
        limit: 'form',
        title: '役職を終える',
        freshFactor: FRESH,
        input: { params: idParams, form: untilForm },
      },
      async (c) => {
        const until = c.form.ok ? readDate(c.form.value.until) : undefined
        if (!c.form.ok || !until?.ok)
          return postPage(
            c,
            c.params.id,
            c.form.typed,
            c.form.ok ? [{ field: 'until', code: 'badDate' }] : c.form.error,
          )
        const post = await c.tx((tx) => postStore(tx).find(c.params.id))
        if (!post) return missing
        if (until.value < post.from)
          return postPage(c, c.params.id, c.form.typed, [{ field: 'until', code: 'beforeStart' }])
        await c.tx((tx) => postStore(tx).end(c.params.id, until.value))
        return redirect(c.to('/people?done=postEnded'))
      },
    )
    .post(
      '/people/assignments/:id/end',
      {
        object: 'assignment',
        limit: 'form',
        title: '役職から人を外す',
        freshFactor: FRESH,
        input: { params: idParams, form: untilForm },
      },
      async (c) => {
        const until = c.form.ok ? readDate(c.form.value.until) : undefined
        const holder = (await c.tx((tx) => postStore(tx).holders())).find(({ id }) => id === c.params.id)
        if (!holder) return missing
        const field = `until-${holder.id}`
        const again = (code: string) =>
          postPage(c, holder.post, { [field]: c.form.typed['until'] ?? '' }, [{ field, code }])
        if (!until?.ok) return again('badDate')
        if (until.value < holder.from) return again('beforeStart')
        await c.tx((tx) => postStore(tx).endAssignment(holder.id, until.value))
        return redirect(c.to('/people?done=assignmentEnded'))
      },
    )
    .get(
      '/people/:id',
      { object: 'person', limit: 'page', title: '人を見る', input: { params: idParams } },
      async (c) => {
        const found = await c.tx(async (tx) => {
          const person = await personStore(tx).find(c.params.id)
          return (
            person && {
              person,
              posts: await postStore(tx).heldBy(person.id),
              // Where somebody else let the person in, their sessions are that town's business.
              sessions: person.home ? await sessionStore(tx).ofPerson(person.id, c.clock.now()) : [],
            }
          )
        })
        if (!found) return missing
        return html(PersonPage, {
          ...found,
          shell: c.shell({ door: 'people' }),
          to: c.to,
          done: c.done,
          isSelf: found.person.id === c.who.session.person,
          mayReset: may(c.who, 'people.reset'),
        })
      },
    )
    .post(
      '/people/:id/sessions/end',
      {
        object: 'session',
        limit: 'form',
        title: '人のサインインを終わらせる',
        input: { params: idParams, form: nothing },
      },
      (c) => atHome(c, c.params.id, 'sessionsEnded', async (tx) => void (await sessionStore(tx).endAll(c.params.id))),
    )
    .post(
      '/people/:id/deactivate',
      {
        object: 'person',
        limit: 'form',
        title: '人を使えないようにする',
        freshFactor: FRESH,
        input: { params: idParams, form: nothing },
      },
      async (c) => {
        // Nobody locks themselves out: somebody must be left who can let them in again.
        if (c.params.id === c.who.session.person) return redirect(c.to(`/people/${c.params.id}`))
        return atHome(
          c,
          c.params.id,
          'deactivated',
          async (tx) => void (await personStore(tx).deactivate(c.params.id, c.clock.now())),
        )
      },
    )
    .post(
      '/people/:id/reactivate',
      {
        object: 'person',
        limit: 'form',
        title: '人をまた使えるようにする',
        freshFactor: FRESH,
        input: { params: idParams, form: nothing },
      },
      (c) =>
        atHome(
          c,
          c.params.id,
          'reactivated',
          async (tx) => void (await personStore(tx).reactivate(c.params.id, c.clock.now())),
        ),
    ).list

type Tx = Parameters<Parameters<Call<Input>['tx']>[0]>[0]

/** Only for somebody this municipality let in; anybody else answers as missing. */
async function atHome(
  c: Pick<Call<Input>, 'tx' | 'to'>,
  id: Uuid,
  done: string,
  work: (tx: Tx) => Promise<void>,
): Promise<Answer> {
  const found = await c.tx(async (tx) => {
    const person = await personStore(tx).find(id)
    if (!person?.home) return false
    await work(tx)
    return true
  })
  return found ? redirect(c.to(`/people/${id}?done=${done}`)) : missing
}

async function postPage(
  c: Pick<Call<Input>, 'tx' | 'to' | 'shell' | 'clock'>,
  id: Uuid,
  typed: PostPageProps['typed'] = {},
  faults: Parameters<typeof faultsIn>[0] = [],
): Promise<Answer> {
  const found = await c.tx(async (tx) => {
    const post = await postStore(tx).find(id)
    return (
      post && {
        post,
        holders: await postStore(tx).holdersOf(id),
        invitations: (await invitationStore(tx).all()).filter((each) => each.post === id),
      }
    )
  })
  if (!found) return missing
  return html(
    PostPage,
    { ...found, shell: c.shell({ door: 'people' }), to: c.to, now: c.clock.now(), typed, errors: faultsIn(faults) },
    faults.length > 0 ? 422 : 200,
  )
}
