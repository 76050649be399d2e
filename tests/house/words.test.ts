/** 言葉の決まり — what every public screen says in three languages, and what no screen may say. */
import { deepEqual, equal } from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { test } from 'node:test'
import { checkRuby, plainText } from '#kernel/ruby'
import { type Parsed, parse, parsedFile, sourceFiles } from './parsed.ts'

const wordFiles = sourceFiles.filter((file) => file.endsWith('.words.ja.ts'))
/**
 * Screens of signed-in people and lines of the terminal are Japanese only. Of the platform, only `http` speaks to
 * residents; in a module, what is for staff says so in its name or its folder.
 */
const isStaffs = (file: string): boolean =>
  /^src\/(server|platform\/(?!http\/))/.test(file) || /(^|[/-])(staff|desk)([/.-]|$)/.test(file)
const siblings = (file: string): readonly string[] =>
  ['ja-easy', 'en'].map((language) => file.replace('.words.ja.ts', `.words.${language}.ts`))

const lacking = (files: readonly string[], exists: (file: string) => boolean): readonly string[] =>
  files.filter((file) => !isStaffs(file)).flatMap((file) => siblings(file).filter((sibling) => !exists(sibling)))

test('every public words file has its easy Japanese and its English beside it', () => {
  deepEqual(lacking(wordFiles, existsSync), [])
})
test('a missing sibling is caught, a staff screen needs none', () => {
  deepEqual(
    lacking(['src/modules/a/x.words.ja.ts'], (file) => file.endsWith('.en.ts')),
    ['src/modules/a/x.words.ja-easy.ts'],
  )
  deepEqual(
    lacking(['src/modules/a/staff-x.words.ja.ts', 'src/modules/a/staff/x.words.ja.ts'], () => false),
    [],
  )
})

type Forbidden = { readonly says: string; readonly word: RegExp; readonly why: string; readonly seeded: string }
const FORBIDDEN: readonly Forbidden[] = [
  {
    says: '効果',
    word: /効果/,
    why: 'counts and before–after figures (E0, E1) show what happened, not what caused it',
    seeded: "'この取組は効果がありました'",
  },
  {
    says: '出席',
    word: /出席/,
    why: 'whether learning counts as attendance is for the principal to decide, and for nobody else to say',
    seeded: "'学習した日は出席になります'",
  },
  {
    says: '緊急地震速報',
    word: /緊急地震速報/,
    why: 'a page cannot be fast enough for it, so nothing here may look as if it told one',
    seeded: "'緊急地震速報をお知らせします'",
  },
]

const forbiddenIn = (rule: Forbidden, { file, strings }: Parsed): readonly string[] =>
  strings
    .filter(({ text }) => rule.word.test(plainText(text)))
    .map(({ line }) => `${file}:${line} says ${rule.says}: ${rule.why}`)

const speaking = sourceFiles.filter((file) => /\.words\.|\.(page|island)\.tsx$|\.mail\.ts$|\.report\.ts$/.test(file))
for (const rule of FORBIDDEN) {
  test(`no screen says ${rule.says}`, () =>
    deepEqual(
      speaking.map(parsedFile).flatMap((parsed) => forbiddenIn(rule, parsed)),
      [],
    ))
  test(`${rule.says} is caught, also under furigana`, () => {
    equal(forbiddenIn(rule, parse('src/modules/a/x.words.ja.ts', `export const ja = { a: ${rule.seeded} }`)).length, 1)
    const marked = rule.seeded.replace(rule.says, `{${rule.says}|よみ}`)
    equal(forbiddenIn(rule, parse('src/modules/a/x.words.ja.ts', `export const ja = { a: ${marked} }`)).length, 1)
    equal(
      forbiddenIn(rule, parse('src/modules/a/x.words.ja.ts', `// ${rule.says} is not said\nexport const ja = {}`))
        .length,
      0,
    )
  })
}

const brokenRuby = ({ file, strings }: Parsed): readonly string[] =>
  strings
    .filter(({ text }) => /\{[^{}]*\|/.test(text) && !checkRuby(text).ok)
    .map(({ line, text }) => `${file}:${line} furigana is not closed: ${text.slice(0, 40)}`)

test('furigana markup is whole wherever it is written', () => {
  deepEqual(
    sourceFiles
      .filter((file) => /\.words\./.test(file))
      .map(parsedFile)
      .flatMap(brokenRuby),
    [],
  )
  equal(brokenRuby(parse('a.words.ja.ts', "export const ja = '{協定|きょうてい'")).length, 1)
})

/** Every kanji of a resident's page can be read by a child: outside of markup none is left. */
const BARE = /[\p{Script=Han}々]/u
const bareIn = ({ file, strings }: Parsed): readonly string[] =>
  strings
    .filter(({ text }) => BARE.test(text.replaceAll(/\{[^{}|]+\|[^{}|]+\}/g, '')))
    .map(({ text, line }) => `${file}:${line} kanji without furigana: ${text.slice(0, 40)}`)
const publicWords = wordFiles
  .filter((file) => !isStaffs(file))
  .flatMap((file) => [file, file.replace('.words.ja.ts', '.words.ja-easy.ts')])

test('every kanji of a public screen carries its reading, in plain and in easy Japanese', () => {
  deepEqual(
    publicWords
      .filter((file) => existsSync(file))
      .map(parsedFile)
      .flatMap(bareIn),
    [],
  )
  equal(bareIn(parse('a.words.ja.ts', "export const ja = '{協定|きょうてい}の数字'")).length, 1)
  deepEqual(bareIn(parse('a.words.ja.ts', "export const ja = '{協定|きょうてい}のすうじ'")), [])
})
