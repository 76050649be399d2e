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
import type { FigureLine } from './indicator-view.ts'

type Figure = { readonly id: Uuid; readonly period: string; readonly recordedAt: Instant }

export function FigureTable<T extends Figure>(props: {
  readonly what: 'target' | 'measurement'
  readonly caption: string
  readonly empty: string
  readonly lines: readonly FigureLine<T>[]
  readonly value: (figure: T) => ComponentChildren
  readonly basis: (figure: T) => ComponentChildren
  readonly to: (path: string) => string
  readonly mayConfirm: boolean
}) {
  const { what, caption, empty, lines, value, basis, to, mayConfirm } = props
  const hasEarlier = lines.some(({ earlier }) => earlier.length > 0)
  return (
    <>
      <DataTable<FigureLine<T>>
        caption={caption}
        captionHidden
        mode="stack"
        rows={lines}
        empty={empty}
        rowId={({ figure }) => `f-${figure.id}`}
        columns={[
          { key: 'period', head: words.columns.period, cell: ({ figure }) => <T text={terms.period(figure.period)} /> },
          { key: 'value', head: words.columns.value, numeric: true, cell: ({ figure }) => <T>{value(figure)}</T> },
          {
            key: 'basis',
            head: what === 'target' ? words.columns.basis : words.columns.source,
            cell: ({ figure }) => basis(figure),
          },
          { key: 'by', head: words.columns.by, cell: ({ by }) => by },
          {
            key: 'state',
            head: words.columns.state,
            cell: ({ confirmation }) => <Confirmed confirmation={confirmation} />,
          },
          {
            key: 'act',
            head: words.columns.act,
            cell: ({ figure, confirmation, waitsForUs }) => {
              if (confirmation.kind === 'confirmed') return words.nothingToDo
              if (!waitsForUs) return words.waitsThem
              if (!mayConfirm) return words.otherPost
              return (
                <Form action={to(`/${what === 'target' ? 'targets' : 'figures'}/${figure.id}/confirm`)}>
                  <Button>
                    {words.confirm}
                    <span class="vh">{words.confirmLabel(caption, plainText(terms.period(figure.period)))}</span>
                  </Button>
                </Form>
              )
            },
          },
        ]}
      />
      {hasEarlier && (
        <Details summary={words.earlier}>
          <ul class="list">
            {lines.flatMap(({ earlier }) =>
              earlier.map((figure) => (
                <li>
                  <T text={terms.period(figure.period)} /> <T>{value(figure)}</T>{' '}
                  <small class="sub">{localDateAt(figure.recordedAt)}</small>
                </li>
              )),
            )}
          </ul>
        </Details>
      )}
    </>
  )
}

function Confirmed({ confirmation }: { readonly confirmation: Confirmation }) {
  if (confirmation.kind === 'confirmed') return <Tie confirmed="both">{words.both}</Tie>
  const [signed] = confirmation.signs
  return signed ? (
    <Tie confirmed={signed.side === 'municipality' ? 'municipality' : 'partner'}>{words.one(signed.side)}</Tie>
  ) : (
    <Tie confirmed="none">{words.neither}</Tie>
  )
}
