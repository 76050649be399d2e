/**
 * だれが見られるか — a table of yes, partly and no, with its first column in sight while the rest moves sideways.
 *
 * Every cell says its answer in words; the sign before it and the colour only repeat it.
 */
import type { ComponentChildren } from 'preact'
import { T } from './ruby.tsx'
import { Scroll } from './table.tsx'

export type MatrixCell = { readonly can: 'yes' | 'some' | 'no'; readonly text: ComponentChildren }

export type MatrixRow = {
  readonly head: ComponentChildren
  readonly note?: ComponentChildren
  /** In the order of the columns. */
  readonly cells: readonly MatrixCell[]
}

export function MatrixTable({
  caption,
  corner,
  columns,
  rows,
}: {
  readonly caption: string
  /** What the first column lists. */
  readonly corner: ComponentChildren
  readonly columns: readonly ComponentChildren[]
  readonly rows: readonly MatrixRow[]
}) {
  return (
    <Scroll label={caption}>
      <table class="t matrix">
        <caption>
          <T text={caption} />
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <T>{corner}</T>
            </th>
            {columns.map((head) => (
              <th scope="col">
                <T>{head}</T>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ head, note, cells }) => (
            <tr>
              <th scope="row">
                <T>{head}</T>
                {note && (
                  <small class="sub">
                    <T>{note}</T>
                  </small>
                )}
              </th>
              {cells.map(({ can, text }) => (
                <td>
                  <span class={`can ${can}`}>
                    <T>{text}</T>
                  </span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
