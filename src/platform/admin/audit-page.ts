/**
 * 監査の記録のページ — which lines make one page, and where the pages beside it begin.
 *
 * A page is found by the number of its neighbour line, not counted from the top: the log grows while somebody reads it.
 * Unit   lines
 */
export const PAGE = 50
/** One more than is shown, to know whether there is another page. */
export const ASKED_FOR = PAGE + 1

export type Cursor =
  | { readonly kind: 'newest' }
  | { readonly kind: 'before'; readonly seq: number }
  | { readonly kind: 'after'; readonly seq: number }

export type AuditPage<Line> = {
  readonly lines: readonly Line[]
  readonly newer: Cursor | undefined
  readonly older: Cursor | undefined
}

/** Of two, going back in time wins: it always has an answer. */
export const cursorOf = (asked: { readonly before?: number; readonly after?: number }): Cursor =>
  asked.before !== undefined
    ? { kind: 'before', seq: asked.before }
    : asked.after !== undefined
      ? { kind: 'after', seq: asked.after }
      : { kind: 'newest' }

/** `found` has at most `ASKED_FOR` lines, newest first. `startOver`: what follows fills no page, so the newest is shown. */
export function pageOf<Line extends { readonly seq: number }>(
  found: readonly Line[],
  cursor: Cursor,
): AuditPage<Line> | 'startOver' {
  const more = found.length > PAGE
  if (cursor.kind === 'after' && !more) return 'startOver'
  const lines = cursor.kind === 'after' ? found.slice(1) : found.slice(0, PAGE)
  const [first] = lines
  const last = lines.at(-1)
  return {
    lines,
    newer: cursor.kind === 'newest' || !first ? undefined : { kind: 'after', seq: first.seq },
    older: last && (more || cursor.kind === 'after') ? { kind: 'before', seq: last.seq } : undefined,
  }
}
