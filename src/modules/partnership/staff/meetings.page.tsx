/** 協議の場 — the meetings of one agreement, latest first, and the form that records one or puts one right. */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { plainText } from '#kernel/ruby'
import { Actions, Button } from '#ui/button'
import { Details } from '#ui/details'
import { Empty } from '#ui/empty'
import { ErrorSummary, type FieldError } from '#ui/error-summary'
import { Flash } from '#ui/flash'
import { Form } from '#ui/form'
import { Document, type Shell } from '#ui/shell'
import { DataTable } from '#ui/table'
import { DateField, TextArea } from '#ui/text-field'
import type { Clause } from '../agreements/agreement.ts'
import type { MeetingText } from '../agreements/meeting.ts'
import { ja as paper } from '../papers/staff-meeting-paper.words.ja.ts'
import { dayWords } from './agreements.page.tsx'
import { ja as words } from './meetings.words.ja.ts'

export type MeetingLine = MeetingText & { readonly id: Uuid; readonly reason: string; readonly by: string }
export type MeetingsPageProps = {
  readonly shell: Shell
  readonly to: (path: string) => string
  readonly done: string | undefined
  readonly id: Uuid
  readonly title: string
  readonly every: Clause['every']
  readonly meetings: readonly MeetingLine[]
  /** The record each of these was, and why another took its place. */
  readonly corrected: readonly { readonly heldOn: LocalDate; readonly decided: string; readonly reason: string }[]
  readonly correcting: MeetingLine | undefined
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly mayWrite: boolean
}

const MUST = { kind: 'required', text: words.required } as const
const MAY = { kind: 'optional', text: words.optional } as const

export function MeetingsPage(props: MeetingsPageProps) {
  const { shell, to, done, id, title, every, meetings, corrected, errors, mayWrite } = props
  return (
    <Document
      shell={shell}
      title={words.title}
      crumbs={[
        { label: words.agreements, href: to('/agreements') },
        { label: plainText(title), href: to(`/agreements/${id}`) },
        { label: words.title },
      ]}
    >
      <h1>{words.title}</h1>
      <ErrorSummary title={words.fix} errors={errors} />
      {done && words.done[done] && <Flash>{words.done[done]}</Flash>}
      <p class="lead">{every ? words.every[every] : words.everyUnknown}</p>
      <p class="sub">{words.lead}</p>
      <p>
        <a href={to(`/agreements/${id}/paper`)}>{paper.link}</a>
      </p>
      <DataTable<MeetingLine>
        caption={words.title}
        captionHidden
        mode="stack"
        rows={meetings}
        empty={<Empty title={words.empty}>{words.emptySays}</Empty>}
        columns={[
          {
            key: 'heldOn',
            head: words.columns.heldOn,
            cell: (each) => (
              <>
                {dayWords(each.heldOn)}
                {mayWrite && (
                  <>
                    {' '}
                    <a
                      href={to(`/agreements/${id}/meetings?correct=${each.id}#form`)}
                      aria-label={`${dayWords(each.heldOn)}　${words.correct}`}
                    >
                      {words.correct}
                    </a>
                  </>
                )}
              </>
            ),
          },
          { key: 'attended', head: words.columns.attended, cell: ({ attended }) => attended },
          { key: 'decided', head: words.columns.decided, cell: ({ decided }) => decided },
          {
            key: 'nextOn',
            head: words.columns.nextOn,
            cell: ({ nextOn }) => (nextOn ? dayWords(nextOn) : words.noNext),
          },
          { key: 'by', head: words.columns.by, cell: ({ by }) => by },
        ]}
      />
      {corrected.length > 0 && (
        <Details summary={words.corrected(corrected.length)}>
          <ul>
            {corrected.map(({ heldOn, decided, reason }) => (
              <li>{words.correctedLine(dayWords(heldOn), decided, reason)}</li>
            ))}
          </ul>
        </Details>
      )}
      {mayWrite ? <MeetingForm {...props} /> : <p class="sub">{words.readOnly}</p>}
    </Document>
  )
}

function MeetingForm({ to, id, correcting, typed, errors }: MeetingsPageProps) {
  const field = (name: string) => ({
    name,
    value: typed[name],
    error: errors.find((each) => each.field === name)?.text,
  })
  return (
    <section class="flow" id="form">
      <h2>{correcting ? words.correctTitle(dayWords(correcting.heldOn)) : words.addTitle}</h2>
      {correcting && <p>{words.correctSays}</p>}
      <Form action={to(`/agreements/${id}/meetings`)} hidden={{ supersedes: typed['supersedes'] ?? '' }}>
        <DateField {...field('heldOn')} label={words.heldOn} hint={words.dateHint} mark={MUST} />
        <TextArea {...field('attended')} label={words.attended} hint={words.attendedHint} mark={MUST} rows={2} />
        <TextArea {...field('decided')} label={words.decided} mark={MUST} rows={4} />
        <DateField {...field('nextOn')} label={words.nextOn} hint={words.nextHint} mark={MAY} />
        {typed['supersedes'] && (
          <TextArea {...field('reason')} label={words.reason} hint={words.reasonHint} mark={MUST} rows={2} />
        )}
        <Actions>
          <Button kind="go">{typed['supersedes'] ? words.saveCorrected : words.save}</Button>
        </Actions>
      </Form>
    </section>
  )
}
