/** 組織のサインインの経路 — out to the organisation's provider and back, for a sign-in, an invitation or a fresh factor. */
import { missing, redirect } from '../http/answer.ts'
import type { Call } from '../http/call.ts'
import { type Input, type Route, routes } from '../http/route.ts'
import { addressToLeaveFor, claimsFor, type Leaving, newLeaving } from './ask-provider.ts'
import type { Desk } from './desk.ts'
import { nextQuery, providerParams, returnQuery, tokenAndProvider } from './identity.shape.ts'
import { tellFailed, tellOpened } from './landing.ts'
import { safeNext } from './next.ts'
import { type Provider, statesMultiFactor } from './provider.ts'
import { ensurePerson, takeUp, ticketOf } from './ticket.ts'

/** Bound to the browser that left, and to what it left for. */
type Left = Leaving & {
  readonly region: string
  readonly provider: string
  readonly next: string
  /** The one-time link it came from. */
  readonly token?: string | undefined
}

type AnyCall = Pick<Call<Input>, 'region' | 'request' | 'to'>

export function providerRoutes(desk: Desk): readonly Route[] {
  const { signIn } = desk
  const returnTo = (c: AnyCall): string => `${desk.baseUrl}${c.to('/sign-in/provider/return')}`
  const providerIn = async (c: AnyCall, id: string): Promise<Provider | undefined> =>
    (await desk.providersOf(c.region)).find((provider) => provider.id === id)

  const leave = async (c: AnyCall, id: string, own: Pick<Left, 'next' | 'token'>, again: boolean) => {
    const provider = await providerIn(c, id)
    if (!provider) return missing
    const leaving = newLeaving()
    const to = await addressToLeaveFor(provider, leaving, returnTo(c), desk.mayAsk(c.region), again)
    if (!to.ok) return back(c, own.next)
    const left: Left = { ...leaving, ...own, region: c.region.id, provider: provider.id }
    return redirect(to.value, [desk.remember('leaving', left)])
  }
  const back = async (c: AnyCall, next: string) => {
    await tellFailed(desk, c.region, 'provider')
    return redirect(c.to(`/sign-in?problem=provider&next=${encodeURIComponent(next)}`), [desk.forget('leaving')])
  }

  const enter = async (c: AnyCall, provider: Provider, left: Left, claims: Parameters<typeof statesMultiFactor>[0]) => {
    const factor = statesMultiFactor(claims, provider.multiFactor)
    const known = await signIn.rows.personBehind(provider.id, claims.sub)
    const ticket = left.token === undefined ? undefined : await ticketOf(desk, c.region, left.token)
    if (left.token !== undefined && ticket?.post?.organisation !== provider.organisation) return back(c, '/')
    if (!known && !ticket) return back(c, left.next)
    const person = known ?? ticket?.person
    if (!person) return back(c, left.next)
    if (ticket && !known) {
      await ensurePerson(desk, c.region, ticket)
      const linked = await signIn.rows.link(person, provider.id, claims.sub, desk.newId(), desk.clock.now())
      if (linked === 'taken') return back(c, '/')
    }
    const opened = await signIn.open(c.request.headers, {
      person,
      way: 'provider',
      provider: provider.organisation,
      factor,
    })
    if (!opened.ok) return back(c, left.next)
    const cookies = [...opened.value, desk.forget('leaving')]
    await tellOpened(desk, c.region, person, 'provider')
    if (!factor) {
      // One factor is not enough: the other is asked here, and made here by those who join.
      if (ticket && !(await signIn.rows.codeKey(person))?.verified) await signIn.newCodeKey(person)
      const code = ticket ? `/join/${left.token}/code` : `/sign-in/code?next=${encodeURIComponent(left.next)}`
      return redirect(c.to(code), cookies)
    }
    if (ticket && (await takeUp(desk, c.region, ticket, person)) === 'gone') return back(c, '/')
    return redirect(c.to(left.next), cookies)
  }

  return routes({
    mount: 'staff',
    who: 'anyone',
    tenant: 'municipal',
    object: 'session',
    log: 'path',
    limit: 'form',
    operatedOnly: true,
  })
    .get(
      '/sign-in/provider/return',
      { title: '組織のサインインから戻る', input: { query: returnQuery } },
      async (c) => {
        const left = desk.recall('leaving', c.request.headers) as Left | undefined
        const { code, state, iss } = c.query
        if (!left || left.region !== c.region.id || !code || state !== left.state) return back(c, left?.next ?? '/')
        const provider = await providerIn(c, left.provider)
        if (!provider || (iss !== undefined && iss !== provider.issuer)) return back(c, left.next)
        const claims = await claimsFor(provider, left, code, returnTo(c), desk.mayAsk(c.region))
        return claims.ok ? enter(c, provider, left, claims.value) : back(c, left.next)
      },
    )
    .get(
      '/sign-in/provider/:provider',
      { title: '組織のサインインへ行く', input: { params: providerParams, query: nextQuery } },
      async (c) => leave(c, c.params.provider, { next: safeNext(c.query.next) }, c.query.problem === 'factor'),
    )
    .get(
      '/join/:token/provider/:provider',
      { title: '組織のサインインで役職を受け取る', input: { params: tokenAndProvider } },
      async (c) => leave(c, c.params.provider, { next: '/', token: c.params.token }, false),
    ).list
}
