/** 紙の画面 — the sections of a paper on a page, with a table of contents; the same blocks as in the Word file. */
import { Details } from '#ui/details'
import { Facts } from '#ui/facts'
import { DataTable } from '#ui/table'
import type { Block, PaperSection } from './paper.ts'

export const PaperSections = ({
  sections,
  contents,
  none,
}: {
  readonly sections: readonly PaperSection[]
  readonly contents: string
  readonly none: string
}) => (
  <>
    <Details summary={contents}>
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
          <Drawn block={block} none={none} />
        ))}
      </section>
    ))}
  </>
)

function Drawn({ block, none }: { readonly block: Block; readonly none: string }) {
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
          empty={none}
          columns={block.head.map((head, at) => ({ key: String(at), head, cell: (row) => row[at] ?? '' }))}
        />
      )
  }
}
