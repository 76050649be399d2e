/** 監査の記録をさがす — what happened, newest first. Values are not here to be shown: only hashes are kept. */
import { type Instant, localDateAt, localTimeAt } from '#kernel/instant'
import { Button } from '#ui/button'
import { Details } from '#ui/details'
import { ErrorSummary, type FieldError } from '#ui/error-summary'
import { Form } from '#ui/form'
import { PrintHead } from '#ui/print-head'
import { Document, type Shell } from '#ui/shell'
import { DataTable } from '#ui/table'
import { DateField, TextField } from '#ui/text-field'
import { ja as words } from './admin.words.ja.ts'
import type { ShownLine } from './audit-line.ts'

export type AuditSearchProps = {
  readonly shell: Shell
  readonly action: string
  readonly now: Instant
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly lines: readonly ShownLine[]
  readonly newer: string | undefined
  readonly older: string | undefined
}

export function AuditSearchPage({ shell, action, now, typed, errors, lines, newer, older }: AuditSearchProps) {
  const errorAt = (field: string) => errors.find((each) => each.field === field)?.text
  return (
    <Document shell={shell} title={words.auditTitle}>
      <h1>{words.auditTitle}</h1>
      <p class="lead">{words.auditLead}</p>
      <PrintHead lines={[moment(now), onPaper(typed)]} />
      <ErrorSummary title={words.fix} errors={errors} />
      <Details summary={words.auditSearch} open={errors.length > 0 || Object.values(typed).some(Boolean)}>
        <Form action={action} method="get">
          <div class="grid g2">
            <TextField name="did" label={words.did} hint={words.didHint} value={typed['did']} />
            <TextField name="object" label={words.object} hint={words.objectHint} value={typed['object']} />
            <DateField
              name="from"
              label={words.from}
              hint={words.dateHint}
              value={typed['from']}
              error={errorAt('from')}
            />
            <DateField
              name="until"
              label={words.until}
              hint={words.dateHint}
              value={typed['until']}
              error={errorAt('until')}
            />
            <TextField name="id" label={words.objectId} value={typed['id']} />
          </div>
          <Button>{words.auditButton}</Button>
        </Form>
      </Details>
      <DataTable<ShownLine>
        caption={words.caption(lines.length, [...(newer ? [words.newer] : []), ...(older ? [words.older] : [])])}
        mode="stack"
        rows={lines}
        empty={words.empty}
        columns={[
          {
            key: 'at',
            head: words.columns.at,
            cell: ({ at }) => <time datetime={at}>{moment(at)}</time>,
          },
          { key: 'who', head: words.columns.who, cell: (line) => who(line) },
          { key: 'did', head: words.columns.did, cell: ({ did }) => <code>{did}</code> },
          {
            key: 'object',
            head: words.columns.object,
            cell: ({ object, objectId }) => (
              <>
                {object} <small class="sub">{objectId}</small>
              </>
            ),
          },
          { key: 'fields', head: words.columns.fields, cell: ({ fields }) => fields.join('、') || words.noFields },
        ]}
      />
      {(newer || older) && (
        <nav class="pager" aria-label={words.pages}>
          <ul>
            {newer && (
              <li>
                <a href={newer} rel="prev">
                  {words.newer}
                </a>
              </li>
            )}
            {older && (
              <li>
                <a href={older} rel="next">
                  {words.older}
                </a>
              </li>
            )}
          </ul>
        </nav>
      )}
    </Document>
  )
}

const LABELS = { did: words.did, object: words.object, id: words.objectId, from: words.from, until: words.until }

function onPaper(typed: AuditSearchProps['typed']): string {
  const asked = Object.entries(LABELS).flatMap(([field, label]) => (typed[field] ? [`${label} ${typed[field]}`] : []))
  return asked.length > 0 ? words.askedFor(asked.join('、')) : words.askedForAll
}

const moment = (at: Instant): string => `${localDateAt(at)} ${localTimeAt(at)}`

const who = ({ who: name, post, task }: ShownLine) =>
  task ? (
    <>
      {words.nobody} <small class="sub">{task}</small>
    </>
  ) : (
    <>
      {name ?? words.unknownPerson} {post && <small class="sub">{post}</small>}
    </>
  )
