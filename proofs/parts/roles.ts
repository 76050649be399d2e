/** 役割 — everybody who may knock: nobody, and people with every kind of post and session, as the server is told of them. */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import type { WhoIs } from '#platform/http/server'
import { AUTHORITIES, type Authority } from '#platform/identity/authority'
import { mayAct, type Post, type Session, type SignedIn } from '#platform/identity/who'

export type Role = {
  readonly name: string
  /** Undefined: no session at all, or one that may not act here. */
  readonly authorities: readonly Authority[] | undefined
  readonly organisation: Post['organisationKind']
  readonly factorIsFresh: boolean
  /** By which the server knows this role again: a header of the proof, or the cookie of a real session. */
  readonly headers: Readonly<Record<string, string>>
}

export type Cast = { readonly roles: readonly Role[]; readonly people: readonly SignedIn[]; readonly whoIs: WhoIs }

const HEADER = 'x-proof-role'
const known = (name: string): Role['headers'] => ({ [HEADER]: encodeURIComponent(name) })

type Given = {
  readonly town: Uuid
  readonly otherTown: Uuid
  readonly ward: Uuid
  readonly company: Uuid
  readonly today: LocalDate
  readonly now: Instant
  readonly yesterday: LocalDate
}

/** The wall itself, `mayAct`, is the real one: here only the rows that a session would be read from are made up. */
export function castOf(given: Given): Cast {
  const { town, otherTown, ward, company, today, now, yesterday } = given
  const session = (changes: Partial<Session> = {}): Session => ({
    id: crypto.randomUUID(),
    person: crypto.randomUUID() as Uuid,
    name: '見本 太郎',
    way: 'passkey',
    provider: null,
    factorAt: now,
    madePersonDemo: false,
    ...changes,
  })
  const post = (authorities: readonly Authority[], changes: Partial<Post> = {}): Post => ({
    id: crypto.randomUUID() as Uuid,
    municipality: town,
    organisation: ward,
    organisationName: '見本の組織',
    organisationKind: 'municipality',
    department: '見本課',
    title: '担当',
    authorities,
    providerOnly: false,
    from: '2020-04-01' as LocalDate,
    until: null,
    ...changes,
  })
  const all = [...AUTHORITIES]
  const someoneElse = crypto.randomUUID() as Uuid
  const people: readonly (readonly [string, SignedIn])[] = [
    ['権限のない人', { session: session(), post: post([]) }],
    ...AUTHORITIES.map((one) => [one, { session: session(), post: post([one]) }] as const),
    ['すべての権限', { session: session(), post: post(all) }],
    [
      'すべての権限、古い二つ目の確かめ',
      { session: session({ factorAt: '2020-01-01T00:00:00.000Z' as Instant }), post: post(all) },
    ],
    ['相手の組織', { session: session(), post: post(all, { organisation: company, organisationKind: 'company' }) }],
    ['ほかのまちの人', { session: session(), post: post(all, { municipality: otherTown }) }],
    ['終わった役職', { session: session(), post: post(all, { until: yesterday }) }],
    ['まだ始まらない役職', { session: session(), post: post(all, { from: '2999-04-01' as LocalDate }) }],
    ['ほかの組織の入口から来た人', { session: session({ way: 'provider', provider: someoneElse }), post: post(all) }],
    ['自分の組織の入口を通らない人', { session: session(), post: post(all, { providerOnly: true }) }],
    ['二つ目の確かめのない人', { session: session({ factorAt: null }), post: post(all) }],
  ]
  const mayHere = ({ session: held, post: at }: SignedIn): boolean =>
    at.municipality === town && mayAct(held, at, today, 'demo').kind === 'yes'
  return {
    roles: [
      {
        name: 'だれでもない人',
        authorities: undefined,
        organisation: 'municipality',
        factorIsFresh: false,
        headers: {},
      },
      ...people.map(([name, who]) => ({
        name,
        authorities: mayHere(who) ? who.post.authorities : undefined,
        organisation: who.post.organisationKind,
        factorIsFresh: who.session.factorAt === now,
        headers: known(name),
      })),
    ],
    people: people.map(([, who]) => who),
    whoIs: async (headers, municipality) => {
      const name = decodeURIComponent(headers.get(HEADER) ?? '')
      const who = people.find(([each]) => each === name)?.[1]
      const isThere =
        who?.post.municipality === municipality && mayAct(who.session, who.post, today, 'demo').kind === 'yes'
      return who && isThere ? { who } : {}
    },
  }
}
