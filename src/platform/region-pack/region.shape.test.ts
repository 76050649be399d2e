import { deepEqual, equal, ok as holds } from 'node:assert/strict'
import { test } from 'node:test'
import { townYaml } from '../../../tests/support/regions-folder.ts'
import { readYaml } from './read-yaml.ts'
import { RESERVED_SLUGS, regionShape } from './region.shape.ts'

const faults = (change: (yaml: string) => string) => {
  const read = readYaml({ file: 'p/region.yaml', text: change(townYaml()) }, regionShape)
  return read.ok ? [] : read.error.map(({ line, says }) => `${line} ${says}`)
}
const one = (from: string, to: string, line: number, part: string) => {
  const found = faults((yaml) => yaml.replace(from, to))
  holds(found[0]?.startsWith(`${line} `) && found[0].includes(part), `${to}: ${JSON.stringify(found)}`)
}

test('the sample is whole', () =>
  deepEqual(
    faults((yaml) => yaml),
    [],
  ))
test('a code without quotes is a number, and is told so', () => {
  one('"990019"', '990019', 3, '引用符で囲んでください（"990019"）')
  one('"990019"', '"99001"', 3, '検査数字までの6けた')
})
test('slugs', () => {
  for (const slug of ['a', 'Mihon', 'みほん', '1mihon', 'mihon/x', 'a'.repeat(32)])
    one('slug: mihon', `slug: ${slug}`, 4, '英小文字')
  for (const slug of RESERVED_SLUGS.filter((each) => each.length > 1))
    one('slug: mihon', `slug: "${slug}"`, 4, 'アドレスに使っています')
})
test('readings are written with braces and a bar', () => {
  one('"みほん{市|し}"', '"みほん{市し}"', 8, 'ふりがなの書き方が違います')
  one('"みほん{市|し}"', '""', 8, '足りません')
  one('kana: みほんし', 'kana: ミホンシ', 8, 'ひらがなで書いてください')
})
test('contacts, hosts and thresholds', () => {
  one('  source: made-up\nfooter', '  email: kikaku\n  source: made-up\nfooter', 14, 'メールアドレスの形ではありません')
  one('  source: made-up\nfooter', '  url: http://a.example\n  source: made-up\nfooter', 14, 'https:// で始まる')
  one('  source: made-up\nfooter', '  tel: ０３-1234\n  source: made-up\nfooter', 14, '半角の数字とハイフン')
  one('sources: []', 'outbound_hosts: ["https://a.example/"]\nsources: []', 21, 'ホストの名前だけを')
  one('sources: []', 'disclosure: { people_threshold: 2, source: made-up }\nsources: []', 21, '3 以上に')
})
test('keys that nobody reads, levels that do not exist', () => {
  one('slug: mihon', 'slug: mihon\nslogan: x', 5, '「slogan」という項目は決められていません')
  one('level: municipality', 'level: village', 2, 'nation')
  equal(faults((yaml) => yaml.replace('retention: { decided_by: 文書管理規程 }\n', '')).length, 1)
})
test('the licence of open data is a name, and perhaps the address of its text', () => {
  one('sources: []', 'open_data: { licence: "" }\nsources: []', 21, '足りません')
  one('sources: []', 'open_data: { licence: CC0 1.0, url: "http://a.example" }\nsources: []', 21, 'https:// で始まる')
  equal(faults((yaml) => yaml.replace('sources: []', 'open_data: { licence: CC0 1.0 }\nsources: []')).length, 0)
})
