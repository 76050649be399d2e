/** 受け持ちを変える — which post of this side answers for an agreement or an initiative, and how it came to be so. */
import type { Instant } from '#kernel/instant'
import { plainText } from '#kernel/ruby'
import { Actions, Button } from '#ui/button'
import { Empty } from '#ui/empty'
import { ErrorSummary, type FieldError } from '#ui/error-summary'
import { Form } from '#ui/form'
import { HistoryList } from '#ui/history-list'
import { Select } from '#ui/select'
import { Document, type Shell } from '#ui/shell'
import { TextArea } from '#ui/text-field'
import type { Side } from '../agreements/agreement.ts'
import { ja as terms } from '../public/terms.words.ja.ts'
import { ja as words } from './agreements-change.words.ja.ts'
import type { PostChoice } from './agreements-view.ts'

export type ChargePageProps = {
  readonly shell: Shell
  readonly to: (path: string) => string
  readonly what: 'agreement' | 'initiative'
  /** Below the staff pages: the thing itself, and the form. */
  readonly path: string
  readonly action: string
  readonly title: string
  readonly now: string | undefined
  readonly posts: readonly PostChoice[]
  readonly typed: Readonly<Record<string, string>>
  readonly seq: number
  /** Oldest first, both sides. */
  readonly history: readonly {
    readonly side: Side
    readonly to: string | undefined
    readonly reason: string
    readonly by: string
    readonly at: Instant
  }[]
  readonly errors: readonly FieldError[]
}

const MUST = { kind: 'required', text: words.required } as const

export function ChargePage(props: ChargePageProps) {
  const { shell, to, what, path, action, title, now, posts, typed, seq, history, errors } = props
  const heading = what === 'agreement' ? words.desksTitle : words.ownersTitle
  const errorAt = (name: string) => errors.find((each) => each.field === name)?.text
  return (
    <Document
      shell={shell}
      title={heading}
      width="narrow"
      crumbs={[
        { label: words.agreements, href: to('/agreements') },
        { label: plainText(title), href: to(path) },
        { label: heading },
      ]}
    >
      <h1>{heading}</h1>
      <ErrorSummary title={words.fix} errors={errors} />
      <p class="lead">{now === undefined ? words.chargeNobody : words.chargeNow(now)}</p>
      <p>{words.chargeLead}</p>
      <Form action={to(action)} hidden={{ seq: String(seq) }}>
        <Select
          name="charged"
          label={words.charge}
          unchosen={words.nobody}
          value={typed['charged']}
          error={errorAt('charged')}
          options={posts.map(({ id, label }) => ({ value: id, label }))}
        />
        <TextArea
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          mark={MUST}
          rows={3}
          value={typed['reason']}
          error={errorAt('reason')}
        />
        <Actions>
          <Button kind="go" large>
            {words.doCharge}
          </Button>
        </Actions>
      </Form>
      <section class="flow">
        <h2>{words.chargeHistory}</h2>
        {history.length === 0 ? (
          <Empty title={words.chargeNone}>{words.chargeNoneSays}</Empty>
        ) : (
          <HistoryList
            entries={history.toReversed().map(({ side, to: label, reason, by, at }) => ({
              at,
              time: terms.moment(at),
              by: side === 'municipality' ? ('municipality' as const) : ('partner' as const),
              who: by,
              text: words.chargeLine(label ?? words.nobody, reason),
            }))}
          />
        )}
      </section>
    </Document>
  )
}
