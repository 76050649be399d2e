/** ふり返りの文 — as it stands, to be read before signing. */
import { Facts } from '#ui/facts'
import { T } from '#ui/ruby'
import { ja as terms } from '../public/terms.words.ja.ts'
import type { ShownReview } from './review-view.ts'
import { ja as words } from './reviews.words.ja.ts'

export function ReviewRead({ review, heading }: { readonly review: ShownReview; readonly heading: string }) {
  const { seen, decision, reason, nextAction, nextBy, beforeState, beforeNote = '' } = review
  const said = (text: string) => (text ? { value: text } : { value: words.undecided, unknown: true })
  return (
    <section class="flow">
      <h2>{heading}</h2>
      {decision && (
        <p class="big">
          <T text={terms.decisions[decision]} />
        </p>
      )}
      <Facts
        items={[
          ...(beforeState ? [{ term: words.beforeTitle, value: words.beforeSaid(beforeState, beforeNote) }] : []),
          { term: words.seen, ...said(seen) },
          { term: words.reason, ...said(reason) },
          { term: words.nextAction, ...said(nextAction) },
          { term: words.nextBy, ...said(nextBy ? terms.day(nextBy) : '') },
        ]}
      />
    </section>
  )
}
