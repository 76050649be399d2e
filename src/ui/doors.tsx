/** 四つの入口 — 防災, 学ぶ, 家族, 協定: the ways into the town's services, on the home page below its state. */
import type { ComponentChildren } from 'preact'
import { plainText } from '#kernel/ruby'
import { T } from './ruby.tsx'

const ICONS = {
  disaster: (
    <>
      <path d="M3.5 11.5 12 4l8.5 7.5M5.5 10v10h13V10" />
      <path class="b" d="M8.5 15.5c1.2-1.2 2.3-1.2 3.5 0s2.3 1.2 3.5 0" />
    </>
  ),
  learning: (
    <>
      <path d="M12 6.5C10 5 7 4.5 3.5 4.5v13c3.5 0 6.5.5 8.5 2 2-1.5 5-2 8.5-2v-13C17 4.5 14 5 12 6.5z" />
      <path class="b" d="M12 6.5v13" />
    </>
  ),
  family: (
    <>
      <circle cx="7.5" cy="7" r="2.7" />
      <circle cx="16.5" cy="7" r="2.7" />
      <path d="M2.8 19c0-4 1.8-6.5 4.7-6.5M21.2 19c0-4-1.8-6.5-4.7-6.5" />
      <circle class="b" cx="12" cy="13" r="2.2" />
      <path class="b" d="M8.3 20.5c0-2.7 1.5-4 3.7-4s3.7 1.3 3.7 4" />
    </>
  ),
  partnership: (
    <>
      <path d="M9 5.5 15.5 12 9 18.5 2.5 12z" />
      <path class="b" d="M11.3 7.8 15 5.5 21.5 12 15 18.5 8.5 12l1.5-1.5M13 16.5" />
    </>
  ),
} as const

export type Door = {
  readonly to: keyof typeof ICONS
  readonly href: string
  readonly name: ComponentChildren
  readonly about: ComponentChildren
}

export const Doors = ({ label, doors }: { readonly label: string; readonly doors: readonly Door[] }) => (
  <nav aria-label={plainText(label)}>
    <ul class="doors">
      {doors.map(({ to, href, name, about }) => (
        <li>
          <a href={href}>
            <svg class="i" viewBox="0 0 24 24" aria-hidden="true">
              {ICONS[to]}
            </svg>
            <b>
              <T>{name}</T>
            </b>
            <span>
              <T>{about}</T>
            </span>
          </a>
        </li>
      ))}
    </ul>
  </nav>
)
