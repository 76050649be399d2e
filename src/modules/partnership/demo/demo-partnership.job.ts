/**
 * 見本の取組を書く — plays the made-up year of a fictional town once, act by act, as the people who held the posts then.
 *
 * Order     after the demo people are there. A town that has any agreement is left as it is: it may have been worked on
 * Left out  telling the outbox of every act: residents' pages are made once, at the end
 */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import type { OpenTx } from '#platform/database/tx'
import { demoPostId } from '#platform/identity/made-id'
import { postStore } from '#platform/identity/post.store'
import type { ModuleParts } from '#platform/module/module'
import { fromSlot, type Region } from '#platform/region-pack/pack'
import { agreementSlot } from '../agreements/agreement.slot.ts'
import { agreementStore } from '../agreements/agreement.store.ts'
import { slugOf } from '../agreements/agreement.ts'
import { publishPartnership } from '../public/public.job.ts'
import type { Act } from './demo-act.job.ts'
import { actsOf } from './demo-acts.job.ts'
import type { DemoAgreement } from './demo-partnership.shape.ts'
import { demoPartnershipSlot } from './demo-partnership.slot.ts'

type Staffed = {
  readonly post: (key: string) => { readonly id: Uuid; readonly organisation: Uuid }
  readonly holder: (post: Uuid, on: LocalDate) => Uuid
}

export async function seedPartnership(parts: ModuleParts, region: Region): Promise<void> {
  const demos = fromSlot(region, demoPartnershipSlot).flatMap(({ value }) => value.agreements)
  const [first] = demos
  if (!region.fictional || !first) return
  const staffed = await whoHoldsWhat(parts, region)
  if (await hasAgreements(parts, region, staffed, first)) return
  const { newId } = parts
  const ground = { code: region.code, threshold: region.disclosure.peopleThreshold, newId, post: staffed.post }
  const papers = fromSlot(region, agreementSlot).map(({ value }) => value)
  for (const demo of demos) {
    const paper = papers.find((each) => slugOf(each) === demo.agreement)
    if (!paper) throw new Error(`${region.folder}/demo/partnership.yaml: no agreement ${demo.agreement}`)
    for (const acts of together(actsOf(demo, paper, ground))) await perform(parts, region, staffed, acts)
  }
  await publishPartnership(parts, region)
}

/** What one post does in one go on one day is one transaction. */
const together = (acts: readonly Act[]): readonly (readonly Act[])[] => {
  const groups: Act[][] = []
  for (const act of acts) {
    const last = groups.at(-1)
    if (last && last[0]?.post === act.post && last[0].on === act.on) last.push(act)
    else groups.push([act])
  }
  return groups
}

async function perform(
  { begin }: ModuleParts,
  region: Region,
  { post, holder }: Staffed,
  acts: readonly Act[],
): Promise<void> {
  const [first] = acts
  if (!first) return
  const { id, organisation } = post(first.post)
  const person = holder(id, first.on)
  await begin({ kind: 'staff', municipality: region.id, post: id, organisation, person }, async (tx) => {
    const quiet: OpenTx = Object.assign(tx, { happen: async () => {} })
    for (const act of acts) {
      const answer = await act.does(quiet)
      if (answer !== act.answer)
        throw new Error(`${region.folder}/demo/partnership.yaml: ${act.on} ${act.post}: ${answer}, not ${act.answer}`)
    }
  })
}

/** Posts and people are made-up ones of the pack: their ids follow from their keys. */
const whoHoldsWhat = ({ begin }: ModuleParts, region: Region): Promise<Staffed> =>
  begin({ kind: 'system', municipality: region.id, task: 'partnership.demo' }, async (tx) => {
    const posts = new Map((await postStore(tx).inMunicipality()).map((post) => [post.id, post]))
    const holders = await postStore(tx).holders()
    return {
      post: (key) => {
        const found = posts.get(demoPostId(region.id, key))
        if (!found) throw new Error(`${region.folder}/demo/partnership.yaml: no post ${key} in demo/people.yaml`)
        return found
      },
      holder: (post, on) => {
        const held = holders.find(
          (each) => each.post === post && each.from <= on && (each.until === null || on <= each.until),
        )
        if (!held) throw new Error(`${region.folder}/demo/partnership.yaml: nobody holds ${post} on ${on}`)
        return held.person
      },
    }
  })

/** Asked as the clerk who registered the first one would: a job of ours belongs to no side and sees none. */
async function hasAgreements({ begin }: ModuleParts, region: Region, { post, holder }: Staffed, first: DemoAgreement) {
  const { id, organisation } = post(first.posts.municipality.writes)
  const person = holder(id, first.recorded_on)
  const found = await begin({ kind: 'staff', municipality: region.id, post: id, organisation, person }, (tx) =>
    agreementStore(tx).all(),
  )
  return found.length > 0
}
