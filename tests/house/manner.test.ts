/** 家の作法 — size, names, plain data, one pool, no address outside. Each rule is held against a seeded violation too. */
import { deepEqual, equal } from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { type Found, type Parsed, parse, parsedFile, sourceFiles, testFiles } from './parsed.ts'

type Rule = {
  readonly says: string
  readonly files: readonly string[]
  readonly broken: (parsed: Parsed) => readonly Found[]
  /** Path and text of something that must be caught, and of a neighbour that must not. */
  readonly caught: readonly (readonly [string, string])[]
  readonly fine: readonly (readonly [string, string])[]
}

const everyFile = [...sourceFiles, ...testFiles, ...globSync(['*.config.ts', 'bin/*.ts'])]
const whole = (text: string): readonly Found[] => [{ text, line: 1 }]
const LONGEST = 300
const isConfig = (file: string) => /(^|\/)[a-z]+\.config\.ts$/.test(file)

const RULES: readonly Rule[] = [
  {
    says: `${LONGEST} lines are the end of a file`,
    files: sourceFiles,
    broken: ({ lines }) => (lines > LONGEST ? whole(`${lines} lines`) : []),
    caught: [['src/kernel/a.ts', 'x\n'.repeat(LONGEST + 1)]],
    fine: [['src/kernel/a.ts', 'x\n'.repeat(LONGEST)]],
  },
  {
    says: 'a name says what is in the file',
    files: everyFile,
    broken: ({ file }) => {
      const name = file
        .split('/')
        .find((part) => /^(utils?|helpers?|common|types?|misc|shared)(\.|$)|[-.]v\d+(\.|$)|^v\d+(\.|$)/i.test(part))
      return name ? whole(name) : []
    },
    caught: [
      ['src/kernel/utils.ts', ''],
      ['src/platform/common/a.ts', ''],
      ['src/modules/family/types.ts', ''],
      ['src/modules/family/benefits-v2.ts', ''],
      ['tests/support/helpers.ts', ''],
    ],
    fine: [
      ['src/kernel/unit.ts', ''],
      ['src/modules/family/archetype.ts', ''],
    ],
  },
  {
    says: 'no default exports, but where a tool asks for one',
    files: everyFile.filter((file) => !isConfig(file)),
    broken: ({ defaultExports }) => defaultExports,
    caught: [
      ['src/ui/a.tsx', 'export default function A() { return null }'],
      ['src/ui/a.tsx', 'const a = 1\nexport default a'],
    ],
    fine: [['src/ui/a.tsx', "// export default\nexport const a = 'export default'"]],
  },
  {
    says: 'functions and plain data: no classes',
    files: everyFile,
    broken: ({ classes }) => classes,
    caught: [
      ['src/kernel/a.ts', 'export class Money { constructor(yen) {} }'],
      ['src/kernel/a.ts', 'const Money = class {}'],
    ],
    fine: [['src/ui/a.tsx', 'const a = <p class="class">a class of pupils</p>']],
  },
  {
    says: 'one pg.Pool a process, and it is made in platform/database/pool.ts',
    files: everyFile.filter((file) => file !== 'src/platform/database/pool.ts'),
    broken: ({ calls, file, imports }) => [
      ...calls.filter(({ text }) => /^new (pg\.)?Pool\(/.test(text)),
      ...(/^(tests\/support|proofs)\//.test(file) ? [] : calls.filter(({ text }) => /^new (pg\.)?Client\(/.test(text))),
      // A file that does not know pg cannot make one under another name.
      ...(file.startsWith('src/')
        ? imports
            .filter(({ to, typeOnly }) => /^(pg|pg-pool)$/.test(to) && !typeOnly)
            .map(({ to, line }) => ({ text: `import ${to}`, line }))
        : []),
    ],
    caught: [
      ['tests/a.test.ts', 'const pool = new pg.Pool({})'],
      ['tests/a.test.ts', 'const pool = new Pool()'],
      ['tests/a.test.ts', 'const client = new pg.Client({})'],
      ['src/platform/database/other.ts', "import pg from 'pg'"],
    ],
    fine: [
      ['src/platform/database/open.ts', "import type pg from 'pg'"],
      ['tests/support/a.ts', "import pg from 'pg'\nconst client = new pg.Client({})"],
      ['src/platform/database/open.ts', '// the only new pg.Pool() is elsewhere'],
    ],
  },
  {
    says: 'no address outside this house: nothing is fetched at build or run time',
    files: sourceFiles,
    broken: ({ strings }) => strings.filter(({ text }) => leadsOutside(text)),
    caught: [
      ['src/ui/a.tsx', "const font = 'https://fonts.googleapis.com/css'"],
      ['src/ui/a.tsx', 'const a = <img src="http://cdn.net/a.png" />'],
      ['src/ui/a.tsx', 'const a = `//cdn.net/$' + '{name}.js`'],
    ],
    fine: [
      ['src/ui/a.tsx', '// see https://www.rfc-editor.org\nconst a = <svg xmlns="http://www.w3.org/2000/svg" />'],
      [
        'src/platform/a.ts',
        "const a = 'http://localhost:8080'; const b = '`https://` だけです'; const c = 'https://city.mihon.example/'",
      ],
    ],
  },
  {
    says: 'NOTE and TODO(issue) are the only marks',
    files: everyFile,
    broken: ({ comments }) => comments.filter(({ text }) => /\b(FIXME|XXX|HACK)\b|\bTODO\b(?!\(#?\d+\))/.test(text)),
    caught: [
      ['src/kernel/a.ts', '// TODO later'],
      ['src/kernel/a.ts', '/* FIXME */'],
      ['src/kernel/a.ts', '/**\n * TODO(someone)\n */'],
    ],
    fine: [['src/kernel/a.ts', "// TODO(#3) the second form\nconst a = 'TODO'"]],
  },
  {
    says: 'every test runs: no skip, only or todo without a reason a run can print',
    files: testFiles,
    broken: ({ calls }) => calls.filter(({ text }) => /^(test|it|describe|suite)\.(skip|only|todo)\(/.test(text)),
    caught: [
      ['tests/a.test.ts', "test.skip('x', () => {})"],
      ['tests/a.test.ts', "describe.only('x', () => {})"],
      ['tests/a.test.ts', "test.todo('x')"],
    ],
    fine: [['tests/a.test.ts', "test('a.skip()', () => {}) // test.only('x')"]],
  },
]

/** Names reserved for examples, the own machine, and the names of XML vocabularies lead nowhere. */
function leadsOutside(text: string): boolean {
  const hosts = [...text.matchAll(/(?:https?:|wss?:|^|['"(=\s])\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)+)/gi)].map(
    ([, host = '']) => host.toLowerCase(),
  )
  return hosts.some(
    (host) =>
      !/^(www\.w3\.org|docs\.oasis-open\.org|127\.0\.0\.1)$|(^|\.)(example(\.(com|org|net|jp))?|invalid|test)$/.test(
        host,
      ),
  )
}

const found = (rule: Rule, parsed: Parsed): readonly string[] =>
  rule.broken(parsed).map(({ text, line }) => `${parsed.file}:${line} ${text.slice(0, 80)}`)

for (const rule of RULES) {
  test(rule.says, () =>
    deepEqual(
      rule.files.map(parsedFile).flatMap((parsed) => found(rule, parsed)),
      [],
    ),
  )
  test(`${rule.says}: a seeded violation is caught, a look-alike is not`, () => {
    for (const [file, text] of rule.caught)
      equal(found(rule, parse(file, text)).length > 0, true, `${file}: ${text.slice(0, 60)}`)
    for (const [file, text] of rule.fine) deepEqual(found(rule, parse(file, text)), [])
  })
}

/** Long tests are told, not forbidden: a table of official examples may be long. */
const TOLD_LINES = 400
test('long tests are told', (context) => {
  for (const file of testFiles) {
    const lines = readFileSync(file, 'utf8').split('\n').length - 1
    if (lines > TOLD_LINES) context.diagnostic(`${file}: ${lines} lines`)
  }
})
