/** 実績の表 — take it, fill it in, give it back: what a planning division does with Excel anyway, without typing it twice. */
import type { Uuid } from '#kernel/id'
import { Actions, Button, ButtonLink } from '#ui/button'
import { Card } from '#ui/card'
import { Chips } from '#ui/chips'
import { Empty } from '#ui/empty'
import { ErrorSummary, type FieldError } from '#ui/error-summary'
import { Flash } from '#ui/flash'
import { Form } from '#ui/form'
import { Note } from '#ui/note'
import { Document, type Shell } from '#ui/shell'
import { FileField } from '#ui/text-field'
import { ja as words } from './figure-sheet.words.ja.ts'

export type FigureSheetProps = {
  readonly shell: Shell
  readonly to: (path: string) => string
  readonly done: string | undefined
  readonly agreement: { readonly id: Uuid; readonly title: string }
  readonly fiscalYear: number
  readonly years: readonly number[]
  readonly lines: number
  /** How many of them hold a figure. */
  readonly filled: number
  readonly mayWrite: boolean
  /** Why the file could not be read. */
  readonly fault: string | undefined
}

export function FigureSheetPage(props: FigureSheetProps) {
  const { shell, to, done, agreement, fiscalYear, years, lines, filled, mayWrite, fault } = props
  const base = `/agreements/${agreement.id}/sheet`
  const errors: readonly FieldError[] = fault === undefined ? [] : [{ field: 'file', text: fault }]
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
      <ErrorSummary title={fault ?? ''} errors={errors} />
      {done && words.done[done] && <Flash>{words.done[done]}</Flash>}
      <p class="lead">{words.lead}</p>
      <Chips
        label={words.year}
        chips={years.map((year) => ({
          label: words.yearOf(year),
          href: to(`${base}?year=${year}`),
          current: year === fiscalYear,
        }))}
      />
      {lines === 0 ? (
        <Empty title={words.yearOf(fiscalYear)}>{words.none}</Empty>
      ) : (
        <>
          <Card>
            <h2>{words.takeTitle}</h2>
            <p>{words.state(lines, filled)}</p>
            <Actions>
              <ButtonLink href={to(`${base}.xlsx?year=${fiscalYear}`)}>{words.takeXlsx}</ButtonLink>
              <ButtonLink href={to(`${base}.csv?year=${fiscalYear}`)}>{words.takeCsv}</ButtonLink>
            </Actions>
          </Card>
          {mayWrite && (
            <>
              <section class="flow">
                <h2>{words.fillTitle}</h2>
                <ul>
                  {words.fill.map((line) => (
                    <li>{line}</li>
                  ))}
                </ul>
              </section>
              <section class="flow">
                <h2>{words.sendTitle}</h2>
                {fault !== undefined && <Note kind="warn">{words.problemsLead}</Note>}
                <Form action={to(`${base}/read`)} files hidden={{ year: String(fiscalYear) }}>
                  <FileField
                    name="file"
                    label={words.file}
                    hint={words.fileHint}
                    accept=".xlsx,.csv,text/csv"
                    error={fault}
                  />
                  <Actions>
                    <Button kind="go" large>
                      {words.read}
                    </Button>
                  </Actions>
                </Form>
              </section>
            </>
          )}
        </>
      )}
    </Document>
  )
}
