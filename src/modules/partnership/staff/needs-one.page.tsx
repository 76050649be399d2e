/** 一つの困りごと、できること — what it is, who sees it, what was proposed to it; its own side shows it and closes it. */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { Actions, Button, ButtonLink } from '#ui/button'
import { Card } from '#ui/card'
import { Empty } from '#ui/empty'
import { ErrorSummary, type FieldError } from '#ui/error-summary'
import { Facts } from '#ui/facts'
import { Flash } from '#ui/flash'
import { Form } from '#ui/form'
import { Note } from '#ui/note'
import { CheckPick } from '#ui/pick'
import { Document, type Shell } from '#ui/shell'
import { TextArea } from '#ui/text-field'
import type { MenuKind, PastProposal } from '../needs-offers/menu.ts'
import { dayWords } from './agreements.page.tsx'
import { ja as words } from './needs.words.ja.ts'
import { PastProposals } from './needs-menu.page.tsx'

export type NeedPageProps = {
  readonly shell: Shell
  readonly to: (path: string) => string
  readonly done: string | undefined
  readonly entry: {
    readonly id: Uuid
    readonly kind: MenuKind
    readonly title: string
    readonly body: string
    readonly cost: string
    readonly since: LocalDate | undefined
    readonly closed: { readonly on: LocalDate; readonly reason: string } | undefined
    readonly version: number
  }
  readonly owner: string
  readonly item: string | undefined
  readonly isOurs: boolean
  readonly seenBy: readonly string[]
  /** To whom it can still be shown. */
  readonly readers: readonly { readonly value: string; readonly label: string }[]
  readonly past: readonly PastProposal[]
  readonly mayChange: boolean
  readonly mayPropose: boolean
  readonly chosen: readonly string[]
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

const MUST = { kind: 'required', text: words.required } as const

export function NeedPage(props: NeedPageProps) {
  const { shell, to, done, entry, owner, item, isOurs, seenBy, past, mayPropose, errors } = props
  return (
    <Document
      shell={shell}
      title={entry.title}
      crumbs={[{ label: words.title, href: to('/needs') }, { label: entry.title }]}
    >
      <h1>{entry.title}</h1>
      {done && words.done[done] && <Flash>{words.done[done]}</Flash>}
      <ErrorSummary title={words.fix} errors={errors} />
      <p class="lead">{entry.body}</p>
      {entry.closed && (
        <Note title={`${words.closed}　${dayWords(entry.closed.on)}`}>{words.closedFor(entry.closed.reason)}</Note>
      )}
      <Facts
        items={[
          { term: words.owner, value: owner },
          ...(entry.kind === 'offer' ? [{ term: words.fields['cost'] ?? '', value: entry.cost }] : []),
          ...(entry.since ? [{ term: words.fields['since'] ?? '', value: dayWords(entry.since) }] : []),
          ...(item ? [{ term: words.item, value: item }] : []),
          ...(isOurs
            ? [
                {
                  term: words.seenBy,
                  value: seenBy.length > 0 ? seenBy.join('、') : words.seenByNone,
                  unknown: seenBy.length === 0,
                },
              ]
            : []),
        ]}
      />
      {mayPropose && (
        <p>
          <ButtonLink kind="go" href={to(`/proposals/new?answers=${entry.id}`)}>
            {words.propose}
          </ButtonLink>
        </p>
      )}
      <section class="flow">
        <h2>{words.past}</h2>
        {past.length === 0 ? (
          <Empty title={words.noPast}>{words.noPastSays}</Empty>
        ) : (
          <PastProposals past={past} to={to} />
        )}
      </section>
      {props.mayChange && <Change {...props} />}
    </Document>
  )
}

function Change({ to, entry, readers, seenBy, chosen, typed, errors }: NeedPageProps) {
  const at = `/needs/${entry.id}`
  const hidden = { version: String(entry.version) }
  const error = (field: string) => errors.find((each) => each.field === field)?.text
  return (
    <>
      <p>
        <ButtonLink href={to(`${at}/edit`)}>{words.edit}</ButtonLink>
      </p>
      {readers.length > 0 && (
        <Card kind="firm" labelledBy="share">
          <h2 id="share">{words.shareTitle}</h2>
          <p>{words.shareSays}</p>
          <Form action={to(`${at}/share`)} hidden={hidden}>
            <CheckPick
              name="readers[]"
              id="readers"
              label={words.fields['readers'] ?? ''}
              mark={MUST}
              look="bare"
              values={chosen}
              error={error('readers')}
              options={readers}
            />
            <Actions>
              <Button kind={seenBy.length === 0 ? 'go' : 'plain'}>{words.share}</Button>
            </Actions>
          </Form>
        </Card>
      )}
      <Card labelledBy="close">
        <h2 id="close">{words.closeTitle}</h2>
        <p>{words.closeSays}</p>
        <Form action={to(`${at}/close`)} hidden={hidden}>
          <TextArea
            name="reason"
            label={words.closeReason}
            mark={MUST}
            rows={2}
            value={typed['reason']}
            error={error('reason')}
          />
          <Actions>
            <Button kind="stop">{words.close}</Button>
          </Actions>
        </Form>
      </Card>
    </>
  )
}
