/** 段階を変える — a draft is put before the other side, or the state moves: only where it may go next, with a reason. */
import type { Uuid } from '#kernel/id'
import { plainText } from '#kernel/ruby'
import { Actions, Button } from '#ui/button'
import { ErrorSummary, type FieldError } from '#ui/error-summary'
import { Facts } from '#ui/facts'
import { Form } from '#ui/form'
import { Note } from '#ui/note'
import { RadioPick } from '#ui/pick'
import { Document, type Shell } from '#ui/shell'
import { DateField, TextArea } from '#ui/text-field'
import type { Item, Side } from '../agreements/agreement.ts'
import type { State } from '../initiatives/initiative.ts'
import { ja as terms } from '../public/terms.words.ja.ts'
import { ja as words } from './initiatives.words.ja.ts'

export type StatePageProps = {
  readonly shell: Shell
  readonly to: (path: string) => string
  readonly kind: 'share' | 'state'
  readonly id: Uuid
  /** What is shown or agreed to by pressing. */
  readonly text: {
    readonly title: string
    readonly why: string
    readonly items: readonly Item[]
    readonly ownerSide: Side | 'both'
    readonly thirdParty: string | undefined
  }
  readonly state: State
  readonly next: readonly State[]
  /** Who has said 合意 while the other has not answered. */
  readonly consent: 'ours' | 'theirs' | undefined
  readonly version: number
  readonly seq: number
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

const MUST = { kind: 'required', text: words.required } as const

export function StatePage(props: StatePageProps) {
  const { shell, to, kind, id, text, state, next, consent, version, seq, typed, errors } = props
  const heading = kind === 'share' ? words.shareTitle : words.stateTitle
  const field = (name: string) => ({
    name,
    value: typed[name],
    error: errors.find((each) => each.field === name)?.text,
  })
  return (
    <Document
      shell={shell}
      title={heading}
      width="narrow"
      crumbs={[
        { label: words.agreements, href: to('/agreements') },
        { label: plainText(text.title), href: to(`/initiatives/${id}`) },
        { label: heading },
      ]}
    >
      <h1>{heading}</h1>
      <ErrorSummary title={words.fix} errors={errors} />
      <p class="lead">{kind === 'share' ? words.shareLead : words.stateLead(plainText(terms.states[state]))}</p>
      {kind === 'state' && consent && <Note kind="info">{words.consentNow[consent]}</Note>}
      <Facts
        items={[
          { term: words.title, value: text.title },
          { term: words.why, value: text.why },
          {
            term: words.facts.items,
            value: text.items.map(({ no, text: { ja } }) => `${no}　${plainText(ja)}`).join('、'),
          },
          { term: words.facts.owner, value: words.ownerSides[text.ownerSide] },
          ...(text.thirdParty ? [{ term: words.facts.third, value: text.thirdParty }] : []),
        ]}
      />
      <Form
        action={to(`/initiatives/${id}/${kind}`)}
        hidden={{ version: String(version), ...(kind === 'state' && { seq: String(seq) }) }}
      >
        {kind === 'state' && (
          <RadioPick
            {...field('state')}
            label={words.next}
            mark={MUST}
            look="bare"
            options={next.map((each) => ({
              value: each,
              ...words.moveChoice(each, consent, plainText(terms.states[each])),
            }))}
          />
        )}
        <TextArea {...field('reason')} label={words.reason} hint={words.reasonHint} mark={MUST} rows={3} />
        <DateField {...field('decidedOn')} label={words.decidedOn} hint={words.dateHint} mark={MUST} />
        <Actions>
          <Button kind="go" large>
            {kind === 'share' ? words.share : words.doMove}
          </Button>
        </Actions>
      </Form>
    </Document>
  )
}
