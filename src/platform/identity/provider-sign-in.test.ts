import { equal, match } from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { Provider } from 'oidc-provider'
import { freshId, testDatabase } from '../../../tests/support/database.ts'
import { BASE_URL, codeOf, jar, openTestSite, roomForCodes, type TestSite } from '../../../tests/support/identity.ts'
import type { Region } from '../region-pack/pack.ts'
import { invitationStore } from './invitation.store.ts'
import { madeId } from './made-id.ts'
import { organisationStore } from './organisation.store.ts'
import { type ProviderEntry, providersSlot } from './providers.slot.ts'
import { newToken, type Token } from './token.ts'

const CLIENT = 'yuimachi'
/** Who the provider says is there, and how they were asked, at the next sign-in. */
const said: { sub: string; amr: string[] | undefined; acr: string | undefined } = {
  sub: 'nobody',
  amr: undefined,
  acr: undefined,
}

const server: Server = createServer()
await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
after(() => void server.close())

const entry = (organisation: string): ProviderEntry => ({
  key: 'company',
  organisation,
  label: '株式会社みほんのサインイン',
  issuer,
  clientId: CLIENT,
  multiFactor: { acr: ['urn:mihon:two'], amr: ['mfa', 'otp'] },
})
const codes = new Map<string, string>()
const withProvider = (region: Region): Region => {
  const code = `9${region.id.slice(-12).replace(/\D/g, '7')}`.slice(0, 13).padEnd(13, '1')
  codes.set(region.id, code)
  return {
    ...region,
    slots: {
      ...region.slots,
      [providersSlot.name]: [
        { file: 'sign-in/providers.yaml', path: 'sign-in/providers.yaml', folder: 'x', value: [entry(code)] },
      ],
    },
  }
}

const site = await openTestSite({ region: withProvider })
const [here, there] = site.towns
const returnTo = (town: Region) => `${BASE_URL}/${town.slug}/staff/sign-in/provider/return`

const openId = new Provider(issuer, {
  clients: [
    {
      client_id: CLIENT,
      token_endpoint_auth_method: 'none',
      redirect_uris: site.towns.map(returnTo),
      grant_types: ['authorization_code'],
      response_types: ['code'],
      application_type: 'native',
    },
  ],
  pkce: { required: () => true },
  scopes: ['openid'],
  claims: { openid: ['sub', 'amr', 'acr'] },
  conformIdTokenClaims: false,
  features: { devInteractions: { enabled: false } },
  acrValues: ['urn:mihon:two'],
  cookies: { keys: ['only for this test'] },
  findAccount: (_context: unknown, sub: string) => ({
    accountId: sub,
    claims: () => ({ sub, ...(said.amr ? { amr: said.amr } : {}), ...(said.acr ? { acr: said.acr } : {}) }),
  }),
  interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
  loadExistingGrant: async (context: {
    oidc: {
      session: { accountId: string }
      client: { clientId: string }
      provider: { Grant: new (of: object) => { addOIDCScope: (scope: string) => void; save: () => Promise<string> } }
    }
  }) => {
    const grant = new context.oidc.provider.Grant({
      clientId: context.oidc.client.clientId,
      accountId: context.oidc.session.accountId,
    })
    grant.addOIDCScope('openid')
    await grant.save()
    return grant
  },
} as never)
const callback = openId.callback()
server.on('request', async (request, response) => {
  if (request.url?.startsWith('/interaction/')) {
    const { sub, amr, acr } = said
    return openId.interactionFinished(request, response, {
      login: { accountId: sub, ...(amr ? { amr } : {}), ...(acr ? { acr } : {}) },
      consent: {},
    })
  }
  return callback(request, response)
})

/** A browser's way through the provider: from our redirect to the address it sends the browser back to. */
async function through(address: string): Promise<URL> {
  let cookie = ''
  for (let url = new URL(address), hop = 0; hop < 8; hop++) {
    if (url.origin === BASE_URL) return url
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } })
    cookie = jar(cookie, answer)
    const to = answer.headers.get('location')
    if (!to) throw new Error(`${answer.status} ${await answer.text()}`)
    url = new URL(to, url)
  }
  throw new Error('too many hops')
}

const organisationIn = async (
  town: Region,
  on: TestSite = site,
  code = codes.get(town.id) ?? '',
): Promise<ReturnType<typeof freshId>> => {
  const id = madeId('test company', code)
  await on.desk.asSystem(town, (tx) =>
    organisationStore(tx).add(
      { id, kind: 'company', name: '株式会社みほん', code, controlledBy: null, providerOnly: true },
      on.desk.clock.now(),
    ),
  )
  return id
}
const providerId = (organisation: ReturnType<typeof freshId>) => madeId('provider', organisation, issuer, CLIENT)
const isIn = async (cookie: string, town: Region = here) => (await site.get(cookie, town, '/who')).status === 200

async function throughProvider(path: string, town: Region = here) {
  const left = await site.get('', town, path)
  equal(left.status, 302)
  const leaving = jar('', left)
  const back = await through(left.headers.get('location') ?? '')
  const returned = await site.app.request(back.href, { headers: { cookie: leaving } }, {})
  return { back, leaving, returned, cookie: jar(leaving, returned) }
}

async function invited(
  town: Region = here,
): Promise<{ readonly path: string; readonly organisation: ReturnType<typeof freshId>; readonly token: Token }> {
  const organisation = await organisationIn(town)
  const nobody = await site.clerk(town)
  const { post } = await site.postFor(town, nobody.person, { organisation, until: site.desk.clock.today() })
  const token = newToken()
  // The post is free from tomorrow in this made-up town: its holder is somebody who has left.
  const { owner } = await testDatabase()
  await owner.query('update identity_assignment set until_on = current_date - 2 where post_id = $1', [post])
  await site.desk.asSystem(town, (tx) =>
    invitationStore(tx).add(
      {
        id: freshId(),
        post,
        name: '結城 学',
        expiresAt: site.desk.inHours(72),
        madeAt: site.desk.clock.now(),
        madeBy: null,
      },
      token.hash,
    ),
  )
  return { path: `/join/${token.token}`, organisation, token }
}

test('joining by a provider that states more than one factor, and coming back another day', async () => {
  Object.assign(said, { sub: 'manabu', amr: ['pwd', 'mfa'], acr: undefined })
  const { path, organisation } = await invited()
  match(await (await site.get('', here, path)).text(), /株式会社みほんのサインイン/)
  const joined = await throughProvider(`${path}/provider/${providerId(organisation)}`)
  equal(joined.returned.headers.get('location'), `/${here.slug}/staff/`)
  equal(await isIn(joined.cookie), true)
  equal((await site.get('', here, path)).status, 404)

  const again = await throughProvider(`/sign-in/provider/${providerId(organisation)}?next=%2Fwho`)
  equal(again.returned.headers.get('location'), `/${here.slug}/staff/who`)
  equal(await isIn(again.cookie), true)

  // The wall: what this provider vouched for acts nowhere for another organisation.
  const who = (await (await site.get(again.cookie, here, '/who')).json()) as { person: ReturnType<typeof freshId> }
  const forOther = await site.postFor(here, who.person)
  equal((await site.post(again.cookie, here, '/post', { municipality: here.id, post: forOther.post })).status, 404)
})

test('acr counts as well as amr', async () => {
  Object.assign(said, { sub: 'acr-person', amr: undefined, acr: 'urn:mihon:two' })
  const { path, organisation } = await invited()
  equal(await isIn((await throughProvider(`${path}/provider/${providerId(organisation)}`)).cookie), true)
})

test('a provider that states one factor only: the other is made here, and asked here every time', async () => {
  await roomForCodes()
  Object.assign(said, { sub: 'one-factor', amr: ['pwd'], acr: undefined })
  const { path, organisation } = await invited()
  const half = await throughProvider(`${path}/provider/${providerId(organisation)}`)
  equal(half.returned.headers.get('location'), `/${here.slug}/staff${path}/code`)
  equal(await isIn(half.cookie), false)
  const page = await (await site.get(half.cookie, here, `${path}/code`)).text()
  const key = /([A-Z2-7]{4} )+[A-Z2-7]{1,4}/.exec(page)?.[0] ?? ''
  const done = await site.post(half.cookie, here, `${path}/code`, { code: codeOf(key, -1) })
  equal(done.status, 303)
  equal(await isIn(jar(half.cookie, done)), true)

  const again = await throughProvider(`/sign-in/provider/${providerId(organisation)}?next=%2Fwho`)
  match(again.returned.headers.get('location') ?? '', /\/sign-in\/code\?next=%2Fwho$/)
  equal(await isIn(again.cookie), false)
  equal((await site.post(again.cookie, here, '/sign-in/code', { code: '123456', next: '/' })).status, 422)
  const entered = await site.post(again.cookie, here, '/sign-in/code', { code: codeOf(key), next: '/who' })
  equal(entered.status, 303)
  equal(await isIn(jar(again.cookie, entered)), true)
})

test('somebody the provider knows and we do not is not let in', async () => {
  Object.assign(said, { sub: 'stranger', amr: ['mfa'], acr: undefined })
  const organisation = await organisationIn(here)
  const { returned, cookie } = await throughProvider(`/sign-in/provider/${providerId(organisation)}`)
  match(returned.headers.get('location') ?? '', /\/sign-in\?problem=provider/)
  equal(await isIn(cookie), false)
})

test('what comes back without the cookie that left, with another state, or twice, opens nothing', async () => {
  Object.assign(said, { sub: 'manabu', amr: ['mfa'], acr: undefined })
  const organisation = await organisationIn(here)
  const first = await throughProvider(`/sign-in/provider/${providerId(organisation)}`)
  const ask = async (url: URL, cookie: string) => jar('', await site.app.request(url.href, { headers: { cookie } }, {}))
  equal(await isIn(await ask(first.back, '')), false)
  equal(await isIn(await ask(first.back, first.leaving)), false)
  const second = await site.get('', here, `/sign-in/provider/${providerId(organisation)}`)
  const back = await through(second.headers.get('location') ?? '')
  back.searchParams.set('state', 'another')
  equal(await isIn(await ask(back, jar('', second))), false)
})

test('the cookie of one town is no good at another', async () => {
  Object.assign(said, { sub: 'manabu', amr: ['mfa'], acr: undefined })
  const organisation = await organisationIn(here)
  const left = await site.get('', here, `/sign-in/provider/${providerId(organisation)}`)
  const back = await through(left.headers.get('location') ?? '')
  const elsewhere = new URL(back.href.replace(here.slug, there.slug))
  const answer = await site.app.request(elsewhere.href, { headers: { cookie: jar('', left) } }, {})
  match(answer.headers.get('location') ?? '', /problem=provider/)
})

test('a link to a post of one organisation is not used through the provider of another', async () => {
  Object.assign(said, { sub: 'manabu', amr: ['mfa'], acr: undefined })
  const organisation = await organisationIn(here)
  const made = await site.identity.invite({ region: here, postName: '情報係' })
  if (!made.ok) throw new Error(made.error)
  const path = new URL(made.value.link).pathname.replace(/^\/[^/]+\/staff/, '')
  const { cookie } = await throughProvider(`${path}/provider/${providerId(organisation)}`)
  equal(await isIn(cookie), false)
  equal((await site.get('', here, path)).status, 200)
})

test('in live no request leaves for a host the pack does not name', async () => {
  const live = await openTestSite({ mode: 'live', baseUrl: 'https://yuimachi.example', region: withProvider })
  const [town] = live.towns
  const organisation = await organisationIn(town, live)
  const answer = await live.get('', town, `/sign-in/provider/${providerId(organisation)}`)
  match(answer.headers.get('location') ?? '', /problem=provider/)
})

test('the providers of the packs are kept as rows, once each', async () => {
  await organisationIn(here)
  await site.identity.onStart()
  await site.identity.onStart()
  const { owner } = await testDatabase()
  const { rows } = await owner.query('select amr_values from identity_provider where issuer = $1', [issuer])
  equal(rows.length >= 1, true)
  equal(new Set(rows.map(({ amr_values }) => JSON.stringify(amr_values))).size, 1)
})
