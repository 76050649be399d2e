/** 引きつぎ書の画面 — the paper as it is, to be read or printed, and the same one as a Word file. */
import type { Uuid } from '#kernel/id'
import { Actions, ButtonLink } from '#ui/button'
import { Details } from '#ui/details'
import { Document, type Shell } from '#ui/shell'
import type { Paper } from '../papers/paper.ts'
import { PaperSections } from '../papers/paper-sections.page.tsx'
import { ja as words } from './staff-handover.words.ja.ts'

export type HandoverPageProps = {
  readonly shell: Shell
  readonly to: (path: string) => string
  readonly paper: Paper
  readonly post: Uuid
  /** Other posts of this organisation that have a part in agreements. */
  readonly others: readonly { readonly id: Uuid; readonly label: string }[]
}

export function HandoverPage({ shell, to, paper, post, others }: HandoverPageProps) {
  const { title, lead, sections } = paper
  return (
    <Document shell={shell} title={words.title}>
      <h1>{title}</h1>
      {lead.map((line) => (
        <p>{line}</p>
      ))}
      <Actions>
        <ButtonLink href={to(`/handover/${post}/word`)}>{words.download}</ButtonLink>
      </Actions>
      <PaperSections sections={sections} contents={words.contents} none={words.none} />
      {others.length > 0 && (
        <Details summary={words.others}>
          <ul class="list">
            {others.map(({ id, label }) => (
              <li>
                <a href={to(`/handover/${id}`)}>{label}</a>
              </li>
            ))}
          </ul>
        </Details>
      )}
    </Document>
  )
}
