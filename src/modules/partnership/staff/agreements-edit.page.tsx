/** 協定の小さなところを直す — name, term and documents by a form; after a stale edit, both texts side by side. */

import type { Uuid } from '#kernel/id'
import { Actions, Button } from '#ui/button'
import { DiffTable } from '#ui/diff'
import { ErrorSummary, type FieldError } from '#ui/error-summary'
import { Form } from '#ui/form'
import { Note } from '#ui/note'
import { RadioPick } from '#ui/pick'
import { Document, type Shell } from '#ui/shell'
import { DateField, TextArea, TextField } from '#ui/text-field'
import type { ComparedLine } from '../agreements/agreement-compare.ts'
import { Barred, changeCrumbs, diffRows, type PublicBar, Stale } from './agreements-change.page.tsx'
import { ja as words } from './agreements-change.words.ja.ts'

type Line = { readonly title: string; readonly url: string; readonly heldOn: string }
export type AgreementEditProps = {
  readonly shell: Shell
  readonly to: (path: string) => string
  readonly id: Uuid
  /** As it is registered. */
  readonly title: string
  readonly typed: Readonly<Record<string, string>>
  /** The ones there are, and room for more. */
  readonly documents: readonly Line[]
  readonly version: number
  readonly theirs: readonly ComparedLine[] | undefined
  readonly yours: readonly ComparedLine[]
  readonly isPublic: boolean
  readonly bar: PublicBar | undefined
  readonly errors: readonly FieldError[]
}

const MUST = { kind: 'required', text: words.required } as const
const MAY = { kind: 'optional', text: words.optional } as const

export function AgreementEditPage(props: AgreementEditProps) {
  const { shell, to, id, typed, documents, version, theirs, yours, isPublic, bar, errors } = props
  const errorAt = (name: string) => errors.find((each) => each.field === name)?.text
  const field = (name: string) => ({ name, value: typed[name], error: errorAt(name) })
  return (
    <Document shell={shell} title={words.editTitle} width="narrow" crumbs={changeCrumbs(props, words.editTitle)}>
      <h1>{words.editTitle}</h1>
      <ErrorSummary title={words.fix} errors={errors} />
      <Stale theirs={theirs} />
      {theirs && <DiffTable caption={words.yoursCaption} words={words.diff} rows={diffRows(yours)} />}
      <p class="lead">{words.editLead}</p>
      {isPublic && <Note kind="warn">{words.publicWarn}</Note>}
      <Form action={to(`/agreements/${id}/edit`)} hidden={{ version: String(version) }}>
        <TextField {...field('title')} label={words.title} hint={words.titleHint} mark={MUST} />
        <TextField {...field('easy')} label={words.easy} mark={MAY} />
        <TextField {...field('english')} label={words.english} mark={MAY} />
        <h2>{words.termTitle}</h2>
        <DateField {...field('from')} label={words.from} hint={words.dateHint} mark={MAY} />
        <DateField {...field('until')} label={words.until} mark={MAY} />
        <RadioPick
          {...field('renewal')}
          label={words.renewal}
          look="bare"
          options={(['none', 'yearly', 'byTalks'] as const).map((value) => ({ value, label: words.renewals[value] }))}
        />
        <TextField
          {...field('noticeMonths')}
          label={words.noticeMonths}
          mark={MAY}
          unit={words.months}
          width="short"
          inputmode="numeric"
        />
        <h2>{words.documentsTitle}</h2>
        <p class="sub">{words.documentsSays}</p>
        {documents.map(({ title, url, heldOn }, index) => (
          <>
            <h3>{words.document(index + 1)}</h3>
            <TextField
              name="docTitle[]"
              id={`docTitle-${index}`}
              label={words.docTitle(index + 1)}
              value={title}
              error={errorAt(`docTitle-${index}`)}
            />
            <TextField
              name="docUrl[]"
              id={`docUrl-${index}`}
              label={words.docUrl(index + 1)}
              hint={words.urlHint}
              value={url}
              error={errorAt(`docUrl-${index}`)}
            />
            <DateField
              name="docHeldOn[]"
              id={`docHeldOn-${index}`}
              label={words.docHeldOn(index + 1)}
              value={heldOn}
              error={errorAt(`docHeldOn-${index}`)}
            />
          </>
        ))}
        <TextArea {...field('reason')} label={words.reason} hint={words.reasonHint} mark={MUST} rows={3} />
        {bar && <Barred bar={bar} to={to} />}
        {bar !== 'notPublisher' && (
          <Actions>
            <Button kind="go" large>
              {words.save}
            </Button>
          </Actions>
        )}
      </Form>
    </Document>
  )
}
