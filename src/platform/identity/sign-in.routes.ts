/** サインインの経路 — the doors to a session: passkey, password and code, the organisation's provider, the demo. */
import { html, json, missing, redirect } from '../http/answer.ts'
import type { Call } from '../http/call.ts'
import type { Input, Route } from '../http/route.ts'
import { routes } from '../http/route.ts'
import { CodePage, type CodePageProps } from './code.page.tsx'
import { demoPeopleIn, demoPersonOf, useDemoLink } from './demo.ts'
import { DemoLinkPage } from './demo-link.page.tsx'
import type { Desk } from './desk.ts'
import { codeForm, demoForm, nextQuery, nothing, passkeyJson, passwordForm, tokenParams } from './identity.shape.ts'
import { codeTries, passwordTries, tellFailed, tellOpened } from './landing.ts'
import { safeNext } from './next.ts'
import { SignInPage, type SignInPageProps } from './sign-in.page.tsx'
import { openPostsIn } from './who-is-this.ts'

type AnyCall = Pick<Call<Input>, 'region' | 'regions' | 'request' | 'to' | 'shell'>

export function signInRoutes(desk: Desk): readonly Route[] {
  const { signIn } = desk

  const page = async (c: AnyCall, own: Pick<SignInPageProps, 'next' | 'problem' | 'email'>, status = 200) => {
    const providers = await desk.providersOf(c.region)
    return html(
      SignInPage,
      {
        ...own,
        shell: c.shell({ islands: ['passkey'] }),
        at: {
          password: c.to('/sign-in'),
          passkeyOptions: c.to('/sign-in/passkey/options'),
          passkey: c.to('/sign-in/passkey'),
          demo: c.to('/sign-in/demo'),
        },
        providers: providers.map(({ id, label }) => ({
          label,
          href: c.to(`/sign-in/provider/${id}?next=${encodeURIComponent(own.next)}`),
        })),
        demo: desk.mode === 'demo' && c.region.fictional ? await demoPeopleIn(desk, c.region) : undefined,
        noPost: await noPostHere(desk, c),
      },
      status,
    )
  }

  return routes({
    mount: 'staff',
    who: 'anyone',
    tenant: 'municipal',
    object: 'session',
    log: 'path',
    operatedOnly: true,
  })
    .get('/sign-in', { title: 'サインインの方法を選ぶ', limit: 'page', input: { query: nextQuery } }, async (c) => {
      const { session } = await signIn.seen(c.request.headers)
      const next = safeNext(c.query.next)
      if (session && session.factorAt === null && session.way === 'provider')
        return redirect(c.to(`/sign-in/code?next=${encodeURIComponent(next)}`))
      const problem = c.query.problem
      return page(c, {
        next,
        problem:
          problem === 'provider'
            ? { kind: 'providerRefused' }
            : problem === 'again'
              ? { kind: 'startAgain' }
              : undefined,
      })
    })
    .post('/sign-in', { title: 'パスワードを確かめる', limit: 'signIn', input: { form: passwordForm } }, async (c) => {
      if (!c.form.ok) return page(c, { next: '/', problem: { kind: 'refused' } }, 422)
      const { email, password, next } = c.form.value
      const tries = passwordTries(desk, email, c.request.address)
      const seconds = await tries.take()
      if (seconds > 0) return page(c, { next: safeNext(next), problem: { kind: 'wait', seconds }, email }, 429)
      const answer = await signIn.password(c.request.headers, email.trim(), password)
      if (!answer.ok) {
        await tellFailed(desk, c.region, 'password')
        return page(c, { next: safeNext(next), problem: { kind: 'refused' }, email }, 422)
      }
      await tries.giveBack()
      return redirect(c.to(`/sign-in/code?next=${encodeURIComponent(safeNext(next))}`), answer.value)
    })
    .get('/sign-in/code', { title: '番号を入れる', limit: 'page', input: { query: nextQuery } }, async (c) =>
      html(CodePage, { shell: c.shell(), action: c.to('/sign-in/code'), next: safeNext(c.query.next) }),
    )
    .post('/sign-in/code', { title: '番号を確かめる', limit: 'signIn', input: { form: codeForm } }, async (c) => {
      const { headers, address } = c.request
      const next = safeNext(c.form.ok ? c.form.value.next : undefined)
      const { session } = await signIn.seen(headers)
      // Somebody who is in already may be asked for the code of another account.
      const half = session?.factorAt === null ? session : undefined
      const tries = codeTries(desk, half?.person ?? (await signIn.whoseCode(headers)), address)
      const form: CodePageProps = { shell: c.shell(), action: c.to('/sign-in/code'), next }
      const seconds = await tries.take()
      if (seconds > 0) return html<CodePageProps>(CodePage, { ...form, problem: { kind: 'wait', seconds } }, 429)
      const answer = await signIn.code(headers, c.form.ok ? c.form.value.code : '')
      if (answer.ok) {
        await tries.succeeded()
        await tellOpened(desk, c.region, answer.value.person, half?.way ?? 'password')
        return redirect(c.to(next), answer.value.cookies)
      }
      if (answer.error === 'startAgain') {
        await tries.giveBack()
        return redirect(c.to(`/sign-in?problem=again&next=${encodeURIComponent(next)}`))
      }
      await tellFailed(desk, c.region, 'code')
      return html<CodePageProps>(CodePage, { ...form, problem: { kind: 'refused' } }, 422)
    })
    .post(
      '/sign-in/passkey/options',
      { title: 'パスキーの問いを出す', limit: 'signIn', input: { json: nothing } },
      async (c) => {
        const { options, cookies } = await signIn.passkeyOptions(c.request.headers)
        return json(options, 200, cookies)
      },
    )
    .post(
      '/sign-in/passkey',
      { title: 'パスキーを確かめる', limit: 'signIn', input: { json: passkeyJson } },
      async (c) => {
        // Never waits and is never counted: nobody guesses a key, and the office must get in while somebody mistypes.
        const answer = await signIn.passkey(c.request.headers, c.json.response)
        if (!answer.ok) {
          await tellFailed(desk, c.region, 'passkey')
          return json({ refused: true }, 422)
        }
        await tellOpened(desk, c.region, answer.value.person, 'passkey')
        return json({ to: c.to(safeNext(c.json.next)) }, 200, answer.value.cookies)
      },
    )
    .post('/sign-in/demo', { title: '見本の人で入る', limit: 'form', input: { form: demoForm } }, async (c) => {
      const person = c.form.ok ? await demoPersonOf(desk, c.region, c.form.value.person) : undefined
      if (!c.form.ok || !person) return missing
      const answer = await signIn.open(c.request.headers, { person, way: 'demo', provider: null, factor: true })
      if (!answer.ok) return missing
      await tellOpened(desk, c.region, person, 'demo')
      return redirect(c.to(safeNext(c.form.value.next)), answer.value)
    })
    .get(
      '/sign-in/demo/:token',
      { title: 'お試しのリンクを開く', limit: 'page', input: { params: tokenParams } },
      async (c) => {
        const found = await useDemoLink(desk, c.region, c.params.token, 'look')
        if (!found) return missing
        return html(DemoLinkPage, {
          shell: c.shell(),
          name: found.name,
          action: c.to(`/sign-in/demo/${c.params.token}`),
        })
      },
    )
    .post(
      '/sign-in/demo/:token',
      { title: 'お試しのリンクで入る', limit: 'signIn', input: { params: tokenParams, form: nothing } },
      async (c) => {
        const found = await useDemoLink(desk, c.region, c.params.token, 'use')
        if (!found) {
          await tellFailed(desk, c.region, 'demo')
          return missing
        }
        const { person } = found
        const answer = await signIn.open(c.request.headers, { person, way: 'demo', provider: null, factor: true })
        if (!answer.ok) return missing
        await tellOpened(desk, c.region, person, 'demo')
        return redirect(c.to('/'), answer.value)
      },
    ).list
}

/** Somebody is in, and may act elsewhere but not in this town. */
async function noPostHere(desk: Desk, c: AnyCall): Promise<SignInPageProps['noPost']> {
  const { session } = await desk.signIn.seen(c.request.headers)
  if (!session || session.factorAt === null) return undefined
  const postsIn = openPostsIn(desk.begin, desk.clock, desk.mode)
  if ((await postsIn(session, c.region.id)).length > 0) return undefined
  const elsewhere: { readonly label: string; readonly href: string }[] = []
  for (const region of c.regions.filter(({ id }) => id !== c.region.id))
    for (const post of (await postsIn(session, region.id)).slice(0, 1))
      elsewhere.push({
        label: `${post.organisationName}　${post.department}　${post.title}`,
        href: `/${region.slug}/staff/`,
      })
  return { name: session.name, elsewhere }
}
