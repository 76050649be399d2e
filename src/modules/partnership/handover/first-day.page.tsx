/** 着任してすぐの仕事 — part of 今日の仕事: what to do first, and the press that says it is done. */
import { Button, ButtonLink } from '#ui/button'
import { Form } from '#ui/form'
import type { FirstDays, FirstDayTask } from './first-day.ts'
import { ja as words } from './staff-handover.words.ja.ts'

const WHERE = {
  readPack: '/handover',
  seeWaiting: '/#for-us',
  meetCounterpart: '/handover#contacts',
} as const satisfies Record<FirstDayTask, string>

export const FirstDaysSection = ({
  first: { until, tasks },
  to,
}: {
  readonly first: FirstDays
  readonly to: (path: string) => string
}) => (
  <section class="flow">
    <h2>{words.firstDays}</h2>
    <p class="small sub">{words.firstDaysSays}</p>
    <ul class="list">
      {tasks.map((task) => (
        <li class="task">
          <span class="when">{words.firstDaysUntil(until)}</span>
          <div>
            <h3>{words.first[task].title}</h3>
            <p class="sub">{words.first[task].about}</p>
          </div>
          <div class="tight">
            <ButtonLink href={to(WHERE[task])}>{words.first[task].action}</ButtonLink>
            <Form action={to(`/first-day/${task}`)}>
              <Button kind="text">
                {words.ticked}
                <span class="vh">（{words.first[task].title}）</span>
              </Button>
            </Form>
          </div>
        </li>
      ))}
    </ul>
  </section>
)
