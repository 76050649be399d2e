import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { instant } from '#kernel/instant'
import type { Authority } from '../identity/authority.ts'
import type { Post, Session } from '../identity/who.ts'
import type { Region } from '../region-pack/pack.ts'
import { readEachTown } from './each-town.ts'

const id = (): Uuid => crypto.randomUUID() as Uuid
const [company, other] = [id(), id()]
const session: Session = {
  id: id(),
  person: id(),
  name: '見本 花子',
  way: 'passkey',
  provider: null,
  factorAt: instant('2026-11-24T00:00:00.000Z'),
  madePersonDemo: false,
}
const postAt = (municipality: Uuid, organisation = company, authorities: readonly Authority[] = ['partnership.read']) =>
  ({
    id: id(),
    municipality,
    organisation,
    organisationName: '見本の会社',
    organisationKind: 'company',
    department: '連携室',
    title: '担当',
    authorities,
    providerOnly: false,
    from: localDate('2026-04-01'),
    until: null,
  }) satisfies Post
/** Of a region only what the reading asks for. */
const town = (slug: string, operatedBy: string | undefined = slug) =>
  ({ id: id(), slug, operatedBy }) as unknown as Region
const [a, b, c, nobodys] = [town('a'), town('b'), town('c'), { ...town('d'), operatedBy: undefined } as Region]
const [first, second] = [postAt(a.id), postAt(a.id)]

const read = async (posts: ReadonlyMap<Uuid, readonly Post[] | 'broken'>, failing?: Post) => {
  const failed: string[] = []
  const reads = await readEachTown(
    {
      regions: [a, b, c, nobodys],
      who: { session, post: second },
      postsIn: async (_, municipality) => {
        const held = posts.get(municipality) ?? []
        if (held === 'broken') throw new Error('the database is gone')
        return held
      },
      txIn: async ({ post }, work) => {
        if (post === failing) throw new Error('the query ended')
        return work({ post } as never)
      },
      failed: ({ slug }) => void failed.push(slug),
    },
    'partnership.read',
    async (tx) => (tx as unknown as { post: Post }).post.id,
  )
  return { failed, reads: reads.map((each) => [each.region.slug, each.kind === 'read' ? each.value : each.kind]) }
}

test('each town is read with a post of the acting organisation, here with the very one that acts', async () => {
  const there = postAt(b.id)
  const held = new Map([
    [a.id, [first, second]],
    [b.id, [postAt(b.id, other), there]],
    [nobodys.id, [postAt(nobodys.id)]],
  ])
  deepEqual(await read(held), {
    failed: [],
    reads: [
      ['a', second.id],
      ['b', there.id],
    ],
  })
})
test('a post of another organisation, or one without the authority, opens no town', async () => {
  const held = new Map([
    [a.id, [second]],
    [b.id, [postAt(b.id, other)]],
    [c.id, [postAt(c.id, company, ['partnership.write'])]],
  ])
  deepEqual((await read(held)).reads, [['a', second.id]])
})
test('a town that fails is named and recorded, whether at its posts or at its rows', async () => {
  const there = postAt(c.id)
  const held = new Map<Uuid, readonly Post[] | 'broken'>([
    [a.id, [second]],
    [b.id, 'broken'],
    [c.id, [there]],
  ])
  deepEqual(await read(held, there), {
    failed: ['b', 'c'],
    reads: [
      ['a', second.id],
      ['b', 'notRead'],
      ['c', 'notRead'],
    ],
  })
})
