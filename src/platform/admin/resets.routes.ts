/** 鍵のつくり直しの経路 — one asks, another approves; the link is shown once to the one who approved. */
import { instantFromMillis, millisOf } from '#kernel/instant'
import { html, missing, redirect, refused } from '../http/answer.ts'
import { type Route, routes } from '../http/route.ts'
import { LINK_HOURS } from '../identity/one-time-link.ts'
import { resetStore } from '../identity/reset.store.ts'
import { newToken } from '../identity/token.ts'
import { namesFor } from './names.store.ts'
import { FRESH } from './people.routes.ts'
import { idParams, nothing } from './people.shape.ts'
import { LinkPage } from './post.page.tsx'
import { ResetsPage } from './resets.page.tsx'

export const resetRoutes = (baseUrl: string): readonly Route[] =>
  routes({ mount: 'staff', who: 'people.reset', tenant: 'municipal', log: 'ids', operatedOnly: true })
    .get('/people/resets', { object: 'reset', limit: 'page', title: '鍵のつくり直しの一覧を見る' }, async (c) => {
      const found = await c.tx(async (tx) => {
        const resets = await resetStore(tx).all()
        const named = resets.flatMap(({ person, requestedBy }) => [
          { person, post: null },
          { person: requestedBy, post: null },
        ])
        return { resets, names: (await namesFor(tx, named)).names }
      })
      return html(ResetsPage, {
        ...found,
        shell: c.shell({ door: 'people' }),
        to: c.to,
        done: c.done,
        me: c.who.session.person,
        now: c.clock.now(),
      })
    })
    .post(
      '/people/:id/reset',
      {
        object: 'reset',
        limit: 'form',
        title: '鍵のつくり直しを頼む',
        freshFactor: FRESH,
        input: { params: idParams, form: nothing },
      },
      async (c) => {
        const asked = await c.tx((tx) =>
          resetStore(tx).request({
            id: c.newId(),
            person: c.params.id,
            requestedBy: c.who.session.person,
            requestedAt: c.clock.now(),
          }),
        )
        if (asked === 'missing') return missing
        return asked === 'notYou' ? refused('notAllowed') : redirect(c.to('/people/resets?done=requested'))
      },
    )
    .post(
      '/people/resets/:id/approve',
      {
        object: 'reset',
        limit: 'form',
        title: '鍵のつくり直しを認める',
        freshFactor: FRESH,
        input: { params: idParams, form: nothing },
      },
      async (c) => {
        const { token, hash } = newToken()
        const now = c.clock.now()
        const approved = await c.tx((tx) =>
          resetStore(tx).approve(c.params.id, {
            approvedBy: c.who.session.person,
            at: now,
            tokenHash: hash,
            expiresAt: instantFromMillis(millisOf(now) + LINK_HOURS.reset * 3_600_000),
          }),
        )
        if (approved === 'gone') return missing
        if (approved === 'notYou') return refused('notAllowed')
        return html(LinkPage, {
          shell: c.shell({ door: 'people' }),
          link: `${baseUrl}${c.to(`/join/${token}`)}`,
          hours: LINK_HOURS.reset,
          back: c.to('/people/resets'),
        })
      },
    ).list
