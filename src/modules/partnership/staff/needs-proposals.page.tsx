/** 提案の一覧 — how many came, how they went, how long the first answer took; what is late stands first. */
import { Badge, type BadgeKind } from '#ui/badge'
import { Actions, Button, ButtonLink } from '#ui/button'
import { Card } from '#ui/card'
import { Chips } from '#ui/chips'
import { Empty } from '#ui/empty'
import { Facts } from '#ui/facts'
import { Form } from '#ui/form'
import { Document, type Shell } from '#ui/shell'
import { DataTable } from '#ui/table'
import { TextField } from '#ui/text-field'
import { type Funnel, PROPOSAL_STATES, type ProposalState } from '../needs-offers/proposal.ts'
import { dayWords } from './agreements.page.tsx'
import { ja as words } from './needs.words.ja.ts'
import type { ProposalListLine, ProposalsAsked } from './needs-view.ts'

export type ProposalsPageProps = {
  readonly shell: Shell
  readonly to: (path: string) => string
  readonly asked: ProposalsAsked
  /** Of every proposal that this side sees, whatever is asked for. */
  readonly funnel: Funnel
  readonly lines: readonly ProposalListLine[]
  readonly mayPropose: boolean
}

const KIND: Readonly<Record<ProposalState, BadgeKind>> = {
  received: 'plain',
  talking: 'teal',
  adopted: 'fill-ok',
  declined: 'gray',
  withdrawn: 'gray',
}

export const ProposalBadge = ({ state }: { readonly state: ProposalState }) => (
  <Badge kind={KIND[state]}>{words.states[state]}</Badge>
)

export function ProposalsPage({ shell, to, asked, funnel, lines, mayPropose }: ProposalsPageProps) {
  const query = (state: ProposalsAsked['state']) => {
    const text = new URLSearchParams(
      Object.entries({ q: asked.q, state }).filter(([, value]) => value !== ''),
    ).toString()
    return text === '' ? '' : `?${text}`
  }
  const chip = (state: ProposalsAsked['state'], label: string, count: number) => ({
    label,
    count,
    href: to(`/proposals${query(state)}`),
    current: asked.state === state,
  })
  return (
    <Document
      shell={shell}
      title={words.proposals}
      crumbs={[{ label: words.title, href: to('/needs') }, { label: words.proposals }]}
    >
      <h1>{words.proposals}</h1>
      <p class="lead">{words.proposalsLead}</p>
      {mayPropose && (
        <p>
          <ButtonLink kind="go" href={to('/proposals/new')}>
            {words.proposalNew}
          </ButtonLink>
        </p>
      )}
      {funnel.all === 0 ? (
        <Empty title={words.proposalsEmpty}>{words.proposalsEmptySays}</Empty>
      ) : (
        <>
          <Form action={to('/proposals')} method="get" hidden={{ state: asked.state }}>
            <TextField name="q" label={words.search} value={asked.q} width="half" />
            <Actions>
              <Button>{words.doSearch}</Button>
              <ButtonLink kind="text" href={to('/proposals')}>
                {words.clear}
              </ButtonLink>
            </Actions>
          </Form>
          <Chips
            label={words.columns.state}
            chips={[
              chip('', words.every, funnel.all),
              chip('late', words.late, funnel.late),
              ...PROPOSAL_STATES.map((state) => chip(state, words.states[state], funnel.states[state])),
            ]}
          />
          <DataTable<ProposalListLine>
            caption={words.proposals}
            captionHidden
            mode="stack"
            rows={lines}
            empty={<Empty title={words.none}>{words.noneSays}</Empty>}
            columns={[
              {
                key: 'title',
                head: words.columns.title,
                cell: ({ id, title }) => <a href={to(`/proposals/${id}`)}>{title}</a>,
              },
              { key: 'state', head: words.columns.state, cell: ({ state }) => <ProposalBadge state={state} /> },
              {
                key: 'clock',
                head: words.columns.clock,
                cell: ({ clock }) =>
                  clock.kind === 'late' ? <Badge kind="bad">{words.clock(clock)}</Badge> : words.clock(clock),
              },
              { key: 'from', head: words.columns.from, cell: ({ from }) => from },
              { key: 'to', head: words.columns.to, cell: (line) => line.to },
              {
                key: 'received',
                head: words.columns.received,
                cell: ({ received }) => (received ? dayWords(received) : ''),
              },
            ]}
          />
          <p>
            <a href={to(`/proposals.csv${query(asked.state)}`)} download>
              {words.csv}
            </a>
          </p>
          <FunnelCard funnel={funnel} />
        </>
      )}
    </Document>
  )
}

const FunnelCard = ({ funnel: { all, states, late, answered, medianDays } }: { readonly funnel: Funnel }) => (
  <Card kind="mist" labelledBy="funnel">
    <h2 id="funnel">{words.funnel.title}</h2>
    <Facts
      items={[
        { term: words.funnel.all, value: words.funnel.count(all) },
        ...PROPOSAL_STATES.map((state) => ({
          term: words.funnel[state],
          value: words.funnel.count(states[state]),
          note: state === 'received' ? words.funnel.late(late) : undefined,
        })),
        {
          term: words.funnel.median,
          value: medianDays === undefined ? words.funnel.noDays : words.funnel.days(medianDays),
          note: medianDays === undefined ? undefined : words.funnel.of(answered),
          unknown: medianDays === undefined,
        },
      ]}
    />
  </Card>
)
