/** 招待の経路 — a one-time link: what it offers, and the first keys of somebody new or the new keys of who lost theirs. */
import { type Answer, html, json, redirect } from '../http/answer.ts'
import type { Call } from '../http/call.ts'
import { type Input, type Route, routes } from '../http/route.ts'
import { CodePage, type CodePageProps } from './code.page.tsx'
import type { Desk } from './desk.ts'
import { codeForm, EMAIL, joinForm, newPasskeyJson, nothing, tokenParams } from './identity.shape.ts'
import { ja as words } from './identity.words.ja.ts'
import { type JoinFault, JoinPage, LinkGonePage } from './join.page.tsx'
import { codeTries, tellFailed, tellOpened } from './landing.ts'
import { otpAddress, spelledKey } from './otp-address.ts'
import { passwordFault } from './password.ts'
import { qrSquares } from './qr.ts'
import { ensurePerson, replaceKeys, type Ticket, takeUp, ticketOf } from './ticket.ts'
import type { Session } from './who.ts'

type AnyCall = Pick<Call<Input>, 'region' | 'request' | 'to' | 'shell'>

export function joinRoutes(desk: Desk): readonly Route[] {
  const { signIn } = desk

  const gone = async (c: AnyCall): Promise<Answer> => {
    await tellFailed(desk, c.region, 'link')
    return html(LinkGonePage, { shell: c.shell() }, 404)
  }

  const page = async (
    c: AnyCall,
    token: string,
    ticket: Ticket,
    faults: readonly JoinFault[] = [],
    email: string | undefined = undefined,
  ): Promise<Answer> => {
    const at = (path: string) => c.to(`/join/${token}${path}`)
    const { session } = await signIn.seen(c.request.headers)
    const own = (await desk.providersOf(c.region)).filter(
      ({ organisation }) => organisation === ticket.post?.organisation,
    )
    return html(
      JoinPage,
      {
        shell: c.shell({ islands: ['passkey'] }),
        kind: ticket.kind,
        name: ticket.name,
        post: ticket.post,
        from: ticket.from,
        at: {
          password: at('/password'),
          passkeyOptions: at('/passkey/options'),
          passkey: at('/passkey'),
          accept: at('/accept'),
          signIn: c.to(`/sign-in?next=${encodeURIComponent(`/join/${token}`)}`),
        },
        providers: own.map(({ id, label }) => ({ label, href: at(`/provider/${id}`) })),
        providerOnly: ticket.post?.providerOnly ?? false,
        signedInAs: session && session.factorAt !== null ? session.name : undefined,
        faults,
        email,
      },
      faults.length > 0 ? 422 : 200,
    )
  }

  /** The password, or a provider with one factor, has opened half a session for exactly this link. */
  const halfWay = async (c: AnyCall, ticket: Ticket): Promise<Session | undefined> => {
    const { session } = await signIn.seen(c.request.headers)
    if (!session || session.factorAt !== null) return undefined
    const vouched = session.provider !== null && session.provider === ticket.post?.organisation
    return session.person === ticket.person || vouched ? session : undefined
  }

  const codePage = async (
    c: AnyCall,
    token: string,
    session: Session,
    problem?: CodePageProps['problem'],
  ): Promise<Answer> => {
    const key = await signIn.codeKeyToShow(session.person)
    const register = key && {
      qr: qrSquares(otpAddress('結まち', session.name, key)),
      key: spelledKey(key),
    }
    return html(
      CodePage,
      {
        shell: c.shell(),
        action: c.to(`/join/${token}/code`),
        next: undefined,
        ...(problem ? { problem } : {}),
        ...(register ? { register } : {}),
      },
      problem ? (problem.kind === 'wait' ? 429 : 422) : 200,
    )
  }

  return routes({
    mount: 'staff',
    who: 'anyone',
    tenant: 'municipal',
    object: 'invitation',
    log: 'path',
    operatedOnly: true,
  })
    .get(
      '/join/:token',
      { title: '一度だけのリンクを開く', limit: 'form', input: { params: tokenParams } },
      async (c) => {
        const ticket = await ticketOf(desk, c.region, c.params.token)
        return ticket ? page(c, c.params.token, ticket) : gone(c)
      },
    )
    .post(
      '/join/:token/password',
      { title: 'パスワードを決める', limit: 'signIn', input: { params: tokenParams, form: joinForm } },
      async (c) => {
        const { token } = c.params
        const ticket = await ticketOf(desk, c.region, token)
        if (!ticket || ticket.post?.providerOnly) return gone(c)
        const { email = '', password = '', again = '' } = c.form.ok ? c.form.value : c.form.typed
        const address = email.trim()
        const faults = joinFaults(address, password, again, ticket.name)
        if (faults.length > 0 || !c.form.ok) return page(c, token, ticket, faults, email)
        await ensurePerson(desk, c.region, ticket)
        if ((await signIn.setPassword(ticket.person, address, password)) === 'taken')
          return page(c, token, ticket, [{ field: 'email', text: words.join.faults.emailTaken }], email)
        await signIn.newCodeKey(ticket.person)
        const half = { person: ticket.person, way: 'password', provider: null, factor: false } as const
        const opened = await signIn.open(c.request.headers, half)
        return opened.ok ? redirect(c.to(`/join/${token}/code`), opened.value) : gone(c)
      },
    )
    .get(
      '/join/:token/code',
      { title: '認証アプリを登録する', limit: 'form', input: { params: tokenParams } },
      async (c) => {
        const ticket = await ticketOf(desk, c.region, c.params.token)
        const session = ticket && (await halfWay(c, ticket))
        if (!ticket) return gone(c)
        return session ? codePage(c, c.params.token, session) : redirect(c.to(`/join/${c.params.token}`))
      },
    )
    .post(
      '/join/:token/code',
      { title: '最初の番号を確かめる', limit: 'signIn', input: { params: tokenParams, form: codeForm } },
      async (c) => {
        const { token } = c.params
        const { headers, address } = c.request
        const ticket = await ticketOf(desk, c.region, token)
        if (!ticket) return gone(c)
        const session = await halfWay(c, ticket)
        if (!session) return redirect(c.to(`/join/${token}`))
        const tries = codeTries(desk, session.person, address)
        const seconds = await tries.take()
        if (seconds > 0) return codePage(c, token, session, { kind: 'wait', seconds })
        const answer = await signIn.code(headers, c.form.ok ? c.form.value.code : '')
        if (!answer.ok) {
          await tellFailed(desk, c.region, 'code')
          return codePage(c, token, session, { kind: 'refused' })
        }
        await tries.succeeded()
        if (ticket.kind === 'invitation')
          return (await takeUp(desk, c.region, ticket, session.person)) === 'done'
            ? redirect(c.to('/'), answer.value.cookies)
            : gone(c)
        if ((await replaceKeys(desk, c.region, ticket, { password: true })) === 'gone') return gone(c)
        return land(c, ticket, 'password')
      },
    )
    .post(
      '/join/:token/passkey/options',
      { title: '新しいパスキーの問いを出す', limit: 'signIn', input: { params: tokenParams, json: nothing } },
      async (c) => {
        const ticket = await ticketOf(desk, c.region, c.params.token)
        if (!ticket) return json({ refused: true }, 404)
        const { person: id, name } = ticket
        const { options, cookies } = await signIn.newPasskeyOptions(c.request.headers, { id, name })
        return json(options, 200, cookies)
      },
    )
    .post(
      '/join/:token/passkey',
      { title: '新しいパスキーを登録する', limit: 'signIn', input: { params: tokenParams, json: newPasskeyJson } },
      async (c) => {
        const ticket = await ticketOf(desk, c.region, c.params.token)
        if (!ticket || ticket.post?.providerOnly) return json({ refused: true }, 404)
        await ensurePerson(desk, c.region, ticket)
        const added = await signIn.addPasskey(c.request.headers, c.json.response, c.json.name)
        if (!added.ok) return json({ refused: true }, 422)
        const { id, person } = added.value
        const used =
          person !== ticket.person
            ? 'gone'
            : ticket.kind === 'reset'
              ? await replaceKeys(desk, c.region, ticket, { passkey: id })
              : await takeUp(desk, c.region, ticket, person)
        if (used === 'gone') {
          await signIn.rows.removePasskey(person, id)
          await tellFailed(desk, c.region, 'link')
          return json({ refused: true }, 404)
        }
        const opened = await signIn.open(c.request.headers, { person, way: 'passkey', provider: null, factor: true })
        if (!opened.ok) return json({ refused: true }, 422)
        await tellOpened(desk, c.region, person, 'passkey')
        return json({ to: c.to('/') }, 200, opened.value)
      },
    )
    .post(
      '/join/:token/accept',
      { title: 'サインインした人が役職を受け取る', limit: 'signIn', input: { params: tokenParams, form: nothing } },
      async (c) => {
        const ticket = await ticketOf(desk, c.region, c.params.token)
        const { session } = await signIn.seen(c.request.headers)
        if (ticket?.kind !== 'invitation') return gone(c)
        if (!session || session.factorAt === null) return redirect(c.to(`/join/${c.params.token}`))
        return (await takeUp(desk, c.region, ticket, session.person)) === 'done' ? redirect(c.to('/')) : gone(c)
      },
    ).list

  async function land(c: AnyCall, ticket: Ticket, way: 'password'): Promise<Answer> {
    const opened = await signIn.open(c.request.headers, { person: ticket.person, way, provider: null, factor: true })
    if (!opened.ok) return gone(c)
    await tellOpened(desk, c.region, ticket.person, way)
    return redirect(c.to('/'), opened.value)
  }
}

function joinFaults(email: string, password: string, again: string, name: string): readonly JoinFault[] {
  const w = words.join.faults
  const faults: JoinFault[] = []
  if (!EMAIL.test(email)) faults.push({ field: 'email', text: email === '' ? w.email.missing : w.email.other })
  const fault = passwordFault(password, [email.split('@')[0] ?? '', name])
  if (fault) faults.push({ field: 'password', text: w.password[fault] })
  else if (password !== again) faults.push({ field: 'again', text: w.again })
  return faults
}
