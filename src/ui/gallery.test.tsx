/**
 * Every part rendered once: what holds for all pages is asserted here on all parts.
 *
 * `YUI_GALLERY=FILE` also writes the page with its stylesheet inside, to be looked at.
 */
import { deepEqual, equal, ok } from 'node:assert/strict'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { Gallery, StaffGallery } from './gallery/page.tsx'
import { sampleShell, staffShell } from './gallery/shell.ts'

const plain = renderToString(<Gallery shell={sampleShell('ja', false)} />)
const withRuby = renderToString(<Gallery shell={sampleShell('ja', true)} />)
const easy = renderToString(<Gallery shell={sampleShell('ja-easy', false)} />)
const english = renderToString(<Gallery shell={sampleShell('en', false)} />)
const staff = renderToString(<StaffGallery shell={staffShell} />)
const all = { plain, withRuby, easy, english, staff }

const tags = (html: string, name: string): string[] => html.match(new RegExp(`<${name}(\\s[^>]*)?>`, 'g')) ?? []
const attribute = (tag: string, name: string): string | undefined => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
const text = (html: string): string => html.replace(/<rt[^>]*>[^<]*<\/rt>/g, '').replace(/<[^>]+>/g, '')

for (const [name, html] of Object.entries(all)) {
  test(`${name}: nothing the content security policy forbids`, () => {
    equal(/\sstyle=/.test(html), false)
    equal(/\son[a-z]+=/.test(html), false)
    deepEqual(tags(html, 'script'), [])
    deepEqual(tags(html, 'style'), [])
  })
  test(`${name}: ruby markup never reaches the reader`, () => {
    equal(/[{}]/.test(html), false)
  })
  test(`${name}: every id is there once, and every id that is named exists`, () => {
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
    deepEqual(ids, [...new Set(ids)])
    const named = [...html.matchAll(/\s(?:for|aria-labelledby|aria-describedby)="([^"]*)"/g)]
    deepEqual(
      named.flatMap(([, list = '']) => list.split(' ')).filter((id) => !ids.includes(id)),
      [],
    )
  })
  test(`${name}: headings begin with one h1 and never skip a level`, () => {
    const levels = [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level))
    equal(levels.filter((level) => level === 1).length, 1)
    equal(levels[0], 1)
    deepEqual(
      levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1),
      [],
    )
  })
  test(`${name}: every field has a label`, () => {
    const labelled = new Set(tags(html, 'label').map((tag) => attribute(tag, 'for')))
    const inside = [...html.matchAll(/<label[^>]*>(?:(?!<\/label>).)*<input[^>]*\sid="([^"]*)"/gs)].map(([, id]) => id)
    const fields = [...tags(html, 'input'), ...tags(html, 'textarea'), ...tags(html, 'select')]
      .filter((tag) => attribute(tag, 'type') !== 'hidden')
      .map((tag) => attribute(tag, 'id'))
    ok(name === 'staff' || fields.length > 15)
    deepEqual(
      fields.filter((id) => !labelled.has(id) && !inside.includes(id)),
      [],
    )
  })
  test(`${name}: the landmarks, the way past them, the title`, () => {
    equal(tags(html, 'main').length, 1)
    ok(html.includes('<a class="skip" href="#main">'))
    ok(html.startsWith('<html lang="'))
    ok(/<title>[^<{]+｜みほん市<\/title>/.test(html))
  })
}

test('furigana is shown when switched on and always in やさしい日本語, never in English', () => {
  equal(tags(plain, 'ruby').length, 0)
  ok(tags(withRuby, 'ruby').length > 20)
  equal(tags(easy, 'ruby').length, tags(withRuby, 'ruby').length)
  equal(tags(english, 'ruby').length, 0)
  ok(easy.includes('<body class="easy">'))
})

test('furigana is kept out of names, search and copies: inert in the text, absent from attributes', () => {
  deepEqual([...new Set(tags(withRuby, 'rt'))], ['<rt inert aria-hidden="true">'])
  const labels = (html: string) => [...html.matchAll(/\s(?:aria-label|data-l)="([^"]*)"/g)].map(([, label]) => label)
  deepEqual(
    labels(withRuby).filter((label) => !labels(plain).includes(label)),
    [],
  )
  equal(text(withRuby).includes('どうしますか'), true)
})

test('the furigana switch says its state', () => {
  ok(plain.includes('role="switch" aria-checked="false"'))
  ok(withRuby.includes('role="switch" aria-checked="true"'))
  equal(staff.includes('role="switch"'), false)
})

test('a text that is missing in the language of the page stands in Japanese and says so', () => {
  ok(english.includes('<span lang="ja">協定の文は日本語だけです</span>'))
  equal(plain.includes('<span lang="ja">協定の文は日本語だけです</span>'), false)
})

test('an error is tied to its field, and the summary leads there', () => {
  const field = tags(plain, 'textarea').find((tag) => attribute(tag, 'name') === 'why') ?? ''
  equal(attribute(field, 'aria-invalid'), 'true')
  equal(attribute(field, 'aria-describedby'), 'why-hint why-error')
  ok(plain.includes('href="#why"'))
  ok(plain.includes('href="#decision"'))
  const first = tags(plain, 'input').find((tag) => attribute(tag, 'id') === 'decision') ?? ''
  equal(attribute(first, 'type'), 'radio')
})

test('a stacked table keeps its meaning: roles, and the head of the column before each value', () => {
  ok(plain.includes('role="table"'))
  ok(plain.includes('data-l="事項"'))
  ok(plain.includes('aria-sort="descending"'))
})

test('an empty table says what is missing', () => {
  ok(plain.includes('取組はまだありません'))
  ok(plain.includes('数字はまだありません。'))
})

test('signing out is sent as a form, never as a link', () => {
  ok(staff.includes('action="/mihon/staff/sign-out"'))
  equal(staff.includes('href="/mihon/staff/sign-out"'), false)
  ok(staff.includes('<body class="dense">'))
})

const file = process.env['YUI_GALLERY']
if (file) {
  mkdirSync(dirname(file), { recursive: true })
  const css = readFileSync(new URL('./yui.css', import.meta.url), 'utf8')
  for (const [name, html] of Object.entries(all)) {
    const whole = `<!doctype html>${html.replace('<link rel="stylesheet" href="/assets/yui.css"/>', `<style>${css}</style>`)}`
    writeFileSync(file.replace(/(\.html)?$/, name === 'plain' ? '.html' : `-${name}.html`), whole)
  }
}
