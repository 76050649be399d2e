/** 取組のふり返りの一覧 — every review of one initiative, and the way to begin one. */
import { plainText } from '#kernel/ruby'
import { Badge } from '#ui/badge'
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import type { Crumb } from '#ui/crumbs'
import { ErrorSummary, type FieldError } from '#ui/error-summary'
import { Form } from '#ui/form'
import { T } from '#ui/ruby'
import { Select } from '#ui/select'
import { Document, type Shell } from '#ui/shell'
import { DataTable } from '#ui/table'
import { ja as terms } from '../public/terms.words.ja.ts'
import type { ShownReview } from './review-view.ts'
import { ja as words } from './reviews.words.ja.ts'

export type ReviewsPageProps = {
  readonly shell: Shell
  readonly crumbs: readonly Crumb[]
  readonly to: (path: string) => string
  readonly action: string
  readonly title: string
  readonly reviews: readonly ShownReview[]
  readonly periods: readonly string[]
  readonly mayWrite: boolean
  readonly errors: readonly FieldError[]
}

export function ReviewsPage({
  shell,
  crumbs,
  to,
  action,
  title,
  reviews,
  periods,
  mayWrite,
  errors,
}: ReviewsPageProps) {
  return (
    <Document shell={shell} title={`${words.reviews} ${plainText(title)}`} crumbs={crumbs}>
      <h1>
        {words.reviews}　<T text={title} />
      </h1>
      <p class="lead">{words.listLead}</p>
      <ErrorSummary title={words.fix} errors={errors} />
      <DataTable<ShownReview>
        caption={words.reviews}
        captionHidden
        mode="stack"
        rows={reviews}
        empty={words.none}
        columns={[
          {
            key: 'period',
            head: words.columns.period,
            cell: ({ id, period }) => (
              <a href={to(`/reviews/${id}`)}>
                <T text={terms.period(period)} />
              </a>
            ),
          },
          {
            key: 'decision',
            head: words.columns.decision,
            cell: ({ decision }) => (decision ? <T text={terms.decisions[decision]} /> : words.undecided),
          },
          { key: 'state', head: words.columns.state, cell: (review) => <ReviewBadge review={review} /> },
        ]}
      />
      {mayWrite && (
        <Card labelledBy="begin">
          <h2 id="begin">{words.newTitle}</h2>
          <Form action={action}>
            <Select
              name="period"
              label={words.period}
              unchosen={words.choose}
              error={errors[0]?.text}
              options={periods.map((code) => ({ value: code, label: terms.period(code) }))}
            />
            <Button kind="go">{words.write}</Button>
          </Form>
        </Card>
      )}
    </Document>
  )
}

export function ReviewBadge({ review }: { readonly review: ShownReview }) {
  if (review.state.kind === 'closed') return <Badge kind="ok">{words.states.closed}</Badge>
  if (!review.proposedAt || review.state.kind === 'unfinished') return <Badge>{words.states.draft}</Badge>
  return <Badge kind="warn">{words.states.waits(review.state.sides)}</Badge>
}
