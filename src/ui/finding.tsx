/** 数字から言えること — one sentence with its interval and what cannot be said, beside the two strands. */
import type { ComponentChildren } from 'preact'
import { T } from './ruby.tsx'

export const Finding = ({ children }: { readonly children: ComponentChildren }) => (
  <p class="said">
    <T>{children}</T>
  </p>
)
