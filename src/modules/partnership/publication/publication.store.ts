/**
 * 公表の台帳の行 — the only way by which residents come to see an initiative, a target, a figure or a decision.
 *
 * Order   both sides confirmed → disclosure (秘匿) → ledger. A published number is superseded, never edited
 * Who     the municipality's side of the agreement; that the post may publish is the route's question
 */
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import type { Tx } from '#platform/database/tx'
import { agreementStore, type Json } from '../agreements/agreement.store.ts'
import { partyStore, type Sided, type Standing, sidedBy, staffOf } from '../agreements/party.store.ts'
import { type Disclosed, disclose, type Said, type Told } from '../disclosure/disclosure.ts'
import { type FigureTables, figureStore, type Measurement, type Target } from '../indicators/figure.store.ts'
import { confirmation, inForce } from '../indicators/figure.ts'
import { indicatorStore } from '../indicators/indicator.store.ts'
import { initiativeStore } from '../initiatives/initiative.store.ts'
import type { Shown } from '../public/public-partnership.ts'
import { type ReviewTables, reviewStore, type StoredReview } from '../reviews/review.store.ts'
import {
  type LedgerEntry,
  type LedgerKind,
  type LedgerValue,
  ledgerHeads,
  type PublishedReview,
  shownIn,
} from './publication.ts'

export type PublicationTable = Sided & {
  id: Uuid
  agreement_id: Uuid
  initiative_id: Uuid
  kind: LedgerKind
  /** Of a figure and a target the indicator, else the initiative. */
  owner_id: Uuid
  period: string
  subject_id: Uuid
  covers: Uuid[]
  shown: Json<LedgerValue>
  published_at: Instant
  published_by: Uuid
  supersedes: Uuid | null
}
export type PublicationTables = FigureTables & ReviewTables & { partnership_publication: PublicationTable }

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

type Fresh = Pick<LedgerEntry, 'kind' | 'owner' | 'period' | 'subject' | 'covers' | 'shown' | 'supersedes'>

export const publicationStore = (tx: Tx<PublicationTables>, newId: () => Uuid) => {
  const here = tx.acting.municipality
  const rows = () => tx.selectFrom('partnership_publication').selectAll().where('municipality_id', '=', here)

  /** Oldest first, everything ever published under an initiative. */
  const ledgerOf = async (initiative: Uuid): Promise<readonly LedgerEntry[]> =>
    (await rows().where('initiative_id', '=', initiative).orderBy('published_at').orderBy('id').execute()).map(entryOf)

  const all = async (): Promise<readonly LedgerEntry[]> =>
    (await rows().orderBy('published_at').orderBy('id').execute()).map(entryOf)

  /** The initiative and its side, or why this side may not publish it. */
  const mine = async (initiativeId: Uuid) => {
    const initiative = await initiativeStore(tx).find(initiativeId)
    const standing = initiative && (await partyStore(tx).standing(initiative.agreement))
    if (!initiative || !standing) return { kind: 'missing' } as const
    if (standing.side !== 'municipality') return { kind: 'notMunicipality' } as const
    await agreementStore(tx).lock(initiative.agreement)
    return { kind: 'mine', initiative, standing, ledger: await ledgerOf(initiative.id) } as const
  }

  const write = async (
    at: Instant,
    under: { readonly initiative: { readonly id: Uuid; readonly agreement: Uuid }; readonly standing: Standing },
    entries: readonly Fresh[],
  ): Promise<void> => {
    for (const entry of entries) {
      const id = newId()
      await tx
        .insertInto('partnership_publication')
        .values({
          ...sidedBy(tx.acting, under.standing.others),
          id,
          agreement_id: under.initiative.agreement,
          initiative_id: under.initiative.id,
          kind: entry.kind,
          owner_id: entry.owner,
          period: entry.period,
          subject_id: entry.subject,
          covers: [...entry.covers],
          shown: JSON.stringify(entry.shown),
          published_at: at,
          published_by: staffOf(tx.acting).person,
          supersedes: entry.supersedes ?? null,
        })
        .execute()
      await tx.record({ did: 'publication.add', object: 'publication', id, after: { ...entry } })
    }
    await tx.happen('partnership-public', {})
  }

  const plan = async (indicatorId: Uuid, threshold: number) => {
    const indicator = await indicatorStore(tx).find(indicatorId)
    if (!indicator) return { kind: 'missing' } as const
    const found = await mine(indicator.initiative)
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
    const found = await mine(id)
    if (found.kind !== 'mine') return found
    const { initiative, ledger } = found
    if (!initiative.shared) return { kind: 'notShared' }
    if (!(await agreementStore(tx).find(initiative.agreement))?.publicSince) return { kind: 'notPublicYet' }
    if (ledger.some(({ kind }) => kind === 'initiative')) return { kind: 'alreadyPublished' }
    const entry = { kind: 'initiative', owner: id, period: '', subject: id, covers: [], shown: {} } as const
    await write(at, found, [{ ...entry, supersedes: undefined }])
    return { kind: 'published' }
  }

  const publishFigures = async (indicator: Uuid, threshold: number, at: Instant): Promise<FiguresPublished> => {
    const planned = await plan(indicator, threshold)
    if (planned.kind !== 'plan') return planned
    if (!planned.found.ledger.some(({ kind }) => kind === 'initiative')) return { kind: 'notPublicYet' }
    if (planned.disclosed.kind === 'wouldGiveBack') return planned.disclosed
    const fresh: Fresh[] = [
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
    await write(at, planned.found, fresh)
    return { kind: 'published', rows: fresh.length }
  }

  const publishReview = async (reviewId: Uuid, at: Instant): Promise<ReviewPublished> => {
    const review = await reviewStore(tx).find(reviewId)
    if (!review) return { kind: 'missing' }
    const found = await mine(review.initiative)
    if (found.kind !== 'mine') return found
    const shown = publishedReview(review)
    if (!shown) return { kind: 'notClosed' }
    if (!found.ledger.some(({ kind }) => kind === 'initiative')) return { kind: 'notPublicYet' }
    const same = found.ledger.filter(({ kind, period }) => kind === 'review' && period === review.period)
    if (same.some(({ subject }) => subject === review.id)) return { kind: 'alreadyPublished' }
    await write(at, found, [
      {
        kind: 'review',
        owner: review.initiative,
        period: review.period,
        subject: review.id,
        covers: [],
        shown,
        supersedes: ledgerHeads(same)[0]?.id,
      },
    ])
    return { kind: 'published' }
  }

  return {
    ledgerOf,
    all,
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

type PublicationRow = Omit<PublicationTable, 'shown'> & { shown: LedgerValue }

const entryOf = (row: PublicationRow): LedgerEntry => ({
  id: row.id,
  initiative: row.initiative_id,
  kind: row.kind,
  owner: row.owner_id,
  period: row.period,
  subject: row.subject_id,
  covers: row.covers,
  shown: row.shown,
  publishedAt: row.published_at,
  supersedes: row.supersedes ?? undefined,
})
