/** 人事異動 — all posts of an organisation in one table, a look before it is decided, and what was decided. */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { Badge } from '#ui/badge'
import { Actions, Button, ButtonLink } from '#ui/button'
import { Empty } from '#ui/empty'
import { ErrorSummary, type FieldError } from '#ui/error-summary'
import { Flash } from '#ui/flash'
import { Form } from '#ui/form'
import { Note } from '#ui/note'
import { Check } from '#ui/pick'
import { Select } from '#ui/select'
import { Document, type Shell } from '#ui/shell'
import { DataTable } from '#ui/table'
import { DateField } from '#ui/text-field'
import { ja as words } from './transfer.words.ja.ts'
import type { MadeView, PreviewRow, TransferForm, TransferRow, TransferTable } from './transfer-view.ts'

type Frame = { readonly shell: Shell; readonly to: (path: string) => string }

export type TransferPageProps = Frame & {
  readonly done: string | undefined
  readonly organisation: string
  readonly table: TransferTable
  readonly made: readonly MadeView[]
  readonly from: string
  readonly seen: string
  readonly errors: readonly FieldError[]
  readonly undoFault: string | undefined
}

const crumbs = (to: Frame['to'], label: string) => [{ label: words.people, href: to('/people') }, { label }]
/** Where the error summary leads. */
const rowField = (post: Uuid): string => `to-${post}`

export function TransferPage(props: TransferPageProps) {
  const { shell, to, done, organisation, table, made, from, seen, errors, undoFault } = props
  const errorAt = (field: string) => errors.find((each) => each.field === field)?.text
  return (
    <Document shell={shell} title={words.title} crumbs={crumbs(to, words.title)}>
      <h1>{`${organisation}の${words.title}`}</h1>
      {done && words.done[done] && <Flash>{words.done[done]}</Flash>}
      {undoFault && (
        <Note kind="bad" title={words.notUndone}>
          {undoFault}
        </Note>
      )}
      <ErrorSummary title={words.fix} errors={errors} />
      <p class="lead">{words.lead}</p>
      <Form action={to('/people/transfer/check')} hidden={{ seen }}>
        <DateField name="from" label={words.from} hint={words.fromHint} value={from} error={errorAt('from')} />
        <DataTable<TransferRow>
          caption={words.caption}
          mode="stack"
          rows={table.rows}
          empty={words.nobody}
          columns={[
            {
              key: 'post',
              head: words.columns.post,
              cell: ({ id, label }) => (
                <>
                  {label}
                  <input type="hidden" name="post[]" value={id} />
                </>
              ),
            },
            { key: 'now', head: words.columns.now, cell: (row) => <Now row={row} /> },
            {
              key: 'next',
              head: words.columns.next,
              cell: (row) => <Next row={row} table={table} error={errorAt(rowField(row.id))} />,
            },
          ]}
        />
        <Actions>
          <Button kind="go" large>
            {words.check}
          </Button>
        </Actions>
      </Form>
      <Made made={made} to={to} />
    </Document>
  )
}

const Now = ({ row: { holder, until } }: { readonly row: TransferRow }) => (
  <>
    {holder ?? words.nobody}
    {until && <small class="sub"> {words.until(until)}</small>}
  </>
)

const Next = ({
  row,
  table,
  error,
}: {
  readonly row: TransferRow
  readonly table: TransferTable
  readonly error: FieldError['text'] | undefined
}) => (
  <div class="tight">
    <Select
      name="to[]"
      id={rowField(row.id)}
      label={<span class="vh">{words.next(row.label)}</span>}
      unchosen={words.choices.stays}
      value={row.choice}
      error={error}
      options={[
        { value: 'new', label: words.choices.new },
        { value: 'empty', label: words.choices.empty },
        ...table.people.map(({ id, name }) => ({ value: id, label: name, group: words.known })),
      ]}
    />
    {row.choice === 'empty' && (
      <Check
        name="sure[]"
        id={`sure-${row.id}`}
        value={row.id}
        checked={row.sure}
        label={
          <>
            {words.sure}
            <span class="vh">（{row.label}）</span>
          </>
        }
      />
    )}
  </div>
)

function Made({ made, to }: { readonly made: readonly MadeView[]; readonly to: Frame['to'] }) {
  return (
    <section class="flow">
      <h2>{words.made}</h2>
      {made.length === 0 && <p class="empty">{words.noneMade}</p>}
      {made.map(({ id, from, state, lines }) => (
        <section class="flow">
          <h3>
            {words.madeFor(from)} <Badge kind={state === 'ahead' ? 'warn' : 'gray'}>{words.state[state]}</Badge>
          </h3>
          <ul class="list">
            {lines.map(({ post, label, before, after, kind, toInvite }) => (
              <li>
                {words.line(label, before ?? words.nobody, after ?? (kind === 'new' ? words.newPerson : words.nobody))}{' '}
                {toInvite && <a href={to(`/people/posts/${post}`)}>{words.invite}</a>}
              </li>
            ))}
          </ul>
          {lines.some(({ toInvite }) => toInvite) && <p class="small sub">{words.inviteSays}</p>}
          {state === 'ahead' && (
            <Form action={to(`/people/transfers/${id}/undo`)}>
              <p class="small sub">{words.undoSays(from)}</p>
              <Actions>
                <Button kind="stop">
                  {words.undo}
                  <span class="vh">（{words.madeFor(from)}）</span>
                </Button>
              </Actions>
            </Form>
          )}
        </section>
      ))}
    </section>
  )
}

const Before = ({ row: { before, leavesAll } }: { readonly row: PreviewRow }) => (
  <>
    {before ?? words.nobody}
    {leavesAll && <small class="sub"> {words.leavesAll}</small>}
  </>
)

const After = ({ row: { after, kind, besides } }: { readonly row: PreviewRow }) => (
  <>
    <b>{after ?? (kind === 'new' ? words.newPerson : words.nobodyThen)}</b>
    {besides.length > 0 && <small class="sub"> {words.besides(besides)}</small>}
  </>
)

export type TransferCheckProps = Frame & {
  readonly rows: readonly PreviewRow[]
  readonly from: LocalDate
  readonly form: TransferForm
}

/** What was filled in rides along, so that going back loses nothing. */
export function TransferCheckPage({ shell, to, rows, from, form }: TransferCheckProps) {
  return (
    <Document shell={shell} title={words.checkTitle} crumbs={crumbs(to, words.checkTitle)}>
      <h1>{words.checkTitle}</h1>
      <p class="lead">{words.checkLead(from, rows.length)}</p>
      <DataTable<PreviewRow>
        caption={words.preview}
        captionHidden
        mode="stack"
        rows={rows}
        empty={<Empty title={words.faults['nothing'] ?? ''}>{words.lead}</Empty>}
        columns={[
          { key: 'post', head: words.columns.post, cell: ({ post }) => post },
          { key: 'before', head: words.before(rows[0]?.last ?? from), cell: (row) => <Before row={row} /> },
          {
            key: 'after',
            head: words.after(from),
            cell: (row) => <After row={row} />,
          },
        ]}
      />
      <p>{words.allOrNothing}</p>
      <Form action={to('/people/transfer')} hidden={{ from: form.from, seen: form.seen }}>
        {[...form.choices].map(([post, choice]) => (
          <>
            <input type="hidden" name="post[]" value={post} />
            <input type="hidden" name="to[]" value={choice} />
          </>
        ))}
        {[...form.sure].map((post) => (
          <input type="hidden" name="sure[]" value={post} />
        ))}
        <Actions>
          <Button kind="go" large>
            {words.decide}
          </Button>
          <Button formaction={to('/people/transfer/edit')}>{words.back}</Button>
        </Actions>
      </Form>
      <p>
        <ButtonLink kind="text" href={to('/people')}>
          {words.people}
        </ButtonLink>
      </p>
    </Document>
  )
}
