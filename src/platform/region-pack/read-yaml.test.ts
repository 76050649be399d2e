import { deepEqual, equal, ok as holds } from 'node:assert/strict'
import { test } from 'node:test'
import * as v from 'valibot'
import { readJson, readYaml } from './read-yaml.ts'
import { dateShape } from './region.shape.ts'

const shape = v.strictObject({
  schema: v.literal(1),
  name: v.string(),
  on: v.optional(dateShape),
  count: v.optional(v.pipe(v.number(), v.integer(), v.minValue(3), v.maxValue(9))),
  open: v.optional(v.boolean()),
  kind: v.optional(v.picklist(['a', 'b'])),
  list: v.optional(v.pipe(v.array(v.strictObject({ key: v.pipe(v.string(), v.maxLength(5)) })), v.minLength(1))),
})
const faults = (text: string, read: typeof readYaml = readYaml) => {
  const answer = read({ file: 'a.yaml', text }, shape)
  return answer.ok ? [] : answer.error.map(({ line, says }) => `${line} ${says}`)
}
const one = (text: string, line: number, part: string, read: typeof readYaml = readYaml) => {
  const found = faults(text, read)
  holds(found.length > 0 && found[0]?.startsWith(`${line} `) && found[0].includes(part), JSON.stringify(found))
  for (const fault of found) {
    holds(fault.endsWith('。') || fault.endsWith('）。'), fault)
    holds(!/Invalid|Expected/.test(fault), fault)
  }
}

test('a plain file, and the line of each place in it', () => {
  const read = readYaml({ file: 'a.yaml', text: 'schema: 1\nname: みほん\nlist:\n  - key: x\n  - key: y\n' }, shape)
  holds(read.ok)
  equal(read.value.value.name, 'みほん')
  const { lineOf } = read.value
  deepEqual(
    [lineOf([]), lineOf(['name']), lineOf(['list', 1, 'key']), lineOf(['list', 9]), lineOf(['none'])],
    [1, 2, 5, 3, 1],
  )
})
test('dates, yes and 0123 stay the text that was written', () => {
  const read = readYaml({ file: 'a.yaml', text: 'schema: 1\nname: yes\non: 2026-11-24\n' }, shape)
  holds(read.ok && read.value.value.name === 'yes' && read.value.value.on === '2026-11-24')
})

test('slips of the keyboard, each on its line', () => {
  one('schema: 1\n\tname: x\n', 2, '字下げにタブがあります')
  one('schema: 1\n　name: x\n', 2, '字下げに全角の空白があります')
  one('schema: 1\nname: "x\n', 3, '引用符かかっこが閉じていません')
  one('schema: 1\nlist:\n  - key: x\n key: y\n', 4, '。')
  one('schema: 1\nname: a: b\n', 2, '1行に「: 」が二つあります')
  one('schema: 1\nname: {市|し}は\n', 2, '「{」で始まる文は、全体を引用符で囲んでください')
  one('schema: 1\nname: @x\n', 2, '引用符で囲んでください')
  one('schema: 1\nname: "\\q"\n', 2, '一重引用符で囲んでください')
  one('schema: 1\nname: x\nname: y\n', 3, '「name」が二つあります')
})
test('what the language offers and a pack does not need', () => {
  one('schema: 1\nname: &a x\n', 2, '使い回すことはできません')
  one('schema: 1\nname: &a x\nkind: *a\n', 2, '使い回すことはできません')
  one('schema: 1\nname: !!binary eA==\n', 2, '「!」で始まる型の指定')
  one('%YAML 1.2\n---\nschema: 1\nname: x\n', 1, '「%」で始まる指示')
  one('schema: 1\nname: x\n---\nschema: 1\n', 3, '「---」でファイルが二つに分かれています')
  one('schema: 1\nname: x\n<<: {}\n', 3, '項目の名前は、1行の文字で書いてください')
  one('schema: 1\nname: x\n? [a]\n: b\n', 3, '項目の名前は、1行の文字で書いてください')
  one('schema: 1\nname: x\n"": b\n', 3, '項目の名前は、1行の文字で書いてください')
})
test('a text that grows when it is read never grows', () => {
  const bomb = `a: &a [x]\n${Array.from({ length: 30 }, (_, i) => `b${i}: &b${i} [*a, *a, *a, *a]`).join('\n')}\n`
  const before = performance.now()
  one(bomb, 1, '使い回すことはできません')
  holds(performance.now() - before < 1000)
})
test('depth and length that would keep the parser busy', () => {
  one(`schema: 1\nname: ${'['.repeat(101)}\n`, 2, 'かっこの入れ子が深すぎます')
  one(`schema: 1\nname: ${'x'.repeat(10_001)}\n`, 2, '1行が長すぎます')
  const deep = Array.from({ length: 3000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')
  holds(faults(deep).length > 0)
})
test('the shape: unknown, missing and wrong values, all of them at once', () => {
  const found = faults('schema: 2\nnmae: x\nextra: 1\ncount: 2\n')
  deepEqual(
    found.map((fault) => Number(fault.split(' ')[0])),
    [2, 3, 1, 1, 4],
  )
  one('schema: 1\n', 1, '「name」がありません。書き足してください。')
  one('schema: 1\nname: 12\n', 2, '引用符で囲んでください（"12"）')
  one('schema: 1\nname:\n', 2, 'が空です')
  one('schema: 1\nname: [a]\n', 2, '文字で書きます')
  one('schema: 1\nname: x\ncount: abc\n', 3, '数で書きます。いまは「abc」です')
  one('schema: 1\nname: x\ncount: 3.5\n', 3, '整数で書きます')
  one('schema: 1\nname: x\ncount: 2\n', 3, '3 以上にしてください')
  one('schema: 1\nname: x\ncount: 10\n', 3, '9 以下にしてください')
  one('schema: 1\nname: x\nopen: yes\n', 3, 'true か false で書きます')
  one('schema: 1\nname: x\nkind: c\n', 3, 'a、b で書きます')
  one('schema: 1\nname: x\nlist: k\n', 3, '「- 」で始まる行を並べて')
  one('schema: 1\nname: x\nlist: []\n', 3, '足りません')
  one('schema: 1\nname: x\nlist:\n  - key: abcdef\n', 4, '「list」の1 番目の「key」が長すぎます')
  one('schema: 1\nname: x\nlist:\n  - 5\n', 4, '「項目: 値」を並べて')
  one('schema: 1\nname: x\non: 2023-02-29\n', 3, 'この日付はありません')
  one('schema: 1\nname: x\non: 令和9年\n', 3, '2026-11-22 のように')
  one('- a\n', 1, '')
  one('', 1, '')
})
test('JSON is what its own parser takes, with the same sentences', () => {
  deepEqual(faults('{"schema": 1, "name": "x"}', readJson), [])
  one('{\n"schema": 1,\n"name": "x",\n}', 4, 'JSON として読めません', readJson)
  one('{"schema": 1, name: "x"}', 1, 'JSON として読めません', readJson)
  one('{\n"schema": 1,\n"nmae": "x"\n}', 3, '「nmae」という項目は決められていません', readJson)
  one('{"schema": 1, "name": "x", "name": "y"}', 1, '「name」が二つあります', readJson)
  one('[', 1, '', readJson)
  one(`${'['.repeat(5000)}${']'.repeat(5000)}`, 1, 'かっこの入れ子が深すぎます', readJson)
})
test('nothing in a file reaches what all objects share', () => {
  holds(faults('schema: 1\nname: x\n__proto__: { polluted: 1 }\n').length > 0)
  equal(({} as { polluted?: unknown }).polluted, undefined)
})
