/** 更新の判断 — what was said about the term of an agreement, the answer that waits, and the form that says something new. */
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import { plainText } from '#kernel/ruby'
import { Actions, Button } from '#ui/button'
import { Card } from '#ui/card'
import { Empty } from '#ui/empty'
import { ErrorSummary, type FieldError } from '#ui/error-summary'
import { Flash } from '#ui/flash'
import { Form } from '#ui/form'
import { HistoryList } from '#ui/history-list'
import { RadioPick } from '#ui/pick'
import { Document, type Shell } from '#ui/shell'
import { DateField, TextArea } from '#ui/text-field'
import { type InForce, openRenewal, RENEWAL_ACTS, type RenewalAnswer, type RenewalLine } from '../agreements/renewal.ts'
import { ja as terms } from '../public/terms.words.ja.ts'
import { dayWords } from './agreements.page.tsx'
import { ja as words } from './renewal.words.ja.ts'

type Line = RenewalLine & { readonly by: string; readonly at: Instant }
export type RenewalPageProps = {
  readonly shell: Shell
  readonly to: (path: string) => string
  readonly done: string | undefined
  readonly id: Uuid
  readonly title: string
  readonly inForce: InForce
  /** Oldest first. */
  readonly lines: readonly Line[]
  /** What the reading side may answer to what waits. */
  readonly answers: readonly RenewalAnswer[]
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly mayWrite: boolean
}

const MUST = { kind: 'required', text: words.required } as const
const MAY = { kind: 'optional', text: words.optional } as const

export function RenewalPage(props: RenewalPageProps) {
  const { shell, to, done, id, title, lines, inForce, errors, mayWrite } = props
  const open = openRenewal(lines)
  return (
    <Document
      shell={shell}
      title={words.title}
      width="narrow"
      crumbs={[
        { label: words.agreements, href: to('/agreements') },
        { label: plainText(title), href: to(`/agreements/${id}`) },
        { label: words.title },
      ]}
    >
      <h1>{words.title}</h1>
      <ErrorSummary title={words.fix} errors={errors} />
      {done && words.done[done] && <Flash>{words.done[done]}</Flash>}
      <p class="lead">{nowOf(inForce)}</p>
      <p>{words.lead}</p>
      {open && (
        <Card kind="firm" labelledBy="open">
          <h2 id="open">{words.openTitle}</h2>
          <p>
            <b>{words.open(open.side, open.act, dayWords(open.until))}</b>
          </p>
          <p>{words.openReason(open.reason)}</p>
          {mayWrite && <AnswerForm {...props} />}
        </Card>
      )}
      {!open && mayWrite && <SayForm {...props} />}
      {!mayWrite && <p class="sub">{words.readOnly}</p>}
      <section class="flow">
        <h2>{words.history}</h2>
        {lines.length === 0 ? <Empty title={words.none}>{words.noneSays}</Empty> : <History lines={lines} />}
      </section>
    </Document>
  )
}

function nowOf({ term, ends }: InForce): string {
  if (!term) return words.nowUnknown
  if (term.until === undefined) return words.nowWithoutEnd
  return ends ? words.nowEnds(dayWords(term.until)) : words.now(dayWords(term.until))
}

const fieldIn =
  ({ typed, errors }: RenewalPageProps) =>
  (name: string) => ({ name, value: typed[name], error: errors.find((each) => each.field === name)?.text })

function SayForm(props: RenewalPageProps) {
  const { to, id, lines } = props
  const field = fieldIn(props)
  return (
    <section class="flow">
      <h2>{words.sayTitle}</h2>
      <Form action={to(`/agreements/${id}/renewal`)} hidden={{ seq: String(lines.length) }}>
        <RadioPick
          {...field('act')}
          label={words.act}
          mark={MUST}
          look="bare"
          options={RENEWAL_ACTS.map((act) => ({ value: act, label: words.acts[act] }))}
        />
        <DateField {...field('until')} label={words.until} hint={words.untilHint} mark={MUST} />
        <TextArea {...field('reason')} label={words.reason} hint={words.reasonHint} mark={MUST} rows={3} />
        <Actions>
          <Button kind="go">{words.say}</Button>
        </Actions>
      </Form>
    </section>
  )
}

function AnswerForm(props: RenewalPageProps) {
  const { to, id, lines, answers } = props
  const field = fieldIn(props)
  const own = !answers.includes('agreed')
  return (
    <Form
      action={to(`/agreements/${id}/renewal/answer`)}
      hidden={{ seq: String(lines.length), ...(own ? { answer: 'refused' } : {}) }}
    >
      {!own && (
        <RadioPick
          {...field('answer')}
          label={words.answer}
          mark={MUST}
          look="bare"
          options={answers.map((answer) => ({ value: answer, label: words.answers[answer] }))}
        />
      )}
      <TextArea
        {...field('answerReason')}
        label={words.answerReason}
        hint={words.answerReasonHint}
        mark={own ? MUST : MAY}
        rows={2}
      />
      <Actions>
        <Button kind={own ? 'plain' : 'go'}>{own ? words.takeBack : words.doAnswer}</Button>
      </Actions>
    </Form>
  )
}

const History = ({ lines }: { readonly lines: readonly Line[] }) => (
  <HistoryList
    entries={lines
      .map((line, index) => ({
        at: line.at,
        time: terms.moment(line.at),
        by: line.side === 'municipality' ? ('municipality' as const) : ('partner' as const),
        who: line.by,
        text:
          'until' in line
            ? words.line(line.act, dayWords(line.until), line.reason)
            : words.answerLine(line.act, lines[index - 1]?.side === line.side, line.reason),
      }))
      .toReversed()}
  />
)
