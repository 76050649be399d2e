/**
 * 引きつぎ書 — what somebody must know who takes over a post: what was promised and why, what waits, what is due, who the
 * counterparts are. Made at any moment from what stands there; nothing is written for it by hand.
 *
 * Whose     of a post that confirms, signs or publishes, and of the desk of an agreement: all that stands under it; of any
 *           other post the initiatives it answers for
 * Left out  measured values: they stand on the page of the indicator, where small numbers stay behind their wall. Names
 *           of people: work hangs on posts
 */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import type { KnownAgreement } from './handover-known.ts'
import { type Deadline, deadlinesOf, type OpenTask, openTasks, type Undecided, undecidedOf } from './handover-open.ts'
import { type AgreementPart, agreementPart, type InitiativePart, initiativePart } from './handover-part.ts'

export type HandoverPost = {
  readonly id: Uuid
  readonly organisationName: string
  readonly department: string
  readonly title: string
  readonly authorities: readonly string[]
}
export type Handover = {
  readonly post: HandoverPost
  readonly madeOn: LocalDate
  readonly agreements: readonly AgreementPart[]
  readonly initiatives: readonly InitiativePart[]
  readonly open: readonly OpenTask[]
  readonly deadlines: readonly Deadline[]
  readonly undecided: readonly Undecided[]
  /** 見送り and 中止, with the reason of whoever said so. */
  readonly declined: readonly InitiativePart[]
}

const ALL_OF_IT = ['partnership.confirm', 'partnership.sign', 'partnership.publish']

/** What this post answers for, of everything that its side knows. */
export function partOf(post: HandoverPost, known: readonly KnownAgreement[]): readonly KnownAgreement[] {
  const seesAll = post.authorities.some((each) => ALL_OF_IT.includes(each))
  return known.flatMap((each) => {
    if (seesAll || each.desks[each.side] === post.id) return [each]
    const initiatives = each.initiatives.filter(({ owners }) => owners[each.side] === post.id)
    return initiatives.length > 0 ? [{ ...each, initiatives }] : []
  })
}

export function handoverOf(
  post: HandoverPost,
  everything: readonly KnownAgreement[],
  posts: ReadonlyMap<Uuid, string>,
  today: LocalDate,
): Handover {
  const known = partOf(post, everything)
  const initiatives = known.flatMap((each) => each.initiatives.map((one) => initiativePart(each, one, posts, today)))
  const agreements = known.map((each) => agreementPart(each, everything, posts, today))
  return {
    post,
    madeOn: today,
    agreements,
    initiatives,
    open: known.flatMap((each) => openTasks(each, today)).toSorted((a, b) => b.days - a.days),
    deadlines: deadlinesOf(agreements, initiatives, today),
    undecided: known.flatMap(undecidedOf),
    declined: initiatives.filter(({ state }) => state === 'declined' || state === 'stopped'),
  }
}
