/**
 * 構文木 — one source file as the house tests see it: what it imports, says in strings and comments, declares.
 *
 * Read by TypeScript's own parser, so that a word in a comment is never taken for code, nor code for a comment.
 */
import { globSync, readFileSync } from 'node:fs'
import ts from 'typescript'

export type Found = { readonly text: string; readonly line: number }
/** `typeOnly`: nothing of it is left at run time. */
export type Import = { readonly to: string; readonly typeOnly: boolean; readonly line: number }

export type Parsed = {
  readonly file: string
  readonly lines: number
  readonly imports: readonly Import[]
  readonly strings: readonly Found[]
  readonly comments: readonly Found[]
  readonly classes: readonly Found[]
  readonly defaultExports: readonly Found[]
  /** Every call and `new`, as written up to its parenthesis: `new Date()`, `Math.random(`. */
  readonly calls: readonly Found[]
}

export function parse(file: string, source: string): Parsed {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true)
  const imports: Import[] = []
  const strings: Found[] = []
  const classes: Found[] = []
  const defaultExports: Found[] = []
  const calls: Found[] = []
  const lineOf = (node: ts.Node) => tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1

  const imported = (to: ts.Node | undefined, typeOnly: boolean) => {
    if (to && ts.isStringLiteralLike(to)) imports.push({ to: to.text, typeOnly, line: lineOf(to) })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node))
      imported(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword)
    if (ts.isExportDeclaration(node)) imported(node.moduleSpecifier, node.isTypeOnly)
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) imported(node.argument.literal, true)
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      imported(node.arguments[0], false)
    if (
      (ts.isStringLiteralLike(node) && !isCompared(node)) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddleOrTemplateTail(node) ||
      ts.isJsxText(node)
    )
      strings.push({ text: node.text, line: lineOf(node) })
    if (ts.isClassLike(node)) classes.push({ text: node.getText(tree).split('{')[0] ?? '', line: lineOf(node) })
    if (ts.isExportAssignment(node) || isDefaultExport(node))
      defaultExports.push({ text: 'export default', line: lineOf(node) })
    if (ts.isNewExpression(node))
      calls.push({
        text: `new ${node.expression.getText(tree)}(${node.arguments?.length ? '…' : ''})`,
        line: lineOf(node),
      })
    if (ts.isCallExpression(node)) calls.push({ text: `${node.expression.getText(tree)}(`, line: lineOf(node) })
    if (!ts.isImportDeclaration(node) && !ts.isExportDeclaration(node)) ts.forEachChild(node, visit)
  }
  visit(tree)
  return {
    file,
    lines: source.split('\n').length - 1,
    imports,
    strings,
    comments: commentsOf(tree),
    classes,
    defaultExports,
    calls,
  }
}

/** What a text is compared with is a code of ours, not something that is said. */
const isCompared = (node: ts.Node): boolean =>
  ts.isBinaryExpression(node.parent) &&
  [ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken].includes(
    node.parent.operatorToken.kind,
  )

const isDefaultExport = (node: ts.Node): boolean =>
  ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)

/** Comments stand between tokens, so every token is asked for what goes before it; JSX text has none. */
function commentsOf(tree: ts.SourceFile): readonly Found[] {
  const found = new Map<number, Found>()
  const source = tree.text
  const take = (at: number) => {
    for (const { pos, end } of ts.getLeadingCommentRanges(source, at) ?? [])
      found.set(pos, { text: source.slice(pos, end), line: tree.getLineAndCharacterOfPosition(pos).line + 1 })
    for (const { pos, end } of ts.getTrailingCommentRanges(source, at) ?? [])
      found.set(pos, { text: source.slice(pos, end), line: tree.getLineAndCharacterOfPosition(pos).line + 1 })
  }
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.JsxText) return
    if (node.getChildCount(tree) === 0) take(node.getFullStart())
    for (const child of node.getChildren(tree)) visit(child)
  }
  visit(tree)
  return [...found.values()]
}

const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file)

/** Everything under src/ that is not a test, one parse each, shared by all house tests. */
export const sourceFiles: readonly string[] = globSync('src/**/*.{ts,tsx}')
  .filter((file) => !isTest(file) && !file.endsWith('.d.ts'))
  .sort()
export const testFiles: readonly string[] = globSync([
  'src/**/*.test.{ts,tsx}',
  'tests/**/*.{ts,tsx}',
  'proofs/**/*.{ts,tsx}',
]).sort()

const cache = new Map<string, Parsed>()
export function parsedFile(file: string): Parsed {
  const known = cache.get(file)
  if (known) return known
  const made = parse(file, readFileSync(file, 'utf8'))
  cache.set(file, made)
  return made
}
