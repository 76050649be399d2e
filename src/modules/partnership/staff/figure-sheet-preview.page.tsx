/** 取りこむ前に見る — every cell that would change, with what stands there now; nothing is written yet. */
import type { Uuid } from '#kernel/id'
import { Actions, Button, ButtonLink } from '#ui/button'
import { Details } from '#ui/details'
import { Empty } from '#ui/empty'
import { Form } from '#ui/form'
import { Note } from '#ui/note'
import { Check } from '#ui/pick'
import { Document, type Shell } from '#ui/shell'
import { Steps } from '#ui/steps'
import { DataTable } from '#ui/table'
import type { SheetNotice, SheetProblem } from '../sheets/figure-changes.ts'
import { ja as words } from './figure-sheet.words.ja.ts'

export type ChangeLine = {
  readonly at: string
  readonly where: string
  readonly what: 'target' | 'figure'
  readonly before: string | undefined
  readonly after: string
}

export type FigureSheetPreviewProps = {
  readonly shell: Shell
  readonly to: (path: string) => string
  readonly agreement: { readonly id: Uuid; readonly title: string }
  readonly fiscalYear: number
  readonly file: string
  readonly changes: readonly ChangeLine[]
  readonly problems: readonly SheetProblem[]
  readonly notices: readonly SheetNotice[]
  /** The changes as they are carried to the last press. */
  readonly rows: string
  readonly maySign: boolean
  readonly signs: boolean
  /** Somebody was quicker between this page and the last press. */
  readonly stale: boolean
}

/** Beyond it a list is no longer read, and only slows the page down. */
const SHOWN = 500

export function FigureSheetPreviewPage(props: FigureSheetPreviewProps) {
  const { shell, to, agreement, fiscalYear, file, changes, problems, notices, stale } = props
  const base = `/agreements/${agreement.id}/sheet`
  const back = to(`${base}?year=${fiscalYear}`)
  return (
    <Document
      shell={shell}
      title={words.previewTitle}
      crumbs={[
        { label: words.agreements, href: to('/agreements') },
        { label: agreement.title, href: to(`/agreements/${agreement.id}`) },
        { label: words.title, href: back },
        { label: words.previewTitle },
      ]}
    >
      <h1>{words.previewTitle}</h1>
      <Steps label={words.stepsLabel} steps={words.steps} now={1} />
      <p class="sub">
        {words.yearOf(fiscalYear)}　{words.wasFile(file)}
      </p>
      {stale && <Note kind="bad">{words.changedMeanwhile}</Note>}
      {problems.length > 0 && <Problems problems={problems} back={back} />}
      {changes.length > 0 && <Changes changes={changes} />}
      {changes.length === 0 && problems.length === 0 && <Empty title={words.nothing}>{words.nothingSays}</Empty>}
      {notices.length > 0 && <Notices notices={notices} />}
      {problems.length === 0 && changes.length > 0 ? (
        <Form action={to(base)} files hidden={{ year: String(fiscalYear), rows: props.rows, file }}>
          {props.maySign ? (
            <Check name="signs" label={words.signs} hint={words.signsHint} checked={props.signs} />
          ) : (
            <p class="sub">{words.signsElse}</p>
          )}
          <Actions>
            <Button kind="go" large>
              {words.write(changes.length)}
            </Button>
            <ButtonLink kind="text" href={back}>
              {words.again}
            </ButtonLink>
          </Actions>
        </Form>
      ) : (
        <Actions>
          <ButtonLink href={back}>{words.again}</ButtonLink>
        </Actions>
      )}
    </Document>
  )
}

function Problems({ problems, back }: { readonly problems: readonly SheetProblem[]; readonly back: string }) {
  return (
    <section class="flow">
      <Note kind="bad">
        <p>
          <b>{words.problemsHead(problems.length)}</b>
        </p>
        <p>
          {words.problemsLead} <a href={back}>{words.again}</a>
        </p>
      </Note>
      <h2>{words.problemsTitle}</h2>
      <DataTable<SheetProblem>
        caption={words.problemsTitle}
        captionHidden
        mode="stack"
        rows={problems.slice(0, SHOWN)}
        empty={words.nothing}
        columns={[
          { key: 'at', head: words.columns.at, names: true, cell: ({ at }) => at },
          { key: 'wrote', head: words.columns.wrote, cell: ({ text }) => text || words.nothingYet },
          { key: 'fix', head: words.columns.fix, cell: ({ why }) => words.problems[why] },
        ]}
      />
      <More count={problems.length - SHOWN} />
    </section>
  )
}

function Changes({ changes }: { readonly changes: readonly ChangeLine[] }) {
  return (
    <section class="flow">
      <h2>{words.changesHead(changes.length)}</h2>
      <DataTable<ChangeLine>
        caption={words.changesHead(changes.length)}
        captionHidden
        mode="stack"
        rows={changes.slice(0, SHOWN)}
        empty={words.nothing}
        columns={[
          { key: 'at', head: words.columns.at, names: true, cell: ({ at }) => at },
          {
            key: 'what',
            head: words.columns.what,
            cell: ({ where, what }) => `${where}　${words.whats[what]}`,
          },
          { key: 'before', head: words.columns.before, cell: ({ before }) => before ?? words.nothingYet },
          { key: 'after', head: words.columns.after, cell: ({ after }) => <b>{after}</b> },
        ]}
      />
      <More count={changes.length - SHOWN} />
    </section>
  )
}

function Notices({ notices }: { readonly notices: readonly SheetNotice[] }) {
  return (
    <Details summary={words.noticesHead(notices.length)}>
      <p>{words.noticesSay}</p>
      <ul>
        {notices.slice(0, SHOWN).map(({ at, why, text }) => (
          <li>
            {at}　{words.notices[why]}　「{text}」
          </li>
        ))}
      </ul>
      <More count={notices.length - SHOWN} />
    </Details>
  )
}

const More = ({ count }: { readonly count: number }) => (count > 0 ? <p class="sub">{words.moreRows(count)}</p> : null)
