/** 本物のサインイン — the same roles with sessions that were really opened, against the real who-is-this, over real rows. */
import { addDays } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import type { App } from '#platform/http/server'
import { AUTHORITIES } from '#platform/identity/authority'
import { BASE_URL, type NewClerk, openTestSite } from '../../tests/support/identity.ts'
import type { Role } from './roles.ts'
import { specimens } from './specimens.ts'

export type RealSessions = {
  readonly app: App
  readonly roles: readonly Role[]
  readonly slug: string
  readonly baseUrl: string
}

export async function openRealSessions(): Promise<RealSessions> {
  const site = await openTestSite({ towns: 2, routes: () => specimens })
  const [town, other] = site.towns
  const today = site.desk.clock.today()
  const all = [...AUTHORITIES]
  const role = async (name: string, mayAct: boolean, own: NewClerk, at = town): Promise<Role> => {
    const { cookie } = await site.clerk(at, own)
    const authorities = mayAct ? (own.authorities ?? []) : undefined
    const organisation = own.kind ?? 'municipality'
    return { name, authorities, organisation, factorIsFresh: own.factor !== false, headers: { cookie } }
  }
  const stranger = crypto.randomUUID() as Uuid
  const roles = [
    await role('権限のない人', true, { authorities: [] }),
    ...(await Promise.all(AUTHORITIES.map((one) => role(one, true, { authorities: [one] })))),
    await role('すべての権限', true, { authorities: all }),
    await role('相手の組織（会社）', true, { authorities: all, kind: 'company' }),
    await role('ほかのまちの人', false, { authorities: all }, other),
    await role('終わった役職', false, { authorities: all, from: addDays(today, -30), until: addDays(today, -1) }),
    await role('まだ始まらない役職', false, { authorities: all, from: addDays(today, 1) }),
    await role('ほかの組織の入口から来た人', false, { authorities: all, way: 'provider', provider: stranger }),
    await role('自分の組織の入口を通らない人', false, { authorities: all, providerOnly: true }),
    await role('二つ目の確かめのない人', false, { authorities: all, factor: false }),
  ]
  const strong = roles.find(({ name }) => name === 'すべての権限')?.headers['cookie'] ?? ''
  const nobody = (name: string, cookie: string): Role => ({
    name,
    authorities: undefined,
    organisation: 'municipality',
    factorIsFresh: false,
    headers: { cookie },
  })
  // A character of the signature, and of the token itself.
  const spoiled = (from: number): string =>
    strong.replace(
      /=(.*?)(;|$)/,
      (_, value: string, end: string) =>
        `=${value.slice(0, from)}${value[from] === 'x' ? 'y' : 'x'}${value.slice(from + 1)}${end}`,
    )
  return {
    app: site.app,
    slug: town.slug,
    baseUrl: BASE_URL,
    roles: [
      ...roles,
      nobody('にせの cookie', 'yui.session_token=abc.def'),
      nobody('書きかえた cookie', spoiled(3)),
      nobody('署名を書きかえた cookie', spoiled(45)),
    ],
  }
}
