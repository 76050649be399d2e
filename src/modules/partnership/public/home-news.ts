/**
 * 入口の新しいこと — what happened lately under the agreements: signed, decided, counted.
 *
 * Order     newest first; of one initiative only its newest figure and its newest decision, so that
 *           one busy day does not push everything else away
 */
import type { LocalDate } from '#kernel/calendar'
import { localDateAt } from '#kernel/instant'
import { latestFigure } from './figure-text.ts'
import type {
  PublicAgreement,
  PublicFigure,
  PublicIndicator,
  PublicInitiative,
  PublicPartnership,
  PublicReview,
} from './public-partnership.ts'

type Of = { readonly on: LocalDate; readonly agreement: PublicAgreement }
export type News =
  | (Of & { readonly kind: 'signed' })
  | (Of & { readonly kind: 'decided'; readonly initiative: PublicInitiative; readonly review: PublicReview })
  | (Of & {
      readonly kind: 'counted'
      readonly initiative: PublicInitiative
      readonly indicator: PublicIndicator
      readonly figure: PublicFigure
    })

export const newsOf = ({ agreements }: PublicPartnership, count: number): readonly News[] =>
  agreements
    .flatMap((agreement): readonly News[] => [
      { kind: 'signed', on: agreement.agreement.signedOn, agreement },
      ...agreement.initiatives.flatMap((initiative): readonly News[] => [
        ...initiative.reviews
          .slice(0, 1)
          .map(
            (review): News => ({ kind: 'decided', on: localDateAt(review.publishedAt), agreement, initiative, review }),
          ),
        ...newestFigure(initiative).map(
          ({ indicator, figure }): News => ({
            kind: 'counted',
            on: localDateAt(figure.publishedAt),
            agreement,
            initiative,
            indicator,
            figure,
          }),
        ),
      ]),
    ])
    .toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))
    .slice(0, count)

const newestFigure = ({ indicators }: PublicInitiative) =>
  indicators
    .flatMap((indicator) => {
      const figure = latestFigure(indicator)
      return figure ? [{ indicator, figure }] : []
    })
    .toSorted((a, b) => (a.figure.publishedAt < b.figure.publishedAt ? 1 : -1))
    .slice(0, 1)
