import { deepEqual, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { type AnyCommand, helpOf, helpOfAll, readLine } from './words-of-line.ts'

const command = (words: string, more: Partial<AnyCommand> = {}): AnyCommand =>
  ({
    words: words.split(' '),
    title: `${words} の題`,
    args: [],
    options: [],
    examples: [{ line: words, says: 'する' }],
    writes: false,
    needs: 'files',
    run: async () => ({ exit: 0, data: {}, lines: [] }),
    ...more,
  }) as AnyCommand

const REGION = { name: 'region', value: 'CODE', says: 'まち', required: true }
const ALL = [
  command('start', { options: [{ name: 'role', value: 'web|worker', says: '役' }] }),
  command('keys new', { writes: true }),
  command('staff invite', { options: [REGION, { name: 'loud', says: '大きく' }], writes: true }),
  command('restore', { args: ['FROM'] }),
  command('replay', { args: ['FILE…'] }),
  command('check', { args: ['[DIR]'] }),
  command('region new', { args: ['CODE'] }),
  command('region new town', {}),
]
const read = (line: string) => readLine(ALL, line.split(' ').filter(Boolean))
const asked = (line: string) => {
  const result = read(line)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  const { command: found, args, options, json, dryRun, help } = result.value
  return { words: found.words.join(' '), args, options, json, dryRun, help }
}
const fault = (line: string): string => {
  const result = read(line)
  if (result.ok) return 'ok'
  return result.error.why === 'wrong' ? result.error.says : result.error.why
}
const none = { args: [], options: {}, json: false, dryRun: false, help: false }

test('a command of one word and of two, and the longest that fits', () => {
  deepEqual(asked('start'), { words: 'start', ...none })
  deepEqual(asked('keys new'), { words: 'keys new', ...none })
  equal(asked('region new town').words, 'region new town')
  deepEqual(asked('region new 990019').args, ['990019'])
})

test('options stand behind or before their command, with a blank or an equals sign', () => {
  const staff = { ...none, words: 'staff invite', options: { region: '990019' } }
  deepEqual(asked('staff invite --region 990019'), staff)
  deepEqual(asked('staff invite --region=990019'), staff)
  deepEqual(asked('--json keys new'), { ...none, words: 'keys new', json: true })
  equal(asked('staff invite --region=a=b').options['region'], 'a=b')
})

test('switches are there or not; --json, --dry-run and --help are not among the own options', () => {
  const all = asked('staff invite --region 990019 --loud --json --dry-run')
  deepEqual(all.options, { region: '990019', loud: true })
  deepEqual([all.json, all.dryRun, all.help], [true, true, false])
})

test('no words at all, and words that are no command', () => {
  equal(fault(''), 'noCommand')
  equal(fault('--json'), 'noCommand')
  equal(fault('-h'), 'noCommand')
  deepEqual(readLine(ALL, ['fly', 'away', 'now']), { ok: false, error: { why: 'unknownCommand', word: 'fly away' } })
  equal(fault('keys'), 'unknownCommand')
  equal(fault('new keys'), 'unknownCommand')
})

test('an option that is not there, and --dry-run where nothing is written', () => {
  match(fault('start --loud'), /「--loud」/)
  match(fault('start --dry-run'), /「--dry-run」/)
  match(fault('keys new --'), /「--」/)
})

test('a value that is missing, also when another option stands in its place', () => {
  for (const line of ['start --role', 'start --role=', 'start --role --json'])
    match(fault(line), /「--role」のあとに web\|worker/)
  equal(asked('start --role=--json').options['role'], '--json')
})

test('a switch with a value, and an option said twice', () => {
  match(fault('start --json=1'), /何も付けません/)
  match(fault('start --role web --role worker'), /二度/)
})

test('a required option and argument are asked for; for --help they need not be there', () => {
  match(fault('staff invite'), /--region CODE/)
  match(fault('restore'), /FROM/)
  equal(asked('staff invite --help').help, true)
  equal(asked('restore -h').help, true)
  equal(asked('check').args.length, 0)
})

test('one argument too many is named; a name that ends in … takes all', () => {
  match(fault('restore a b c'), /「b」は要りません/)
  match(fault('keys new a'), /「a」は要りません/)
  deepEqual(asked('replay a b c').args, ['a', 'b', 'c'])
  match(fault('replay'), /FILE…/)
})

test('names that every object has are not options', () => {
  for (const name of ['constructor', '__proto__', 'toString']) match(fault(`start --${name}`), new RegExp(name))
})

test('help begins with examples and names every option that there is', () => {
  const help = helpOf(ALL[2] as AnyCommand)
  match(help, /^例\n {2}yuimachi staff invite/)
  for (const option of ['--region CODE', '--loud', '--dry-run', '--json', '--help', '（必須）'])
    equal(help.includes(option), true, option)
  equal(helpOf(ALL[0] as AnyCommand).includes('--dry-run'), false)
  for (const { words } of ALL) equal(helpOfAll(ALL).includes(words.join(' ')), true)
})
