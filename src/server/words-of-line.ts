/**
 * 命令の行を読む — the words after `yuimachi` become a command with its arguments, or what is wrong with them.
 */
import { fail, ok, type Result } from '#kernel/result'
import type { Command, CommandOption } from '#platform/command/command'
import type { House } from './house.ts'

export type AnyCommand = Command<House>

export type Asked = {
  readonly command: AnyCommand
  readonly args: readonly string[]
  readonly options: Readonly<Record<string, string | true>>
  readonly json: boolean
  readonly dryRun: boolean
  readonly help: boolean
}

export type LineFault =
  | { readonly why: 'noCommand' }
  | { readonly why: 'unknownCommand'; readonly word: string }
  | { readonly why: 'wrong'; readonly command: AnyCommand; readonly says: string }

export function readLine(commands: readonly AnyCommand[], words: readonly string[]): Result<Asked, LineFault> {
  const plain = words.filter((word) => !word.startsWith('-'))
  const command = commands
    .filter((each) => each.words.every((word, index) => plain[index] === word))
    .sort((a, b) => b.words.length - a.words.length)[0]
  if (!command)
    return fail(
      plain[0] === undefined ? { why: 'noCommand' } : { why: 'unknownCommand', word: plain.slice(0, 2).join(' ') },
    )

  const wrong = (says: string) => fail({ why: 'wrong' as const, command, says })
  const known = [...command.options, ...BUILT_IN, ...(command.writes ? [DRY_RUN] : [])]
  const options: Record<string, string | true> = {}
  const args: string[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (!word.startsWith('--')) {
      if (word === '-h') options['help'] = true
      else args.push(word)
      continue
    }
    const [name = '', given] = word.slice(2).split(/=(.*)/s)
    const option = known.find((each) => each.name === name)
    if (!option) return wrong(`「--${name}」という書き方はありません。`)
    if (options[name] !== undefined) return wrong(`「--${name}」が二度あります。`)
    if (option.value === undefined) {
      if (given !== undefined) return wrong(`「--${name}」には何も付けません。`)
      options[name] = true
    } else {
      const value = given ?? words[++at]
      // A value that begins with two dashes is far more often a forgotten one; `--name=--value` says it is meant.
      if (!value || (given === undefined && value.startsWith('--')))
        return wrong(`「--${name}」のあとに ${option.value} を書いてください。`)
      options[name] = value
    }
  }
  const rest = args.slice(command.words.length)
  if (!options['help']) {
    const takesMany = command.args.at(-1)?.endsWith('…') ?? false
    if (rest.length < command.args.filter((name) => !name.startsWith('[')).length)
      return wrong(`${command.args.join(' ')} を書いてください。`)
    if (rest.length > command.args.length && !takesMany) return wrong(`「${rest[command.args.length]}」は要りません。`)
    for (const { name, value, required } of command.options)
      if (required && options[name] === undefined) return wrong(`「--${name} ${value}」が要ります。`)
  }
  const { json, 'dry-run': dryRun, help, ...own } = options
  return ok({ command, args: rest, options: own, json: json === true, dryRun: dryRun === true, help: help === true })
}

const DRY_RUN: CommandOption = { name: 'dry-run', says: '何も書かず、することだけを出す' }
const BUILT_IN: readonly CommandOption[] = [
  { name: 'json', says: '機械が読む形で出す' },
  { name: 'help', says: 'この説明を出す' },
]

export function helpOf(command: AnyCommand): string {
  const all = [...command.options, ...(command.writes ? [DRY_RUN] : []), ...BUILT_IN]
  const names = all.map(({ name, value }) => `--${name}${value ? ` ${value}` : ''}`)
  const width = Math.max(...names.map((name) => name.length))
  return [
    `例`,
    ...command.examples.flatMap(({ line, says }) => [`  yuimachi ${line}`, `      ${says}`]),
    '',
    `${command.title}`,
    `  yuimachi ${[...command.words, ...command.args].join(' ')}`,
    '',
    ...all.map(
      ({ says, required }, index) => `  ${(names[index] ?? '').padEnd(width)}  ${says}${required ? '（必須）' : ''}`,
    ),
  ].join('\n')
}

export const helpOfAll = (commands: readonly AnyCommand[]): string => {
  const names = commands.map(({ words }) => words.join(' '))
  const width = Math.max(...names.map((name) => name.length))
  return [
    '例',
    '  yuimachi start',
    '      見本（demo）を始める。見る場所とサインインのしかたを出す',
    '',
    'できること（くわしくは yuimachi 命令 --help）',
    ...commands.map(({ title }, index) => `  ${(names[index] ?? '').padEnd(width)}  ${title}`),
  ].join('\n')
}
