/** 自分のサインインと鍵の画面 — own passkeys, own open sessions, and an end to all of them. */
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { Flash } from '#ui/flash'
import { Form } from '#ui/form'
import { Note } from '#ui/note'
import { Document, type Shell } from '#ui/shell'
import { DataTable } from '#ui/table'
import { TextField } from '#ui/text-field'
import { WAYS, ja as words } from './identity.words.ja.ts'
import { PasskeyButton } from './passkey-button.tsx'
import type { Way } from './who.ts'

export type AccountPageProps = {
  readonly shell: Shell
  readonly done: string | undefined
  readonly lastKey: boolean
  readonly keys: readonly { readonly id: string; readonly name: string; readonly made: string }[]
  readonly hasPassword: boolean
  readonly demo: boolean
  readonly sessions: readonly {
    readonly id: string
    readonly way: Way
    readonly opened: string
    readonly seen: string
    readonly browser: string
    readonly current: boolean
  }[]
  readonly at: {
    readonly passkeyOptions: string
    readonly passkey: string
    readonly removeKey: string
    readonly endSession: string
    readonly endAll: string
  }
}

export function AccountPage(props: AccountPageProps) {
  const { shell, done, lastKey, keys, hasPassword, demo, sessions, at } = props
  const w = words.account
  const says = done === undefined ? undefined : w.done[done]
  return (
    <Document shell={shell} title={w.title}>
      {says && <Flash>{says}</Flash>}
      <h1>{w.title}</h1>
      <section class="flow">
        <h2>{w.keysTitle}</h2>
        {lastKey && <Note kind="bad">{w.lastKey}</Note>}
        <DataTable
          caption={w.keysTitle}
          captionHidden
          mode="stack"
          rows={keys}
          empty={w.keysEmpty}
          columns={[
            { key: 'name', head: w.keyColumns.name, cell: ({ name }) => name || w.keyNameless },
            { key: 'made', head: w.keyColumns.made, cell: ({ made }) => made },
            {
              key: 'remove',
              head: w.keyColumns.remove,
              numeric: true,
              cell: ({ id }) => (
                <Form action={at.removeKey} hidden={{ id }}>
                  <Button kind="stop">{w.keyRemove}</Button>
                </Form>
              ),
            },
          ]}
        />
        <p>{hasPassword ? w.codeOn : w.codeOff}</p>
        {demo ? (
          <Note>{w.demo}</Note>
        ) : (
          <Card labelledBy="add-title">
            <h3 id="add-title">{w.keyAddTitle}</h3>
            <p>{w.keyAddSays}</p>
            <TextField
              name="key-name"
              label={words.join.passkeyName}
              hint={words.join.passkeyNameHint}
              maxlength={60}
            />
            <PasskeyButton
              ceremony="create"
              optionsAt={at.passkeyOptions}
              answerAt={at.passkey}
              label={w.keyAddTitle}
              refused={words.join.passkeyRefused}
              without={w.keyWithout}
              nameField="key-name"
            />
          </Card>
        )}
        <p>{w.lost}</p>
      </section>
      <section class="flow">
        <h2>{w.sessionsTitle}</h2>
        <DataTable
          caption={w.sessionsTitle}
          captionHidden
          mode="stack"
          rows={sessions}
          empty=""
          columns={[
            {
              key: 'way',
              head: w.sessionColumns.way,
              cell: ({ way, current }) => (current ? `${WAYS[way]}（${w.sessionThis}）` : WAYS[way]),
            },
            { key: 'opened', head: w.sessionColumns.opened, cell: ({ opened }) => opened },
            { key: 'seen', head: w.sessionColumns.seen, cell: ({ seen }) => seen },
            { key: 'browser', head: w.sessionColumns.browser, cell: ({ browser }) => browser },
            {
              key: 'end',
              head: w.sessionColumns.end,
              numeric: true,
              cell: ({ id }) => (
                <Form action={at.endSession} hidden={{ id }}>
                  <Button kind="stop">{w.sessionEnd}</Button>
                </Form>
              ),
            },
          ]}
        />
        <Form action={at.endAll}>
          <p>{w.sessionsEndSays}</p>
          <Button kind="stop">{w.sessionsEnd}</Button>
        </Form>
      </section>
    </Document>
  )
}
