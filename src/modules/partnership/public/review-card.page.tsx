/** ふり返りの一枚 — the decision of a period with its reason, what follows, and the names of both posts. */
import { localDateAt } from '#kernel/instant'
import { Card } from '#ui/card'
import { Details } from '#ui/details'
import { Facts } from '#ui/facts'
import { T } from '#ui/ruby'
import { Sign } from '#ui/sign'
import { Tie } from '#ui/tie'
import type { InitiativeWords } from './initiative.words.ja.ts'
import type { PublicAgreement, PublicReview } from './public-partnership.ts'
import { AsWritten, OnlyJapanese, type PublicFrame, SideName } from './state-badge.page.tsx'

export function ReviewCard({
  review,
  value,
  shell,
  words,
  terms,
  own,
}: Pick<PublicFrame, 'shell' | 'words' | 'terms'> & {
  readonly review: PublicReview
  readonly value: PublicAgreement
  readonly own: InitiativeWords
}) {
  const id = `review-${review.period}`
  const signed = (side: 'municipality' | 'company') => ({
    name: <SideName side={side} value={value} />,
    text: (
      <>
        <AsWritten text={review.signed[side].post} />
        {'　'}
        <T text={terms.day(review.signed[side].on)} />
      </>
    ),
  })
  return (
    <Card labelledBy={id}>
      <h3 id={id}>
        <T text={own.reviewOf(terms.period(review.period))} />
      </h3>
      <p class="big m">
        <T text={terms.decisions[review.decision]} />
      </p>
      <OnlyJapanese words={words} shell={shell} />
      <Facts
        items={[
          { term: own.seen, value: <AsWritten text={review.seen} /> },
          { term: own.reason, value: <AsWritten text={review.reason} /> },
          {
            term: own.nextAction,
            value: <AsWritten text={review.nextAction} />,
            note: review.nextBy && own.nextBy(terms.day(review.nextBy)),
          },
        ]}
      />
      <Sign municipality={signed('municipality')} partner={signed('company')} />
      <p>
        <Tie confirmed="both">{own.signedBoth}</Tie>{' '}
        <small class="sub">
          <T text={own.publishedAt(terms.day(localDateAt(review.publishedAt)))} />
        </small>
      </p>
      {review.earlier.length > 0 && (
        <Details summary={own.earlierReviewTitle}>
          {review.earlier.map(({ decision, reason, publishedAt }) => (
            <p>
              <T text={own.earlierReview(terms.day(localDateAt(publishedAt)), terms.decisions[decision])} />
              <br />
              <T text={own.reason} />: <AsWritten text={reason} />
            </p>
          ))}
        </Details>
      )}
    </Card>
  )
}
