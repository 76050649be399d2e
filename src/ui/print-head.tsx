/** 紙の頭 — stands on paper only: whose document it is, what it is, from when. */
import type { ComponentChildren } from 'preact'
import { T } from './ruby.tsx'

export const PrintHead = ({ lines }: { readonly lines: readonly ComponentChildren[] }) => (
  <div class="print-only print-head">
    {lines.map((line) => (
      <p>
        <T>{line}</T>
      </p>
    ))}
  </div>
)
