/** 図 — a drawing with its caption, and below it what must be known to read it. Numbers have `chart`. */
import type { ComponentChildren } from 'preact'
import { T } from './ruby.tsx'

export const Figure = ({
  caption,
  note,
  children,
}: {
  readonly caption: ComponentChildren
  readonly note?: ComponentChildren
  readonly children: ComponentChildren
}) => (
  <figure class="fig">
    <figcaption>
      <T>{caption}</T>
    </figcaption>
    {children}
    {note && (
      <p class="small sub">
        <T>{note}</T>
      </p>
    )}
  </figure>
)
