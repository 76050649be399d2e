/** 返事をする提案 — part of 今日の仕事: proposals that wait for the first answer of this post, the late ones first. */
import { TaskList } from '#ui/task-list'
import { ja as words } from './needs.words.ja.ts'
import type { ProposalTask } from './needs-view.ts'

export const ProposalsSection = ({
  tasks,
  to,
}: {
  readonly tasks: readonly ProposalTask[]
  readonly to: (path: string) => string
}) =>
  tasks.length === 0 ? null : (
    <section class="flow" id="proposals">
      <h2>{words.todayTitle(tasks.length)}</h2>
      <TaskList
        tasks={tasks.map(({ id, title, from, clock }) => ({
          when: words.clock(clock),
          late: clock.kind === 'late',
          title,
          about: words.todayAbout(from),
          href: to(`/proposals/${id}`),
          action: words.todayAction,
        }))}
      />
    </section>
  )
