/** 公開をやめる — what goes out of residents' sight, what stays, and why; a press that can be undone. */
import { plainText } from '#kernel/ruby'
import { Actions, Button } from '#ui/button'
import { ErrorSummary, type FieldError } from '#ui/error-summary'
import { Form } from '#ui/form'
import { Note } from '#ui/note'
import { RadioPick } from '#ui/pick'
import { Document, type Shell } from '#ui/shell'
import { TextArea } from '#ui/text-field'
import { WITHDRAWN_WHY } from '../agreements/publicity.ts'
import { ja as words } from './agreements-change.words.ja.ts'

export type WithdrawPageProps = {
  readonly shell: Shell
  readonly to: (path: string) => string
  readonly what: 'agreement' | 'initiative'
  /** Below the staff pages. */
  readonly path: string
  readonly title: string
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

const MUST = { kind: 'required', text: words.required } as const

export function WithdrawPage({ shell, to, what, path, title, typed, errors }: WithdrawPageProps) {
  const field = (name: string) => ({
    name,
    value: typed[name],
    error: errors.find((each) => each.field === name)?.text,
  })
  return (
    <Document
      shell={shell}
      title={words.withdrawTitle}
      width="narrow"
      crumbs={[
        { label: words.agreements, href: to('/agreements') },
        { label: plainText(title), href: to(path) },
        { label: words.withdrawTitle },
      ]}
    >
      <h1>{words.withdrawTitle}</h1>
      <ErrorSummary title={words.fix} errors={errors} />
      <p class="lead">{words.withdrawLead[what]}</p>
      <Note kind="warn">
        {words.withdrawStays} {words.withdrawUndo}
      </Note>
      <Form action={to(`${path}/withdraw`)}>
        <RadioPick
          {...field('why')}
          label={words.why}
          mark={MUST}
          look="bare"
          options={WITHDRAWN_WHY.map((why) => ({ value: why, label: words.whys[why] }))}
        />
        <TextArea {...field('reason')} label={words.withdrawReason} mark={MUST} rows={3} />
        <Actions>
          <Button kind="danger">{words.doWithdraw}</Button>
        </Actions>
      </Form>
    </Document>
  )
}
