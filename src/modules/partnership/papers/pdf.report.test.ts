/** A paper as PDF: tagged, Japanese, readable back, and whatever a text contains, it is set and never run. */
import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '#kernel/instant'
import { pdfText } from '../../../../tests/support/pdf-text.ts'
import type { Block } from './paper.ts'
import { type PdfPaper, pdfOf } from './pdf.report.ts'

const paperOf = (blocks: readonly Block[], more: Partial<PdfPaper> = {}): PdfPaper => ({
  title: '2025年度の報告',
  lead: ['この報告は見本です。'],
  sections: [{ key: 'a', title: '概要', blocks }],
  name: '髙﨑𠮷町との協定　2025年度の報告',
  author: '髙﨑𠮷町',
  over: '髙﨑𠮷町との協定',
  under: '令和7年度',
  foot: '2026年11月24日 現在',
  made: instant('2026-11-24T03:40:00.000Z'),
  ...more,
})
const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

test('it is a tagged PDF in Japanese that calls itself PDF/UA-1, and names with rare letters can be copied out', async (t) => {
  const bytes = await pdfOf(paperOf([{ kind: 'text', text: '担当は髙﨑𠮷さんの課です。' }]))
  const raw = latin(bytes)
  ok(raw.startsWith('%PDF-1.'))
  ok(raw.includes('/StructTreeRoot'))
  ok(/\/Lang ?\(ja/.test(raw))
  ok(/pdfuaid:part>1</.test(raw))
  const text = pdfText(bytes, t)
  if (text !== undefined) for (const part of ['髙﨑𠮷町との協定', '担当は髙﨑𠮷さん']) ok(text.includes(part), part)
})

const HOSTILE = [
  '#import "@preview/x:0.1.0": *',
  '#read("/etc/passwd")',
  '#panic("x")',
  '$ x^2 $ and $',
  '*bold* _emph_ = heading',
  'back\\slash \\u{41} \\',
  '"] #let paper = 1 [',
  '`code` ```raw``` @ref <label>',
  '// comment /* and */ ~ -- --- ...',
  '</script>{{x}}%s',
  `${'A'.repeat(400)}`,
  '一行目\n二行目',
]

test('whatever a text contains, it is set as it is', async (t) => {
  const bytes = await pdfOf(
    paperOf(
      [
        ...HOSTILE.flatMap((text): readonly Block[] => [
          { kind: 'heading', text },
          { kind: 'text', text },
        ]),
        { kind: 'list', items: HOSTILE },
        { kind: 'facts', items: HOSTILE.map((text) => [text, text] as const) },
        { kind: 'table', caption: 'x', head: HOSTILE.slice(0, 4), rows: [HOSTILE.slice(0, 4), HOSTILE.slice(4, 8)] },
      ],
      { title: HOSTILE[0] ?? '', over: HOSTILE[2] ?? '', under: HOSTILE[3] ?? '', foot: HOSTILE[6] ?? '' },
    ),
  )
  const text = pdfText(bytes, t)
  if (text === undefined) return
  for (const part of HOSTILE.filter((one) => one.length < 100)) ok(text.includes(part.replaceAll(/\s/g, '')), part)
  ok(!text.includes('root:'))
})

test('half of a pair, unseen marks and nothing at all are no trouble', async () => {
  for (const text of ['half \ud842 pair', 'nul \u0000 bell \u0007', '\u202eright to left\u202c', ''])
    ok(latin(await pdfOf(paperOf([{ kind: 'text', text }]))).includes('pdfuaid:part>1<'), JSON.stringify(text))
})

test('a letter that the font has not does not stop a paper: it is tagged, and not called PDF/UA', async () => {
  const raw = latin(await pdfOf(paperOf([{ kind: 'text', text: '楔形文字の𐎀' }])))
  ok(raw.startsWith('%PDF-1.') && raw.includes('/StructTreeRoot'))
  ok(!raw.includes('pdfuaid:part'))
})

test('the same paper is set once, and the server goes on meanwhile', async () => {
  const rows = Array.from({ length: 400 }, (_, n) => [`指標${n}`, '2025年度第1四半期', `${n}人`])
  const paper = paperOf([{ kind: 'table', caption: '数字', head: ['指標', '期間', '実績'], rows }])
  let longest = 0
  let last = performance.now()
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 10)
  const began = performance.now()
  const [one, two] = await Promise.all([pdfOf(paper), pdfOf({ ...paper })])
  const took = performance.now() - began
  clearInterval(beat)
  equal(one, two)
  ok(longest < Math.max(150, took / 2), `nothing else for ${longest} ms of ${took}`)
})

test('an empty paper is a paper', async () => {
  const bytes = await pdfOf(paperOf([], { sections: [], lead: [] }))
  deepEqual([...bytes.slice(0, 4)], [...Buffer.from('%PDF')])
})
