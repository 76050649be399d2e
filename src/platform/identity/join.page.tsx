/** 招待の画面 — what a one-time link offers: a passkey, a password with codes, the organisation's sign-in, or who one is already. */
import type { LocalDate } from '#kernel/calendar'
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { ErrorSummary, type FieldError } from '#ui/error-summary'
import { Facts } from '#ui/facts'
import { Form } from '#ui/form'
import { Note } from '#ui/note'
import { Document, type Shell } from '#ui/shell'
import { TextField } from '#ui/text-field'
import { CAN, ja as words } from './identity.words.ja.ts'
import { PasskeyButton } from './passkey-button.tsx'
import { ProviderCard, type ProviderLink } from './provider-card.tsx'
import type { Post } from './who.ts'

export type JoinFault = { readonly field: 'email' | 'password' | 'again'; readonly text: string }

export type JoinPageProps = {
  readonly shell: Shell
  readonly kind: 'invitation' | 'reset'
  readonly name: string
  readonly post: Post | undefined
  /** First day with the post, where it is still held. */
  readonly from: LocalDate | undefined
  readonly at: {
    readonly password: string
    readonly passkeyOptions: string
    readonly passkey: string
    readonly accept: string
    readonly signIn: string
  }
  readonly providers: readonly ProviderLink[]
  /** The organisation lets nobody in but through its own provider. */
  readonly providerOnly: boolean
  readonly signedInAs: string | undefined
  readonly faults: readonly JoinFault[]
  readonly email: string | undefined
}

export function JoinPage(props: JoinPageProps) {
  const { shell, kind, name, post, from, at, providers, providerOnly, signedInAs, faults, email } = props
  const w = words.join
  const title = kind === 'reset' ? w.resetTitle : w.title
  const faultOf = (field: JoinFault['field']) => faults.find((fault) => fault.field === field)?.text
  const errors: readonly FieldError[] = faults
  return (
    <Document shell={shell} title={title} width="narrow">
      <h1>{title}</h1>
      <ErrorSummary title={w.errors} errors={errors} />
      <p class="lead">{kind === 'reset' ? w.resetLead(name) : w.lead(name)}</p>
      {post && (
        <Facts
          items={[
            { term: w.post, value: `${post.organisationName}　${post.department}　${post.title}` },
            {
              term: words.post.columns.can,
              value: post.authorities.map((authority) => CAN[authority]).join('、'),
            },
          ]}
        />
      )}
      {from && <Note>{w.notYet(from)}</Note>}
      <Note kind="warn">{w.once}</Note>
      <ProviderCard title={w.providerTitle} providers={providers} />
      {!providerOnly && (
        <>
          <Card labelledBy="passkey-title">
            <h2 id="passkey-title">{w.passkeyTitle}</h2>
            <p>{w.passkeySays}</p>
            <TextField name="key-name" label={w.passkeyName} hint={w.passkeyNameHint} maxlength={60} />
            <PasskeyButton
              ceremony="create"
              optionsAt={at.passkeyOptions}
              answerAt={at.passkey}
              label={w.passkeyButton}
              refused={w.passkeyRefused}
              without={words.signIn.noScript}
              nameField="key-name"
              go
            />
          </Card>
          <Card labelledBy="password-title">
            <h2 id="password-title">{w.passwordTitle}</h2>
            <p>{w.passwordSays}</p>
            <Form action={at.password}>
              <TextField
                name="email"
                label={w.email}
                hint={words.signIn.emailHint}
                type="email"
                autocomplete="username"
                value={email}
                error={faultOf('email')}
                spellcheck={false}
              />
              <TextField
                name="password"
                label={w.password}
                hint={w.passwordHint}
                type="password"
                autocomplete="new-password"
                error={faultOf('password')}
              />
              <TextField
                name="again"
                label={w.again}
                type="password"
                autocomplete="new-password"
                error={faultOf('again')}
              />
              <Button>{w.passwordButton}</Button>
            </Form>
          </Card>
        </>
      )}
      {kind === 'invitation' && (
        <Card kind="mist" labelledBy="existing-title">
          <h2 id="existing-title">{w.existingTitle}</h2>
          {signedInAs === undefined ? (
            <p>
              <a href={at.signIn}>{w.existingSignIn}</a>
            </p>
          ) : (
            <Form action={at.accept}>
              <p>{w.existing(signedInAs)}</p>
              <Button>{w.existingButton(signedInAs)}</Button>
            </Form>
          )}
        </Card>
      )}
    </Document>
  )
}

/** Used, too old, withdrawn, another town's or never made: one answer for all. */
export const LinkGonePage = ({ shell }: { readonly shell: Shell }) => (
  <Document shell={shell} title={words.join.goneTitle} width="narrow">
    <h1>{words.join.goneTitle}</h1>
    <p class="lead">{words.join.gone}</p>
  </Document>
)
