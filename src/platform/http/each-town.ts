/**
 * まちごとに読む — the same question in every town where this session may act today for the organisation it acts for now.
 *
 * Order     as the packs come, one transaction after the other: no query crosses towns, the caller joins in memory
 * Left out  towns that nobody operates; posts of other organisations, which this post has no business with
 * A town that could not be read is named as such: a sum without it must not look whole.
 */
import type { OpenTx } from '../database/tx.ts'
import type { Authority } from '../identity/authority.ts'
import type { Post, SignedIn } from '../identity/who.ts'
import type { PostsIn } from '../identity/who-is-this.ts'
import type { Region } from '../region-pack/pack.ts'

export type TownRead<T> =
  | { readonly kind: 'read'; readonly region: Region; readonly post: Post; readonly value: T }
  | { readonly kind: 'notRead'; readonly region: Region }

/** What is thrown in one town by `work` is a fault of ours: it is recorded, and the other towns are read. */
export type EachTown = <T>(needs: Authority, work: (tx: OpenTx) => Promise<T>) => Promise<readonly TownRead<T>[]>

type Parts = {
  readonly regions: readonly Region[]
  readonly who: SignedIn
  readonly postsIn: PostsIn
  readonly txIn: <T>(at: SignedIn, work: (tx: OpenTx) => Promise<T>) => Promise<T>
  readonly failed: (region: Region, error: unknown) => void
}

export async function readEachTown<T>(
  { regions, who, postsIn, txIn, failed }: Parts,
  needs: Authority,
  work: (tx: OpenTx) => Promise<T>,
): Promise<readonly TownRead<T>[]> {
  const { session, post: acting } = who
  const reads: TownRead<T>[] = []
  for (const region of regions.filter(({ operatedBy }) => operatedBy !== undefined))
    try {
      const open = await postsIn(session, region.id)
      const ours = open.filter((post) => post.organisation === acting.organisation && post.authorities.includes(needs))
      const post = ours.find(({ id }) => id === acting.id) ?? ours[0]
      if (!post) continue
      reads.push({ kind: 'read', region, post, value: await txIn({ session, post }, work) })
    } catch (error) {
      failed(region, error)
      reads.push({ kind: 'notRead', region })
    }
  return reads
}
