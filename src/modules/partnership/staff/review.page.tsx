/** 一つのふり返り — last time's action first, then the figures, what was seen, the decision, both signatures. */
import { localDateAt } from '#kernel/instant'
import { plainText } from '#kernel/ruby'
import { Button } from '#ui/button'
import type { Crumb } from '#ui/crumbs'
import { ErrorSummary, type FieldError } from '#ui/error-summary'
import { Facts } from '#ui/facts'
import { Flash } from '#ui/flash'
import { Form } from '#ui/form'
import { Note } from '#ui/note'
import { T } from '#ui/ruby'
import { Document, type Shell } from '#ui/shell'
import { Sign } from '#ui/sign'
import { DataTable } from '#ui/table'
import { Tie } from '#ui/tie'
import type { Side } from '../agreements/agreement.ts'
import { ja as terms } from '../public/terms.words.ja.ts'
import { FigureLines } from './figure-lines.page.tsx'
import { NextPlanSection } from './next-plan.page.tsx'
import type { NextPlan } from './next-plan.ts'
import { ReviewForm } from './review-form.page.tsx'
import type { ReviewLine } from './review-lines.ts'
import { ReviewRead } from './review-read.page.tsx'
import type { ShownReview } from './review-view.ts'
import { ReviewBadge } from './reviews.page.tsx'
import { ja as words } from './reviews.words.ja.ts'

export type ReviewPageProps = {
  readonly shell: Shell
  readonly crumbs: readonly Crumb[]
  readonly to: (path: string) => string
  readonly done: string | undefined
  readonly review: ShownReview
  readonly title: string
  readonly side: Side
  readonly ours: boolean
  readonly partyNames: Readonly<Record<Side, string>>
  /** Closed reviews of earlier periods, newest first. */
  readonly before: readonly ShownReview[]
  /** What this one has to say first: what became of what it decided. */
  readonly asked: ShownReview | undefined
  readonly indicators: readonly ReviewLine[]
  /** Of a closed review of a year that does not end it. */
  readonly plan: NextPlan | undefined
  readonly periods: readonly string[]
  readonly may: { readonly write: boolean; readonly sign: boolean; readonly publish: boolean }
  readonly published: boolean
  readonly typed: Readonly<Record<string, string>>
  readonly stale: boolean
  readonly errors: readonly FieldError[]
}

export function ReviewPage(props: ReviewPageProps) {
  const { shell, crumbs, done, review, title, ours, before, indicators, may, errors, to, stale, typed } = props
  const heading = words.title(plainText(terms.period(review.period)))
  const editable = ours && may.write && review.state.kind !== 'closed'
  return (
    <Document shell={shell} title={`${heading} ${plainText(title)}`} crumbs={crumbs}>
      <h1>
        {words.reviews}　<T text={title} />
      </h1>
      <p class="sub">
        <T text={terms.period(review.period)} /> <ReviewBadge review={review} />
      </p>
      {done && words.done[done] && <Flash>{words.done[done]}</Flash>}
      <ErrorSummary title={words.fix} errors={errors} />
      {stale && (
        <Note kind="warn" title={words.changed}>
          <ReviewRead review={review} heading={words.theirsNow} />
        </Note>
      )}
      {review.state.kind === 'closed' && <NotKept typed={typed} />}
      <div class="grid side">
        <div class="flow">
          <section class="flow">
            <h2>{words.before}</h2>
            <DataTable<ShownReview>
              caption={words.before}
              captionHidden
              mode="stack"
              rows={before}
              empty={words.nothingBefore}
              columns={[
                {
                  key: 'action',
                  head: words.beforeColumns.action,
                  names: true,
                  cell: ({ nextAction }) => nextAction || words.undecided,
                },
                {
                  key: 'period',
                  head: words.beforeColumns.period,
                  cell: ({ period }) => <T text={terms.period(period)} />,
                },
                {
                  key: 'by',
                  head: words.beforeColumns.by,
                  cell: ({ nextBy }) => (nextBy ? <T text={terms.day(nextBy)} /> : words.undecided),
                },
              ]}
            />
          </section>
          <section class="flow">
            <h2>{words.figures}</h2>
            <p class="sub">{words.figuresLead}</p>
            <FigureLines indicators={indicators} to={to} />
          </section>
          {editable ? <ReviewForm {...props} /> : <ReviewRead review={review} heading={words.decided} />}
          {props.plan && <NextPlanSection plan={props.plan} indicators={indicators} mayWrite={may.write} to={to} />}
        </div>
        <Signatures {...props} />
      </div>
    </Document>
  )
}

/** It closed while a form was open: what was typed is not written, and not lost either. */
function NotKept({ typed }: Pick<ReviewPageProps, 'typed'>) {
  const items = (['seen', 'reason', 'nextAction'] as const).flatMap((name) => {
    const value = typed[name]
    return value ? [{ term: words[name], value }] : []
  })
  return items.length === 0 ? null : (
    <Note kind="warn" title={words.notKept}>
      <Facts items={items} />
    </Note>
  )
}

function Signatures({ review, side, ours, partyNames, may, to, published }: ReviewPageProps) {
  const signOf = (of: Side) => review.signs.find((each) => each.side === of && each.version === review.version)
  const party = (of: Side) => {
    const sign = signOf(of)
    return {
      name: partyNames[of],
      text: sign ? words.signedOn(terms.day(localDateAt(sign.at))) : words.waitsSign,
      waiting: !sign,
    }
  }
  const both = signOf('municipality') && signOf('company')
  const one = signOf('municipality') ? 'municipality' : signOf('company') ? 'partner' : 'none'
  const at = `/reviews/${review.id}`
  const hidden = { version: String(review.version) }
  const maySign = may.sign && review.proposedAt && review.state.kind === 'waitsFor' && !signOf(side)
  return (
    <aside class="flow sticky">
      <h2>{words.signs}</h2>
      <Sign stacked municipality={party('municipality')} partner={party('company')} />
      <p>
        <Tie confirmed={both ? 'both' : one}>{both ? words.closed : words.signSays}</Tie>
      </p>
      {!review.proposedAt && <p class="small sub">{ours ? words.notProposed : words.theirs}</p>}
      {maySign && (
        <Form action={to(`${at}/sign`)} hidden={hidden}>
          <Button kind="go" large>
            {words.sign}
          </Button>
        </Form>
      )}
      {review.state.kind === 'closed' && may.publish && !published && (
        <Form action={to(`${at}/publish`)}>
          <p class="small sub">{words.publishSays}</p>
          <Button kind="go">{words.publish}</Button>
        </Form>
      )}
      {published && <p>{words.published}</p>}
      {review.state.kind === 'closed' && may.write && (
        <Form action={to(`${at}/supersede`)}>
          <Button>{words.supersede}</Button>
        </Form>
      )}
    </aside>
  )
}
