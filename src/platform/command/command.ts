/**
 * 命令 — one thing that `bin/yuimachi` can do, as data: what it is called, what it takes, how it answers.
 *
 * Data on stdout, messages on stderr, a real exit code. No secret is ever given as an option: a process list shows them.
 * Help and its examples are made from this; a test runs every example.
 */
import type { Clock } from '#kernel/instant'
import type { Settings } from '../settings/settings.ts'

export type CommandOption = {
  /** Without the dashes: `region`. */
  readonly name: string
  /** Absent: a switch without a value. */
  readonly value?: string
  readonly says: string
  readonly required?: boolean
}

export type CommandExample = {
  /** After `yuimachi `: `keys rotate --json`. */
  readonly line: string
  readonly says: string
}

export type Declared = {
  /** `['keys', 'rotate']` */
  readonly words: readonly string[]
  /** One line in Japanese. */
  readonly title: string
  /** Names of what follows the words: `['CODE']`; a name ending in `…` takes all that is left. */
  readonly args: readonly string[]
  readonly options: readonly CommandOption[]
  readonly examples: readonly [CommandExample, ...CommandExample[]]
  /** It changes something, so `--dry-run` is offered. */
  readonly writes: boolean
}

/**
 * `files`: works on files and settings alone, also while the database is down. `house`: needs the opened house; while a
 * server runs on the embedded database, it is that server which runs the command (control socket), because only one
 * process may hold those files. `environment`: reads the settings itself, so that it also answers when they are broken.
 *
 * `beside`: what a running server does for a command that works without the house, when it is the server that holds the
 * embedded database.
 */
export type Command<House = unknown> =
  | (Declared & {
      readonly needs: 'files'
      readonly run: (call: CommandCall, files: CommandFiles) => Promise<CommandAnswer>
      readonly beside?: (call: CommandCall, house: House) => Promise<CommandAnswer>
    })
  | (Declared & {
      readonly needs: 'environment'
      readonly run: (call: CommandCall, around: CommandEnvironment) => Promise<CommandAnswer>
      readonly beside?: (call: CommandCall, house: House) => Promise<CommandAnswer>
    })
  | (Declared & {
      readonly needs: 'house'
      readonly run: (call: CommandCall, house: House) => Promise<CommandAnswer>
      readonly beside?: undefined
    })

export type CommandFiles = { readonly settings: Settings; readonly clock: Clock }

export type CommandEnvironment = {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly clock: Clock
}

export type CommandCall = {
  readonly args: readonly string[]
  readonly options: Readonly<Record<string, string | true>>
  readonly dryRun: boolean
  /** The folder in which the person typed: a path of theirs is meant from there, also when a server runs the command. */
  readonly from?: string
  /** A message for the person in front of the terminal. */
  readonly say: (line: string) => void
}

/**
 * `exit`: 0 done, 1 found something wrong (a fault in a pack, a broken chain), 2 called wrongly, 3 cannot be done now.
 * `data` is what `--json` prints, with `schema: 1`; `lines` is the same for people.
 */
export type CommandAnswer = {
  readonly exit: 0 | 1 | 2 | 3
  readonly data: Readonly<Record<string, unknown>>
  readonly lines: readonly string[]
}
