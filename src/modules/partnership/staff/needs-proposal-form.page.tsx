/** 提案を書く — one form; what it answers stands above it. */
import type { Uuid } from '#kernel/id'
import { Actions, Button } from '#ui/button'
import { Card } from '#ui/card'
import { Empty } from '#ui/empty'
import { ErrorSummary, type FieldError } from '#ui/error-summary'
import { Form } from '#ui/form'
import { Select } from '#ui/select'
import { Document, type Shell } from '#ui/shell'
import { TextArea, TextField } from '#ui/text-field'
import { ja as words } from './needs.words.ja.ts'

export type ProposalFormProps = {
  readonly shell: Shell
  readonly to: (path: string) => string
  readonly answers: { readonly id: Uuid; readonly title: string; readonly body: string } | undefined
  /** Each agreement with each organisation across from us. */
  readonly receivers: readonly { readonly value: string; readonly label: string }[]
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

const MUST = { kind: 'required', text: words.required } as const

export function ProposalFormPage({ shell, to, answers, receivers, typed, errors }: ProposalFormProps) {
  const field = (name: string) => ({
    name,
    label: words.fields[name] ?? '',
    mark: MUST,
    value: typed[name],
    error: errors.find((each) => each.field === name)?.text,
  })
  return (
    <Document
      shell={shell}
      title={words.proposalNew}
      width="narrow"
      crumbs={[
        { label: words.title, href: to('/needs') },
        { label: words.proposals, href: to('/proposals') },
        { label: words.proposalNew },
      ]}
    >
      <h1>{words.proposalNew}</h1>
      <ErrorSummary title={words.fix} errors={errors} />
      <p class="lead">{words.proposalLead}</p>
      {answers && (
        <Card kind="mist" labelledBy="answers">
          <h2 id="answers">
            {words.answers}：{answers.title}
          </h2>
          <p>{answers.body}</p>
        </Card>
      )}
      {receivers.length === 0 ? (
        <Empty title={words.noReceiver}>{words.noReceiverSays}</Empty>
      ) : (
        <Form action={to('/proposals')} hidden={answers ? { answers: answers.id } : {}}>
          <Select {...field('to')} hint={words.toHint} unchosen={words.chooseTo} options={receivers} />
          <TextField {...field('title')} />
          <TextArea {...field('body')} label={words.proposalBody} rows={5} />
          <Actions>
            <Button kind="go" large>
              {words.send}
            </Button>
          </Actions>
        </Form>
      )}
    </Document>
  )
}
