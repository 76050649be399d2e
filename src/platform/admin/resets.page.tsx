/** 鍵のつくり直し — one asked, another approves. Who asked, and whose keys they are, sees the reason instead of a button. */

import type { Uuid } from '#kernel/id'
import { type Instant, localDateAt } from '#kernel/instant'
import { Badge } from '#ui/badge'
import { Button } from '#ui/button'
import { Flash } from '#ui/flash'
import { Form } from '#ui/form'
import { Document, type Shell } from '#ui/shell'
import { DataTable } from '#ui/table'
import { linkState } from '../identity/one-time-link.ts'
import { mayApprove, type Reset } from '../identity/reset.ts'
import { LINK_WORDS, ja as words } from './people.words.ja.ts'

export type ResetsPageProps = {
  readonly shell: Shell
  readonly to: (path: string) => string
  readonly done: string | undefined
  readonly resets: readonly Reset[]
  readonly names: ReadonlyMap<Uuid, string>
  readonly me: Uuid
  readonly now: Instant
}

export function ResetsPage({ shell, to, done, resets, names, me, now }: ResetsPageProps) {
  return (
    <Document
      shell={shell}
      title={words.resetsTitle}
      crumbs={[{ label: words.crumbs.people, href: to('/people') }, { label: words.crumbs.resets }]}
    >
      <h1>{words.resetsTitle}</h1>
      {done && words.done[done] && <Flash>{words.done[done]}</Flash>}
      <p class="lead">{words.resetsLead}</p>
      <DataTable<Reset>
        caption={words.resetsTitle}
        captionHidden
        mode="stack"
        rows={resets}
        empty={words.resetsEmpty}
        columns={[
          { key: 'person', head: words.columns.person, cell: ({ person }) => names.get(person) ?? '' },
          {
            key: 'asked',
            head: words.columns.asked,
            cell: ({ requestedAt, requestedBy }) =>
              `${localDateAt(requestedAt)} ${requestedBy ? (names.get(requestedBy) ?? '') : words.operator}`,
          },
          { key: 'state', head: words.columns.state, cell: (reset) => <State reset={reset} now={now} /> },
          {
            key: 'approve',
            head: words.approve,
            cell: (reset) => {
              if (reset.approvedAt || reset.withdrawnAt) return ''
              if (!mayApprove(reset, me)) return words.notYou
              return (
                <Form action={to(`/people/resets/${reset.id}/approve`)}>
                  <Button kind="go">{words.approve}</Button>
                </Form>
              )
            },
          },
        ]}
      />
    </Document>
  )
}

const State = ({ reset, now }: { readonly reset: Reset; readonly now: Instant }) => {
  if (reset.withdrawnAt) return <Badge kind="gray">{LINK_WORDS.withdrawn}</Badge>
  if (!reset.expiresAt) return <Badge kind="warn">{words.waiting}</Badge>
  const state = linkState({ ...reset, expiresAt: reset.expiresAt }, now)
  return <Badge kind={state === 'open' ? 'ok' : 'gray'}>{state === 'open' ? words.approved : LINK_WORDS[state]}</Badge>
}
