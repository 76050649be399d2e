/** 今日の仕事 — the first screen of staff. A post without agreements is told what it can do instead. */
import type { Instant } from '#kernel/instant'
import { plainText } from '#kernel/ruby'
import { AsOf } from '#ui/as-of'
import { ButtonLink } from '#ui/button'
import { Card } from '#ui/card'
import { Empty } from '#ui/empty'
import { Facts } from '#ui/facts'
import { Document, type Shell } from '#ui/shell'
import { type Task, TaskList } from '#ui/task-list'
import { ja as calendarWords } from '../calendar/staff-calendar.words.ja.ts'
import { FirstDaysSection } from '../handover/first-day.page.tsx'
import type { FirstDays } from '../handover/first-day.ts'
import { ja as terms } from '../public/terms.words.ja.ts'
import { ProposalsSection } from './needs-today.page.tsx'
import type { ProposalTask } from './needs-view.ts'
import { ja as words } from './today.words.ja.ts'
import { type DueTask, LONG_WAIT, type PostTask, type TodayView, type WaitingTask } from './today-view.ts'

export type TodayPageProps = {
  readonly shell: Shell
  readonly to: (path: string) => string
  readonly now: Instant
  readonly view: TodayView
  /** What the calendar asks of this post: late, or within the next days. */
  readonly ofPost: readonly PostTask[]
  /** Of somebody who has just taken over the post. */
  readonly first: FirstDays | undefined
  /** What this post has to answer first. */
  readonly proposals: readonly ProposalTask[]
  /** A company's post: other towns may be looked at together with this one. */
  readonly seesTowns: boolean
  readonly mayRegister: boolean
}

export function TodayPage({ shell, to, now, view, ofPost, first, proposals, seesTowns, mayRegister }: TodayPageProps) {
  const { forUs, forThem, due, counts } = view
  return (
    <Document shell={shell} title={words.title}>
      <div class="row end">
        <h1>{words.title}</h1>
        <AsOf at={now} time={terms.moment(now)} after={words.now} />
      </div>
      {counts.agreements === 0 ? (
        <>
          <Empty title={words.none}>{mayRegister ? words.noneSays : words.noneOthers}</Empty>
          {mayRegister && (
            <p>
              <ButtonLink kind="go" href={to('/agreements/new')}>
                {words.register}
              </ButtonLink>
            </p>
          )}
        </>
      ) : (
        <div class="grid side">
          <div class="flow">
            {first && <FirstDaysSection first={first} to={to} />}
            <ProposalsSection tasks={proposals} to={to} />
            <section class="flow" id="for-us">
              <h2>{words.forUs(forUs.length)}</h2>
              {forUs.length === 0 ? (
                <Empty title={words.noForUs}>{words.noForUsSays}</Empty>
              ) : (
                <>
                  {forUs.filter(({ what }) => what === 'target' || what === 'measurement').length > 1 && (
                    <p>
                      <ButtonLink href={to('/confirmations')}>{words.confirmMany}</ButtonLink>
                    </p>
                  )}
                  <TaskList tasks={forUs.slice(0, SHOWN).map((task, at) => usTask(task, to, at === 0))} />
                  <More tasks={forUs} to={to} />
                </>
              )}
            </section>
            <section class="flow" id="of-post">
              <h2>{words.ofPost(ofPost.length)}</h2>
              {ofPost.length === 0 ? (
                <Empty title={words.noOfPost}>{words.noOfPostSays}</Empty>
              ) : (
                <>
                  <TaskList tasks={ofPost.slice(0, OF_POST).map((task) => postTask(task, to))} />
                  {ofPost.length > OF_POST && (
                    <p>
                      {words.more(OF_POST, ofPost.length - OF_POST)}{' '}
                      <a href={to('/calendar?mine=yes')}>{words.calendar}</a>
                    </p>
                  )}
                </>
              )}
            </section>
            <section class="flow">
              <h2>{words.due(due.length)}</h2>
              {due.length === 0 ? (
                <Empty title={words.noDue}>{words.noDueSays}</Empty>
              ) : (
                <TaskList tasks={due.map((task) => dueTask(task, to))} />
              )}
            </section>
            <section class="flow">
              <h2>{words.forThem(forThem.length)}</h2>
              {forThem.length === 0 ? (
                <Empty title={words.noForThem}>{words.noForThemSays}</Empty>
              ) : (
                <>
                  <TaskList tasks={forThem.slice(0, SHOWN).map((task) => themTask(task, to))} />
                  <More tasks={forThem} to={to} />
                  <p class="small sub">{words.silence}</p>
                </>
              )}
            </section>
          </div>
          <aside class="flow">
            <Card kind="mist" labelledBy="state">
              <h2 id="state">{words.state}</h2>
              <Facts
                narrow
                items={(['agreements', 'moving', 'itemsWithout', 'renewals'] as const).map((key) => ({
                  term: words[key],
                  value: words.count(counts[key]),
                  note: key === 'moving' ? words.movingPublic(counts.movingPublic) : undefined,
                }))}
              />
              <ButtonLink wide href={to('/now')}>
                {words.onePage}
              </ButtonLink>
              <ButtonLink wide href={to('/calendar')}>
                {words.calendar}
              </ButtonLink>
              <ButtonLink wide href={to('/on-time')}>
                {words.onTime}
              </ButtonLink>
              <ButtonLink wide href={to('/agreements')}>
                {words.list}
              </ButtonLink>
              <ButtonLink wide href={to('/handover')}>
                {words.handover}
              </ButtonLink>
              {seesTowns && (
                <ButtonLink wide href={to('/towns')}>
                  {words.towns}
                </ButtonLink>
              )}
            </Card>
          </aside>
        </div>
      )}
    </Document>
  )
}

/** What has waited longest; nobody reads more of them than that before doing the first. */
const SHOWN = 50

/** Of the calendar's: the nearest; the calendar has them all. */
const OF_POST = 10

const More = ({ tasks, to }: { readonly tasks: readonly WaitingTask[]; readonly to: TodayPageProps['to'] }) =>
  tasks.length > SHOWN ? (
    <p>
      {words.more(SHOWN, tasks.length - SHOWN)} <a href={to('/initiatives')}>{words.moreWhere}</a>
    </p>
  ) : null

const titleOf = (task: WaitingTask): string =>
  words.taskTitle(task, task.period === '' ? '' : plainText(terms.period(task.period)))

const usTask = (task: WaitingTask, to: (path: string) => string, first: boolean): Task => ({
  when: words.waited(task.days),
  late: task.days >= LONG_WAIT,
  title: titleOf(task),
  about: words.usAbout(task),
  href: to(task.path),
  action: words.usAction[task.what],
  first,
})
const themTask = (task: WaitingTask, to: (path: string) => string): Task => ({
  when: words.waited(task.days),
  late: task.days >= LONG_WAIT,
  title: titleOf(task),
  about: words.themAbout(task),
  href: to(task.path),
  action: words.open,
})
const postTask = ({ entry, days }: PostTask, to: (path: string) => string): Task => ({
  when: words.dueBy(entry.on, days),
  late: days < 0,
  title: calendarWords.what(entry),
  about: calendarWords.stateOf(entry),
  href: to(entry.path ?? '/calendar'),
  action: words.open,
})
const dueTask = (task: DueTask, to: (path: string) => string): Task => ({
  when: words.dueBy(task.due, task.days),
  late: task.days < 0,
  title: task.kind === 'renewal' ? words.renewal(task.name) : words.action(task.name),
  about: task.kind === 'renewal' ? words.renewalAbout : task.action,
  href: to(task.path),
  action: task.kind === 'renewal' ? words.renewalAction : words.actionAction,
})

/** For a post that has nothing to do with agreements. */
export function ElsewherePage({
  shell,
  to,
  authorities,
}: {
  readonly shell: Shell
  readonly to: (path: string) => string
  readonly authorities: readonly string[]
}) {
  const links = [
    { needs: 'people.manage', path: '/people', label: words.people },
    { needs: 'people.reset', path: '/people/resets', label: words.resets },
    { needs: 'audit.read', path: '/audit', label: words.audit },
  ].filter(({ needs }) => authorities.includes(needs))
  return (
    <Document shell={shell} title={words.title} width="narrow">
      <h1>{words.title}</h1>
      <p class="lead">{words.elsewhere}</p>
      <h2>{words.canDo}</h2>
      {links.length === 0 && <Empty title={words.nothing}>{words.nothingSays}</Empty>}
      <ul class="list">
        {[...links, { path: '/matrix', label: words.matrix }, { path: '/post', label: words.changePost }].map(
          ({ path, label }) => (
            <li>
              <a href={to(path)}>{label}</a>
            </li>
          ),
        )}
      </ul>
    </Document>
  )
}
