/** いまある表を選ぶ — the files, and what such a sheet does not say of itself. */
import type { Uuid } from '#kernel/id'
import { Actions, Button } from '#ui/button'
import { ErrorSummary, type FieldError } from '#ui/error-summary'
import { Flash } from '#ui/flash'
import { Form } from '#ui/form'
import { RadioPick } from '#ui/pick'
import { Select } from '#ui/select'
import { Document, type Shell } from '#ui/shell'
import { Steps } from '#ui/steps'
import { FileField, TextField } from '#ui/text-field'
import { ja as words } from './foreign-sheet.words.ja.ts'

export type ForeignSheetProps = {
  readonly shell: Shell
  readonly to: (path: string) => string
  readonly done: string | undefined
  readonly agreement: { readonly id: Uuid; readonly title: string }
  readonly items: readonly { readonly no: number; readonly text: string }[]
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

const MUST = { kind: 'required', text: words.required } as const
const MAY = { kind: 'optional', text: words.optional } as const

export function ForeignSheetPage({ shell, to, done, agreement, items, typed, errors }: ForeignSheetProps) {
  const field = (name: string) => ({
    name,
    value: typed[name],
    error: errors.find((each) => each.field === name)?.text,
  })
  return (
    <Document
      shell={shell}
      title={words.title}
      width="narrow"
      crumbs={[
        { label: words.agreements, href: to('/agreements') },
        { label: agreement.title, href: to(`/agreements/${agreement.id}`) },
        { label: words.title },
      ]}
    >
      <h1>{words.title}</h1>
      <Steps label={words.stepsLabel} steps={words.steps} now={0} />
      <ErrorSummary title={words.fix} errors={errors} />
      {done && words.done[done] && <Flash>{words.done[done]}</Flash>}
      <p class="lead">{words.lead}</p>
      <ul>
        {words.how.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <Form action={to(`/agreements/${agreement.id}/take-in/read`)} files>
        <FileField
          {...field('programmes')}
          label={words.programmes}
          hint={words.programmesHint}
          mark={MAY}
          accept=".xlsx,.csv,text/csv"
        />
        <FileField
          {...field('indicators')}
          label={words.indicators}
          hint={words.indicatorsHint}
          mark={MAY}
          accept=".xlsx,.csv,text/csv"
        />
        <Select
          {...field('item')}
          label={words.item}
          mark={MUST}
          unchosen={words.unchosen}
          options={items.map(({ no, text }) => ({ value: String(no), label: words.itemOf(no, text) }))}
        />
        <RadioPick
          {...field('ownerSide')}
          label={words.ownerSide}
          mark={MUST}
          options={(['municipality', 'company', 'both'] as const).map((value) => ({
            value,
            label: words.ownerSides[value],
          }))}
        />
        <RadioPick
          {...field('people')}
          label={words.people}
          mark={MUST}
          look="line"
          options={words.peopleKinds.map(([value, label, note]) => ({ value, label, note }))}
        />
        <TextField {...field('year')} label={words.year} mark={MUST} inputmode="numeric" width="short" />
        <Actions>
          <Button kind="go" large>
            {words.read}
          </Button>
        </Actions>
      </Form>
    </Document>
  )
}
