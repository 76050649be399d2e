/** 命令の表 — docs/reference/commands.md, the list of commands and their examples say the same. */
import { deepEqual, equal, match } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { commands } from './commands.ts'
import { helpOf, readLine } from './words-of-line.ts'

const reference = readFileSync('docs/reference/commands.md', 'utf8')
/** As a shell would split them: no example needs quotes. */
const wordsOf = (line: string): readonly string[] => line.trim().split(/\s+/)
const parsed = (line: string) => {
  const read = readLine(commands, wordsOf(line))
  return read.ok ? read.value : line
}
const nameOf = ({ words }: { readonly words: readonly string[] }): string => words.join(' ')

test('no two commands have one name, and each has a title of one line', () => {
  const names = commands.map(nameOf)
  deepEqual(names, [...new Set(names)])
  for (const { title } of commands) match(title, /^[^\n]{5,80}$/)
})

test('every example of every command is that command, called rightly', () => {
  for (const command of commands)
    for (const { line } of command.examples) {
      const asked = parsed(line)
      equal(typeof asked === 'string' ? asked : nameOf(asked.command), nameOf(command))
    }
})

test('every command that writes can be tried without writing, and its help says so', () => {
  for (const command of commands) equal(helpOf(command).includes('--dry-run'), command.writes, nameOf(command))
})

test('no option takes a secret: a process list shows it', () => {
  for (const command of commands)
    for (const { name, value } of command.options)
      equal(value !== undefined && /pass|secret|token|^key$/i.test(name), false, `${nameOf(command)} --${name}`)
})

test('the table of the reference is the list of commands, with their titles and their arguments', () => {
  const rows = [...reference.matchAll(/^\| `yuimachi ([^`]+)` \| (.+?) \|/gm)].map(([, call, title]) => [call, title])
  deepEqual(
    rows,
    commands.map((command) => [[...command.words, ...command.args].join(' '), command.title]),
  )
})

test('every example of the reference is a command called rightly, and every command has one there', () => {
  const lines = [...reference.matchAll(/^(?:bin\/yuimachi|yuimachi) (.+)$/gm)].map(([, line = '']) => line)
  const seen = lines.map((line) => {
    const asked = parsed(line)
    equal(typeof asked, 'object', line)
    return typeof asked === 'string' ? asked : nameOf(asked.command)
  })
  deepEqual([...new Set(seen)].toSorted(), commands.map(nameOf).toSorted())
})

test('every option of every command is told in the reference', () => {
  for (const command of commands) {
    const [, section = ''] = reference.split(`\n## ${nameOf(command)}\n`)
    const own = section.split('\n## ')[0] ?? ''
    for (const { name } of command.options) equal(own.includes(`--${name}`), true, `${nameOf(command)} --${name}`)
    equal(own.includes('"schema":1') || nameOf(command) === 'start', true, `${nameOf(command)}: JSON の例`)
  }
})
