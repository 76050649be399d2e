/** 数字の表 — one line a period: what stands, who said it, who confirmed it, and the press that confirms. */
import type { ComponentChildren } from 'preact'
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import { localDateAt } from '#kernel/instant'
import { plainText } from '#kernel/ruby'
import { Button } from '#ui/button'
import { Details } from '#ui/details'
import { Form } from '#ui/form'
import { T } from '#ui/ruby'
import { DataTable } from '#ui/table'
import { Tie } from '#ui/tie'
import type { Confirmation } from '../indicators/figure.ts'
import { ja as terms } from '../public/terms.words.ja.ts'
import { ja as words } from './figures.words.ja.ts'
import { type FigureLine, foldedLines } from './indicator-view.ts'

type Figure = { readonly id: Uuid; readonly period: string; readonly recordedAt: Instant }

type Props<T> = {
  readonly what: 'target' | 'measurement'
  readonly caption: string
  readonly empty: string
  readonly lines: readonly FigureLine<T>[]
  readonly value: (figure: T) => ComponentChildren
  readonly basis: (figure: T) => ComponentChildren
  /** How far it has come, of a target; left out where it cannot be told of any. */
  readonly reached?: ((figure: T) => ComponentChildren) | undefined
  readonly to: (path: string) => string
  readonly mayConfirm: boolean
}

export function FigureTable<T extends Figure>(props: Props<T>) {
  const { lines, value, caption } = props
  const { open, older } = foldedLines(lines)
  const said = lines.flatMap(({ earlier }) => earlier)
  return (
    <>
      <Lines {...props} rows={open} />
      {older.length > 0 && (
        <Details summary={words.older(older.length)}>
          <Lines {...props} caption={words.olderOf(caption)} rows={older} />
        </Details>
      )}
      {said.length > 0 && (
        <Details summary={words.earlier}>
          <ul class="list">
            {said.map((figure) => (
              <li>
                <T text={terms.period(figure.period)} /> <T>{value(figure)}</T>{' '}
                <small class="sub">{terms.day(localDateAt(figure.recordedAt))}</small>
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  )
}

function Lines<T extends Figure>(props: Props<T> & { readonly rows: readonly FigureLine<T>[] }) {
  const { what, caption, empty, rows, value, basis, reached } = props
  return (
    <DataTable<FigureLine<T>>
      caption={caption}
      captionHidden
      mode="stack"
      rows={rows}
      empty={empty}
      rowId={({ figure }) => `f-${figure.id}`}
      columns={[
        { key: 'period', head: words.columns.period, cell: ({ figure }) => <T text={terms.period(figure.period)} /> },
        {
          key: 'value',
          head: words.columns.value,
          numeric: true,
          cell: ({ figure }) => (
            <b>
              <T>{value(figure)}</T>
            </b>
          ),
        },
        ...(reached
          ? [{ key: 'reached', head: words.achievement, cell: ({ figure }: FigureLine<T>) => reached(figure) }]
          : []),
        {
          key: 'basis',
          head: what === 'target' ? words.columns.basis : words.columns.source,
          cell: ({ figure }) => basis(figure),
        },
        { key: 'by', head: words.columns.by, cell: ({ by }) => by },
        { key: 'state', head: words.columns.state, cell: (line) => <State {...props} line={line} /> },
      ]}
    />
  )
}

/** Who confirmed it; under it the press, where it is ours to give. */
function State<T extends Figure>(props: Props<T> & { readonly line: FigureLine<T> }) {
  const { what, caption, to, mayConfirm, line } = props
  const { figure, confirmation, waitsForUs } = line
  return (
    <div class="tight">
      <Confirmed confirmation={confirmation} />
      {waitsForUs && !mayConfirm && <p class="small sub">{words.otherPost}</p>}
      {waitsForUs && mayConfirm && (
        <Form action={to(`/${what === 'target' ? 'targets' : 'figures'}/${figure.id}/confirm`)}>
          <Button>
            {words.confirm}
            <span class="vh">{words.confirmLabel(caption, plainText(terms.period(figure.period)))}</span>
          </Button>
        </Form>
      )}
    </div>
  )
}

export function Confirmed({ confirmation }: { readonly confirmation: Confirmation }) {
  if (confirmation.kind === 'confirmed') return <Tie confirmed="both">{words.both}</Tie>
  const [signed] = confirmation.signs
  return signed ? (
    <Tie confirmed={signed.side === 'municipality' ? 'municipality' : 'partner'}>{words.one(signed.side)}</Tie>
  ) : (
    <Tie confirmed="none">{words.neither}</Tie>
  )
}
