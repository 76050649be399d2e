/** 小さなブック — the least that is a workbook, put together by hand, for what no library would write. */
import { pack } from '../../src/platform/sheet/zip-pack.ts'

export const NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

type Part = { readonly name: string; readonly text: string }

export const archive = (parts: readonly Part[]): Uint8Array<ArrayBuffer> =>
  pack(parts.map(({ name, text }) => ({ name, bytes: Buffer.from(text) })))

/** `sheet` is the rows of its one sheet; what follows them goes behind. */
export const workbook = (sheet: string, more: readonly Part[] = [], behind = ''): Uint8Array<ArrayBuffer> =>
  archive([
    {
      name: '[Content_Types].xml',
      text: `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    },
    { name: '_rels/.rels', text: relations([['officeDocument', 'xl/workbook.xml']]) },
    {
      name: 'xl/workbook.xml',
      text: `<workbook ${NS} xmlns:r="${REL}"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: relations([
        ['worksheet', 'worksheets/sheet1.xml'],
        ['sharedStrings', 'sharedStrings.xml'],
        ['styles', 'styles.xml'],
      ]),
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      text: `<worksheet ${NS}><sheetData>${sheet}</sheetData>${behind}</worksheet>`,
    },
    ...more,
  ])

const relations = (all: readonly (readonly [type: string, target: string])[]): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${all
    .map(([type, target], at) => `<Relationship Id="r${at + 1}" Type="${REL}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`
