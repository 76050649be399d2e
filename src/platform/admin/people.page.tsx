/** 人と役職 — posts by organisation, who holds them, what they allow. */
import { Badge } from '#ui/badge'
import { Actions, ButtonLink } from '#ui/button'
import { Details } from '#ui/details'
import { Flash } from '#ui/flash'
import { Document, type Shell } from '#ui/shell'
import { DataTable } from '#ui/table'
import { WHO_WORDS } from './admin.words.ja.ts'
import { ja as words } from './people.words.ja.ts'
import type { OrganisationView, PeopleView, PostView } from './people-view.ts'

export type PeoplePageProps = {
  readonly shell: Shell
  readonly done: string | undefined
  readonly view: PeopleView
  readonly to: (path: string) => string
}

export function PeoplePage({ shell, done, view, to }: PeoplePageProps) {
  return (
    <Document shell={shell} title={words.title}>
      <h1>{words.title}</h1>
      {done && words.done[done] && <Flash>{words.done[done]}</Flash>}
      <p class="lead">{words.lead}</p>
      <Actions>
        <ButtonLink href={to('/people/posts/new')}>{words.newPost}</ButtonLink>
        <ButtonLink href={to('/people/transfer')}>{words.transfer}</ButtonLink>
        <ButtonLink href={to('/people/resets')} kind="text">
          {words.resetsTitle}
        </ButtonLink>
      </Actions>
      {view.organisations.length === 0 && <p class="empty">{words.noPosts}</p>}
      {view.organisations.map((organisation) => (
        <Organisation organisation={organisation} to={to} />
      ))}
      {view.ended.length > 0 && (
        <Details summary={words.endedPosts}>
          <ul class="list">
            {view.ended.map(({ id, label, until }) => (
              <li>
                <a href={to(`/people/posts/${id}`)}>{label}</a> {until && words.ended(until)}
              </li>
            ))}
          </ul>
        </Details>
      )}
    </Document>
  )
}

const Organisation = ({
  organisation: { name, posts },
  to,
}: {
  readonly organisation: OrganisationView
  readonly to: (path: string) => string
}) => (
  <section class="flow">
    <h2>{name}</h2>
    <DataTable<PostView>
      caption={words.postsCaption(name)}
      captionHidden
      mode="stack"
      rows={posts}
      empty={words.noPosts}
      columns={[
        {
          key: 'post',
          head: words.columns.post,
          cell: ({ id, label }) => <a href={to(`/people/posts/${id}`)}>{label}</a>,
        },
        {
          key: 'holder',
          head: words.columns.holder,
          cell: ({ holder, waiting, next }) => (
            <>
              {holder ? <a href={to(`/people/${holder.person}`)}>{holder.name}</a> : words.nobody}{' '}
              {!holder && waiting && <Badge kind="warn">{words.invitations}</Badge>}
              {next && <small class="sub"> {words.next(next.from, next.name)}</small>}
            </>
          ),
        },
        {
          key: 'may',
          head: words.columns.may,
          cell: ({ authorities }) => authorities.map((authority) => WHO_WORDS[authority]).join('、'),
        },
      ]}
    />
  </section>
)
