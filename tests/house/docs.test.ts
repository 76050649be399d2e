/** 文書の決まり — paths, links, commands and proofs that the documents name are really there. */
import { deepEqual, equal } from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { commands } from '../../src/server/commands.ts'
import { codeIn } from './tables.ts'

const documents = [
  ...globSync('docs/**/*.md'),
  ...globSync('*.md'),
  ...globSync('{regions,tests,src,deploy}/**/README.md'),
]

type There = {
  readonly exists: (path: string) => boolean
  readonly commands: readonly string[]
  readonly scripts: readonly string[]
}

const OURS = /^(\.ci|bin|deploy|docs|proofs|regions|src|tests)\//
/** Paths with a gap to fill in (`regions/団体コード-まち`, `src/x.ts`) name a kind, not a file. */
const isPath = (code: string): boolean => OURS.test(code) && /^[\w./-]+$/.test(code)

function faultsOf(file: string, text: string, there: There): readonly string[] {
  const paths = codeIn(text).filter((code) => isPath(code) && !there.exists(code))
  const links = [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)/g)]
    .map(([, link = '']) => join(dirname(file), link))
    .filter((link) => !there.exists(link))
  const lines = [...blocksOf(text), ...codeIn(text)]
  const called = lines
    .map((line) =>
      /^(?:sudo .*?)?(?:npm run -s yuimachi --|bin\/yuimachi|yuimachi)((?: [a-z]+)*)/.exec(line)?.[1]?.trim(),
    )
    .filter((words): words is string => words !== undefined && words !== '')
    .filter(
      (words) =>
        !there.commands.some(
          (command) => words === command || words.startsWith(`${command} `) || command.startsWith(`${words} `),
        ),
    )
  const scripts = lines
    .map((line) => /^npm (?:run (?:-s )?([\w:]+)|(test|start)\b)/.exec(line))
    .map((match) => match?.[1] ?? match?.[2])
    .filter((script): script is string => script !== undefined && !there.scripts.includes(script))
  const proofs = lines
    .map((line) => /npm run (?:-s )?prove -- ([a-z][a-z0-9-]*)/.exec(line)?.[1])
    .filter((name): name is string => name !== undefined && !there.exists(`proofs/${name}.ts`))
  return [
    ...paths.map((path) => `${file}: no such path: ${path}`),
    ...links.map((link) => `${file}: a link to nothing: ${link}`),
    ...called.map((words) => `${file}: no such command: yuimachi ${words}`),
    ...scripts.map((script) => `${file}: no such script: ${script}`),
    ...proofs.map((name) => `${file}: no such proof: ${name}`),
  ]
}

const blocksOf = (text: string): readonly string[] =>
  [...text.matchAll(/^```\w*\n([\s\S]*?)^```/gm)]
    .flatMap(([, block = '']) => block.split('\n'))
    .map((line) => line.replace(/^\s*(?:[A-Z_]+=\S+ )*/, ''))

const there: There = {
  exists: existsSync,
  commands: commands.map(({ words }) => words.join(' ')),
  scripts: Object.keys(
    (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }).scripts,
  ),
}

test('what the documents name is there', () => {
  deepEqual(
    documents.flatMap((file) => faultsOf(file, readFileSync(file, 'utf8'), there)),
    [],
  )
})
test('a path, a link, a command, a script and a proof that are not there are caught', () => {
  const small: There = {
    exists: (path) => path === 'src/a.ts' || path === 'proofs/audit.ts',
    commands: ['keys new'],
    scripts: ['start', 'prove'],
  }
  const fine =
    '`src/a.ts` `yuimachi keys new` `yuimachi keys`\n```\nnpm start\nnpm run prove -- audit\nYUIMACHI_MODE=live bin/yuimachi keys new --json\n```\n'
  deepEqual(faultsOf('README.md', fine, small), [])
  for (const text of [
    '`src/b.ts`',
    '[b](docs/b.md)',
    '`yuimachi fly`',
    '```\nnpm run fly\n```\n',
    '`npm run prove -- fly`',
  ])
    equal(faultsOf('README.md', text, small).length, 1, text)
})
