/** 個人情報の記録 — every table, whose it is, how long it is kept and what deletes it. */
import { Badge } from '#ui/badge'
import { Document, type Shell } from '#ui/shell'
import { DataTable } from '#ui/table'
import type { Processing, ProcessingLine } from './processing.ts'
import { ja as words } from './processing.words.ja.ts'

export type ProcessingPageProps = {
  readonly shell: Shell
  readonly processing: Processing
  readonly decidedBy: string
  readonly last: { readonly day: string; readonly rows: number } | undefined
}

export const ProcessingPage = ({ shell, processing, decidedBy, last }: ProcessingPageProps) => (
  <Document shell={shell} title={words.title}>
    <h1>{words.title}</h1>
    <p class="lead">{words.lead}</p>
    <ul>
      <li>{words.residents(processing.residents)}</li>
      <li>{words.decided(decidedBy)}</li>
      <li>{last ? words.lastRun(last.day, last.rows) : words.neverRun}</li>
      <li>{words.file}</li>
    </ul>
    <Lines title={words.people} lines={processing.people} />
    <Lines title={words.others} lines={processing.others} />
  </Document>
)

const Lines = ({ title, lines }: { readonly title: string; readonly lines: readonly ProcessingLine[] }) => (
  <section class="flow">
    <h2>{title}</h2>
    <DataTable<ProcessingLine>
      mode="stack"
      caption={title}
      captionHidden
      rows={lines}
      empty={words.empty}
      columns={[
        {
          key: 'holds',
          head: words.columns.holds,
          cell: ({ holds, table }) => (
            <>
              {holds} <small class="sub">{table}</small>
            </>
          ),
        },
        { key: 'purpose', head: words.columns.purpose, cell: ({ purpose }) => purpose },
        { key: 'about', head: words.columns.about, cell: ({ about }) => about },
        { key: 'ground', head: words.columns.ground, cell: ({ ground }) => ground },
        {
          key: 'kept',
          head: words.columns.kept,
          cell: ({ kept, townDecides }) => (
            <>
              {kept} {townDecides && <Badge>{words.town}</Badge>}
            </>
          ),
        },
        { key: 'ends', head: words.columns.ends, cell: ({ ends }) => ends },
      ]}
    />
  </section>
)
