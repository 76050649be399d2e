/**
 * 協定の公表 — makes the snapshot that residents read, anew and whole, whenever something changed. Twice does no harm.
 *
 * A region that nobody operates has no rows: its page is made from the agreements of its pack. What was announced there
 * stays an announcement; nobody has agreed to do it.
 */
import type { Uuid } from '#kernel/id'
import type { Begin } from '#platform/database/tx'
import { postStore } from '#platform/identity/post.store'
import type { ModuleParts } from '#platform/module/module'
import type { Job } from '#platform/outbox/outbox'
import { fromSlot, type Region } from '#platform/region-pack/pack'
import { agreementSlot } from '../agreements/agreement.slot.ts'
import { slugOf } from '../agreements/agreement.ts'
import { withdrawnNow } from '../agreements/publicity.store.ts'
import { postsIn, publicAgreements, publicStore } from './public.store.ts'
import { PUBLIC_QUEUE, PUBLIC_TOPIC, type PublicAgreement, type PublicPartnership } from './public-partnership.ts'

type Parts = Pick<ModuleParts, 'regions' | 'publish'>

export const publicJob = (parts: Parts): Job => ({
  queue: PUBLIC_QUEUE,
  handle: async ({ municipality }) => {
    const region = parts.regions.find(({ id }) => id === municipality)
    // A municipality whose pack was taken away has no pages any more.
    if (region) await publishPartnership(parts, region)
  },
})

export async function publishPartnership(parts: Parts, region: Region): Promise<void> {
  await parts.publish(region.id, PUBLIC_TOPIC, async (begin): Promise<PublicPartnership> => {
    const told = region.operatedBy === undefined ? { agreements: fromPack(region) } : await fromRows(begin, region.id)
    return { schema: 1, ...told }
  })
}

const fromPack = (region: Region): readonly PublicAgreement[] =>
  fromSlot(region, agreementSlot)
    .map(({ value }) => ({ slug: slugOf(value), agreement: value, initiatives: [], desks: undefined }))
    .toSorted((a, b) => (a.agreement.signedOn < b.agreement.signedOn ? 1 : -1))

async function fromRows(begin: Begin, municipality: Uuid): Promise<Omit<PublicPartnership, 'schema'>> {
  const rows = await begin({ kind: 'resident', municipality }, (tx) => publicStore(tx).all())
  const posts = postsIn(rows)
  const labels = await begin(
    { kind: 'system', municipality, task: PUBLIC_QUEUE },
    async (tx) =>
      new Map(
        (await postStore(tx).inMunicipality())
          .filter(({ id }) => posts.has(id))
          .map(({ id, department, title }) => [id, `${department} ${title}`]),
      ),
  )
  const withdrawn = withdrawnNow(rows.publicity)
  const agreements = publicAgreements(rows, (post) => post && labels.get(post))
  return withdrawn.length > 0 ? { agreements, withdrawn } : { agreements }
}
