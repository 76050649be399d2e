/** 一つの協定 — its items side by side with what has and has not happened, its initiatives, its paper, its publication. */
import type { Uuid } from '#kernel/id'
import { type Instant, localDateAt } from '#kernel/instant'
import type { Texts } from '#kernel/language'
import { plainText } from '#kernel/ruby'
import { Actions, Button, ButtonLink } from '#ui/button'
import { Card } from '#ui/card'
import { Details } from '#ui/details'
import { Empty } from '#ui/empty'
import { Facts } from '#ui/facts'
import { Flash } from '#ui/flash'
import { Form } from '#ui/form'
import { T } from '#ui/ruby'
import { Document, type Shell } from '#ui/shell'
import { DataTable } from '#ui/table'
import type { Agreement, Side } from '../agreements/agreement.ts'
import type { Renewal } from '../agreements/agreement-check.ts'
import type { ClauseCheck } from '../agreements/clause-check.ts'
import type { Taken } from '../agreements/publicity.ts'
import type { State } from '../initiatives/initiative.ts'
import { ja as paperWords } from '../papers/staff-meeting-paper.words.ja.ts'
import { StateBadge } from '../public/state-badge.page.tsx'
import { ja as terms } from '../public/terms.words.ja.ts'
import { dayWords } from './agreements.page.tsx'
import { ja as words } from './agreements.words.ja.ts'
import { agreementFacts } from './agreements-facts.page.tsx'
import { ItemsTable } from './agreements-items.page.tsx'
import type { ItemLine } from './agreements-view.ts'
import { ChecksSection } from './checks.page.tsx'
import { TakenNote } from './taken.page.tsx'

export type AgreementInitiative = {
  readonly id: Uuid
  readonly title: Texts
  readonly items: readonly number[]
  readonly state: State
  readonly shared: boolean
}

/** Longer lists are searched, sorted and paged on a page of their own. */
const SHOWN = 30

export type AgreementPageProps = {
  readonly shell: Shell
  readonly to: (path: string) => string
  readonly done: string | undefined
  readonly id: Uuid
  readonly agreement: Agreement
  readonly side: Side
  readonly desks: Readonly<Record<Side, string | undefined>>
  readonly publicSince: Instant | undefined
  /** Taken back from residents, and not given to them again. */
  readonly taken: Taken | undefined
  readonly publicPath: string
  readonly renewal: Renewal
  readonly checks: readonly ClauseCheck[]
  readonly items: readonly ItemLine<AgreementInitiative>[]
  readonly initiatives: readonly AgreementInitiative[]
  readonly waiting: number
  readonly version: number
  readonly mayWrite: boolean
  /** Its text: what residents read changes by who may publish alone. */
  readonly mayChange: boolean
  readonly mayPublish: boolean
}

export function AgreementPage(props: AgreementPageProps) {
  const { shell, to, done, id, agreement, desks, renewal, initiatives, mayWrite } = props
  return (
    <Document
      shell={shell}
      title={agreement.title.ja}
      crumbs={[{ label: words.title, href: to('/agreements') }, { label: plainText(agreement.title.ja) }]}
    >
      <h1>
        <T text={agreement.title.ja} />
      </h1>
      {done && words.done[done] && <Flash>{words.done[done]}</Flash>}
      {mayWrite && (
        <Actions>
          <ButtonLink kind="go" href={to(`/agreements/${id}/initiatives/new`)}>
            {words.addInitiative}
          </ButtonLink>
          {props.mayChange && (
            <>
              <ButtonLink href={to(`/agreements/${id}/edit`)}>{words.edit}</ButtonLink>
              <ButtonLink href={to(`/agreements/${id}/replace`)}>{words.replace}</ButtonLink>
            </>
          )}
          <ButtonLink href={to(`/agreements/${id}/desks`)}>{words.changeDesks}</ButtonLink>
        </Actions>
      )}
      {mayWrite && !props.mayChange && props.side === 'municipality' && <p class="sub">{words.changeOnly}</p>}
      <ChecksSection id={id} to={to} checks={props.checks} />
      <section class="flow">
        <h2>{words.sideBySide}</h2>
        <ItemsTable {...props} />
      </section>
      <section class="flow">
        <h2>{words.initiatives}</h2>
        <p>
          <a href={to(`/agreements/${id}/sheet`)}>{words.sheet}</a>
          <br />
          <a href={to(`/agreements/${id}/paper`)}>{paperWords.link}</a>
          {mayWrite && (
            <>
              <br />
              <a href={to(`/agreements/${id}/take-in`)}>{words.takeIn}</a>
            </>
          )}
        </p>
        <DataTable<AgreementInitiative>
          caption={words.initiatives}
          captionHidden
          mode="stack"
          rows={initiatives.slice(0, SHOWN)}
          empty={<Empty title={words.noInitiatives}>{words.noInitiativesSays}</Empty>}
          columns={[
            {
              key: 'initiative',
              head: words.initiative,
              cell: (each) => (
                <a href={to(`/initiatives/${each.id}`)}>
                  <T text={each.title.ja} />
                </a>
              ),
            },
            { key: 'state', head: words.state, cell: ({ state }) => <StateBadge state={state} terms={terms} /> },
            { key: 'items', head: words.underItems, cell: ({ items }) => items.join('、') },
            { key: 'visible', head: words.visible, cell: ({ shared }) => (shared ? words.shared : words.draft) },
          ]}
        />
        {initiatives.length > SHOWN && (
          <p>
            <a href={to(`/initiatives?agreement=${id}`)}>{words.allInitiatives(initiatives.length)}</a>
          </p>
        )}
      </section>
      <section class="flow">
        <h2>{words.title}</h2>
        <Facts
          items={[
            ...agreementFacts(agreement),
            {
              term: words.facts.renewal,
              value: words.renewal(renewal, dayWords),
              unknown: renewal.kind === 'unknown',
            },
            {
              term: words.facts.desks,
              value: `${words.sides.municipality}　${desks.municipality ?? words.none}、${words.sides.company}　${desks.company ?? words.none}`,
            },
          ]}
        />
        <Paper {...props} />
      </section>
      <Publication {...props} />
    </Document>
  )
}

const Paper = ({ agreement, id, to, version }: AgreementPageProps) => (
  <>
    {agreement.unknown.length > 0 && (
      <>
        <h3>{words.unknownTitle}</h3>
        <ul>
          {agreement.unknown.map((text) => (
            <li>
              <T text={text.ja} />
            </li>
          ))}
        </ul>
      </>
    )}
    {agreement.documents.length > 0 && (
      <>
        <h3>{words.documents}</h3>
        <ul>
          {agreement.documents.map(({ title, url, heldOn }) => (
            <li>
              <a href={url}>
                <T text={title.ja} />
              </a>{' '}
              {heldOn && <small class="sub">{words.heldOn(dayWords(heldOn))}</small>}
            </li>
          ))}
        </ul>
      </>
    )}
    {agreement.clauses.length > 0 && (
      <Details summary={`${words.clausesTitle}　${words.clauseCount(agreement.clauses.length)}`}>
        <ol>
          {agreement.clauses.map(({ no, text }) => (
            <li value={no}>
              <T text={text.ja} />
            </li>
          ))}
        </ol>
      </Details>
    )}
    <p>
      <a href={to(`/agreements/${id}/versions`)}>{words.versions(version)}</a>
    </p>
    <p>
      <a href={to(`/agreements/${id}/agreement.json`)} download>
        {words.json}
      </a>
    </p>
  </>
)

function Publication({ id, to, publicSince, taken, publicPath, mayPublish }: AgreementPageProps) {
  return (
    <Card kind={publicSince ? 'mist' : 'firm'} labelledBy="publication">
      <h2 id="publication">{words.publishTitle}</h2>
      <TakenNote taken={taken} />
      {publicSince ? (
        <>
          <p>
            {words.publicFrom(dayWords(localDateAt(publicSince)))} <a href={publicPath}>{words.publicPage}</a>
          </p>
          {mayPublish && (
            <p>
              <ButtonLink kind="stop" href={to(`/agreements/${id}/withdraw`)}>
                {words.withdraw}
              </ButtonLink>
            </p>
          )}
        </>
      ) : mayPublish ? (
        <>
          <p>
            <b>{words.publishWarn}</b> {taken ? words.publishAgain : words.publishNotInitiatives}
          </p>
          <Form action={to(`/agreements/${id}/publish`)}>
            <Button>{words.publish}</Button>
          </Form>
        </>
      ) : (
        <p>
          {words.notPublic}。{words.publishOnly}
        </p>
      )}
    </Card>
  )
}
