/** 公開をやめた知らせ — for staff, where what residents read no more stands: since when, and why, in full. */
import type { Taken } from '../agreements/publicity.ts'
import { dayWords } from './agreements.page.tsx'
import { ja as words } from './agreements-change.words.ja.ts'

export const TakenNote = ({ taken }: { readonly taken: Taken | undefined }) =>
  taken === undefined ? null : (
    <p>
      <b>{words.takenOn(dayWords(taken.on), words.whys[taken.why])}</b> {words.takenFor(taken.reason)}
    </p>
  )
