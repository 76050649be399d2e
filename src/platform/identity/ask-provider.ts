/**
 * 組織のサインインへの問い — OpenID Connect, authorization code with PKCE, state and nonce (RFC 9700).
 *
 * Every address the provider names must be one the pack lets us ask. The subject and the issuer of a verified token are
 * all that is taken from it: no name, no address, no access token is kept.
 */
import { randomBytes } from 'node:crypto'
import { createAuthorizationURL, validateAuthorizationCode, validateToken } from 'better-auth/oauth2'
import * as v from 'valibot'
import { fail, ok, type Result } from '#kernel/result'
import { type Claims, mayAsk, type Provider } from './provider.ts'

export type ProviderFault = 'notAllowed' | 'unreachable' | 'refused'
export type MayAsk = (address: string) => boolean

/** What is remembered between leaving for the provider and coming back, bound to the browser by a cookie. */
export type Leaving = { readonly state: string; readonly nonce: string; readonly verifier: string }

export const newLeaving = (): Leaving => ({
  state: randomBytes(24).toString('base64url'),
  nonce: randomBytes(24).toString('base64url'),
  verifier: randomBytes(48).toString('base64url'),
})

const discoveryShape = v.object({
  issuer: v.string(),
  authorization_endpoint: v.string(),
  token_endpoint: v.string(),
  jwks_uri: v.string(),
  id_token_signing_alg_values_supported: v.optional(v.array(v.string()), ['RS256']),
})
type Discovery = v.InferOutput<typeof discoveryShape>

const WAIT_MILLIS = 10_000

async function discover(provider: Provider, allowed: MayAsk): Promise<Result<Discovery, ProviderFault>> {
  const address = `${provider.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  if (!allowed(address)) return fail('notAllowed')
  try {
    const answer = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(WAIT_MILLIS) })
    if (!answer.ok) return fail('unreachable')
    const read = v.safeParse(discoveryShape, await answer.json())
    // A document of another issuer would let that one vouch for this organisation's people.
    if (!read.success || read.output.issuer !== provider.issuer) return fail('refused')
    const { authorization_endpoint, token_endpoint, jwks_uri } = read.output
    if (![authorization_endpoint, token_endpoint, jwks_uri].every(allowed)) return fail('notAllowed')
    return ok(read.output)
  } catch {
    return fail('unreachable')
  }
}

export async function addressToLeaveFor(
  provider: Provider,
  leaving: Leaving,
  redirectURI: string,
  allowed: MayAsk,
  again: boolean,
): Promise<Result<string, ProviderFault>> {
  const found = await discover(provider, allowed)
  if (!found.ok) return found
  const url = await createAuthorizationURL({
    id: provider.id,
    options: { clientId: provider.clientId, redirectURI },
    redirectURI,
    authorizationEndpoint: found.value.authorization_endpoint,
    state: leaving.state,
    codeVerifier: leaving.verifier,
    nonce: leaving.nonce,
    scopes: ['openid'],
    ...(provider.multiFactor.acr.length > 0
      ? { additionalParams: { acr_values: provider.multiFactor.acr.join(' ') } }
      : {}),
    // A fresh factor means that the person is asked again, not that the provider remembers them.
    ...(again ? { prompt: 'login' } : {}),
  })
  return ok(url.href)
}

export async function claimsFor(
  provider: Provider,
  leaving: Leaving,
  code: string,
  redirectURI: string,
  allowed: MayAsk,
): Promise<Result<Claims, ProviderFault>> {
  const found = await discover(provider, allowed)
  if (!found.ok) return found
  const { issuer, token_endpoint, jwks_uri, id_token_signing_alg_values_supported } = found.value
  try {
    const { idToken } = await validateAuthorizationCode({
      code,
      codeVerifier: leaving.verifier,
      redirectURI,
      options: {
        clientId: provider.clientId,
        ...(provider.clientSecret ? { clientSecret: provider.clientSecret } : {}),
        redirectURI,
      },
      tokenEndpoint: token_endpoint,
      tokenEndpointAuth: { method: provider.clientSecret ? 'client_secret_basic' : 'none' },
    })
    if (!idToken) return fail('refused')
    const { payload } = await validateToken(idToken, jwks_uri, {
      audience: provider.clientId,
      issuer,
      algorithms: id_token_signing_alg_values_supported.filter((name) => /^(RS|PS|ES)\d{3}$|^EdDSA$/.test(name)),
      requiredClaims: ['sub', 'exp', 'iat', 'nonce'],
      clockTolerance: 30,
    })
    if (payload.nonce !== leaving.nonce || typeof payload.sub !== 'string') return fail('refused')
    return ok({ ...payload, sub: payload.sub })
  } catch {
    return fail('refused')
  }
}

export const mayAskFor =
  (outboundHosts: readonly string[], mode: 'demo' | 'live'): MayAsk =>
  (address) =>
    mayAsk(address, outboundHosts, mode)
