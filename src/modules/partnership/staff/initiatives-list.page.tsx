/** 取組の一覧 — every initiative this side sees, searched, filtered and sorted on the server; on paper without the form. */
import type { Uuid } from '#kernel/id'
import { plainText } from '#kernel/ruby'
import { Actions, Button, ButtonLink } from '#ui/button'
import { Chips } from '#ui/chips'
import { Empty } from '#ui/empty'
import { Form } from '#ui/form'
import { Pagination } from '#ui/pagination'
import { Select } from '#ui/select'
import { Document, type Shell } from '#ui/shell'
import { DataTable } from '#ui/table'
import { TextField } from '#ui/text-field'
import { STATES } from '../initiatives/initiative.ts'
import { isUnderWay } from '../progress/progress.ts'
import { StateBadge } from '../public/state-badge.page.tsx'
import { ja as terms } from '../public/terms.words.ja.ts'
import { ja as words } from './initiatives.words.ja.ts'
import {
  askedPath,
  type InitiativeLine,
  type InitiativeList,
  type ListAsked,
  type ListSort,
} from './initiatives-list.ts'
import { ja as own } from './initiatives-list.words.ja.ts'
import { ja as progressWords } from './progress.words.ja.ts'

export type InitiativesPageProps = {
  readonly shell: Shell
  readonly to: (path: string) => string
  readonly asked: ListAsked
  readonly list: InitiativeList
  readonly agreements: readonly { readonly id: Uuid; readonly title: string }[]
  /** Every number that an item of these agreements has. */
  readonly items: readonly number[]
}

export function InitiativesPage({ shell, to, asked, list, agreements, items }: InitiativesPageProps) {
  const href = (change: Partial<ListAsked>) => to(`/initiatives${askedPath(asked, change)}`)
  const sort = (key: ListSort) => ({
    href: href({ sort: key }),
    label: own.sort[key],
    now: asked.sort === key ? ('ascending' as const) : undefined,
  })
  return (
    <Document shell={shell} title={own.title}>
      <h1>{own.title}</h1>
      <p class="lead">{own.count(list.total, list.all)}</p>
      {list.all === 0 ? (
        <Empty title={own.empty}>
          {own.emptySays} <a href={to('/agreements')}>{own.toAgreements}</a>
        </Empty>
      ) : (
        <>
          <Form action={to('/initiatives')} method="get" hidden={{ sort: asked.sort, state: asked.state }}>
            <TextField name="q" label={own.search} hint={own.searchHint} value={asked.q} width="half" />
            <Select
              name="agreement"
              label={own.agreement}
              unchosen={own.every}
              value={asked.agreement}
              options={agreements.map(({ id, title }) => ({ value: id, label: title }))}
            />
            <Select
              name="item"
              label={own.item}
              unchosen={own.every}
              value={asked.item}
              options={items.map((no) => ({ value: String(no), label: `${no}` }))}
            />
            <Select
              name="side"
              label={own.side}
              unchosen={own.every}
              value={asked.side}
              options={(['municipality', 'company', 'both'] as const).map((side) => ({
                value: side,
                label: words.ownerSides[side] ?? side,
              }))}
            />
            <Actions>
              <Button>{own.doSearch}</Button>
              <ButtonLink kind="text" href={to('/initiatives')}>
                {own.clear}
              </ButtonLink>
            </Actions>
          </Form>
          <Chips
            label={own.states}
            chips={[
              { label: own.every, href: href({ state: '' }), current: asked.state === '' },
              ...STATES.map((state) => ({
                label: plainText(terms.states[state]),
                href: href({ state }),
                count: list.states[state],
                current: asked.state === state,
              })),
            ]}
          />
          <DataTable<InitiativeLine>
            caption={own.title}
            captionHidden
            mode="stack"
            rows={list.lines}
            empty={<Empty title={own.none}>{own.noneSays}</Empty>}
            columns={[
              {
                key: 'title',
                head: own.columns.title,
                sort: sort('title'),
                cell: ({ id, title }) => <a href={to(`/initiatives/${id}`)}>{title}</a>,
              },
              {
                key: 'state',
                head: own.columns.state,
                sort: sort('state'),
                cell: ({ state, shared, progress }) => (
                  <>
                    <StateBadge state={state} terms={terms} /> {!shared && own.draft}
                    {isUnderWay(state) && (progress.municipality || progress.company) && (
                      <>
                        <br />
                        <span class="small sub">{progressWords.short(progress)}</span>
                      </>
                    )}
                  </>
                ),
              },
              { key: 'items', head: own.columns.items, sort: sort('item'), cell: (line) => line.items.join('、') },
              {
                key: 'decided',
                head: own.columns.decided,
                sort: sort('decided'),
                cell: ({ decidedOn }) => (decidedOn ? plainText(terms.day(decidedOn)) : own.notYet),
              },
              { key: 'side', head: own.columns.side, cell: ({ ownerSide }) => words.ownerSides[ownerSide] },
              { key: 'agreement', head: own.columns.agreement, cell: ({ agreementTitle }) => agreementTitle },
            ]}
          />
          <Pagination page={list.page} pages={list.pages} href={(page) => href({ page })} words={own.pages} />
          <p>
            <a href={to(`/initiatives.csv${askedPath(asked, {})}`)} download>
              {own.csv}
            </a>
          </p>
        </>
      )}
    </Document>
  )
}
