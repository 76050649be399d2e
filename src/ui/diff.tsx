/** 前と後 — what a change would do, field by field, before anybody confirms it. Values stand as they were typed. */
import { T } from './ruby.tsx'
import { DataTable } from './table.tsx'

export type DiffRow = {
  readonly label: string
  readonly before: string | undefined
  readonly after: string | undefined
}

export type DiffWords = {
  readonly field: string
  readonly before: string
  readonly after: string
  /** Stands where there was, or will be, nothing: 「なし」. */
  readonly nothing: string
  /** Stands beside a value that stays: 「変わりません」. */
  readonly same: string
  /** There is nothing to compare. */
  readonly empty: string
}

const Quiet = ({ text }: { readonly text: string }) => (
  <span class="sub">
    <T text={text} />
  </span>
)

function Before({ row: { before, after }, words }: { readonly row: DiffRow; readonly words: DiffWords }) {
  if (before === undefined) return <Quiet text={words.nothing} />
  return before === after ? <span>{before}</span> : <del>{before}</del>
}

function After({ row: { before, after }, words }: { readonly row: DiffRow; readonly words: DiffWords }) {
  if (before === after) return <Quiet text={words.same} />
  return after === undefined ? <Quiet text={words.nothing} /> : <ins>{after}</ins>
}

export const DiffTable = ({
  caption,
  words,
  rows,
}: {
  readonly caption: string
  readonly words: DiffWords
  readonly rows: readonly DiffRow[]
}) => (
  <div class="diff">
    <DataTable
      mode="stack"
      caption={caption}
      empty={words.empty}
      rows={rows}
      columns={[
        { key: 'label', head: words.field, cell: ({ label }) => label },
        { key: 'before', head: words.before, cell: (row) => <Before row={row} words={words} /> },
        { key: 'after', head: words.after, cell: (row) => <After row={row} words={words} /> },
      ]}
    />
  </div>
)
