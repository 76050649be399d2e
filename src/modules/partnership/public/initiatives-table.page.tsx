/** 取組の表 — which item, how far, the newest figure beside its target, the newest decision. */
import { Said, T } from '#ui/ruby'
import { DataTable } from '#ui/table'
import { inItemOrder, latestReview, progressOf, stateOf } from './agreement-view.ts'
import type { PublicAgreement, PublicInitiative } from './public-partnership.ts'
import { type PublicFrame, StateBadge } from './state-badge.page.tsx'

type Props = PublicFrame & { readonly value: PublicAgreement }

export function InitiativesTable(props: Props) {
  const { value, words, terms, to } = props
  return (
    <section class="flow" id="initiatives">
      <h2>
        <T text={words.initiatives} />
      </h2>
      <DataTable<PublicInitiative>
        mode="stack"
        caption={words.initiatives}
        captionHidden
        rows={inItemOrder(value.initiatives)}
        empty={words.noInitiatives}
        columns={[
          {
            key: 'title',
            head: words.initiatives,
            cell: ({ slug, title }) => (
              <a href={to(`/partnership/${value.slug}/${slug}/`)}>
                <span>
                  <Said text={title} />
                </span>
              </a>
            ),
          },
          { key: 'items', head: words.item, cell: (initiative) => <ItemNames {...props} initiative={initiative} /> },
          {
            key: 'state',
            head: words.state,
            cell: (initiative) => <StateBadge state={stateOf(initiative)} terms={terms} />,
          },
          {
            key: 'progress',
            head: words.progress,
            cell: (initiative) => <Newest {...props} initiative={initiative} />,
          },
          {
            key: 'decision',
            head: words.decision,
            cell: (initiative) => {
              const review = latestReview(initiative)
              if (!review)
                return (
                  <span class="sub">
                    <T text={words.noDecision} />
                  </span>
                )
              return (
                <span>
                  <T text={terms.decisions[review.decision]} />{' '}
                  <small class="sub">
                    <T text={terms.period(review.period)} />
                  </small>
                </span>
              )
            },
          },
        ]}
      />
    </section>
  )
}

export const ItemNames = ({ value, initiative }: Pick<Props, 'value'> & { readonly initiative: PublicInitiative }) => (
  <span>
    {value.agreement.items
      .filter(({ no }) => initiative.items.includes(no))
      .map(({ no, text }, at) => (
        <>
          {at > 0 && <br />}
          {no} <Said text={text} />
        </>
      ))}
  </span>
)

function Newest({ initiative, words, terms }: Props & { readonly initiative: PublicInitiative }) {
  const progress = progressOf(initiative)
  if (progress.kind !== 'figure')
    return (
      <span class="sub">
        <T text={progress.kind === 'awaits' ? words.awaits : words.noFigure} />
      </span>
    )
  const { indicator, figure, target } = progress
  return (
    <span>
      <Said text={indicator.name} /> <b class="nb">{<T text={terms.shown(figure.shown, indicator.unit)} />}</b>{' '}
      <small class="sub">
        {target !== undefined && (
          <>
            <T text={words.target(terms.amount(target, indicator.unit))} />
            {'　'}
          </>
        )}
        <T text={terms.period(figure.period)} />
      </small>
    </span>
  )
}
