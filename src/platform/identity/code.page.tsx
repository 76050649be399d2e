/** 番号の画面 — the six digits of the authenticator app; when joining, with the picture to register it. */
import { Button } from '#ui/button'
import { Form } from '#ui/form'
import { KeyBox } from '#ui/key-box'
import { Note } from '#ui/note'
import { Document, type Shell } from '#ui/shell'
import { TextField } from '#ui/text-field'
import { ja as words } from './identity.words.ja.ts'
import type { QrSquares } from './qr.ts'

export type CodePageProps = {
  readonly shell: Shell
  readonly action: string
  readonly next: string | undefined
  readonly problem?: { readonly kind: 'refused' } | { readonly kind: 'wait'; readonly seconds: number } | undefined
  /** Only while the app is being registered. */
  readonly register?: { readonly qr: QrSquares; readonly key: string } | undefined
}

export function CodePage({ shell, action, next, problem, register }: CodePageProps) {
  const w = words.code
  const title = register ? words.join.codeTitle : w.title
  return (
    <Document shell={shell} title={title} width="narrow">
      <h1>{title}</h1>
      <p class="lead">{register ? words.join.codeLead : w.lead}</p>
      {problem?.kind === 'wait' && <Note kind="bad">{words.signIn.wait(problem.seconds)}</Note>}
      {register && (
        <>
          <Qr squares={register.qr} label={words.join.qrLabel} />
          <KeyBox id="key" label={words.join.keyLabel} hint={words.join.keyHint} value={register.key} />
        </>
      )}
      <Form action={action} hidden={next === undefined ? {} : { next }}>
        <TextField
          name="code"
          label={w.label}
          hint={w.hint}
          error={problem?.kind === 'refused' ? w.refused : undefined}
          inputmode="numeric"
          autocomplete="one-time-code"
          maxlength={6}
          width="short"
        />
        <Button kind="go">{w.button}</Button>
      </Form>
    </Document>
  )
}

/** Black on white in every colour scheme: a camera reads it, not a person. */
const Qr = ({ squares, label }: { readonly squares: QrSquares; readonly label: string }) => (
  <svg
    viewBox={`0 0 ${squares.size} ${squares.size}`}
    width="240"
    height="240"
    role="img"
    aria-label={label}
    shape-rendering="crispEdges"
  >
    <rect width={squares.size} height={squares.size} fill="#fff" />
    <path d={squares.path} fill="#000" />
  </svg>
)
