/** サインインの画面 — passkey, password and code, the organisation's own sign-in; in a demo also people to pick. */
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { Form } from '#ui/form'
import { Note } from '#ui/note'
import { Document, type Shell } from '#ui/shell'
import { DataTable } from '#ui/table'
import { TextField } from '#ui/text-field'
import type { Authority } from './authority.ts'
import { CAN, ja as words } from './identity.words.ja.ts'
import { PasskeyButton } from './passkey-button.tsx'
import { ProviderCard, type ProviderLink } from './provider-card.tsx'

export type DemoPick = {
  readonly person: string
  readonly name: string
  readonly organisation: string
  readonly post: string
  readonly authorities: readonly Authority[]
}

export type SignInPageProps = {
  readonly shell: Shell
  /** Paths of this page and what it sends to, each with `next` where it goes on. */
  readonly at: {
    readonly password: string
    readonly passkeyOptions: string
    readonly passkey: string
    readonly demo: string
  }
  readonly next: string
  readonly providers: readonly ProviderLink[]
  readonly problem?:
    | { readonly kind: 'refused' }
    | { readonly kind: 'providerRefused' }
    | { readonly kind: 'startAgain' }
    | { readonly kind: 'wait'; readonly seconds: number }
    | undefined
  readonly email?: string | undefined
  readonly noPost?:
    | { readonly name: string; readonly elsewhere: readonly { readonly label: string; readonly href: string }[] }
    | undefined
  /** Undefined: not a demo. */
  readonly demo: readonly DemoPick[] | undefined
}

export function SignInPage(props: SignInPageProps) {
  const { shell, at, next, providers, problem, email, noPost, demo } = props
  const w = words.signIn
  return (
    <Document shell={shell} title={w.title} width={demo ? 'wrap' : 'narrow'}>
      <h1>{w.title}</h1>
      {noPost && (
        <Note kind="warn" title={w.noPostTitle}>
          <p>{w.noPost(noPost.name)}</p>
          {noPost.elsewhere.length > 0 && (
            <>
              <p>{w.elsewhere}</p>
              <ul>
                {noPost.elsewhere.map(({ label, href }) => (
                  <li>
                    <a href={href}>{label}</a>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Note>
      )}
      {problem && (
        <div role="alert">
          <Note kind="bad">{problemText(problem)}</Note>
        </div>
      )}
      {demo && <DemoPeople people={demo} action={at.demo} next={next} />}
      <p class="lead">{w.lead}</p>
      <Card labelledBy="passkey-title">
        <h2 id="passkey-title">{w.passkeyTitle}</h2>
        <p>{w.passkeySays}</p>
        <PasskeyButton
          ceremony="get"
          optionsAt={at.passkeyOptions}
          answerAt={at.passkey}
          next={next}
          label={w.passkeyButton}
          refused={w.passkeyRefused}
          without={w.noScript}
          go={!demo}
        />
      </Card>
      <Card labelledBy="password-title">
        <h2 id="password-title">{w.passwordTitle}</h2>
        <Form action={at.password} hidden={{ next }}>
          <TextField
            name="email"
            label={w.email}
            hint={w.emailHint}
            type="email"
            autocomplete="username"
            value={email}
            spellcheck={false}
          />
          <TextField name="password" label={w.password} type="password" autocomplete="current-password" />
          <Button>{w.passwordButton}</Button>
        </Form>
      </Card>
      <ProviderCard title={w.providerTitle} providers={providers} />
    </Document>
  )
}

function problemText(problem: NonNullable<SignInPageProps['problem']>): string {
  switch (problem.kind) {
    case 'refused':
      return words.signIn.refused
    case 'providerRefused':
      return words.signIn.providerRefused
    case 'startAgain':
      return words.code.startAgain
    case 'wait':
      return words.signIn.wait(problem.seconds)
  }
}

function DemoPeople(props: { readonly people: readonly DemoPick[]; readonly action: string; readonly next: string }) {
  const w = words.signIn
  return (
    <Card kind="soft" labelledBy="demo-title">
      <h2 id="demo-title">{w.demoTitle}</h2>
      <p>{w.demoLead}</p>
      <DataTable
        caption={w.demoTitle}
        captionHidden
        mode="stack"
        rows={props.people}
        empty={w.demoEmpty}
        columns={[
          { key: 'name', head: w.demoColumns.name, cell: ({ name }) => name },
          { key: 'organisation', head: w.demoColumns.organisation, cell: ({ organisation }) => organisation },
          { key: 'post', head: w.demoColumns.post, cell: ({ post }) => post },
          {
            key: 'can',
            head: w.demoColumns.can,
            cell: ({ authorities }) => authorities.map((authority) => CAN[authority]).join('、'),
          },
          {
            key: 'enter',
            head: w.demoColumns.enter,
            numeric: true,
            cell: ({ person, name }) => (
              <Form action={props.action} hidden={{ person, next: props.next }}>
                <Button>
                  <span class="vh">{w.demoButton(name).aloud}</span>
                  {w.demoButton(name).shown}
                </Button>
              </Form>
            ),
          },
        ]}
      />
    </Card>
  )
}
