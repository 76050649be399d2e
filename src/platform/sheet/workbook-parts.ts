/**
 * ライブラリに渡す部分 — of a workbook, only what its cells are made of, put so that the library reads it right:
 *
 *  - readings of kanji (ふりがな), which Excel keeps with every typed word, go
 *  - a formula that came to nothing says so; the library takes it for one that nobody has computed
 *  - number formats come in brackets, in which the library looks for no date: what is a day is decided in `workbook-grid.ts`
 *  - the formats that Excel knows by number alone are written out, also those that only the Japanese one has
 */
import type { ZipPart } from './zip-check.ts'

/** What a formula that came to an empty text holds. No file can: it is of nobody's alphabet. */
export const CAME_TO_NOTHING = '\ue0e0'

/** ECMA-376 part 1, 18.8.30, with what it lists for ja-jp. */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  5: '"¥"#,##0',
  6: '"¥"#,##0',
  7: '"¥"#,##0.00',
  8: '"¥"#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'ge.m.d',
  28: 'ggge"年"m"月"d"日"',
  29: 'ggge"年"m"月"d"日"',
  30: 'm/d/yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"時"mm"分"',
  33: 'h"時"mm"分"ss"秒"',
  34: 'yyyy"年"m"月"',
  35: 'm"月"d"日"',
  36: 'ge.m.d',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  41: '#,##0',
  42: '"¥"#,##0',
  43: '#,##0.00',
  44: '"¥"#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  49: '@',
  50: 'ge.m.d',
  51: 'ggge"年"m"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'ggge"年"m"月"d"日"',
  55: 'yyyy"年"m"月"',
  56: 'm"月"d"日"',
  57: 'ge.m.d',
  58: 'ggge"年"m"月"d"日"',
}

export const isText = ({ name }: ZipPart): boolean => /\.(xml|rels)$/i.test(name)
export const isSheet = ({ name }: ZipPart): boolean => /^xl\/worksheets\/sheet\d+\.xml$/.test(name)
const KEPT = new Set(['[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels'])

export const harmless = (parts: readonly ZipPart[]): readonly ZipPart[] =>
  parts.flatMap((part) => {
    if (isSheet(part)) return [changed(part, (xml) => withEmptyResults(withoutReadings(xml)))]
    if (part.name === 'xl/sharedStrings.xml') return [changed(part, withoutReadings)]
    if (part.name === 'xl/styles.xml') return [changed(part, withOwnFormats)]
    // Named ranges may name a million cells.
    if (part.name === 'xl/workbook.xml')
      return [changed(part, (xml) => xml.replace(/<definedNames[\s>][\s\S]*?<\/definedNames>/, ''))]
    return KEPT.has(part.name) ? [part] : []
  })

const changed = ({ name, bytes }: ZipPart, change: (xml: string) => string): ZipPart => ({
  name,
  bytes: Buffer.from(change(new TextDecoder().decode(bytes))),
})
const withoutReadings = (xml: string): string =>
  xml.replaceAll(/<rPh[\s>](?:(?!<rPh[\s>])[\s\S])*?<\/rPh>|<phoneticPr[^<>]*\/>|<phoneticPr[^<>]*><\/phoneticPr>/g, '')
const withEmptyResults = (xml: string): string =>
  xml.replaceAll(/(<\/f>|<f\s[^<>]*\/>)(?:<v>\s*<\/v>|<v\s*\/>)/g, `$1<v>${CAME_TO_NOTHING}</v>`)

function withOwnFormats(xml: string): string {
  const own = new Map<string, string>()
  for (const [tag] of xml.matchAll(/<numFmt\s[^<>]*>/g)) {
    const id = /\bnumFmtId=["'](\d+)["']/.exec(tag)?.[1]
    const code = /\bformatCode=(?:"([^"]*)"|'([^']*)')/.exec(tag)
    if (id !== undefined && code) own.set(id, plainText(code[1] ?? code[2] ?? ''))
  }
  const all = [...new Map([...Object.entries(BUILT_IN), ...own])].map(
    ([id, code]) => `<numFmt numFmtId="${id}" formatCode="${bracketed(code)}"/>`,
  )
  return xml
    .replace(/<numFmts[\s>][\s\S]*?<\/numFmts>|<numFmts[^<>]*\/>/, '')
    .replace(/<styleSheet[^<>]*>/, (start) => `${start}<numFmts count="${all.length}">${all.join('')}</numFmts>`)
}

const bracketed = (code: string): string => `[${Buffer.from(code).toString('hex')}]`
/** The format as the file has it, of a format as the library hands it on. */
export const formatOf = (bracket: string | undefined): string | undefined => {
  const hex = /^\[([0-9a-f]*)\]$/.exec(bracket ?? '')?.[1]
  return hex === undefined ? undefined : Buffer.from(hex, 'hex').toString()
}

const ENTITIES: Readonly<Record<string, string>> = { quot: '"', apos: "'", lt: '<', gt: '>', amp: '&' }
const plainText = (xml: string): string =>
  xml.replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return name ? (ENTITIES[name] ?? whole) : code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
