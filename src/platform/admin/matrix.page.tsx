/**
 * だれが何を見られるか — the route declarations, folded by area; on paper everything is unfolded.
 *
 * Everybody at once is a table. One chosen column is the list of what it may do, for a phone.
 */
import { type Instant, localDateAt, localTimeAt } from '#kernel/instant'
import { Chips } from '#ui/chips'
import { Details } from '#ui/details'
import { MatrixTable } from '#ui/matrix'
import { PrintHead } from '#ui/print-head'
import { Document, type Shell } from '#ui/shell'
import type { Who } from '../http/route.ts'
import { WHO_WORDS, ja as words } from './admin.words.ja.ts'
import { MATRIX_COLUMNS, type MatrixGroup, type MatrixLine } from './matrix.ts'
import { KIND_WORDS } from './people.words.ja.ts'

export type MatrixPageProps = {
  readonly shell: Shell
  readonly now: Instant
  readonly groups: readonly MatrixGroup[]
  readonly chosen: Who | undefined
  /** Everybody first, then each column: where to look at it, and how much it may do. */
  readonly choices: readonly { readonly who: Who | undefined; readonly href: string; readonly count: number }[]
}

export const MatrixPage = ({ shell, now, groups, chosen, choices }: MatrixPageProps) => (
  <Document shell={shell} title={words.matrixTitle}>
    <h1>{words.matrixTitle}</h1>
    <p class="lead">{words.matrixLead}</p>
    <PrintHead
      lines={[
        `${localDateAt(now)} ${localTimeAt(now)}`,
        chosen ? words.matrixFor(WHO_WORDS[chosen]) : words.matrixForAll,
      ]}
    />
    <Chips
      label={words.matrixChoose}
      chips={choices.map(({ who, href, count }) => ({
        label: who ? WHO_WORDS[who] : words.any,
        href,
        count,
        current: who === chosen,
      }))}
    />
    {chosen && <h2>{words.matrixFor(WHO_WORDS[chosen])}</h2>}
    <div>
      {groups.map((group) => (
        <Group group={group} chosen={chosen} />
      ))}
    </div>
  </Document>
)

const Group = ({ group, chosen }: { readonly group: MatrixGroup; readonly chosen: Who | undefined }) => {
  const { area, lines, of, open } = group
  const name = words.areas[area]
  return (
    <Details summary={chosen ? words.someOf(name, lines.length, of) : words.allOf(name, of)} open={open}>
      {!chosen ? (
        <MatrixTable
          caption={words.matrixCaption(name)}
          corner={words.matrixCorner}
          columns={MATRIX_COLUMNS.map((who) => WHO_WORDS[who])}
          rows={lines.map((line) => ({
            head: line.title,
            note: noteOf(line),
            cells: line.can.map((may) => ({ can: may, text: words[may] })),
          }))}
        />
      ) : lines.length > 0 ? (
        <ul>
          {lines.map((line) => (
            <li>
              {line.title} <small class="sub">{noteOf(line)}</small>
            </li>
          ))}
        </ul>
      ) : (
        <p>{words.matrixNone}</p>
      )}
    </Details>
  )
}

const noteOf = ({ method, freshFactor, organisations }: MatrixLine): string =>
  [
    method === 'GET' ? words.reads : words.writes,
    organisations && words.onlyFor(organisations.map((kind) => KIND_WORDS[kind]).join('、')),
    freshFactor && words.freshFactor(freshFactor),
  ]
    .filter(Boolean)
    .join('。')
