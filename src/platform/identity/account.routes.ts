/** 自分の鍵とサインインの経路 — for whoever is in: own keys, own sessions, a fresh factor, another post, the way out. */
import { type Instant, instant, localDateAt, localTimeAt } from '#kernel/instant'
import { type Answer, html, json, missing, redirect } from '../http/answer.ts'
import type { Call } from '../http/call.ts'
import { type Input, type Route, routes } from '../http/route.ts'
import { AccountPage } from './account.page.tsx'
import { browserName } from './browser-name.ts'
import type { Desk } from './desk.ts'
import { FactorPage, type FactorPageProps } from './factor.page.tsx'
import {
  codeForm,
  idForm,
  newPasskeyJson,
  nextForm,
  nextQuery,
  nothing,
  passkeyJson,
  postForm,
} from './identity.shape.ts'
import { ja as words } from './identity.words.ja.ts'
import { codeTries, tellFailed } from './landing.ts'
import { safeNext } from './next.ts'
import { PostPage } from './post.page.tsx'
import { sessionStore } from './session.store.ts'
import { openPostsIn } from './who-is-this.ts'

type AnyCall = Pick<Call<Input>, 'who' | 'region' | 'regions' | 'request' | 'to' | 'shell' | 'tx' | 'clock' | 'done'>

/** Minutes. Somebody who finds an open screen must not be able to leave a key of their own behind. */
const FRESH = 10

export function accountRoutes(desk: Desk): readonly Route[] {
  const { signIn } = desk

  const account = async (c: AnyCall, lastKey = false): Promise<Answer> => {
    const { session } = c.who
    const keys = await signIn.rows.passkeysOf(session.person)
    const hasPassword = await signIn.rows.hasPassword(session.person)
    const sessions = await c.tx((tx) => sessionStore(tx).ofPerson(session.person, c.clock.now()))
    return html(
      AccountPage,
      {
        shell: c.shell({ islands: ['passkey'] }),
        done: c.done,
        lastKey,
        hasPassword,
        demo: session.way === 'demo',
        keys: keys.map(({ id, name, madeAt }) => ({ id, name, made: madeAt ? localDateAt(instant(madeAt)) : '' })),
        sessions: sessions.map(({ id, way, openedAt, seenAt, userAgent }) => ({
          id,
          way,
          opened: momentText(openedAt),
          seen: momentText(seenAt),
          browser: browserName(userAgent) ?? words.account.browserUnknown,
          current: id === session.id,
        })),
        at: {
          passkeyOptions: c.to('/account/passkey/options'),
          passkey: c.to('/account/passkey'),
          removeKey: c.to('/account/passkey/remove'),
          endSession: c.to('/account/sessions/end'),
          endAll: c.to('/account/sessions/end-all'),
        },
      },
      lastKey ? 422 : 200,
    )
  }

  const factor = async (c: AnyCall, next: string, problem?: FactorPageProps['problem']): Promise<Answer> => {
    const { session } = c.who
    const provider = (await desk.providersOf(c.region)).find(({ organisation }) => organisation === session.provider)
    return html(
      FactorPage,
      {
        shell: c.shell({ islands: ['passkey'] }),
        next,
        can: {
          passkey: (await signIn.rows.passkeysOf(session.person)).length > 0,
          code: (await signIn.rows.codeKey(session.person))?.verified ?? false,
          demo: session.way === 'demo',
          provider:
            provider && c.to(`/sign-in/provider/${provider.id}?problem=factor&next=${encodeURIComponent(next)}`),
        },
        at: {
          code: c.to('/factor/code'),
          demo: c.to('/factor/demo'),
          passkeyOptions: c.to('/factor/passkey/options'),
          passkey: c.to('/factor/passkey'),
        },
        ...(problem ? { problem } : {}),
      },
      problem ? (problem.kind === 'wait' ? 429 : 422) : 200,
    )
  }

  return routes({
    mount: 'staff',
    who: 'signedIn',
    tenant: 'municipal',
    object: 'session',
    log: 'ids',
    limit: 'form',
    operatedOnly: true,
  })
    .get('/account', { title: '自分のサインインと鍵を見る', limit: 'page', freshFactor: FRESH }, (c) => account(c))
    .post(
      '/account/passkey/options',
      { title: '足すパスキーの問いを出す', object: 'passkey', freshFactor: FRESH, input: { json: nothing } },
      async (c) => {
        const { person: id, name, way } = c.who.session
        if (way === 'demo') return json({ refused: true }, 422)
        const { options, cookies } = await signIn.newPasskeyOptions(c.request.headers, { id, name })
        return json(options, 200, cookies)
      },
    )
    .post(
      '/account/passkey',
      { title: 'パスキーを足す', object: 'passkey', freshFactor: FRESH, input: { json: newPasskeyJson } },
      async (c) => {
        const { person } = c.who.session
        const added = await signIn.addPasskey(c.request.headers, c.json.response, c.json.name)
        if (!added.ok) return json({ refused: true }, 422)
        if (added.value.person !== person) {
          await signIn.rows.removePasskey(added.value.person, added.value.id)
          return json({ refused: true }, 422)
        }
        await c.tx((tx) => tx.record({ did: 'passkey.add', object: 'passkey', id: added.value.id }))
        return json({ to: c.to('/account?done=added') })
      },
    )
    .post(
      '/account/passkey/remove',
      { title: 'パスキーを消す', object: 'passkey', freshFactor: FRESH, input: { form: idForm } },
      async (c) => {
        if (!c.form.ok) return missing
        const { id } = c.form.value
        const { person, provider } = c.who.session
        const keys = await signIn.rows.passkeysOf(person)
        if (!keys.some((key) => key.id === id)) return missing
        const otherWay = provider !== null || (await signIn.rows.hasPassword(person))
        if (keys.length === 1 && !otherWay) return account(c, true)
        await signIn.rows.removePasskey(person, id)
        await c.tx((tx) => tx.record({ did: 'passkey.remove', object: 'passkey', id }))
        return redirect(c.to('/account?done=removed'))
      },
    )
    .post(
      '/account/sessions/end',
      { title: '自分のサインインを一つ終わらせる', input: { form: idForm } },
      async (c) => {
        if (!c.form.ok) return missing
        const { id } = c.form.value
        const ended = await c.tx((tx) => sessionStore(tx).end(c.who.session.person, id))
        return ended === 'ended' ? redirect(c.to('/account?done=ended')) : missing
      },
    )
    .post(
      '/account/sessions/end-all',
      { title: '自分のサインインをすべて終わらせる', input: { form: nothing } },
      async (c) => {
        await c.tx((tx) => sessionStore(tx).endAll(c.who.session.person))
        return redirect(c.to('/sign-in'), await signIn.signOut(c.request.headers))
      },
    )
    .get('/factor', { title: 'もう一度、本人の確認をする', limit: 'page', input: { query: nextQuery } }, (c) =>
      factor(c, safeNext(c.query.next)),
    )
    .post('/factor/code', { title: '番号で本人を確かめる', limit: 'signIn', input: { form: codeForm } }, async (c) => {
      const next = safeNext(c.form.ok ? c.form.value.next : undefined)
      const tries = codeTries(desk, c.who.session.person, c.request.address)
      const seconds = await tries.take()
      if (seconds > 0) return factor(c, next, { kind: 'wait', seconds })
      const code = c.form.ok ? c.form.value.code : ''
      if ((await signIn.freshCode(c.request.headers, c.who.session, code)) === 'fresh') {
        await tries.succeeded()
        return redirect(c.to(next))
      }
      await tellFailed(desk, c.region, 'code')
      return factor(c, next, { kind: 'refused' })
    })
    .post(
      '/factor/passkey/options',
      { title: '本人を確かめるパスキーの問いを出す', input: { json: nothing } },
      async (c) => {
        const { options, cookies } = await signIn.passkeyOptions(c.request.headers)
        return json(options, 200, cookies)
      },
    )
    .post('/factor/passkey', { title: 'パスキーで本人を確かめる', input: { json: passkeyJson } }, async (c) => {
      const answer = await signIn.freshPasskey(c.request.headers, c.who.session, c.json.response)
      if (answer === 'fresh') return json({ to: c.to(safeNext(c.json.next)) })
      await tellFailed(desk, c.region, 'passkey')
      return json({ refused: true }, 422)
    })
    .post('/factor/demo', { title: 'お試しの人の確認をする', input: { form: nextForm } }, async (c) => {
      const { session } = c.who
      if (desk.mode !== 'demo' || session.way !== 'demo') return missing
      await signIn.rows.setFactor(session.id as typeof session.person, c.clock.now())
      return redirect(c.to(safeNext(c.form.ok ? c.form.value.next : undefined)))
    })
    .get('/post', { title: '役職を選ぶ', object: 'post', limit: 'page' }, async (c) => {
      const posts = await everyOpenPost(desk, c)
      return html(PostPage, { shell: c.shell(), action: c.to('/post'), posts })
    })
    .post('/post', { title: '役職をかえる', object: 'post', input: { form: postForm } }, async (c) => {
      if (!c.form.ok) return missing
      const { municipality, post: id, next } = c.form.value
      const region = c.regions.find((each) => each.id === municipality)
      const chosen = (await everyOpenPost(desk, c)).find(
        ({ post }) => post.id === id && post.municipality === municipality,
      )
      if (!region || !chosen) return missing
      const { session } = c.who
      await signIn.rows.choosePost(session.id as typeof session.person, municipality, id)
      await c.txIn({ session, post: chosen.post }, (tx) => tx.record({ did: 'post.choose', object: 'post', id }))
      return redirect(`/${region.slug}/staff${safeNext(next)}`)
    })
    .post('/sign-out', { title: 'サインアウトする', input: { form: nothing } }, async (c) => {
      await c.tx((tx) => tx.record({ did: 'session.signOut', object: 'session', id: c.who.session.id }))
      return redirect(c.to('/sign-in'), await signIn.signOut(c.request.headers))
    }).list
}

async function everyOpenPost(desk: Desk, { who, regions, clock }: Pick<Call<Input>, 'who' | 'regions' | 'clock'>) {
  const postsIn = openPostsIn(desk.begin, clock, desk.mode)
  const found: { town: string; post: typeof who.post; current: boolean }[] = []
  for (const region of regions)
    for (const post of await postsIn(who.session, region.id))
      found.push({
        town: region.names.ja,
        post,
        current: post.id === who.post.id && region.id === who.post.municipality,
      })
  return found
}

const momentText = (at: Instant): string => `${localDateAt(at)} ${localTimeAt(at)}`
