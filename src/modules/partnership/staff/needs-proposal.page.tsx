/** 一つの提案 — what is proposed, how it went with every reason, and the one form by which this side may answer. */
import type { Uuid } from '#kernel/id'
import { Actions, Button, ButtonLink } from '#ui/button'
import { Card } from '#ui/card'
import { ErrorSummary, type FieldError } from '#ui/error-summary'
import { Facts } from '#ui/facts'
import { Flash } from '#ui/flash'
import { Form } from '#ui/form'
import { HistoryList } from '#ui/history-list'
import { Note } from '#ui/note'
import { RadioPick } from '#ui/pick'
import { Select } from '#ui/select'
import { Document, type Shell } from '#ui/shell'
import { TextArea } from '#ui/text-field'
import type { ProposalClock, ProposalLine, ProposalState } from '../needs-offers/proposal.ts'
import { dayWords } from './agreements.page.tsx'
import { ja as words } from './needs.words.ja.ts'
import { ProposalBadge } from './needs-proposals.page.tsx'

export type ProposalPageProps = {
  readonly shell: Shell
  readonly to: (path: string) => string
  readonly done: string | undefined
  readonly proposal: {
    readonly id: Uuid
    readonly title: string
    readonly body: string
    readonly state: ProposalState
  }
  readonly agreement: { readonly id: Uuid; readonly title: string }
  readonly answers: { readonly id: Uuid; readonly title: string } | undefined
  readonly from: string
  readonly receiver: string
  readonly fromUs: boolean
  readonly clock: ProposalClock
  /** Oldest first. */
  readonly history: readonly (ProposalLine & { readonly by: string })[]
  /** What the reader may say next. */
  readonly next: readonly ProposalState[]
  /** `hidden`: the other side's draft. */
  readonly made: { readonly id: Uuid; readonly title: string } | 'hidden' | undefined
  readonly mayLink: boolean
  /** Of the same agreement. */
  readonly initiatives: readonly { readonly value: string; readonly label: string }[]
  readonly seq: number
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

const MUST = { kind: 'required', text: words.required } as const
const MAY = { kind: 'optional', text: words.optional } as const

export function ProposalPage(props: ProposalPageProps) {
  const { shell, to, done, proposal, agreement, answers, clock, history, next, made, mayLink, errors } = props
  return (
    <Document
      shell={shell}
      title={proposal.title}
      crumbs={[
        { label: words.title, href: to('/needs') },
        { label: words.proposals, href: to('/proposals') },
        { label: proposal.title },
      ]}
    >
      <h1>{proposal.title}</h1>
      {done && words.done[done] && <Flash>{words.done[done]}</Flash>}
      <ErrorSummary title={words.fix} errors={errors} />
      <p class="lead">{proposal.body}</p>
      {clock.kind === 'late' && <Note kind="warn">{words.lateNote(clock.over, props.fromUs)}</Note>}
      <Facts
        items={[
          { term: words.columns.state, value: <ProposalBadge state={proposal.state} />, note: words.clock(clock) },
          { term: words.from, value: props.from },
          { term: words.to, value: props.receiver },
          { term: words.agreement, value: <a href={to(`/agreements/${agreement.id}`)}>{agreement.title}</a> },
          {
            term: words.answers,
            value: answers ? <a href={to(`/needs/${answers.id}`)}>{answers.title}</a> : words.alone,
          },
          ...(made
            ? [
                {
                  term: words.made,
                  value:
                    made === 'hidden' ? words.madeHidden : <a href={to(`/initiatives/${made.id}`)}>{made.title}</a>,
                },
              ]
            : []),
        ]}
      />
      {next.length > 0 && <Move {...props} />}
      {mayLink && <LinkMade {...props} />}
      <section class="flow">
        <h2>{words.history}</h2>
        <HistoryList
          entries={history.toReversed().map(({ on, side, by, state, reason }) => ({
            at: on,
            time: dayWords(on),
            by: side === 'municipality' ? ('municipality' as const) : ('partner' as const),
            who: by,
            text: state === 'received' ? words.arrived : words.line(state, reason),
          }))}
        />
      </section>
    </Document>
  )
}

function Move({ to, proposal, fromUs, next, initiatives, seq, typed, errors }: ProposalPageProps) {
  const error = (field: string) => errors.find((each) => each.field === field)?.text
  const [only] = next
  return (
    <Card kind="firm" labelledBy="answer">
      <h2 id="answer">{fromUs ? words.moveOwn : words.moveTitle}</h2>
      <Form
        action={to(`/proposals/${proposal.id}/move`)}
        hidden={{ seq: String(seq), ...(next.length === 1 && only && { state: only }) }}
      >
        {next.length > 1 && (
          <RadioPick
            name="state"
            label={words.stateField}
            mark={MUST}
            look="line"
            value={typed['state']}
            error={error('state')}
            options={next.map((state) => ({
              value: state,
              label: words.states[state],
              note: words.stateNotes[state],
            }))}
          />
        )}
        <TextArea
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          mark={MUST}
          rows={3}
          value={typed['reason']}
          error={error('reason')}
        />
        {next.includes('adopted') && (
          <Select
            name="initiative"
            label={words.initiative}
            mark={MAY}
            unchosen={words.initiativeNone}
            value={typed['initiative']}
            error={error('initiative')}
            options={initiatives}
          />
        )}
        <Actions>
          <Button kind={fromUs ? 'stop' : 'go'}>{fromUs ? words.moveOwn : words.doMove}</Button>
        </Actions>
      </Form>
    </Card>
  )
}

/** Which initiative an adopted proposal became: one that there is, or a new one with what was proposed written in. */
const LinkMade = ({ to, proposal, agreement, initiatives, typed, errors }: ProposalPageProps) => (
  <Card kind="firm" labelledBy="link">
    <h2 id="link">{words.linkTitle}</h2>
    <p>{words.linkSays}</p>
    {initiatives.length > 0 && (
      <Form action={to(`/proposals/${proposal.id}/link`)}>
        <Select
          name="initiative"
          label={words.linkField}
          unchosen={words.chooseTo}
          value={typed['initiative']}
          error={errors.find((each) => each.field === 'initiative')?.text}
          options={initiatives}
        />
        <Actions>
          <Button>{words.link}</Button>
        </Actions>
      </Form>
    )}
    <p>
      <ButtonLink kind="go" href={to(`/agreements/${agreement.id}/initiatives/new?proposal=${proposal.id}`)}>
        {words.linkNew}
      </ButtonLink>
    </p>
  </Card>
)
