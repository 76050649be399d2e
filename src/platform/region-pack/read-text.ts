/**
 * 文字として読む — bytes of a pack's file as text: UTF-8 (BOM allowed), nothing binary, nothing huge.
 *
 * The limits keep a broken file from filling the machine before it can be named: a parser only ever sees text
 * within them.
 */
import { fail, ok, type Result } from '#kernel/result'

/** Bytes. CSV may hold a town's whole address list; what people write by hand never comes near. */
export const MAX_BYTES = { yaml: 512 * 1024, json: 512 * 1024, csv: 16 * 1024 * 1024, md: 256 * 1024 } as const
export type TextKind = keyof typeof MAX_BYTES

export const kindOf = (path: string): TextKind | undefined => {
  const end = /\.([a-z]+)$/.exec(path)?.[1] ?? ''
  return Object.hasOwn(MAX_BYTES, end) ? (end as TextKind) : undefined
}

/** An order of what to do, for the person who opens the file next. */
export function readText(
  bytes: Uint8Array,
  kind: TextKind,
): Result<string, { readonly line: number; readonly says: string }> {
  if (bytes.length > MAX_BYTES[kind])
    return fail({
      line: 1,
      says: `ファイルが大きすぎます（${sizeWord(MAX_BYTES[kind])}まで）。分けるか、減らしてください。`,
    })
  const zero = bytes.indexOf(0)
  if (zero >= 0)
    return fail({
      line: lineAt(bytes, zero),
      says: '文字のファイルではありません。文字だけのファイル（UTF-8）に置きかえてください。',
    })
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return fail({
      line: firstBadLine(bytes),
      says: '文字の符号が UTF-8 ではありません。「UTF-8」を選んで保存しなおしてください。',
    })
  }
}

const sizeWord = (bytes: number): string => (bytes >= 1024 * 1024 ? `${bytes / 1024 / 1024} MB` : `${bytes / 1024} KB`)

const lineAt = (bytes: Uint8Array, end: number): number => {
  let line = 1
  for (let at = 0; at < end; at++) if (bytes[at] === 0x0a) line++
  return line
}

/** UTF-8 never hides a line feed inside a character, so lines can be judged one by one. */
function firstBadLine(bytes: Uint8Array): number {
  let line = 1
  let from = 0
  for (let at = 0; at <= bytes.length; at++) {
    if (at < bytes.length && bytes[at] !== 0x0a) continue
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(from, at))
    } catch {
      return line
    }
    from = at + 1
    line++
  }
  return 1
}
