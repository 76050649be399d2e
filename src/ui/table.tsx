/**
 * 表 — rows of the same kind. In `stack` mode each row becomes one block on a narrow screen (four columns and more),
 * in `scroll` mode the table moves sideways in a region that takes the keyboard (mostly numbers).
 *
 * An empty table says what is missing: `empty` is never left out.
 */
import type { ComponentChildren } from 'preact'
import { plainText } from '#kernel/ruby'
import { useReading } from './reading.tsx'
import { T } from './ruby.tsx'

export type Column<Row> = {
  readonly key: string
  readonly head: string
  readonly cell: (row: Row) => ComponentChildren
  readonly numeric?: boolean | undefined
  /** The column that names the row. One per table; the first when none says so. */
  readonly names?: boolean | undefined
  readonly sort?: Sort | undefined
}

/** A link that sorts on the server. `label` says what pressing does: 「古い順に並べる」. */
export type Sort = {
  readonly href: string
  readonly label: string
  readonly now?: 'ascending' | 'descending' | undefined
}

export type DataTableProps<Row> = {
  readonly caption: string
  /** The heading above already says it; the caption is then only read aloud. */
  readonly captionHidden?: boolean | undefined
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowId?: ((row: Row) => string) | undefined
  readonly mode?: 'plain' | 'stack' | 'scroll' | undefined
  readonly empty: ComponentChildren
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, mode = 'plain', caption, captionHidden, rowId, empty } = props
  if (rows.length === 0) return typeof empty === 'string' ? <Bare text={empty} /> : empty
  const naming = columns.find(({ names }) => names) ?? columns[0]
  const stack = mode === 'stack'
  // A table drawn as a grid loses its meaning for assistive technology unless the roles are spelled out.
  const role = <R extends string>(name: R): R | undefined => (stack ? name : undefined)
  const table = (
    <table class={stack ? 't stack' : 't'} role={role('table')}>
      <caption class={captionHidden ? 'vh' : undefined}>
        <T text={caption} />
      </caption>
      <thead role={role('rowgroup')}>
        <tr role={role('row')}>
          {columns.map((column) => (
            <Head column={column} role={role('columnheader')} />
          ))}
        </tr>
      </thead>
      <tbody role={role('rowgroup')}>
        {rows.map((row) => (
          <tr role={role('row')} id={rowId?.(row)}>
            {columns.map((column) => {
              const content = <T>{column.cell(row)}</T>
              return column === naming ? (
                <th scope="row" role={role('rowheader')}>
                  {content}
                </th>
              ) : (
                <Cell column={column} stack={stack}>
                  {content}
                </Cell>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
  return mode === 'scroll' ? <Scroll label={caption}>{table}</Scroll> : table
}

const Bare = ({ text }: { readonly text: string }) => (
  <p class="empty">
    <T text={text} />
  </p>
)

/** A wide thing that moves sideways with the keyboard too. A group, not a landmark: ten tables would be ten landmarks. */
export const Scroll = ({ label, children }: { readonly label: string; readonly children: ComponentChildren }) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset groups fields, this is a table
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the focus, or the keyboard cannot move it
  <div class="scroll" role="group" tabIndex={0} aria-label={plainText(label)}>
    {children}
  </div>
)

function Head<Row>({ column, role }: { readonly column: Column<Row>; readonly role: 'columnheader' | undefined }) {
  const { head, numeric, sort } = column
  return (
    <th scope="col" role={role} class={numeric ? 'n' : undefined} aria-sort={sort?.now}>
      {sort ? (
        <a href={sort.href} class={`sort ${sort.now ?? ''}`}>
          <span>
            <T text={head} />
          </span>
          <span class="vh">
            <T text={sort.label} />
          </span>
        </a>
      ) : (
        <T text={head} />
      )}
    </th>
  )
}

/** In a stacked row the heading of the column stands before the value: as an attribute, or as ruby when that is on. */
function Cell<Row>(props: {
  readonly column: Column<Row>
  readonly stack: boolean
  readonly children: ComponentChildren
}) {
  const { column, stack, children } = props
  const { furigana } = useReading()
  const withRuby = stack && furigana && column.head.includes('{')
  return (
    <td
      role={stack ? 'cell' : undefined}
      class={column.numeric ? 'n' : undefined}
      data-l={stack && !withRuby ? plainText(column.head) : undefined}
    >
      {withRuby && (
        <span class="l" aria-hidden="true">
          <T text={column.head} />
        </span>
      )}
      {children}
    </td>
  )
}
