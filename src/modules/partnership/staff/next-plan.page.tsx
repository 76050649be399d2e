/** 次の年度の計画 — on a closed review: this year's figures beside the targets of the next, and where one is still missing. */
import { plainText } from '#kernel/ruby'
import { T } from '#ui/ruby'
import { DataTable } from '#ui/table'
import { ja as terms } from '../public/terms.words.ja.ts'
import type { NextPlan } from './next-plan.ts'
import type { ReviewLine } from './review-lines.ts'
import { ja as words } from './reviews.words.ja.ts'

export const NextPlanSection = ({
  plan,
  indicators,
  mayWrite,
  to,
}: {
  readonly plan: NextPlan
  readonly indicators: readonly ReviewLine[]
  readonly mayWrite: boolean
  readonly to: (path: string) => string
}) => (
  <section class="flow">
    <h2>{words.nextPlan(plainText(terms.period(plan.year)))}</h2>
    <p class="sub">{words.nextPlanLead}</p>
    <DataTable<ReviewLine>
      caption={words.nextPlan(plainText(terms.period(plan.year)))}
      captionHidden
      mode="stack"
      rows={indicators}
      empty={words.noIndicators}
      columns={[
        { key: 'name', head: words.planColumns.name, names: true, cell: ({ name }) => <T text={name} /> },
        {
          key: 'now',
          head: words.planColumns.now,
          cell: ({ lines }) => lines.map((line) => <Line text={line} />),
        },
        {
          key: 'next',
          head: words.planColumns.next,
          cell: ({ id }) => {
            const targets = plan.targets.get(id) ?? []
            return targets.length > 0 ? (
              targets.map(({ period, value, unit, confirmed }) => (
                <Line text={words.planned(terms.period(period), terms.amount(value, unit), confirmed)} />
              ))
            ) : mayWrite ? (
              <a href={to(`/indicators/${id}#add-target`)}>{words.plan}</a>
            ) : (
              words.notPlanned
            )
          },
        },
      ]}
    />
  </section>
)

const Line = ({ text }: { readonly text: string }) => (
  <p class="small">
    <T text={text} />
  </p>
)
