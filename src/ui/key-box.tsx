/**
 * 鍵、一度だけのリンク — shown once, to be copied whole. The label says when it ends and that it is not shown again.
 *
 * A read-only field, because the keyboard can reach it, select all of it and copy it without a script.
 */
import type { ComponentChildren } from 'preact'
import { T } from './ruby.tsx'

/** Where the field cannot grow by itself, this many letters are taken for one line. */
const LINE = 36

export function KeyBox({
  id,
  label,
  value,
  hint,
}: {
  readonly id: string
  readonly label: ComponentChildren
  readonly value: string
  readonly hint?: ComponentChildren
}) {
  return (
    <div class="keybox">
      <label for={id}>
        <T>{label}</T>
      </label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          <T>{hint}</T>
        </p>
      )}
      <textarea
        id={id}
        readonly
        rows={value.split('\n').reduce((rows, line) => rows + Math.ceil((line.length || 1) / LINE), 0)}
        spellcheck={false}
        autocomplete="off"
        translate={false}
        aria-describedby={hint ? `${id}-hint` : undefined}
        value={value}
      />
    </div>
  )
}
