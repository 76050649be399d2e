/** 協定の一覧 — every agreement of a municipality with what it has come to. */
import { textIn } from '#kernel/language'
import { Card } from '#ui/card'
import { Empty } from '#ui/empty'
import { Said, T } from '#ui/ruby'
import { Document } from '#ui/shell'
import { bySigning, countedItems, countStates, decisionsOf, figureCount } from './agreement-view.ts'
import type { PublicAgreement, PublicPartnership } from './public-partnership.ts'
import { LoudWhen, type PublicFrame, StateCounts, When } from './state-badge.page.tsx'

export type AgreementsPageProps = PublicFrame & {
  readonly municipality: string
  readonly value: PublicPartnership | undefined
  readonly official: boolean
}

export function AgreementsPage(props: AgreementsPageProps) {
  const { shell, words, to, municipality, value, official } = props
  const agreements = bySigning(value?.agreements ?? [])
  return (
    <Document
      shell={shell}
      title={words.listTitle}
      crumbs={[{ label: municipality, href: to('/') }, { label: words.partnership }]}
    >
      <LoudWhen {...props} />
      <div class="tight">
        <h1>
          <T text={words.listTitle} />
        </h1>
        <p class="lead">
          <T text={words.listLead(municipality)} />
        </p>
        {official && (
          <p class="sub">
            <T text={words.listConfirmed} />
          </p>
        )}
      </div>
      {agreements.length === 0 && <Empty title={words.empty}>{words.emptySays}</Empty>}
      {agreements.map((agreement) => (
        <AgreementCard {...props} agreement={agreement} />
      ))}
      <ul class="list">
        <li>
          <a href={to('/partnership/history/')}>
            <T text={words.ledger} />
          </a>
        </li>
        <li>
          <a href={to('/partnership/open-data/')}>
            <T text={words.openData} />
          </a>
        </li>
      </ul>
      {!props.asOf?.old && <When {...props} />}
    </Document>
  )
}

function AgreementCard({
  agreement: { slug, agreement, initiatives },
  terms,
  words,
  to,
  shell,
}: AgreementsPageProps & { readonly agreement: PublicAgreement }) {
  const [latest] = decisionsOf(initiatives)
  const id = `agreement-${slug}`
  const states = countStates(initiatives)
  return (
    <Card labelledBy={id}>
      <div class="tight">
        <h2 id={id}>
          <a href={to(`/partnership/${slug}/`)}>
            <Said text={agreement.title} />
          </a>
        </h2>
        <p class="sub">
          <T text={words.signedOn} />: <T text={terms.day(agreement.signedOn)} />
          {'　'}
          <T text={words.items(countedItems(agreement).length)} />
        </p>
      </div>
      {states.length > 0 ? (
        <StateCounts states={states} terms={terms} words={words} />
      ) : (
        <p>
          <T text={words.noInitiatives} />
        </p>
      )}
      <p class="small sub">
        <T text={words.figures(figureCount(initiatives))} />
        {'　'}
        {latest ? (
          <>
            <T text={words.latestDecision} />:{' '}
            <a href={to(`/partnership/${slug}/${latest.initiative.slug}/`)}>
              <T text={textIn(latest.initiative.title, shell.language).text} />
            </a>{' '}
            <T text={terms.decisions[latest.review.decision]} />
          </>
        ) : (
          <T text={words.noDecision} />
        )}
      </p>
    </Card>
  )
}
