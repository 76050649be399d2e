/**
 * YAML と JSON を読む — a file as data in a given shape, or every fault with its line.
 *
 * Left out  anchors, aliases, tags, directives, merge keys, several documents: a pack says each thing once and plainly,
 *           and nothing that grows when it is read comes in
 */
import * as v from 'valibot'
import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml'
import { fail, ok, type Result } from '#kernel/result'
import type { Fault, PackFile } from './pack.ts'
import { type IssuePath, isMissingKey, issueSentence, isUnknownKey, pathOf } from './shape-fault.ts'
import { firstJsonFault, flatFaults, syntaxSentence } from './yaml-syntax.ts'

/** `lineOf` finds the line of a place in the value, so that what a module checks later can be named as well. */
export type Read<T> = { readonly value: T; readonly lineOf: (path: IssuePath) => number }
export type FileText = Pick<PackFile, 'file' | 'text'>

type AnyShape = v.GenericSchema<unknown, unknown>

export function readYaml<S extends AnyShape>(
  file: FileText,
  shape: S,
): Result<Read<v.InferOutput<S>>, readonly Fault[]> {
  const flat = flatFaults(file)
  return flat.length > 0 ? fail(flat) : readDocument(file, shape)
}

/** JSON is what its own parser takes; the YAML parser then only finds the lines. */
export function readJson<S extends AnyShape>(
  file: FileText,
  shape: S,
): Result<Read<v.InferOutput<S>>, readonly Fault[]> {
  const broken = firstJsonFault(file)
  return broken ? fail([broken]) : readDocument(file, shape)
}

function readDocument<S extends AnyShape>(file: FileText, shape: S): Result<Read<v.InferOutput<S>>, readonly Fault[]> {
  const lines = new LineCounter()
  const document = parseDocument(file.text, {
    lineCounter: lines,
    uniqueKeys: false,
    prettyErrors: false,
    schema: 'core',
  })
  const lineAt = (offset: number): number => Math.max(1, lines.linePos(offset).line)
  const fault = (line: number, says: string): Fault => ({ file: file.file, line, says })

  // One slip makes a parser stumble many times: the first few are the ones to mend.
  const broken = document.errors.slice(0, 5).map(({ code, pos }) => fault(lineAt(pos[0]), syntaxSentence(code)))
  if (broken.length > 0) return fail(broken)
  const unwanted = unwantedParts(document).map(({ at, says }) => fault(lineAt(at), says))
  if (unwanted.length > 0) return fail(unwanted)

  const lineOf = (path: IssuePath): number => lineAt(offsetOf(document, path))
  const { value, issues } = parseAll(shape, document.toJS({ maxAliasCount: 0 }))
  if (issues.length === 0) return ok({ value, lineOf })
  return fail(
    issues.map((issue) => {
      const path = pathOf(issue)
      return fault(lineOf(isMissingKey(issue) ? path.slice(0, -1) : path), issueSentence(issue))
    }),
  )
}

/** A strict object stops at its first unknown key: take the key away and ask again, so that all of them are named. */
function parseAll<S extends AnyShape>(
  shape: S,
  given: unknown,
): { value: v.InferOutput<S>; issues: v.BaseIssue<unknown>[] } {
  const unknown: v.BaseIssue<unknown>[] = []
  for (;;) {
    const parsed = v.safeParse(shape, given)
    const issues: readonly v.BaseIssue<unknown>[] = parsed.issues ?? []
    const strangers = issues.filter(isUnknownKey)
    if (strangers.length === 0 || unknown.length > 200)
      return { value: parsed.output as v.InferOutput<S>, issues: [...unknown, ...issues] }
    for (const issue of strangers) {
      unknown.push(issue)
      const last = issue.path?.at(-1)
      if (last && typeof last.input === 'object' && last.input !== null)
        Reflect.deleteProperty(last.input, String(last.key))
    }
  }
}

const NO_REPEAT = '同じ内容を & と * で使い回すことはできません。使う場所に、そのまま書いてください。'

/** What the language offers and a pack does not need. Doubled keys are found here, in one pass. */
function unwantedParts(document: Document.Parsed): readonly { readonly at: number; readonly says: string }[] {
  const found: { at: number; says: string }[] = []
  const start = (node: unknown): number => (node as Node | undefined)?.range?.[0] ?? 0
  if (document.directives.yaml.explicit)
    found.push({ at: 0, says: '「%」で始まる指示の行は使いません。消してください。' })
  visit(document, (_key, node) => {
    if (found.length >= 20) return visit.BREAK
    if (isAlias(node) || (isScalar(node) || isCollection(node) ? node.anchor !== undefined : false))
      found.push({ at: start(node), says: NO_REPEAT })
    else if ((isScalar(node) || isCollection(node)) && node.tag !== undefined)
      found.push({ at: start(node), says: '「!」で始まる型の指定は使いません。消してください。' })
    if (isMap(node)) {
      const seen = new Set<string>()
      for (const { key } of node.items) {
        if (!isScalar(key) || key.value === null || key.value === '' || key.value === '<<')
          found.push({ at: start(key ?? node), says: '項目の名前は、1行の文字で書いてください。' })
        else if (seen.has(String(key.value)))
          found.push({ at: start(key), says: `「${String(key.value)}」が二つあります。一つにしてください。` })
        else seen.add(String(key.value))
      }
    }
    return undefined
  })
  return found
}

/** The offset of the key (in a map) or of the entry (in a list) that a path names, or of the nearest thing above it. */
function offsetOf(document: Document.Parsed, path: IssuePath): number {
  let node: unknown = document.contents
  let offset = (document.contents as Node | null)?.range?.[0] ?? 0
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
      if (!isPair(pair)) return offset
      offset = (pair.key as Node).range?.[0] ?? offset
      node = pair.value
    } else if (isSeq(node)) {
      const entry: unknown = node.items[Number(step)]
      if (!entry) return offset
      offset = (entry as Node).range?.[0] ?? offset
      node = entry
    } else return offset
  }
  return offset
}
