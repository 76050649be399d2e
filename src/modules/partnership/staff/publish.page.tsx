/** 公表のまえに見る — what residents would be shown, cell by cell, with the reason; then one press. */
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { Form } from '#ui/form'
import { Note } from '#ui/note'
import { T } from '#ui/ruby'
import { DataTable } from '#ui/table'
import type { Told } from '../disclosure/disclosure.ts'
import { reasonInWords, refusalInWords } from '../disclosure/disclosure-reason.ts'
import { ja as terms } from '../public/terms.words.ja.ts'
import { ja as words } from './figures.words.ja.ts'
import type { PublishPlan, PublishView } from './publish-view.ts'

export function PublishPart({
  view,
  unit,
  action,
}: {
  readonly view: PublishView
  readonly unit: string
  readonly action: string
}) {
  return (
    <section class="flow">
      <h2>{words.publish}</h2>
      <Body view={view} unit={unit} action={action} />
    </section>
  )
}

function Body({ view, unit, action }: { readonly view: PublishView; readonly unit: string; readonly action: string }) {
  switch (view.kind) {
    case 'notYours':
      return <p class="sub">{words.onlyMunicipality}</p>
    case 'notPublicYet':
      return <Note>{words.notPublicYet}</Note>
    case 'plan':
      return <Plan plan={view.plan} unit={unit} action={action} />
  }
}

function Plan({
  plan: { disclosed, targets, figures, unconfirmed },
  unit,
  action,
}: {
  readonly plan: PublishPlan
  readonly unit: string
  readonly action: string
}) {
  if (disclosed.kind === 'wouldGiveBack')
    return <Note kind="bad">{refusalInWords(disclosed, (code) => terms.period(code))}</Note>
  return (
    <>
      <p>{words.publishLead}</p>
      {unconfirmed.length > 0 && <Note kind="warn">{words.unconfirmed(unconfirmed.length)}</Note>}
      {targets.length + figures.length === 0 ? (
        <p class="empty">{words.publishNothing}</p>
      ) : (
        <Card kind="firm" labelledBy="will">
          <h3 id="will">{words.publishWill}</h3>
          {figures.length > 0 && (
            <DataTable<Told>
              caption={words.figures}
              mode="stack"
              rows={figures}
              empty={words.publishNothing}
              columns={[
                { key: 'period', head: words.columns.period, cell: ({ period }) => <T text={terms.period(period)} /> },
                {
                  key: 'shown',
                  head: words.shown,
                  numeric: true,
                  cell: ({ shown }) => <T text={terms.shown(shown, unit)} />,
                },
                { key: 'why', head: words.why, cell: (told) => reasonInWords(told) },
              ]}
            />
          )}
          {targets.length > 0 && (
            <DataTable<(typeof targets)[number]>
              caption={words.targets}
              rows={targets}
              empty={words.publishNothing}
              columns={[
                { key: 'period', head: words.columns.period, cell: ({ period }) => <T text={terms.period(period)} /> },
                {
                  key: 'value',
                  head: words.columns.value,
                  numeric: true,
                  cell: ({ value }) => <T text={terms.amount(value, unit)} />,
                },
              ]}
            />
          )}
          <Form action={action}>
            <Button kind="go" large>
              {words.publishButton}
            </Button>
          </Form>
        </Card>
      )}
    </>
  )
}
