/** 協定を読みこむ — a file or its text; every fault of it with its place, in words. */
import { Actions, Button } from '#ui/button'
import { ErrorSummary, type FieldError } from '#ui/error-summary'
import { Form } from '#ui/form'
import { Note } from '#ui/note'
import { Document, type Shell } from '#ui/shell'
import { Steps } from '#ui/steps'
import { FileField, TextArea } from '#ui/text-field'
import type { AgreementFault } from '../agreements/agreement-fault.ts'
import { ja as words } from './agreements.words.ja.ts'

export type AgreementLoadProps = {
  readonly shell: Shell
  readonly to: (path: string) => string
  /** What was pasted. */
  readonly text: string
  /** The file that was chosen; a browser does not choose it again by itself. */
  readonly fileName: string | undefined
  /** Of the two fields as such. */
  readonly errors: readonly FieldError[]
  /** Of what stands in the agreement. */
  readonly faults: readonly AgreementFault[]
}

export function AgreementLoadPage({ shell, to, text, fileName, errors, faults }: AgreementLoadProps) {
  const field = fileName === undefined ? 'text' : 'file'
  const all = [...errors, ...faults.map(({ place, says }): FieldError => ({ field, text: words.fault(place, says) }))]
  const errorAt = (name: string) =>
    errors.find((each) => each.field === name)?.text ??
    (faults.length > 0 && field === name ? words.faultsHead(faults.length) : undefined)
  return (
    <Document
      shell={shell}
      title={words.newTitle}
      width="narrow"
      crumbs={[{ label: words.title, href: to('/agreements') }, { label: words.newTitle }]}
    >
      <h1>{words.newTitle}</h1>
      <ErrorSummary title={faults.length > 0 ? words.faultsHead(faults.length) : words.fix} errors={all} />
      {faults.length > 0 && (
        <Note kind="warn">
          <p>{words.faultsLead}</p>
          {fileName !== undefined && <p>{words.wasFile(fileName)}</p>}
        </Note>
      )}
      <Steps label={words.stepsLabel} steps={words.steps} now={0} />
      <p class="lead">{words.newLead}</p>
      <Form action={to('/agreements/read')} files>
        <FileField
          name="file"
          label={words.file}
          hint={words.fileHint}
          accept=".json,application/json"
          error={errorAt('file')}
        />
        <TextArea name="text" label={words.text} hint={words.textHint} rows={8} value={text} error={errorAt('text')} />
        <Actions>
          <Button kind="go" large>
            {words.read}
          </Button>
        </Actions>
      </Form>
      <p class="small sub">{words.schema}</p>
    </Document>
  )
}
