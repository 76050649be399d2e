/** 今日の仕事 — what waits for somebody, by its day, with the one thing to do about it. */
import type { ComponentChildren } from 'preact'
import { ButtonLink } from './button.tsx'
import { T } from './ruby.tsx'

export type Task = {
  /** 「11月27日まで」, 「2日すぎています」 */
  readonly when: ComponentChildren
  readonly late?: boolean | undefined
  readonly title: ComponentChildren
  readonly about?: ComponentChildren
  readonly href: string
  readonly action: string
  /** The first thing to do of all. One per page. */
  readonly first?: boolean | undefined
}

export function TaskList({
  tasks,
  level = 3,
}: {
  readonly tasks: readonly Task[]
  readonly level?: 2 | 3 | undefined
}) {
  const H = `h${level}` as const
  return (
    <ul class="list">
      {tasks.map(({ when, late, title, about, href, action, first }) => (
        <li class="task">
          <span class={late ? 'when late' : 'when'}>
            <T>{when}</T>
          </span>
          <div>
            <H>
              <T>{title}</T>
            </H>
            {about && (
              <p class="sub">
                <T>{about}</T>
              </p>
            )}
          </div>
          <ButtonLink href={href} kind={first ? 'go' : 'plain'}>
            {action}
          </ButtonLink>
        </li>
      ))}
    </ul>
  )
}
