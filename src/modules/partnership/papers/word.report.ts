/** 紙の Word — the same paper as on the screen, block by block, to be changed and kept where files are kept. */
import {
  Document,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { Block, Paper } from './paper.ts'

/** Whole paragraphs of an A4 page are readable at 10.5 pt; Word counts half points. */
const SIZE = 21
const FONT = { ascii: 'Yu Gothic', eastAsia: 'Yu Gothic', hAnsi: 'Yu Gothic', cs: 'Yu Gothic' }
const BULLET = 'bullet'

export async function wordOf({ title, lead, sections }: Paper, author: string): Promise<Uint8Array<ArrayBuffer>> {
  const file = new Document({
    title,
    creator: author,
    styles: { default: { document: { run: { size: SIZE, font: FONT } } } },
    numbering: {
      config: [
        {
          reference: BULLET,
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '・',
              style: { paragraph: { indent: { left: 360, hanging: 360 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        // A4, 20 mm all round; a twentieth of a point is the unit.
        properties: {
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 },
          },
        },
        children: [
          new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
          ...lead.map((line) => new Paragraph({ text: line })),
          ...sections.flatMap((section) => [
            new Paragraph({ text: section.title, heading: HeadingLevel.HEADING_1 }),
            ...section.blocks.flatMap(drawn),
          ]),
        ],
      },
    ],
  })
  return Uint8Array.from(await Packer.toBuffer(file))
}

function drawn(block: Block): readonly (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ text: block.text, heading: HeadingLevel.HEADING_2 })]
    case 'text':
      return [new Paragraph({ text: block.text })]
    case 'list':
      return block.items.map((item) => new Paragraph({ text: item, numbering: { reference: BULLET, level: 0 } }))
    case 'facts':
      return [grid(block.items.map(([term, value]) => row([term, value], { bold: 0 }))), gap()]
    case 'table':
      return [grid([row(block.head, { bold: 'all', head: true }), ...block.rows.map((cells) => row(cells, {}))]), gap()]
  }
}

const gap = (): Paragraph => new Paragraph({ text: '' })

const grid = (rows: readonly TableRow[]): Table =>
  new Table({ rows: [...rows], width: { size: 100, type: WidthType.PERCENTAGE } })

const row = (
  cells: readonly string[],
  { bold, head = false }: { readonly bold?: number | 'all'; readonly head?: boolean },
): TableRow =>
  new TableRow({
    tableHeader: head,
    cantSplit: true,
    children: cells.map(
      (text, at) =>
        new TableCell({
          margins: { top: 60, bottom: 60, left: 100, right: 100 },
          children: [new Paragraph({ children: [new TextRun({ text, bold: bold === 'all' || bold === at })] })],
        }),
    ),
  })
