/**
 * ふりがな — words with readings, `{協定|きょうてい}`, as ruby or plain, as the reader chose.
 *
 * The reading is real text (it survives without the stylesheet, JIS X 8341-3 達成方法 H62) but `inert`: a label 「協定」
 * is named 「協定」, a screen reader says each word once, find-in-page finds 「協定書」 across two readings, and copied
 * text holds no readings. A press on it reaches the link below. `aria-hidden` says the same to browsers older than `inert`.
 * Attributes and drawings cannot hold ruby: give them `plainText(words)`.
 */
import type { ComponentChildren } from 'preact'
import { Fragment } from 'preact'
import type { Texts } from '#kernel/language'
import { plainText, splitRuby } from '#kernel/ruby'
import { useReading } from './reading.tsx'

/** One sentence in ruby markup. Use `T` unless furigana must be decided by hand, as in a child's app. */
export function Ruby({ text, furigana }: { readonly text: string; readonly furigana: boolean }) {
  if (!furigana) return <>{plainText(text)}</>
  return (
    <>
      {splitRuby(text).map((part) =>
        part.reading === undefined ? (
          part.base
        ) : (
          <ruby>
            {part.base}
            {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: rt takes no focus */}
            <rt inert aria-hidden="true">
              {part.reading}
            </rt>
          </ruby>
        ),
      )}
    </>
  )
}

/** Words of the page, read as the reader chose. Elements among the children pass through untouched. */
export function T({ text, children }: { readonly text?: string | undefined; readonly children?: ComponentChildren }) {
  const { furigana } = useReading()
  return <>{worded(text ?? children, furigana)}</>
}

const worded = (content: ComponentChildren, furigana: boolean): ComponentChildren => {
  if (typeof content === 'string') return content.includes('{') ? <Ruby text={content} furigana={furigana} /> : content
  if (Array.isArray(content)) return content.map((part) => <Fragment>{worded(part, furigana)}</Fragment>)
  return content
}

/** Text that may be missing in the reader's language: then the Japanese stands there, and says that it is Japanese. */
export function Said({ text }: { readonly text: Texts }) {
  const { language } = useReading()
  const own = text[language]
  if (own !== undefined) return <T text={own} />
  return (
    <span lang="ja">
      <T text={text.ja} />
    </span>
  )
}
