/** Reading a Word file as a person does: the text of its paragraphs, in order, empty ones left out. */
import { inflateRawSync } from 'node:zlib'

const CENTRAL = 0x02014b50
const TEXT = /<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g

/** One file of a zip, by the list at its end. */
function fileIn(zip: Buffer, name: string): string {
  for (let at = zip.lastIndexOf('PK\x01\x02'); at >= 0; at = zip.lastIndexOf('PK\x01\x02', at - 1)) {
    if (zip.readUInt32LE(at) !== CENTRAL) continue
    const length = zip.readUInt16LE(at + 28)
    if (zip.toString('utf8', at + 46, at + 46 + length) !== name) continue
    const local = zip.readUInt32LE(at + 42)
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const packed = zip.subarray(start, start + zip.readUInt32LE(at + 20))
    return (zip.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString('utf8')
  }
  throw new Error(`no ${name} in this file`)
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'" }
export const withoutEntities = (text: string): string =>
  text.replaceAll(/&(amp|lt|gt|quot|apos|#39);/g, (whole, name: string) => ENTITIES[name] ?? whole)

export const wordLines = (file: Uint8Array): readonly string[] =>
  fileIn(Buffer.from(file), 'word/document.xml')
    .split('</w:p>')
    .map((paragraph) => withoutEntities([...paragraph.matchAll(TEXT)].map(([, text = '']) => text).join('')))
    .filter((line) => line !== '')

/** What stands on a page, block by block. */
export const pageLines = (html: string): readonly string[] =>
  withoutEntities(
    html
      .replaceAll(/<\/(p|li|td|th|dt|dd|h[1-6]|caption|summary|button|a|div|small)>/g, '\n')
      .replaceAll(/<[^>]+>/g, ''),
  )
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
