/** サーバーそのものの経路 — is it alive, may it be asked, what does it offer, whom to tell of a hole; and its stylesheet. */
import * as v from 'valibot'
import { NOT_READY_SAYS } from '../doctor/ready.words.ja.ts'
import { type Answer, asset, json, missing, text } from './answer.ts'
import type { Assets } from './assets.ts'
import { openApiOf } from './openapi.ts'
import { type Route, routes } from './route.ts'

export type SiteRouteParts = {
  readonly assets: Assets
  readonly baseUrl: string
  /** The routes of the whole house, these included; asked when the first answer is given. */
  readonly all: () => readonly Route[]
  /** Names what is not ready: `disk`, `database`, `schema`. */
  readonly notReady: () => Promise<readonly string[]>
  readonly securityContact: string
  /** Day on which the security contact must be looked at again (RFC 9116). */
  readonly securityExpires: string
}

export function siteRoutes(parts: SiteRouteParts): readonly Route[] {
  const common = { mount: 'root', who: 'anyone', tenant: 'none' } as const
  let api: unknown
  return routes(common)
    .get('/livez', { object: 'server', limit: 'asset', log: 'nothing', title: '動いているか' }, async () =>
      text('ok\n'),
    )
    .get('/readyz', { object: 'server', limit: 'asset', log: 'nothing', title: '答えられるか' }, async () => {
      const notReady = await parts.notReady()
      const says = notReady.flatMap((name) => NOT_READY_SAYS[name] ?? [])
      // On a full disk reading goes on: a balancer that went by a 503 would take the whole site away for it.
      const canRead = notReady.every((name) => name === 'disk')
      const status = !canRead ? 'notReady' : notReady.length > 0 ? 'reduced' : 'ready'
      return json({ status, notReady, says }, canRead ? 200 : 503)
    })
    .get('/openapi.json', { object: 'server', limit: 'page', log: 'path', title: '経路の一覧' }, async () => {
      api ??= openApiOf(parts.all(), parts.baseUrl)
      return json(api)
    })
    .get(
      '/.well-known/security.txt',
      { object: 'server', limit: 'page', log: 'path', title: '弱いところの知らせ先' },
      async () =>
        text(
          `Contact: ${parts.securityContact}\nExpires: ${parts.securityExpires}T00:00:00Z\nPreferred-Languages: ja, en\nCanonical: ${parts.baseUrl}/.well-known/security.txt\n`,
        ),
    )
    .get('/robots.txt', { object: 'server', limit: 'page', log: 'path', title: '探索の案内' }, async () =>
      text('User-agent: *\nDisallow: /*/staff/\n'),
    )
    .get(
      '/assets/:name',
      {
        object: 'asset',
        limit: 'asset',
        log: 'nothing',
        title: '静的なもの',
        input: { params: v.strictObject({ name: v.pipe(v.string(), v.regex(/^[a-zA-Z0-9._-]{1,100}$/)) }) },
      },
      async ({ params }): Promise<Answer> => {
        const found = parts.assets.find(`/assets/${params.name}`)
        return found ? asset(found) : missing
      },
    ).list
}
