/** 進み具合 — what each side says of how an initiative goes, beside the figures; and the field to say it. */
import type { Uuid } from '#kernel/id'
import { type Instant, localDateAt } from '#kernel/instant'
import { plainText } from '#kernel/ruby'
import { Actions, Button, ButtonLink } from '#ui/button'
import { Empty } from '#ui/empty'
import { ErrorSummary, type FieldError } from '#ui/error-summary'
import { Facts } from '#ui/facts'
import { Form } from '#ui/form'
import { HistoryList } from '#ui/history-list'
import { Note } from '#ui/note'
import { RadioPick } from '#ui/pick'
import { T } from '#ui/ruby'
import { Document, type Shell } from '#ui/shell'
import { TextArea } from '#ui/text-field'
import type { Side } from '../agreements/agreement.ts'
import { type ProgressNow, type ProgressSaid, sharedWord } from '../progress/progress.ts'
import { ja as terms } from '../public/terms.words.ja.ts'
import { FigureLines } from './figure-lines.page.tsx'
import { ja as words } from './progress.words.ja.ts'
import { ProgressBadge } from './progress-badge.page.tsx'
import type { ReviewLine } from './review-lines.ts'

export type ProgressPageProps = {
  readonly shell: Shell
  readonly to: (path: string) => string
  readonly agreement: { readonly id: Uuid; readonly title: string }
  readonly initiative: { readonly id: Uuid; readonly title: string }
  readonly now: ProgressNow
  /** Oldest first. */
  readonly lines: readonly (ProgressSaid & { readonly side: Side; readonly by: string; readonly at: Instant })[]
  /** Of the fiscal year that runs. */
  readonly figures: readonly ReviewLine[]
  readonly isUnderWay: boolean
  readonly mayWrite: boolean
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

export function ProgressPage(props: ProgressPageProps) {
  const { shell, to, agreement, initiative, now, lines, figures, isUnderWay, mayWrite, errors } = props
  return (
    <Document
      shell={shell}
      title={`${words.title} ${plainText(initiative.title)}`}
      crumbs={[
        { label: words.agreements, href: to('/agreements') },
        { label: plainText(agreement.title), href: to(`/agreements/${agreement.id}`) },
        { label: plainText(initiative.title), href: to(`/initiatives/${initiative.id}`) },
        { label: words.title },
      ]}
    >
      <h1>
        {words.title}　<T text={initiative.title} />
      </h1>
      <ErrorSummary title={words.fix} errors={errors} />
      <p class="lead">{words.lead}</p>
      <section class="flow">
        <h2>{words.now}</h2>
        <ProgressFacts now={now} />
        {now.municipality && now.company && sharedWord(now) === undefined && <Note kind="warn">{words.differ}</Note>}
      </section>
      {figures.length > 0 && (
        <section class="flow">
          <h2>{words.figures}</h2>
          <FigureLines indicators={figures} to={to} />
        </section>
      )}
      {mayWrite && (isUnderWay ? <SayForm {...props} /> : <p class="sub">{words.notUnderWay}</p>)}
      <section class="flow">
        <h2>{words.history}</h2>
        {lines.length === 0 ? (
          <Empty title={words.none}>{words.noneSays}</Empty>
        ) : (
          <HistoryList
            entries={lines.toReversed().map(({ word, comment, side, by, at }) => ({
              at: localDateAt(at),
              time: terms.day(localDateAt(at)),
              by: side === 'municipality' ? ('municipality' as const) : ('partner' as const),
              who: by,
              text: words.line(word, comment),
            }))}
          />
        )}
      </section>
    </Document>
  )
}

function SayForm({ initiative, to, typed, errors }: ProgressPageProps) {
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.text
  return (
    <Form action={to(`/initiatives/${initiative.id}/progress`)}>
      <h2>{words.say}</h2>
      <RadioPick
        name="word"
        label={words.choice}
        mark={{ kind: 'required', text: words.required }}
        look="line"
        value={typed['word']}
        error={errorOf('word')}
        options={words.options.map((each) => ({ value: each, label: words.word[each], note: words.says[each] }))}
      />
      <TextArea
        name="comment"
        label={words.comment}
        hint={words.commentHint}
        mark={{ kind: 'optional', text: words.optional }}
        rows={3}
        value={typed['comment']}
        error={errorOf('comment')}
      />
      <p class="sub">{words.shown}</p>
      <Actions>
        <Button kind="go" large>
          {words.doSay}
        </Button>
      </Actions>
    </Form>
  )
}

/** What each side says now, with its day. */
export const ProgressFacts = ({ now }: { readonly now: ProgressNow }) => (
  <Facts
    items={(['municipality', 'company'] as const).map((side) => {
      const line = now[side]
      return {
        term: words.side[side],
        value: line ? (
          <>
            <ProgressBadge word={line.word} /> {line.comment}
          </>
        ) : (
          words.notYet
        ),
        note: line && terms.day(localDateAt(line.at)),
        unknown: !line,
      }
    })}
  />
)

/** On the page of the initiative. */
export const ProgressSection = ({
  id,
  now,
  isUnderWay,
  mayWrite,
  to,
}: {
  readonly id: Uuid
  readonly now: ProgressNow
  readonly isUnderWay: boolean
  readonly mayWrite: boolean
  readonly to: (path: string) => string
}) =>
  isUnderWay || now.municipality || now.company ? (
    <section class="flow">
      <h2>{words.title}</h2>
      <ProgressFacts now={now} />
      <Actions>
        <ButtonLink href={to(`/initiatives/${id}/progress`)}>
          {mayWrite && isUnderWay ? words.say : words.history}
        </ButtonLink>
      </Actions>
    </section>
  ) : null
