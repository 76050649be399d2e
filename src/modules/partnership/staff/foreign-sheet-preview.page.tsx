/** 取りこむものを確かめる — what would come to be, and what would not and why; nothing is written yet. */
import type { Uuid } from '#kernel/id'
import { Actions, Button, ButtonLink } from '#ui/button'
import { Details } from '#ui/details'
import { Empty } from '#ui/empty'
import { ErrorSummary, type FieldError } from '#ui/error-summary'
import { Facts } from '#ui/facts'
import { Form } from '#ui/form'
import { Note } from '#ui/note'
import { Check } from '#ui/pick'
import { Document, type Shell } from '#ui/shell'
import { Steps } from '#ui/steps'
import { DataTable } from '#ui/table'
import { ja as words } from './foreign-sheet.words.ja.ts'
import type { ForeignView, Group, UnitLeft } from './foreign-sheet-view.ts'

export type PlannedLine = {
  readonly title: string
  readonly item: number
  readonly owner: string
  readonly indicators: number
  readonly figures: number
}
export type ForeignSheetPreviewProps = {
  readonly shell: Shell
  readonly to: (path: string) => string
  readonly agreement: { readonly id: Uuid; readonly title: string }
  readonly files: string
  readonly view: ForeignView
  readonly initiatives: readonly PlannedLine[]
  readonly unread: readonly string[]
  readonly unused: number
  /** The choices and the lists, as they are carried to the last press. */
  readonly carried: Readonly<Record<string, string>>
  readonly stale: boolean
  readonly errors: readonly FieldError[]
}

/** Beyond it a list is no longer read, and only slows the page down. */
const SHOWN = 200

export function ForeignSheetPreviewPage(props: ForeignSheetPreviewProps) {
  const { shell, to, agreement, files, view, initiatives, unread, unused, carried, stale, errors } = props
  const base = `/agreements/${agreement.id}/take-in`
  const { counts } = view
  return (
    <Document
      shell={shell}
      title={words.previewTitle}
      crumbs={[
        { label: words.agreements, href: to('/agreements') },
        { label: agreement.title, href: to(`/agreements/${agreement.id}`) },
        { label: words.title, href: to(base) },
        { label: words.previewTitle },
      ]}
    >
      <h1>{words.previewTitle}</h1>
      <Steps label={words.stepsLabel} steps={words.steps} now={1} />
      <ErrorSummary title={words.fix} errors={errors} />
      {stale && <Note kind="bad">{words.changedMeanwhile}</Note>}
      <p class="sub">{words.wasFile(files)}</p>
      {counts.initiatives === 0 ? (
        <Empty title={words.nothing}>{words.nothingSays}</Empty>
      ) : (
        <section class="flow">
          <h2>{words.sum}</h2>
          <Facts
            items={(['initiatives', 'indicators', 'targets', 'figures', 'left'] as const).map((key) => ({
              term: words.counts[key],
              value: words.counted(counts[key]),
            }))}
          />
        </section>
      )}
      {counts.left > 0 && <LeftOut {...{ view, carried }} action={to(`${base}/report`)} />}
      {unused > 0 && <p class="sub">{words.unused(unused)}</p>}
      {view.notices.length > 0 && (
        <section class="flow">
          <h2>{words.notices}</h2>
          <p class="sub">{words.noticesSay}</p>
          <Groups caption={words.notices} groups={view.notices} says={words.noticeWhys} />
        </section>
      )}
      {unread.length > 0 && (
        <Details summary={words.unread}>
          <p>{unread.join('、')}</p>
        </Details>
      )}
      {counts.initiatives > 0 && (
        <>
          <Planned rows={initiatives} />
          <Form action={to(base)} files hidden={carried}>
            <Note kind="warn">{words.visible}</Note>
            <Check
              name="seen"
              label={words.seen}
              mark={{ kind: 'required', text: words.required }}
              error={errors.find(({ field }) => field === 'seen')?.text}
            />
            <Actions>
              <Button kind="go" large>
                {words.write(counts.initiatives)}
              </Button>
              <ButtonLink kind="text" href={to(base)}>
                {words.again}
              </ButtonLink>
            </Actions>
          </Form>
        </>
      )}
      {counts.initiatives === 0 && (
        <Actions>
          <ButtonLink href={to(base)}>{words.again}</ButtonLink>
        </Actions>
      )}
    </Document>
  )
}

function LeftOut({
  view,
  carried,
  action,
}: Pick<ForeignSheetPreviewProps, 'view' | 'carried'> & { readonly action: string }) {
  return (
    <section class="flow">
      <h2>{words.left}</h2>
      <p>{words.leftLead}</p>
      <Groups caption={words.left} groups={view.left} says={words.whys} />
      <Form action={action} files hidden={carried}>
        <Actions>
          <Button>{words.report}</Button>
        </Actions>
      </Form>
      {view.units.length > 0 && (
        <Details summary={words.unitKinds(view.units.length)}>
          <DataTable<UnitLeft>
            caption={words.units}
            captionHidden
            mode="stack"
            rows={view.units.slice(0, SHOWN)}
            empty={words.nothing}
            columns={[
              {
                key: 'unit',
                head: words.unitColumns.unit,
                names: true,
                cell: ({ text }) => text || words.noUnitText,
              },
              {
                key: 'count',
                head: words.unitColumns.count,
                numeric: true,
                cell: ({ count }) => words.counted(count),
              },
              { key: 'why', head: words.unitColumns.why, cell: ({ why }) => words.whys[why] },
            ]}
          />
          <More count={view.units.length - SHOWN} />
        </Details>
      )}
    </section>
  )
}

function Groups<W extends string>({
  caption,
  groups,
  says,
}: {
  readonly caption: string
  readonly groups: readonly Group<W>[]
  readonly says: Readonly<Record<W, string>>
}) {
  return (
    <DataTable<Group<W>>
      caption={caption}
      captionHidden
      mode="stack"
      rows={groups}
      empty={words.nothing}
      columns={[
        { key: 'why', head: words.leftColumns.why, names: true, cell: ({ why }) => says[why] },
        { key: 'count', head: words.leftColumns.count, numeric: true, cell: ({ count }) => words.counted(count) },
        {
          key: 'example',
          head: words.leftColumns.example,
          cell: ({ examples }) => examples.map(({ at, text }) => `${at}「${text}」`).join('、'),
        },
      ]}
    />
  )
}

function Planned({ rows }: { readonly rows: readonly PlannedLine[] }) {
  return (
    <section class="flow">
      <h2>{words.initiatives}</h2>
      <p class="sub">{words.initiativesLead}</p>
      <DataTable<PlannedLine>
        caption={words.initiatives}
        captionHidden
        mode="stack"
        rows={rows.slice(0, SHOWN)}
        empty={words.nothing}
        columns={[
          { key: 'title', head: words.columns.title, names: true, cell: ({ title }) => title },
          { key: 'item', head: words.columns.item, numeric: true, cell: ({ item }) => item },
          { key: 'owner', head: words.columns.owner, cell: ({ owner }) => owner },
          { key: 'indicators', head: words.columns.indicators, numeric: true, cell: ({ indicators }) => indicators },
          { key: 'figures', head: words.columns.figures, numeric: true, cell: ({ figures }) => figures },
        ]}
      />
      <More count={rows.length - SHOWN} />
    </section>
  )
}

const More = ({ count }: { readonly count: number }) => (count > 0 ? <p class="sub">{words.more(count)}</p> : null)
