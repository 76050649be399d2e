/** いつの情報か — from when this is. Old information says so loudly: not knowing must never look like calm. */
import type { ComponentChildren } from 'preact'
import { T } from './ruby.tsx'

export function AsOf({
  at,
  time,
  after,
  more = [],
  old,
}: {
  /** Machine-readable: an instant or a date. */
  readonly at: string
  /** For people: 「11月22日（日）午前9時40分」. */
  readonly time: ComponentChildren
  /** 「現在」, 「みほん市長が発令」 */
  readonly after?: ComponentChildren
  readonly more?: readonly ComponentChildren[] | undefined
  readonly old?: boolean | undefined
}) {
  return (
    <p class={old ? 'asof old' : 'asof'}>
      <span>
        <time datetime={at}>
          <T>{time}</T>
        </time>
        {after !== undefined && ' '}
        <T>{after}</T>
      </span>
      {more.map((part) => (
        <span>
          <T>{part}</T>
        </span>
      ))}
    </p>
  )
}
