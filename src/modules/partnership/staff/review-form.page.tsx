/** ふり返りを書く欄 — a draft may be unfinished; putting it forward asks for what is missing. */
import { Actions, Button } from '#ui/button'
import { Form } from '#ui/form'
import { RadioPick } from '#ui/pick'
import { T } from '#ui/ruby'
import { DateField, TextArea, TextField } from '#ui/text-field'
import { DECISIONS } from '../public/public-partnership.ts'
import { ja as terms } from '../public/terms.words.ja.ts'
import { BEFORE_STATES } from '../reviews/review.ts'
import type { ReviewPageProps } from './review.page.tsx'
import { DECISION_SAYS, ja as words } from './reviews.words.ja.ts'

const MUST = { kind: 'required', text: words.required } as const
const MAY = { kind: 'optional', text: words.optional } as const

export function ReviewForm({ review, side, to, typed, errors, asked }: ReviewPageProps) {
  const value: Readonly<Record<string, string>> = {
    seen: review.seen,
    decision: review.decision ?? '',
    reason: review.reason,
    nextAction: review.nextAction,
    nextBy: review.nextBy ?? '',
    beforeState: review.beforeState ?? '',
    beforeNote: review.beforeNote ?? '',
    ...typed,
  }
  const field = (name: string) => ({
    name,
    value: value[name],
    error: errors.find((each) => each.field === name)?.text,
  })
  return (
    <Form action={to(`/reviews/${review.id}`)} hidden={{ version: String(review.version), period: review.period }}>
      {asked && (
        <>
          <h2>{words.beforeTitle}</h2>
          <p>
            <b>{asked.nextAction}</b> {asked.nextBy && <T text={words.beforeBy(terms.day(asked.nextBy))} />}
          </p>
          <RadioPick
            {...field('beforeState')}
            label={words.beforeState}
            mark={MUST}
            options={BEFORE_STATES.map((each) => ({ value: each, label: words.beforeStates[each] }))}
          />
          <TextArea {...field('beforeNote')} label={words.beforeNote} hint={words.beforeNoteHint} mark={MAY} rows={3} />
        </>
      )}
      <h2>{words.decision}</h2>
      <TextArea {...field('seen')} label={words.seen} hint={words.seenHint} mark={MUST} rows={5} />
      <RadioPick
        {...field('decision')}
        label={words.decision}
        mark={MUST}
        look="line"
        options={DECISIONS.map((each) => ({ value: each, label: terms.decisions[each], note: DECISION_SAYS[each] }))}
      />
      <TextArea {...field('reason')} label={words.reason} hint={words.reasonHint} mark={MUST} rows={4} />
      <TextField {...field('nextAction')} label={words.nextAction} mark={MAY} />
      <DateField {...field('nextBy')} label={words.nextBy} hint={words.dateHint} mark={MAY} />
      <Actions>
        {review.proposedAt ? (
          <Button name="act" value="save">
            {words.proposedEdit}
          </Button>
        ) : (
          <>
            <Button kind="go" large name="act" value="propose">
              {words.propose(side)}
            </Button>
            <Button large name="act" value="save">
              {words.save}
            </Button>
          </>
        )}
      </Actions>
    </Form>
  )
}
