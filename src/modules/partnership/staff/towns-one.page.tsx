/** 一つのまちの節 — what waits, what comes next and what was decided in one town; the way there takes its post by a press. */
import { plainText } from '#kernel/ruby'
import { Button, ButtonLink } from '#ui/button'
import { Empty } from '#ui/empty'
import { Form } from '#ui/form'
import { DataTable } from '#ui/table'
import { ja as terms } from '../public/terms.words.ja.ts'
import { ja as today } from './today.words.ja.ts'
import type { WaitingTask } from './today-view.ts'
import { ja as words } from './towns.words.ja.ts'
import type { Decided, InTown, Next, Town } from './towns-view.ts'

type To = { readonly to: (path: string) => string }

/** A list here is a look, not the desk itself: longer ones are worked off in their town. */
const MOST = 8

/** Stands in the last cell of what it opens, never in a column of its own: on paper that would stand empty. */
export function OpenThere({
  town,
  path,
  to,
  label,
  describedBy,
}: To & {
  readonly town: Town
  readonly path: string
  readonly label?: string | undefined
  readonly describedBy?: string | undefined
}) {
  const name = label ?? (
    <>
      <span class="vh">{words.openIn(town.name)}</span>
      {words.open}
    </>
  )
  return town.current ? (
    <ButtonLink href={to(path)} describedBy={describedBy}>
      {name}
    </ButtonLink>
  ) : (
    <Form action={to('/post')} hidden={{ municipality: town.municipality, post: town.post.id, next: path }}>
      <Button describedBy={describedBy}>{name}</Button>
    </Form>
  )
}

export function TownSection({ town, agreements, to }: InTown & To) {
  const id = `town-${town.slug}`
  const of = <T,>(list: (each: InTown['agreements'][number]) => readonly T[]): readonly T[] => agreements.flatMap(list)
  return (
    <section class="flow" aria-labelledby={id}>
      <div class="tight">
        <h2 id={id}>{town.name}</h2>
        <p class="sub">
          {words.post(town.post.name)}
          {town.current && `　${words.here}`}
        </p>
      </div>
      <OpenThere town={town} path="/" to={to} label={words.work(town.name)} />
      {agreements.length === 0 ? (
        <Empty title={words.noneTitle}>{words.noneSays}</Empty>
      ) : (
        <>
          <Waits town={town} to={to} us={of(({ forUs }) => forUs)} them={of(({ forThem }) => forThem)} />
          <ComesNext town={town} to={to} rows={of(({ next }) => next).toSorted((a, b) => a.days - b.days)} />
          <WasDecided town={town} rows={of(({ decided }) => decided)} />
        </>
      )}
    </section>
  )
}

const titleOf = (task: WaitingTask): string =>
  today.taskTitle(task, task.period === '' ? '' : plainText(terms.period(task.period)))

type Waiting = { readonly task: WaitingTask; readonly whose: string; readonly id: string }

function Waits(props: To & { town: Town; us: readonly WaitingTask[]; them: readonly WaitingTask[] }) {
  const { town, to, us, them } = props
  const all: readonly Waiting[] = [
    ...us.map((task) => ({ task, whose: words.us })),
    ...them.map((task) => ({ task, whose: words.them })),
  ].map((each, at) => ({ ...each, id: `waits-${town.slug}-${at}` }))
  return (
    <>
      <DataTable<Waiting>
        caption={words.waitingCaption(town.name)}
        mode="stack"
        rows={all.slice(0, MOST)}
        empty={<Empty title={words.waitingNone}>{words.waitingNoneSays}</Empty>}
        columns={[
          {
            key: 'what',
            head: words.waitingColumns.what,
            cell: ({ task, id }) => <span id={id}>{titleOf(task)}</span>,
          },
          { key: 'whose', head: words.waitingColumns.whose, cell: ({ whose }) => whose },
          {
            key: 'since',
            head: words.waitingColumns.since,
            cell: ({ task, id }) => (
              <div class="row">
                {today.waited(task.days)}
                <OpenThere town={town} path={task.path} to={to} describedBy={id} />
              </div>
            ),
          },
        ]}
      />
      {all.length > MOST && <p class="sub">{words.more(all.length - MOST)}</p>}
    </>
  )
}

function ComesNext({ town, to, rows }: To & { readonly town: Town; readonly rows: readonly Next[] }) {
  const idOf = (next: Next): string => `next-${town.slug}-${rows.indexOf(next)}`
  return (
    <DataTable<Next>
      caption={words.nextCaption(town.name)}
      mode="stack"
      rows={rows}
      empty={<Empty title={words.nextNone}>{words.nextNoneSays}</Empty>}
      columns={[
        {
          key: 'what',
          head: words.nextColumns.what,
          cell: (next) => <span id={idOf(next)}>{next.kind === 'renewal' ? today.renewal(next.name) : next.name}</span>,
        },
        {
          key: 'action',
          head: words.nextColumns.action,
          cell: ({ kind, action }) => (kind === 'renewal' ? words.renewal : action),
        },
        {
          key: 'by',
          head: words.nextColumns.by,
          cell: (next) => (
            <div class="row">
              {words.nextDay(next)}
              <OpenThere town={town} path={next.path} to={to} describedBy={idOf(next)} />
            </div>
          ),
        },
      ]}
    />
  )
}

const WasDecided = ({ town, rows }: { readonly town: Town; readonly rows: readonly Decided[] }) => (
  <DataTable<Decided>
    caption={words.decidedCaption(town.name)}
    mode="stack"
    rows={rows}
    empty={<Empty title={words.decidedNone}>{words.decidedNoneSays}</Empty>}
    columns={[
      { key: 'what', head: words.decidedColumns.what, cell: ({ initiative }) => initiative },
      { key: 'period', head: words.decidedColumns.period, cell: ({ period }) => plainText(terms.period(period)) },
      { key: 'decision', head: words.decidedColumns.decision, cell: ({ decision }) => words.decision(decision) },
      { key: 'on', head: words.decidedColumns.on, cell: ({ closedOn }) => words.day(closedOn) },
    ]}
  />
)
