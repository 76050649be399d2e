/** The values of our stylesheet are those of デジタル庁デザインシステム wherever they carry a token's name. */
import { deepEqual, ok } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { test } from 'node:test'

const sheet = readFileSync(new URL('./yui.css', import.meta.url), 'utf8')
const home = dirname(createRequire(import.meta.url).resolve('@digital-go-jp/design-tokens/package.json'))
const tokens = new Map(
  [...readFileSync(join(home, 'dist/tokens.css'), 'utf8').matchAll(/--([\w-]+):\s*([^;]+);/g)].map(
    ([, name = '', value = '']) => [name, value],
  ),
)
const claims = [...sheet.matchAll(/--([\w-]+):\s*([^;]+);\s*\/\*\s*([\w-]+)\s*\*\//g)].map(
  ([, ours = '', value = '', token = '']) => ({ ours, value, token }),
)

test('every value that names a token has the value of that token', () => {
  ok(claims.length > 40)
  deepEqual(
    claims.filter(({ value, token }) => tokens.get(token) !== value),
    [],
  )
})

test('every colour of the palette names its token; only the five alert levels are given elsewhere', () => {
  const colours = [...sheet.matchAll(/--([\w-]+):\s*#[0-9a-f]{3,8};/g)].map(([, name = '']) => name)
  const claimed = new Set(claims.map(({ ours }) => ours))
  deepEqual(
    colours.filter((name) => !claimed.has(name)),
    ['lv1', 'lv2', 'lv3', 'lv4', 'lv5'],
  )
})

test('the stylesheet reaches nothing outside itself', () => {
  deepEqual(sheet.match(/url\(|@import|@font-face/g) ?? [], [])
})
