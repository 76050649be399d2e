/**
 * 命令の行 — `yuimachi …`: data on stdout, messages on stderr, a real exit code.
 */
import { realClock } from '#platform/clock/clock'
import type { CommandAnswer } from '#platform/command/command'
import { type Log, logTo } from '#platform/http/log'
import { readSettings, type Settings } from '#platform/settings/settings'
import { commands } from './commands.ts'
import { askServer } from './control.ts'
import { openHouse } from './house.ts'
import { start } from './start.ts'
import { type AnyCommand, type Asked, helpOf, helpOfAll, readLine } from './words-of-line.ts'

const say = (line: string): void => void process.stderr.write(`${line}\n`)

export async function main(words: readonly string[], home: string): Promise<void> {
  const asked = readLine(commands, words)
  if (!asked.ok) {
    const fault = asked.error
    if (fault.why === 'noCommand') {
      process.stdout.write(`${helpOfAll(commands)}\n`)
      process.exitCode = words.some((word) => word === '--help' || word === '-h') ? 0 : 2
      return
    }
    say(fault.why === 'unknownCommand' ? `「${fault.word}」という命令はありません。` : fault.says)
    say(fault.why === 'unknownCommand' ? helpOfAll(commands) : helpOf(fault.command))
    process.exitCode = 2
    return
  }
  if (asked.value.help) {
    process.stdout.write(`${helpOf(asked.value.command)}\n`)
    return
  }
  const settings = readSettings(process.env)
  if (!settings.ok) {
    say('設定に誤りがあります。')
    for (const fault of settings.error) say(`  ${fault.name}　${fault.says}`)
    process.exitCode = 2
    return
  }
  const log = logTo((line) => void process.stderr.write(line))
  if (asked.value.command.words[0] === 'start') {
    process.exitCode = await start({ settings: settings.value, home, role: asked.value.options['role'], log, say })
    return
  }
  const answer = await run(asked.value, settings.value, log)
  const { json } = asked.value
  if (json) process.stdout.write(`${JSON.stringify({ schema: 1, ...answer.data })}\n`)
  else for (const line of answer.lines) process.stdout.write(`${line}\n`)
  process.exitCode = answer.exit
}

async function run({ command, args, options, dryRun }: Asked, settings: Settings, log: Log): Promise<CommandAnswer> {
  const call = { args, options, dryRun, say }
  if (command.needs === 'files') return command.run(call, { settings, clock: realClock })
  if (!settings.databaseUrl) {
    const answered = await askServer(settings.data, { words: command.words, args, options, dryRun }, say)
    if (answered) return answered
  }
  return inHouse(command, settings, log, call)
}

async function inHouse(
  command: Extract<AnyCommand, { needs: 'house' }>,
  settings: Settings,
  log: Log,
  call: Parameters<typeof command.run>[0],
): Promise<CommandAnswer> {
  const opened = await openHouse({ settings, log, mayMigrate: settings.mode === 'demo' })
  if (!opened.ok) return { exit: opened.error.exit, data: { faults: opened.error.lines }, lines: opened.error.lines }
  try {
    return await command.run(call, opened.value)
  } finally {
    await opened.value.close()
  }
}
