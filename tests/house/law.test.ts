/** 条文のもと — each article that the record of processing names says in docs/explanation/law.md what it was held against. */
import { deepEqual } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { ja as words } from '#platform/admin/processing.words.ja'
import { recordOfProcessing } from '#platform/retention/record-of-processing.report'
import { allRetention } from '../../src/server/schema.ts'
import { rowsOf } from './tables.ts'

const ARTICLE = /第\d+条/g
const articlesIn = (text: string): readonly string[] => [...new Set(text.match(ARTICLE))]

/** Articles with a row that names a source and a day. */
const checkedIn = (markdown: string): readonly string[] =>
  rowsOf(markdown).flatMap(([articles = '', , source = '', day = '']) =>
    source.includes('](https://') && /^\d{4}-\d{2}-\d{2}$/.test(day) ? articlesIn(articles) : [],
  )

const unchecked = (text: string, markdown: string): readonly string[] =>
  articlesIn(text).filter((article) => !checkedIn(markdown).includes(article))

test('every article that the record of processing names was looked up', () => {
  const law = readFileSync('docs/explanation/law.md', 'utf8')
  deepEqual(unchecked(recordOfProcessing(allRetention) + words.file, law), [])
})

test('an article without a row, a source or a day is caught', () => {
  const table = (row: string) => `| 条文 | 何を | もの | 日 |\n|---|---|---|---|\n${row}\n`
  deepEqual(unchecked('第75条第2項', table('| 第75条 | x | [y](https://example.jp) | 2026-11-25 |')), [])
  for (const row of [
    '| 第7条 | x | [y](https://example.jp) | 2026-11-25 |',
    '| 第75条 | x | y | 2026-11-25 |',
    '| 第75条 | x | [y](https://example.jp) | |',
  ])
    deepEqual(unchecked('第75条第2項', table(row)), ['第75条'])
})
