/** 引きつぎ書の画面 — the paper as it is, to be read or printed, and the same one as a Word file. */
import type { Uuid } from '#kernel/id'
import { Actions, ButtonLink } from '#ui/button'
import { Details } from '#ui/details'
import { Facts } from '#ui/facts'
import { Document, type Shell } from '#ui/shell'
import { DataTable } from '#ui/table'
import type { Block, Paper } from './paper.ts'
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
      <Details summary={words.contents}>
        <ul class="list">
          {sections.map((section) => (
            <li>
              <a href={`#${section.key}`}>{section.title}</a>
            </li>
          ))}
        </ul>
      </Details>
      {sections.map((section) => (
        <section class="flow" id={section.key}>
          <h2>{section.title}</h2>
          {section.blocks.map((block) => (
            <Drawn block={block} />
          ))}
        </section>
      ))}
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

function Drawn({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'heading':
      return <h3>{block.text}</h3>
    case 'text':
      return <p>{block.text}</p>
    case 'list':
      return (
        <ul class="list">
          {block.items.map((item) => (
            <li>{item}</li>
          ))}
        </ul>
      )
    case 'facts':
      return <Facts items={block.items.map(([term, value]) => ({ term, value }))} />
    case 'table':
      return (
        <DataTable<readonly string[]>
          caption={block.caption}
          captionHidden
          mode="stack"
          rows={block.rows}
          empty={words.none}
          columns={block.head.map((head, at) => ({ key: String(at), head, cell: (row) => row[at] ?? '' }))}
        />
      )
  }
}
