/** 困りごと・できることの文 — one form for a draft and for an edit; after a stale edit, both texts side by side. */
import type { Uuid } from '#kernel/id'
import { Actions, Button } from '#ui/button'
import { DiffTable } from '#ui/diff'
import { ErrorSummary, type FieldError } from '#ui/error-summary'
import { Form } from '#ui/form'
import { Note } from '#ui/note'
import { Select } from '#ui/select'
import { Document, type Shell } from '#ui/shell'
import { DateField, TextArea, TextField } from '#ui/text-field'
import type { MenuKind } from '../needs-offers/menu.ts'
import { ja as words } from './needs.words.ja.ts'

type Choice = { readonly value: string; readonly label: string; readonly group?: string | undefined }
export type NeedFormProps = {
  readonly shell: Shell
  readonly to: (path: string) => string
  /** Undefined: a new draft. */
  readonly id: Uuid | undefined
  readonly kind: MenuKind
  readonly title: string | undefined
  readonly items: readonly Choice[]
  readonly posts: readonly Choice[]
  readonly typed: Readonly<Record<string, string>>
  readonly version: number | undefined
  /** What stands instead of what was typed. */
  readonly now: Readonly<Record<string, string>> | undefined
  readonly errors: readonly FieldError[]
}

const MUST = { kind: 'required', text: words.required } as const
const MAY = { kind: 'optional', text: words.optional } as const

export function NeedFormPage(props: NeedFormProps) {
  const { shell, to, id, kind, title, items, posts, typed, version, errors } = props
  const heading = id ? words.editTitle[kind] : words.newTitle[kind]
  const field = (name: string) => ({
    name,
    label: words.fields[name] ?? '',
    value: typed[name],
    error: errors.find((each) => each.field === name)?.text,
  })
  return (
    <Document
      shell={shell}
      title={heading}
      width="narrow"
      crumbs={[
        { label: words.title, href: to('/needs') },
        ...(id && title ? [{ label: title, href: to(`/needs/${id}`) }] : []),
        { label: heading },
      ]}
    >
      <h1>{heading}</h1>
      <ErrorSummary title={words.fix} errors={errors} />
      {!id && <p class="lead">{words.newLead}</p>}
      <Stale {...props} />
      <Form
        action={to(id ? `/needs/${id}/edit` : '/needs')}
        hidden={version === undefined ? {} : { version: String(version) }}
      >
        <TextField {...field('title')} mark={MUST} />
        <TextArea {...field('body')} label={words.body[kind]} hint={words.bodyHint[kind]} mark={MUST} rows={4} />
        {kind === 'offer' ? (
          <TextField {...field('cost')} hint={words.costHint} mark={MAY} />
        ) : (
          <DateField {...field('since')} hint={words.sinceHint} mark={MAY} />
        )}
        <Select {...field('under')} mark={MAY} unchosen={words.underNone} options={items} />
        <Select {...field('post')} hint={words.postHint} mark={MUST} options={posts} />
        <Actions>
          <Button kind="go" large>
            {id ? words.save : words.saveDraft}
          </Button>
        </Actions>
      </Form>
    </Document>
  )
}

const COMPARED = ['title', 'body', 'cost', 'since', 'under', 'post'] as const

function Stale({ now, typed, kind, items, posts }: NeedFormProps) {
  if (!now) return null
  const shown = (value: string | undefined): string | undefined =>
    [...items, ...posts].find((each) => each.value === value)?.label ?? (value === '' ? undefined : value)
  return (
    <>
      <Note kind="bad" title={words.staleTitle}>
        {words.staleSays}
      </Note>
      <DiffTable
        caption={words.staleCaption}
        words={words.diff}
        rows={COMPARED.filter((name) => name !== (kind === 'need' ? 'cost' : 'since')).map((name) => ({
          label: words.fields[name] ?? '',
          before: shown(now[name]),
          after: shown(typed[name]),
        }))}
      />
    </>
  )
}
