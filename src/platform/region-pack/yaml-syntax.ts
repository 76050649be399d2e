/**
 * YAML の書きまちがい — what a clerk or a vendor mistypes most, said before or instead of the parser's English.
 */
import type { Fault } from './pack.ts'

type FileText = { readonly file: string; readonly text: string }

const MAX_LINE = 10_000
const MAX_NESTED_BRACKETS = 100

/** Faults that can be seen without parsing. They also keep the parser from texts that would make it work for minutes. */
export function flatFaults({ file, text }: FileText): readonly Fault[] {
  const faults: Fault[] = []
  let open = 0
  for (const [index, line] of text.split('\n').entries()) {
    if (faults.length >= 20) break
    const say = (says: string) => faults.push({ file, line: index + 1, says })
    if (line.length > MAX_LINE)
      say(`1行が長すぎます（${MAX_LINE.toLocaleString('ja-JP')}字まで）。行を分けてください。`)
    if (/^ *\t/.test(line) && line.trim() !== '') say('字下げにタブがあります。半角の空白2つに置きかえてください。')
    if (/^ *　/.test(line)) say('字下げに全角の空白があります。半角の空白2つに置きかえてください。')
    let deepest = open
    for (const letter of line) {
      if (letter === '[' || letter === '{') deepest = Math.max(deepest, ++open)
      else if (letter === ']' || letter === '}') open = Math.max(0, open - 1)
    }
    if (deepest > MAX_NESTED_BRACKETS) {
      say('かっこの入れ子が深すぎます。閉じるかっこを確かめてください。')
      break
    }
  }
  return faults
}

export function firstJsonFault({ file, text }: FileText): Fault | undefined {
  const deep = flatFaults({ file, text: text.replaceAll('\t', ' ') })[0]
  if (deep) return deep
  try {
    JSON.parse(text)
    return undefined
  } catch (error) {
    // Only the parser's position is taken over; a text that ends too early has none.
    const offset = /position (\d+)/.exec(String(error))?.[1]
    const line = text.slice(0, offset === undefined ? text.length : Number(offset)).split('\n').length
    return { file, line, says: 'JSON として読めません。この行と前の行の、引用符・カンマ・かっこを確かめてください。' }
  }
}

export const syntaxSentence = (code: string): string => SENTENCES[code] ?? OTHER
const OTHER = 'YAML として読めません。この行と前の行の、字下げ・引用符・「: 」を確かめてください。'
const SENTENCES: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: '字下げにタブがあります。半角の空白2つに置きかえてください。',
  MISSING_CHAR: '引用符かかっこが閉じていません。閉じてください。',
  BAD_INDENT: '字下げがそろっていません。同じ段の行を、同じ数の空白で始めてください。',
  BLOCK_AS_IMPLICIT_KEY: '1行に「: 」が二つあります。文に「: 」があるときは、全体を引用符で囲んでください。',
  MULTILINE_IMPLICIT_KEY: '項目の名前が1行で終わっていません。「: 」と引用符を確かめてください。',
  BAD_SCALAR_START: 'この記号で始まる文は、全体を引用符で囲んでください。',
  UNEXPECTED_TOKEN:
    'ここで続けられません。「{」で始まる文は、全体を引用符で囲んでください。並びと項目を同じ段に混ぜていないかも確かめてください。',
  BAD_DQ_ESCAPE: '二重引用符の中の「\\」が読めません。一重引用符で囲んでください。',
  MULTIPLE_DOCS: '「---」でファイルが二つに分かれています。一つのファイルには一つだけ書いてください。',
  TAG_RESOLVE_FAILED: '「!」で始まる型の指定は使いません。消してください。',
  RESOURCE_EXHAUSTION: '入れ子が深すぎます。字下げとかっこを確かめてください。',
  BAD_ALIAS: '「*」や「&」で始まる文は、全体を引用符で囲んでください。',
  BAD_DIRECTIVE: '「%」で始まる指示の行は使いません。消してください。',
  KEY_OVER_1024_CHARS: '項目の名前が長すぎます。「: 」の位置を確かめてください。',
}
