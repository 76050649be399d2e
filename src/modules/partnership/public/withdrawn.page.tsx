/** 公開をやめたもののページ — stands where something was: since when it has gone, and for which kind of reason. */
import { T } from '#ui/ruby'
import { Document } from '#ui/shell'
import type { Withdrawn } from '../agreements/publicity.ts'
import { LoudWhen, type PublicFrame } from './state-badge.page.tsx'
import type { WithdrawnWords } from './withdrawn.words.ja.ts'

export type WithdrawnPageProps = PublicFrame & {
  readonly municipality: string
  readonly withdrawn: Withdrawn
  readonly own: WithdrawnWords
}

export function WithdrawnPage(props: WithdrawnPageProps) {
  const { shell, to, terms, words, municipality, withdrawn, own } = props
  return (
    <Document
      shell={shell}
      title={own.title}
      width="narrow"
      crumbs={[
        { label: municipality, href: to('/') },
        { label: words.partnership, href: to('/partnership/') },
        { label: own.title },
      ]}
    >
      <LoudWhen {...props} />
      <h1>
        <T text={own.title} />
      </h1>
      <p class="lead">
        <T text={own.says(terms.day(withdrawn.on))} />
      </p>
      <p>
        <T text={own.why(own.whys[withdrawn.why])} />
      </p>
      <p>
        <a href={to('/partnership/')}>
          <T text={own.back} />
        </a>
      </p>
    </Document>
  )
}

/** What has gone, newest first: the record of what was published would be silent about it otherwise. */
export const WithdrawnList = ({
  withdrawn,
  own,
  terms,
}: Pick<WithdrawnPageProps, 'own' | 'terms'> & { readonly withdrawn: readonly Withdrawn[] }) =>
  withdrawn.length === 0 ? null : (
    <section class="flow">
      <h2>
        <T text={own.listTitle} />
      </h2>
      <ul>
        {withdrawn
          .toSorted((a, b) => (a.on < b.on ? 1 : -1))
          .map(({ on, why }) => (
            <li>
              <T text={own.line(terms.day(on), own.whys[why])} />
            </li>
          ))}
      </ul>
    </section>
  )
