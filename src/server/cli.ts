/**
 * 命令の行 — `yuimachi …`: data on stdout, messages on stderr, a real exit code.
 */
import { realClock } from '#platform/clock/clock'
import type { CommandAnswer, CommandCall } from '#platform/command/command'
import { faultOf, type Log, logTo } from '#platform/http/log'
import { readSettings, type Settings } from '#platform/settings/settings'
import { commands } from './commands.ts'
import { askServer } from './control.ts'
import { openHouse } from './house.ts'
import { start } from './start.ts'
import { type AnyCommand, type Asked, helpOf, helpOfAll, readLine } from './words-of-line.ts'

// Whoever read us may be gone (`yuimachi … | head`, a closed terminal): a line that nobody takes is no fault to be told in another such line, without end.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

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
    say(fault.why === 'unknownCommand' ? helpOfAll(nearTo(fault.word)) : helpOf(fault.command))
    process.exitCode = 2
    return
  }
  if (asked.value.help) {
    process.stdout.write(`${helpOf(asked.value.command)}\n`)
    return
  }
  const log = logTo((line) => void process.stderr.write(line))
  try {
    await carryOut(asked.value, home, log)
  } catch (error) {
    // Ours, not the person's: the log says where, and nobody is shown a stack.
    log({ at: realClock.now(), kind: 'fault', route: asked.value.command.words.join(' '), ...faultOf(error) })
    say('思いがけない誤りで、止まりました。上の記録を添えて知らせてください。')
    process.exitCode = 1
  }
}

/** `keys` alone is no command, but says enough to show the two that begin so. */
const nearTo = (word: string): readonly AnyCommand[] => {
  const near = commands.filter(({ words }) => words[0] === word.split(' ')[0])
  return near.length > 0 ? near : commands
}

async function carryOut(asked: Asked, home: string, log: Log): Promise<void> {
  const { command, options } = asked
  if (command.needs === 'environment') {
    return tell(asked, await command.run(callOf(asked), { env: process.env, clock: realClock }))
  }
  const settings = readSettings(process.env)
  if (!settings.ok) {
    say('設定に誤りがあります。')
    for (const fault of settings.error) say(`  ${fault.name}　${fault.says}`)
    process.exitCode = 2
    return
  }
  if (command.words[0] === 'start') {
    process.exitCode = await start({ settings: settings.value, home, role: options['role'], log, say })
    return
  }
  tell(asked, await run(asked, command, settings.value, log))
}

/** Data goes to stdout and everything else to stderr, so that a pipe carries only what was asked for. */
function tell({ json }: Asked, answer: CommandAnswer): void {
  if (json) process.stdout.write(`${JSON.stringify({ schema: 1, ...answer.data })}\n`)
  else for (const line of answer.lines) process.stdout.write(`${line}\n`)
  process.exitCode = answer.exit
}

const callOf = ({ args, options, dryRun }: Asked): CommandCall => ({
  args,
  options,
  dryRun,
  from: process.cwd(),
  say,
})

async function run(
  asked: Asked,
  command: Exclude<AnyCommand, { needs: 'environment' }>,
  settings: Settings,
  log: Log,
): Promise<CommandAnswer> {
  const call = callOf(asked)
  if (!settings.databaseUrl && (command.needs === 'house' || command.beside)) {
    const { args, options, dryRun } = asked
    const request = { words: command.words, args, options, dryRun, from: process.cwd() }
    const answered = await askServer(settings.data, request, say)
    if (answered) return answered
  }
  if (command.needs === 'files') return command.run(call, { settings, clock: realClock })
  return inHouse(command, settings, log, call)
}

async function inHouse(
  command: Extract<AnyCommand, { needs: 'house' }>,
  settings: Settings,
  log: Log,
  call: CommandCall,
): Promise<CommandAnswer> {
  const opened = await openHouse({ settings, log, mayMigrate: settings.mode === 'demo' })
  if (!opened.ok) return { exit: opened.error.exit, data: { faults: opened.error.lines }, lines: opened.error.lines }
  try {
    return await command.run(call, opened.value)
  } finally {
    await opened.value.close()
  }
}
