/** 協定の一覧 — every agreement of the acting side, what moves under it and what waits. */

import type { LocalDate } from '#kernel/calendar'
import { plainText } from '#kernel/ruby'
import { Badge } from '#ui/badge'
import { Actions, ButtonLink } from '#ui/button'
import { Empty } from '#ui/empty'
import { Flash } from '#ui/flash'
import { T } from '#ui/ruby'
import { Document, type Shell } from '#ui/shell'
import { DataTable } from '#ui/table'
import { ja as terms } from '../public/terms.words.ja.ts'
import { ja as words } from './agreements.words.ja.ts'
import type { AgreementLine } from './agreements-view.ts'

export type AgreementsPageProps = {
  readonly shell: Shell
  readonly to: (path: string) => string
  readonly done: string | undefined
  readonly lines: readonly AgreementLine[]
  readonly mayRegister: boolean
}

export const dayWords = (date: string): string => plainText(terms.day(date as LocalDate))

export function AgreementsPage({ shell, to, done, lines, mayRegister }: AgreementsPageProps) {
  const sum = (of: (line: AgreementLine) => number) => lines.reduce((total, line) => total + of(line), 0)
  return (
    <Document shell={shell} title={words.title}>
      <h1>{words.title}</h1>
      {done && words.done[done] && <Flash>{words.done[done]}</Flash>}
      {lines.length > 0 && (
        <>
          <p class="lead">
            {words.counts(
              lines.length,
              sum(({ initiatives }) => initiatives),
              sum(({ forUs }) => forUs),
            )}
          </p>
          <p class="sub">{words.lead}</p>
        </>
      )}
      {mayRegister && (
        <Actions>
          <ButtonLink href={to('/agreements/new')} kind={lines.length === 0 ? 'go' : 'plain'}>
            {words.register}
          </ButtonLink>
        </Actions>
      )}
      <DataTable<AgreementLine>
        caption={words.title}
        captionHidden
        mode="stack"
        rows={lines}
        empty={<Empty title={words.empty}>{mayRegister ? words.emptyOurs : words.emptyTheirs}</Empty>}
        columns={[
          {
            key: 'title',
            head: words.columns.title,
            cell: ({ id, title }) => <a href={to(`/agreements/${id}`)}>{title}</a>,
          },
          { key: 'others', head: words.columns.others, cell: ({ others }) => others },
          {
            key: 'signedOn',
            head: words.columns.signedOn,
            cell: ({ signedOn }) => <T>{terms.day(signedOn)}</T>,
          },
          {
            key: 'items',
            head: words.columns.items,
            cell: ({ items, itemsWithout }) => words.itemsCount(items, itemsWithout),
          },
          {
            key: 'initiatives',
            head: words.columns.initiatives,
            numeric: true,
            cell: ({ initiatives }) => words.count(initiatives),
          },
          { key: 'forUs', head: words.columns.forUs, cell: ({ forUs }) => words.forUs(forUs) },
          { key: 'renewal', head: words.columns.renewal, cell: ({ renewal }) => words.renewal(renewal, dayWords) },
          {
            key: 'open',
            head: words.columns.open,
            cell: ({ isPublic }) =>
              isPublic ? <Badge kind="ok">{words.isPublic}</Badge> : <Badge>{words.notPublic}</Badge>,
          },
        ]}
      />
    </Document>
  )
}
