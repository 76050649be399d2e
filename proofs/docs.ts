/**
 * 文書 — what a document tells people to type works, and what it points to is there.
 *
 * A command block (```sh, or ```console with `$ `) is read: its grammar, its commands of ours with their options, its npm
 * scripts. Above the block a comment may say more:
 *   <!-- docs: run -->             it is also run, in a folder of its own, and must end well
 *   <!-- docs: not run: REASON --> it cannot be run here; it is still read
 */
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { commands } from '../src/server/commands.ts'
import { readLine } from '../src/server/words-of-line.ts'
import { tempFolder } from '../tests/support/left-over.ts'
import { freePort } from '../tests/support/postgres.ts'
import { HOME, NODE } from '../tests/support/server.ts'
import type { Proof } from './parts/proof.ts'

type Block = { readonly file: string; readonly line: number; readonly text: string; readonly mark: string }

const PLACES = ['*.md', 'docs/**/*.md', 'src/**/*.md', 'tests/**/*.md', 'regions/**/*.md', 'proofs/**/*.md']
const RUN_MILLIS = 120_000

export function blocksOf(file: string, source: string): readonly Block[] {
  const lines = source.split('\n')
  const blocks: Block[] = []
  for (let at = 0; at < lines.length; at++) {
    const opened = /^\s*(`{3,})(sh|bash|shell|console)\b/.exec(lines[at] ?? '')
    if (!opened) continue
    const end = lines.findIndex((line, index) => index > at && line.trim() === opened[1])
    const inside = lines.slice(at + 1, end < 0 ? lines.length : end)
    const typed =
      opened[2] === 'console'
        ? inside.filter((line) => line.trim().startsWith('$ ')).map((line) => line.trim().slice(2))
        : inside
    const above = lines.slice(0, at).findLast((line) => line.trim() !== '') ?? ''
    blocks.push({
      file,
      line: at + 1,
      text: typed.join('\n'),
      mark: /<!--\s*docs:\s*(.*?)\s*-->/.exec(above)?.[1] ?? '',
    })
    at = end < 0 ? lines.length : end
  }
  return blocks
}

/** Commands of ours as they are written in documents: `npx yuimachi …`, `bin/yuimachi …`, `npm run -s yuimachi -- …`. */
const OURS =
  /(?:^|[\s;&|(])(?:(?:node |npx |\.\/|sudo -u \S+ )*(?:\S*bin\/)?yuimachi|npm run (?:-s |--silent )?yuimachi --)((?: +(?!&&|\|\|)[^\s|;&#>]+)*)/g

export function readingFaults(
  { file, line, text }: Block,
  scripts: Readonly<Record<string, string>>,
): readonly string[] {
  const says = (fault: string): string => `${file}:${line}　${fault}`
  const joined = text.replaceAll(/\\\n\s*/g, ' ')
  const grammar = spawnSync('bash', ['-n'], { input: text.replaceAll(/<([A-Z_]+)>/g, '$1'), encoding: 'utf8' })
  return [
    ...(grammar.status === 0 ? [] : [says(`書き方：${grammar.stderr.trim()}`)]),
    ...[...joined.matchAll(/npm (?:run|run-script) (?:-s |--silent )?([\w:-]+)/g)]
      .filter(([, name = '']) => !(name in scripts))
      .map(([, name]) => says(`npm run ${name} がない`)),
    ...joined.split('\n').flatMap((each) =>
      [...each.matchAll(OURS)].flatMap(([, rest = '']) => {
        const words = rest.trim().split(/ +/).filter(Boolean)
        const read = readLine(commands, words)
        if (read.ok || (read.error.why === 'noCommand' && words.every((word) => /^(--help|-h)$/.test(word)))) return []
        return [says(`yuimachi ${words.join(' ')}：${read.error.why === 'wrong' ? read.error.says : 'その命令はない'}`)]
      }),
    ),
  ]
}

export async function runFaults({ file, line, text }: Block): Promise<readonly string[]> {
  const folder = tempFolder('docs')
  const port = await freePort()
  const ran = spawnSync('bash', ['-euo', 'pipefail', '-c', text], {
    cwd: HOME,
    encoding: 'utf8',
    timeout: RUN_MILLIS,
    env: {
      PATH: `${join(HOME, 'node_modules/.bin')}:${dirname(NODE)}:${process.env['PATH'] ?? ''}`,
      HOME: folder,
      PORT: String(port),
      YUIMACHI_DATA: folder,
      ...(process.env['YUIMACHI_REGIONS'] ? { YUIMACHI_REGIONS: process.env['YUIMACHI_REGIONS'] } : {}),
    },
  })
  return ran.status === 0 ? [] : [`${file}:${line}　終わり方 ${ran.status ?? ran.signal}：${ran.stderr.slice(-300)}`]
}

export const brokenLinks = (file: string, source: string): readonly string[] =>
  [
    ...source
      .replaceAll(/^\s*(`{3,})[\s\S]*?^\s*\1\s*$/gm, '')
      .replaceAll(/`[^`\n]*`/g, '')
      .matchAll(/!?\[[^\]]*\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g),
  ]
    .map(([, to = '']) => to)
    .filter((to) => !/^(https?:|mailto:|#)/.test(to))
    .filter(
      (to) =>
        !existsSync(join(HOME, to.startsWith('/') ? '.' : dirname(file), decodeURIComponent(to.replace(/#.*$/, '')))),
    )
    .map((to) => `${file} → ${to}`)

export const proof: Proof = {
  name: 'docs',
  promise: '文書の命令はどれも打てば動き、指す先はどれもある',
  covers: ['*.md', 'docs/**', 'src/**/README.md', 'src/server/**', 'package.json'],
  run: async ({ check, say, skip, seeded }) => {
    const files = globSync(PLACES, { cwd: HOME }).sort()
    const read = (file: string): string => readFileSync(join(HOME, file), 'utf8')
    const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> }
    const blocks = files.flatMap((file) => blocksOf(file, read(file)))
    const run = blocks.filter(({ mark }) => mark === 'run')
    const notRun = blocks.filter(({ mark }) => mark.startsWith('not run'))
    say(
      `文書 ${files.length}、命令 ${blocks.length} か所（動かす ${run.length}、動かせない ${notRun.length}、読むだけ ${blocks.length - run.length - notRun.length}）`,
    )
    if (!files.includes('README.md')) skip('README.md', 'まだない')
    await check('指す先はどれもある', () => files.flatMap((file) => brokenLinks(file, read(file))))
    await check('命令の書き方、名前、指定がどれも合っている', () =>
      blocks.flatMap((block) => readingFaults(block, scripts)),
    )
    await check('印の書き方が決まりどおり', () =>
      blocks
        .filter(({ mark }) => !/^(run|not run: .+|)$/.test(mark))
        .map(({ file, line, mark }) => `${file}:${line} ${mark}`),
    )
    await check('どの命令の例も、その命令として読める', () =>
      commands
        .flatMap(({ examples }) => examples)
        .filter(({ line }) => !readLine(commands, line.split(' ')).ok)
        .map(({ line }) => line),
    )
    for (const block of run) await check(`動かす ${block.file}:${block.line}`, () => runFaults(block))

    const wrong = (text: string): Block => ({ file: 'a.md', line: 1, text, mark: '' })
    await seeded('ない命令', () => readingFaults(wrong('npx yuimachi fly'), scripts))
    await seeded('ない指定', () => readingFaults(wrong('bin/yuimachi migrate --fast'), scripts))
    await seeded('ない npm の命令', () => readingFaults(wrong('npm run nothing'), scripts))
    await seeded('閉じていない引用', () => readingFaults(wrong('echo "a'), scripts))
    await seeded('失敗する命令', () => runFaults(wrong('false')))
    await seeded('ない行き先', () => brokenLinks('README.md', '[a](docs/no-such-page.md)'))
  },
}
