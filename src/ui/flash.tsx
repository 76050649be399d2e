/** 保存しました — said once after something succeeded, read aloud without taking the focus. */
import type { ComponentChildren } from 'preact'
import { T } from './ruby.tsx'

export const Flash = ({ children }: { readonly children: ComponentChildren }) => (
  <div class="flash" role="status">
    <div>
      <T>{children}</T>
    </div>
  </div>
)
