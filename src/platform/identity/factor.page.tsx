/** 本人の確認の画面 — a fresh second factor before something that matters: passkey, code, or the provider again. */
import { Button } from '#ui/button'
import { Form } from '#ui/form'
import { Note } from '#ui/note'
import { Document, type Shell } from '#ui/shell'
import { TextField } from '#ui/text-field'
import { ja as words } from './identity.words.ja.ts'
import { PasskeyButton } from './passkey-button.tsx'

export type FactorPageProps = {
  readonly shell: Shell
  readonly next: string
  readonly can: {
    readonly passkey: boolean
    readonly code: boolean
    readonly demo: boolean
    readonly provider: string | undefined
  }
  readonly at: {
    readonly code: string
    readonly demo: string
    readonly passkeyOptions: string
    readonly passkey: string
  }
  readonly problem?: { readonly kind: 'refused' } | { readonly kind: 'wait'; readonly seconds: number } | undefined
}

export function FactorPage({ shell, next, can, at, problem }: FactorPageProps) {
  const w = words.factor
  return (
    <Document shell={shell} title={w.title} width="narrow">
      <h1>{w.title}</h1>
      <p class="lead">{w.lead}</p>
      {problem?.kind === 'wait' && <Note kind="bad">{words.signIn.wait(problem.seconds)}</Note>}
      {can.passkey && (
        <PasskeyButton
          ceremony="get"
          optionsAt={at.passkeyOptions}
          answerAt={at.passkey}
          next={next}
          label={w.passkeyButton}
          refused={words.signIn.passkeyRefused}
          without={words.account.keyWithout}
          go
        />
      )}
      {can.code && (
        <Form action={at.code} hidden={{ next }}>
          <TextField
            name="code"
            label={words.code.label}
            hint={words.code.hint}
            error={problem?.kind === 'refused' ? words.code.refused : undefined}
            inputmode="numeric"
            autocomplete="one-time-code"
            maxlength={6}
            width="short"
          />
          <Button kind={can.passkey ? 'plain' : 'go'}>{words.code.button}</Button>
        </Form>
      )}
      {can.provider && (
        <p>
          <a href={can.provider}>{w.providerButton}</a>
        </p>
      )}
      {can.demo && (
        <Form action={at.demo} hidden={{ next }}>
          <Button kind="go">{w.demoButton}</Button>
        </Form>
      )}
      {!can.passkey && !can.code && !can.demo && !can.provider && <Note kind="warn">{w.nothing}</Note>}
    </Document>
  )
}
