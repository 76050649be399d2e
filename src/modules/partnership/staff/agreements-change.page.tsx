/** 登録した協定を直す — a newer JSON is read and looked at beside the old one, or small things are put right by a form. */
import type { Uuid } from '#kernel/id'
import { plainText } from '#kernel/ruby'
import { Actions, Button, ButtonLink } from '#ui/button'
import { DiffTable } from '#ui/diff'
import { ErrorSummary, type FieldError } from '#ui/error-summary'
import { Form } from '#ui/form'
import { Note } from '#ui/note'
import { Document, type Shell } from '#ui/shell'
import { Steps } from '#ui/steps'
import { FileField, TextArea } from '#ui/text-field'
import type { ComparedLine } from '../agreements/agreement-compare.ts'
import { ja as words } from './agreements-change.words.ja.ts'

type Common = {
  readonly shell: Shell
  readonly to: (path: string) => string
  readonly id: Uuid
  readonly title: string
  readonly errors: readonly FieldError[]
}
export type ReplaceLoadProps = Common & {
  readonly text: string
  /** What the file itself has wrong, with its places. */
  readonly faults: readonly { readonly place: string; readonly says: string }[]
}
export type ReplacePreviewProps = Common & {
  /** The newer agreement as it is carried to the next press. */
  readonly text: string
  readonly version: number
  readonly lines: readonly ComparedLine[]
  /** Titles of initiatives, by the item they stand under. */
  readonly carried: ReadonlyMap<number, readonly string[]>
  readonly lost: readonly number[]
  /** What somebody else changed since the page was opened. */
  readonly theirs: readonly ComparedLine[] | undefined
  readonly isPublic: boolean
  readonly bar: PublicBar | undefined
  readonly who: string
  readonly reason: string
}

/** Why who asks may not change what residents read: no authority to publish, or too long since it was seen who it is. */
export type PublicBar = 'notPublisher' | 'factorFirst'

/** Stands where the button does. */
export const Barred = ({ bar, to }: { readonly bar: PublicBar; readonly to: Common['to'] }) =>
  bar === 'notPublisher' ? (
    <Note kind="bad">{words.notPublisher}</Note>
  ) : (
    <Note kind="bad">
      <p>
        {words.factorFirst} <a href={to('/factor')}>{words.factor}</a>
      </p>
    </Note>
  )

const MUST = { kind: 'required', text: words.required } as const

export const changeCrumbs = ({ to, id, title }: Pick<Common, 'to' | 'id' | 'title'>, last: string) => [
  { label: words.agreements, href: to('/agreements') },
  { label: plainText(title), href: to(`/agreements/${id}`) },
  { label: last },
]

const shown = (text: string | undefined): string | undefined => text && (words.codes[text] ?? text)
export const diffRows = (lines: readonly ComparedLine[], carried?: ReadonlyMap<number, readonly string[]>) =>
  lines.map(({ label, before, after, item }) => ({
    label: [label, ...(item === undefined ? [] : (carried?.get(item) ?? []).map(words.carries))].join('　'),
    before: shown(before),
    after: shown(after),
  }))

export const Stale = ({ theirs }: { readonly theirs: readonly ComparedLine[] | undefined }) =>
  theirs && (
    <>
      <Note kind="bad" title={words.staleTitle}>
        {words.staleSays}
      </Note>
      <DiffTable caption={words.staleCaption} words={words.staleDiff} rows={diffRows(theirs)} />
    </>
  )

export function ReplaceLoadPage(props: ReplaceLoadProps) {
  const { shell, to, id, text, faults, errors } = props
  const error = errors[0]?.text ?? (faults.length > 0 ? words.fix : undefined)
  const all = [...errors, ...faults.map(({ place, says }) => ({ field: 'text', text: `${place}：${says}` }))]
  return (
    <Document shell={shell} title={words.replaceTitle} width="narrow" crumbs={changeCrumbs(props, words.replaceTitle)}>
      <h1>{words.replaceTitle}</h1>
      <ErrorSummary title={words.fix} errors={all} />
      <Steps label={words.stepsLabel} steps={words.replaceSteps} now={0} />
      <p class="lead">{words.replaceLead}</p>
      <Form action={to(`/agreements/${id}/replace/read`)} files>
        <FileField name="file" label={words.file} hint={words.fileHint} accept=".json,application/json" />
        <TextArea name="text" label={words.text} rows={8} value={text} error={error} />
        <Actions>
          <Button kind="go" large>
            {words.compareTitle}
          </Button>
        </Actions>
      </Form>
    </Document>
  )
}

export function ReplacePreviewPage(props: ReplacePreviewProps) {
  const { shell, to, id, text, version, lines, carried, lost, theirs, isPublic, bar, who, reason, errors } = props
  const errorAt = (field: string) => errors.find((each) => each.field === field)?.text
  return (
    <Document shell={shell} title={words.compareTitle} crumbs={changeCrumbs(props, words.compareTitle)}>
      <h1>{words.compareTitle}</h1>
      <ErrorSummary title={words.fix} errors={errors} />
      <Steps label={words.stepsLabel} steps={words.replaceSteps} now={1} />
      <Stale theirs={theirs} />
      <p class="lead">
        {words.compareLead} {words.compared(lines.length)}
      </p>
      {lost.length > 0 && (
        <Note kind="bad" title={words.lostTitle}>
          <ul id="text">
            {lost.map((no) => (
              <li>{words.lost(no, carried.get(no) ?? [])}</li>
            ))}
          </ul>
          <p>{words.lostSays}</p>
        </Note>
      )}
      <DiffTable caption={words.compareTitle} words={words.diff} rows={diffRows(lines, carried)} />
      {lines.length > 0 && lost.length === 0 ? (
        <Form action={to(`/agreements/${id}/replace`)} hidden={{ text, version: String(version) }}>
          {isPublic && <Note kind="warn">{words.publicWarn}</Note>}
          {bar && <Barred bar={bar} to={to} />}
          <p class="sub">{words.who(who)}</p>
          <TextArea
            name="reason"
            label={words.reason}
            hint={words.reasonHint}
            mark={MUST}
            rows={3}
            value={reason}
            error={errorAt('reason')}
          />
          <Actions>
            {bar !== 'notPublisher' && (
              <Button kind="go" large>
                {words.replace}
              </Button>
            )}
            <ButtonLink kind="text" href={to(`/agreements/${id}/replace`)}>
              {words.again}
            </ButtonLink>
          </Actions>
        </Form>
      ) : (
        <p>
          <ButtonLink href={to(`/agreements/${id}/replace`)}>{words.again}</ButtonLink>
        </p>
      )}
    </Document>
  )
}
