/** 一つの役職 — who holds it, whom it waits for, inviting, its last day. */

import type { Instant } from '#kernel/instant'
import { Badge } from '#ui/badge'
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { ErrorSummary, type FieldError } from '#ui/error-summary'
import { Facts } from '#ui/facts'
import { Form } from '#ui/form'
import { KeyBox } from '#ui/key-box'
import { Document, type Shell } from '#ui/shell'
import { DataTable } from '#ui/table'
import { DateField, TextField } from '#ui/text-field'
import type { Holder } from '../identity/holder.ts'
import type { Invitation } from '../identity/invitation.ts'
import { type LINK_HOURS, linkState } from '../identity/one-time-link.ts'
import type { Post } from '../identity/who.ts'
import { WHO_WORDS } from './admin.words.ja.ts'
import { LINK_WORDS, ja as words } from './people.words.ja.ts'

export type PostPageProps = {
  readonly shell: Shell
  readonly to: (path: string) => string
  readonly post: Post
  readonly holders: readonly Holder[]
  readonly invitations: readonly Invitation[]
  readonly now: Instant
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

export function PostPage({ shell, to, post, holders, invitations, now, typed, errors }: PostPageProps) {
  const errorAt = (field: string) => errors.find((each) => each.field === field)?.text
  const label = `${post.department} ${post.title}`
  const at = `/people/posts/${post.id}`
  return (
    <Document shell={shell} title={label} crumbs={[{ label: words.crumbs.people, href: to('/people') }, { label }]}>
      <h1>{label}</h1>
      <ErrorSummary title={words.fix} errors={errors} />
      <Facts
        items={[
          { term: words.organisation, value: post.organisationName },
          {
            term: words.authorities,
            value: post.authorities.map((each) => WHO_WORDS[each]).join('、') || words.nobody,
          },
          { term: words.from, value: post.from, note: post.until ? words.ended(post.until) : undefined },
        ]}
      />
      <section class="flow">
        <h2>{words.holders}</h2>
        <DataTable<Holder>
          caption={words.holders}
          captionHidden
          mode="stack"
          rows={holders}
          empty={words.nobody}
          columns={[
            {
              key: 'name',
              head: words.columns.person,
              cell: ({ person, name }) => <a href={to(`/people/${person}`)}>{name}</a>,
            },
            {
              key: 'from',
              head: words.columns.since,
              cell: ({ from, until }) => `${from}${until ? ` ${words.ended(until)}` : ''}`,
            },
            {
              key: 'end',
              head: words.endAssignment,
              cell: ({ id, until, name }) =>
                until ? (
                  ''
                ) : (
                  <Form action={to(`/people/assignments/${id}/end`)}>
                    <DateField
                      name="until"
                      id={`until-${id}`}
                      label={`${words.lastDay}（${name}）`}
                      value={typed[`until-${id}`]}
                      error={errorAt(`until-${id}`)}
                    />
                    <Button kind="stop">{words.endButton}</Button>
                  </Form>
                ),
            },
          ]}
        />
      </section>
      <div class="grid half">
        <Card labelledBy="invite">
          <h2 id="invite">{words.invite}</h2>
          <Form action={to(`${at}/invite`)}>
            <TextField
              name="name"
              label={words.inviteName}
              hint={words.inviteHint}
              value={typed['name']}
              error={errorAt('name')}
            />
            <Button kind="go">{words.inviteButton}</Button>
          </Form>
        </Card>
        <Card kind="danger" labelledBy="end">
          <h2 id="end">{words.endPost}</h2>
          <Form action={to(`${at}/end`)}>
            <DateField
              name="until"
              label={words.lastDay}
              hint={words.dateHint}
              value={typed['until']}
              error={errorAt('until')}
            />
            <Button kind="stop">{words.endButton}</Button>
          </Form>
        </Card>
      </div>
      <section class="flow">
        <h2>{words.invitations}</h2>
        <DataTable<Invitation>
          caption={words.invitations}
          captionHidden
          mode="stack"
          rows={invitations}
          empty={words.noInvitations}
          columns={[
            { key: 'name', head: words.columns.person, cell: ({ name }) => name },
            {
              key: 'state',
              head: words.columns.state,
              cell: (link) => (
                <Badge kind={linkState(link, now) === 'open' ? 'warn' : 'gray'}>
                  {LINK_WORDS[linkState(link, now)]}
                </Badge>
              ),
            },
            {
              key: 'withdraw',
              head: words.withdraw,
              cell: (link) =>
                linkState(link, now) === 'open' ? (
                  <Form action={to(`/people/invitations/${link.id}/withdraw`)}>
                    <Button kind="stop">{words.withdraw}</Button>
                  </Form>
                ) : (
                  ''
                ),
            },
          ]}
        />
      </section>
    </Document>
  )
}

/** Shown once, as the answer to the press that made it; never at an address of its own. */
export const LinkPage = ({
  shell,
  link,
  hours,
  back,
}: {
  readonly shell: Shell
  readonly link: string
  readonly hours: (typeof LINK_HOURS)[keyof typeof LINK_HOURS]
  readonly back: string
}) => (
  <Document shell={shell} title={words.linkTitle} width="narrow">
    <h1>{words.linkTitle}</h1>
    <KeyBox id="link" label={words.linkLabel} hint={words.linkHint(hours)} value={link} />
    <p>
      <a href={back}>{words.back}</a>
    </p>
  </Document>
)
