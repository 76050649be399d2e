/** 困りごと・できること — one menu for both sides: what is needed by department, what is offered by company. */

import { Badge } from '#ui/badge'
import { Actions, Button, ButtonLink } from '#ui/button'
import { Details } from '#ui/details'
import { Empty } from '#ui/empty'
import { Form } from '#ui/form'
import { Select } from '#ui/select'
import { Document, type Shell } from '#ui/shell'
import { TextField } from '#ui/text-field'
import { byOwner, type MenuAsked, type MenuKind, type MenuLine, type PastProposal } from '../needs-offers/menu.ts'
import { ja as words } from './needs.words.ja.ts'
import { ProposalBadge } from './needs-proposals.page.tsx'

export type NeedsPageProps = {
  readonly shell: Shell
  readonly to: (path: string) => string
  readonly asked: MenuAsked
  readonly items: readonly { readonly value: string; readonly label: string; readonly group: string }[]
  readonly sections: readonly { readonly kind: MenuKind; readonly all: number; readonly lines: readonly MenuLine[] }[]
  /** What the reader may add. */
  readonly writes: MenuKind | undefined
}

export function NeedsPage({ shell, to, asked, items, sections, writes }: NeedsPageProps) {
  const isBare = sections.every(({ all }) => all === 0)
  const isAsked = asked.q !== '' || asked.item !== '' || asked.shown !== 'open'
  return (
    <Document shell={shell} title={words.title}>
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <Actions>
        {writes && (
          <ButtonLink kind="go" href={to('/needs/new')}>
            {words.add[writes]}
          </ButtonLink>
        )}
        <ButtonLink href={to('/proposals')}>{words.toProposals}</ButtonLink>
      </Actions>
      {!isBare && (
        // What is asked for stays in sight; without it the entries come first.
        <Details summary={words.narrow} open={isAsked}>
          <Form action={to('/needs')} method="get">
            <TextField name="q" label={words.search} hint={words.searchHint} value={asked.q} width="half" />
            <Select name="item" label={words.item} unchosen={words.every} value={asked.item} options={items} />
            <Select
              name="shown"
              label={words.shown}
              value={asked.shown}
              options={(['open', 'all'] as const).map((value) => ({ value, label: words.shownChoices[value] }))}
            />
            <Actions>
              <Button>{words.doSearch}</Button>
              <ButtonLink kind="text" href={to('/needs')}>
                {words.clear}
              </ButtonLink>
            </Actions>
          </Form>
        </Details>
      )}
      {sections.map(({ kind, all, lines }) => (
        <section class="flow" id={kind}>
          <h2>{words.headCount(kind, lines.length)}</h2>
          {all === 0 ? (
            <Empty title={words.empty[kind].title}>{words.empty[kind].says}</Empty>
          ) : lines.length === 0 ? (
            <Empty title={words.none}>{words.noneSays}</Empty>
          ) : (
            byOwner(lines).map(([owner, own]) => (
              <div class="flow">
                <h3>{owner}</h3>
                <ul class="list">
                  {own.map((line) => (
                    <Entry line={line} to={to} />
                  ))}
                </ul>
              </div>
            ))
          )}
        </section>
      ))}
    </Document>
  )
}

const Entry = ({ line, to }: { readonly line: MenuLine; readonly to: (path: string) => string }) => (
  <li class="tight">
    <p>
      <a href={to(`/needs/${line.id}`)}>
        <b>{line.title}</b>
      </a>{' '}
      {!line.isShared && <Badge kind="warn">{words.draft}</Badge>}
      {!line.isOpen && <Badge kind="gray">{words.closed}</Badge>}
    </p>
    <p>{line.body}</p>
    {line.cost !== '' && (
      <p class="small sub">
        {words.fields['cost']}　{line.cost}
      </p>
    )}
    {line.itemText !== '' && (
      <p class="small sub">
        {words.item}　{line.itemText}
      </p>
    )}
    {line.closedReason !== '' && <p class="small sub">{words.closedFor(line.closedReason)}</p>}
    {line.past.length > 0 && (
      <>
        <p class="small">
          <b>{words.past}</b>
        </p>
        <PastProposals past={line.past} to={to} />
      </>
    )}
  </li>
)

/** What was proposed before, and why it went no further. */
export const PastProposals = ({
  past,
  to,
}: {
  readonly past: readonly PastProposal[]
  readonly to: (path: string) => string
}) => (
  <ul class="tight">
    {past.map(({ id, title, state, reason }) => (
      <li>
        <ProposalBadge state={state} /> <a href={to(`/proposals/${id}`)}>{title}</a>
        <p class="small sub">{words.pastLine(state, reason)}</p>
      </li>
    ))}
  </ul>
)
