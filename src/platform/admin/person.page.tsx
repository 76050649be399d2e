/** 一人の人 — posts, open sessions, and what may be done: end them, deactivate, ask for new keys. */
import { type Instant, localDateAt, localTimeAt } from '#kernel/instant'
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { Flash } from '#ui/flash'
import { Form } from '#ui/form'
import { Note } from '#ui/note'
import { Document, type Shell } from '#ui/shell'
import { DataTable } from '#ui/table'
import type { Person } from '../identity/person.ts'
import type { SessionLine } from '../identity/session-line.ts'
import type { Post } from '../identity/who.ts'
import { WAY_WORDS } from './admin.words.ja.ts'
import { ja as words } from './people.words.ja.ts'

export type PersonPageProps = {
  readonly shell: Shell
  readonly to: (path: string) => string
  readonly done: string | undefined
  readonly person: Person
  readonly posts: readonly Post[]
  readonly sessions: readonly SessionLine[]
  readonly isSelf: boolean
  readonly mayReset: boolean
}

const moment = (at: Instant) => <time datetime={at}>{`${localDateAt(at)} ${localTimeAt(at)}`}</time>

export function PersonPage({ shell, to, done, person, posts, sessions, isSelf, mayReset }: PersonPageProps) {
  const at = `/people/${person.id}`
  return (
    <Document
      shell={shell}
      title={person.name}
      crumbs={[{ label: words.crumbs.people, href: to('/people') }, { label: person.name }]}
    >
      <h1>{person.name}</h1>
      {done && words.done[done] && <Flash>{words.done[done]}</Flash>}
      {person.erasedAt ? (
        <Note>{words.erasedSays}</Note>
      ) : (
        person.deactivatedAt && <Note kind="warn">{words.deactivatedSays}</Note>
      )}
      <section class="flow">
        <h2>{words.posts}</h2>
        <DataTable<Post>
          caption={words.posts}
          captionHidden
          rows={posts}
          empty={words.nobody}
          columns={[
            {
              key: 'post',
              head: words.columns.post,
              cell: ({ id, department, title, organisationName }) => (
                <>
                  <a href={to(`/people/posts/${id}`)}>{`${department} ${title}`}</a>{' '}
                  <small class="sub">{organisationName}</small>
                </>
              ),
            },
            {
              key: 'since',
              head: words.columns.since,
              cell: ({ from, until }) => `${from}${until ? ` ${words.ended(until)}` : ''}`,
            },
          ]}
        />
      </section>
      <section class="flow">
        <h2>{words.sessions}</h2>
        <DataTable<SessionLine>
          caption={words.sessions}
          captionHidden
          rows={sessions}
          empty={words.noSessions}
          columns={[
            { key: 'opened', head: words.columns.since, cell: ({ openedAt }) => moment(openedAt) },
            { key: 'way', head: words.columns.way, cell: ({ way }) => WAY_WORDS[way] },
            { key: 'seen', head: words.columns.seen, cell: ({ seenAt }) => moment(seenAt) },
          ]}
        />
        {sessions.length > 0 && (
          <Form action={to(`${at}/sessions/end`)}>
            <Button kind="stop">{words.endSessions}</Button>
          </Form>
        )}
      </section>
      {person.home && <Keys person={person} at={at} to={to} isSelf={isSelf} mayReset={mayReset} />}
      {!person.home && !person.erasedAt && <Note>{words.notHome}</Note>}
    </Document>
  )
}

const Keys = ({
  person,
  at,
  to,
  isSelf,
  mayReset,
}: Pick<PersonPageProps, 'person' | 'to' | 'isSelf' | 'mayReset'> & { readonly at: string }) => (
  <div class="grid half">
    {mayReset && !isSelf && (
      <Card labelledBy="reset">
        <h2 id="reset">{words.resetAsk}</h2>
        <p>{words.resetSays}</p>
        <Form action={to(`${at}/reset`)}>
          <Button>{words.resetAsk}</Button>
        </Form>
      </Card>
    )}
    <Card kind="danger" labelledBy="off">
      <h2 id="off">{person.deactivatedAt ? words.reactivate : words.deactivate}</h2>
      {isSelf ? (
        <p>{words.self}</p>
      ) : (
        <>
          <p>{words.deactivateSays}</p>
          <Form action={to(`${at}/${person.deactivatedAt ? 'reactivate' : 'deactivate'}`)}>
            <Button kind="danger">{person.deactivatedAt ? words.reactivate : words.deactivate}</Button>
          </Form>
        </>
      )}
    </Card>
  </div>
)
