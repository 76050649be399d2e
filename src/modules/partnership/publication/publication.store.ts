/**
 * 公表 — the only way by which residents come to see an initiative, a target, a figure or a decision.
 *
 * Order   both sides confirmed → disclosure (秘匿) → ledger. A published number is superseded, never edited
 * Who     the municipality's side of the agreement; that the post may publish is the route's question
 */
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import type { Tx } from '#platform/database/tx'
import { agreementStore } from '../agreements/agreement.store.ts'
import { publicityStore } from '../agreements/publicity.store.ts'
import { type Disclosed, disclose, type Said, type Told } from '../disclosure/disclosure.ts'
import { figureStore } from '../indicators/figure.store.ts'
import { confirmation, inForce } from '../indicators/figure.ts'
import type { Measurement, Target } from '../indicators/figure-row.store.ts'
import { indicatorStore } from '../indicators/indicator.store.ts'
import type { Shown } from '../public/public-partnership.ts'
import { reviewStore } from '../reviews/review.store.ts'
import type { StoredReview } from '../reviews/review-row.store.ts'
import { type FreshEntry, ledgerStore, type PublicationTables } from './ledger.store.ts'
import { type LedgerEntry, type LedgerKind, ledgerHeads, type PublishedReview, shownIn } from './publication.ts'

export type { PublicationTables } from './ledger.store.ts'

export type NotOurs = { readonly kind: 'missing' } | { readonly kind: 'notMunicipality' }

export type FiguresPlan =
  | NotOurs
  | {
      readonly kind: 'plan'
      readonly disclosed: Disclosed
      /** What would be new in the ledger. */
      readonly targets: readonly Target[]
      readonly figures: readonly (Told & { readonly replaces: LedgerEntry | undefined })[]
      /** In force, and one side or both have not confirmed yet: they stay where they are. */
      readonly unconfirmed: readonly Measurement[]
    }
export type FiguresPublished =
  | NotOurs
  | { readonly kind: 'published'; readonly rows: number }
  | { readonly kind: 'nothingNew' }
  | { readonly kind: 'nothingConfirmed' }
  | { readonly kind: 'notPublicYet' }
  | Extract<Disclosed, { kind: 'wouldGiveBack' }>
export type ReviewPublished =
  | NotOurs
  | { readonly kind: 'published' }
  | { readonly kind: 'notClosed' }
  | { readonly kind: 'alreadyPublished' }
  | { readonly kind: 'notPublicYet' }
export type InitiativePublished =
  | NotOurs
  | { readonly kind: 'published' }
  | { readonly kind: 'notShared' }
  | { readonly kind: 'alreadyPublished' }
  /** The agreement itself is not public. */
  | { readonly kind: 'notPublicYet' }

export const publicationStore = (tx: Tx<PublicationTables>, newId: () => Uuid) => {
  const ledger = ledgerStore(tx)

  /** Whether residents see the initiative now: published, and neither it nor its agreement taken back since. */
  const isShown = async ({ id, agreement }: { readonly id: Uuid; readonly agreement: Uuid }): Promise<boolean> =>
    (await ledger.ledgerOf(id)).some(({ kind }) => kind === 'initiative') &&
    (await agreementStore(tx).find(agreement))?.publicSince !== undefined &&
    !(await publicityStore(tx).isWithdrawn(agreement, id))

  const plan = async (indicatorId: Uuid, threshold: number) => {
    const indicator = await indicatorStore(tx).find(indicatorId)
    if (!indicator) return { kind: 'missing' } as const
    const found = await ledger.mine(indicator.initiative)
    if (found.kind !== 'mine') return found
    const { targets, measurements } = await figureStore(tx).ofIndicators([indicatorId], found.standing.parties)
    const isConfirmed = (figure: Measurement | Target) => confirmation(figure.signs).kind === 'confirmed'
    const standing = inForce(measurements)
    const confirmed = standing.filter(isConfirmed)
    const own = found.ledger.filter(({ owner }) => owner === indicatorId)
    const heads = ledgerHeads(own)
    const headOf = (kind: LedgerKind, period: string) =>
      heads.find((head) => head.kind === kind && head.period === period)
    const disclosed = disclose(confirmed, { ...indicator, threshold }, own.flatMap(saidIn))
    const told = disclosed.kind === 'decided' ? disclosed.cells : []
    return {
      kind: 'plan',
      found,
      disclosed,
      unconfirmed: standing.filter((figure) => !isConfirmed(figure)),
      confirmed,
      targets: inForce(targets).filter(
        (target) => isConfirmed(target) && headOf('target', target.period)?.subject !== target.id,
      ),
      figures: told
        .map((each) => ({ ...each, replaces: headOf('figure', each.period) }))
        .filter(({ replaces, id, shown }) => !replaces || replaces.subject !== id || !isSame(shownIn(replaces), shown)),
      headOf,
    } as const
  }

  const publishInitiative = async (id: Uuid, at: Instant): Promise<InitiativePublished> => {
    const found = await ledger.mine(id)
    if (found.kind !== 'mine') return found
    const { initiative } = found
    if (!initiative.shared) return { kind: 'notShared' }
    if (!(await agreementStore(tx).find(initiative.agreement))?.publicSince) return { kind: 'notPublicYet' }
    if (found.ledger.some(({ kind }) => kind === 'initiative')) return { kind: 'alreadyPublished' }
    const entry = { kind: 'initiative', owner: id, period: '', subject: id, covers: [], shown: {} } as const
    await ledger.write(at, found, [{ ...entry, supersedes: undefined }], newId)
    return { kind: 'published' }
  }

  const publishFigures = async (indicator: Uuid, threshold: number, at: Instant): Promise<FiguresPublished> => {
    const planned = await plan(indicator, threshold)
    if (planned.kind !== 'plan') return planned
    if (!(await isShown(planned.found.initiative))) return { kind: 'notPublicYet' }
    if (planned.disclosed.kind === 'wouldGiveBack') return planned.disclosed
    const fresh: FreshEntry[] = [
      ...planned.targets.map((target) => ({
        kind: 'target' as const,
        owner: indicator,
        period: target.period,
        subject: target.id,
        covers: [],
        shown: { value: target.value },
        supersedes: planned.headOf('target', target.period)?.id,
      })),
      ...planned.figures.map((told) => {
        const of = planned.confirmed.find(({ id }) => id === told.id)
        return {
          kind: 'figure' as const,
          owner: indicator,
          period: told.period,
          subject: told.id as Uuid,
          covers: told.covers as readonly Uuid[],
          shown: { shown: told.shown, source: of?.source ?? '', signs: of?.signs ?? [] },
          supersedes: told.replaces?.id,
        }
      }),
    ]
    if (fresh.length === 0)
      return {
        kind: planned.confirmed.length === 0 && planned.unconfirmed.length > 0 ? 'nothingConfirmed' : 'nothingNew',
      }
    await ledger.write(at, planned.found, fresh, newId)
    return { kind: 'published', rows: fresh.length }
  }

  const publishReview = async (reviewId: Uuid, at: Instant): Promise<ReviewPublished> => {
    const review = await reviewStore(tx).find(reviewId)
    if (!review) return { kind: 'missing' }
    const found = await ledger.mine(review.initiative)
    if (found.kind !== 'mine') return found
    const shown = publishedReview(review)
    if (!shown) return { kind: 'notClosed' }
    if (!(await isShown(found.initiative))) return { kind: 'notPublicYet' }
    const same = found.ledger.filter(({ kind, period }) => kind === 'review' && period === review.period)
    if (same.some(({ subject }) => subject === review.id)) return { kind: 'alreadyPublished' }
    const { initiative: owner, period, id: subject } = review
    const supersedes = ledgerHeads(same)[0]?.id
    await ledger.write(at, found, [{ kind: 'review', owner, period, subject, covers: [], shown, supersedes }], newId)
    return { kind: 'published' }
  }

  return {
    ledgerOf: ledger.ledgerOf,
    all: ledger.all,
    isShown,
    publishInitiative,
    publishFigures,
    publishReview,
    /** What `publishFigures` would do now, for the clerk to look at first. */
    planFigures: async (indicator: Uuid, threshold: number): Promise<FiguresPlan> => {
      const planned = await plan(indicator, threshold)
      if (planned.kind !== 'plan') return planned
      const { disclosed, targets, figures, unconfirmed } = planned
      return { kind: 'plan', disclosed, targets, figures, unconfirmed }
    },
  }
}

const isSame = (one: Shown | undefined, other: Shown): boolean =>
  JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
const sorted = (shown: Shown | undefined) => Object.entries(shown ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))

/** Every sum that residents were ever shown, also of figures that others took the place of. */
function saidIn(entry: LedgerEntry): readonly Said[] {
  const shown = shownIn(entry)
  return shown?.kind === 'value' ? [{ covers: entry.covers, value: shown.value }] : []
}

function publishedReview(review: StoredReview): PublishedReview | undefined {
  if (review.state.kind !== 'closed') return undefined
  const { seen, reason, nextAction, nextBy, state } = review
  const { municipality, company } = state.signs
  return { seen, decision: state.decision, reason, nextAction, nextBy: nextBy ?? null, signs: [municipality, company] }
}
