/** 役職をかえる画面 — every post this session may act with today, in every town. */
import { Button } from '#ui/button'
import { Form } from '#ui/form'
import { Document, type Shell } from '#ui/shell'
import { DataTable } from '#ui/table'
import { CAN, ja as words } from './identity.words.ja.ts'
import type { Post } from './who.ts'

export type PostPageProps = {
  readonly shell: Shell
  readonly action: string
  readonly posts: readonly { readonly town: string; readonly post: Post; readonly current: boolean }[]
}

export function PostPage({ shell, action, posts }: PostPageProps) {
  const w = words.post
  return (
    <Document shell={shell} title={w.title}>
      <h1>{w.title}</h1>
      <p class="lead">{w.lead}</p>
      <DataTable
        caption={w.title}
        captionHidden
        mode="stack"
        rows={posts}
        empty={w.empty}
        columns={[
          { key: 'town', head: w.columns.town, cell: ({ town }) => town },
          { key: 'organisation', head: w.columns.organisation, cell: ({ post }) => post.organisationName },
          {
            key: 'post',
            head: w.columns.post,
            cell: ({ post }) => `${post.department}　${post.title}`,
            names: true,
          },
          {
            key: 'can',
            head: w.columns.can,
            cell: ({ post }) => post.authorities.map((authority) => CAN[authority]).join('、'),
          },
          {
            key: 'choose',
            head: w.columns.choose,
            numeric: true,
            cell: ({ post, current }) =>
              current ? (
                w.current
              ) : (
                <Form action={action} hidden={{ municipality: post.municipality, post: post.id }}>
                  <Button>{w.button}</Button>
                </Form>
              ),
          },
        ]}
      />
    </Document>
  )
}
