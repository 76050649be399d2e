/**
 * 紙 — a document as plain data: sections of headings, texts, facts, lists and tables, in order. The page, the Word file and
 * the PDF are renderings of the same one, so that none can say what another does not.
 */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'facts'; readonly items: readonly (readonly [string, string])[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table'
      /** The heading above says it to the eye; this names the table for who hears the page. */
      readonly caption: string
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
    }
export type PaperSection = { readonly key: string; readonly title: string; readonly blocks: readonly Block[] }
export type Paper = {
  readonly title: string
  readonly lead: readonly string[]
  readonly sections: readonly PaperSection[]
}

/** Everything it says, in order, once each time it is said. */
export const textsOf = ({ title, lead, sections }: Paper): readonly string[] => [
  title,
  ...lead,
  ...sections.flatMap((section) => [section.title, ...section.blocks.flatMap(blockTexts)]),
]

function blockTexts(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'text':
      return [block.text]
    case 'facts':
      return block.items.flat()
    case 'list':
      return block.items
    case 'table':
      return [...block.head, ...block.rows.flat()]
  }
}
