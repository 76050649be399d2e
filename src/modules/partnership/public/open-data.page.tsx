/** オープンデータのページ — which files there are, what their columns are, and on which terms they may be used. */
import { Empty } from '#ui/empty'
import { Note } from '#ui/note'
import { Said, T } from '#ui/ruby'
import { Document } from '#ui/shell'
import { bySigning } from './agreement-view.ts'
import type { LedgerWords } from './ledger.words.ja.ts'
import { OPEN_DATA_FILES, OPEN_DATA_NAMES } from './open-data.ts'
import type { PublicPartnership } from './public-partnership.ts'
import { LoudWhen, type PublicFrame, When } from './state-badge.page.tsx'

export type OpenDataPageProps = PublicFrame & {
  readonly municipality: string
  readonly value: PublicPartnership | undefined
  readonly official: boolean
  readonly licence: { readonly name: string; readonly url: string | undefined }
  readonly own: LedgerWords
}

export function OpenDataPage(props: OpenDataPageProps) {
  const { shell, words, own, to, municipality, value, official, licence } = props
  const agreements = bySigning(value?.agreements ?? [])
  return (
    <Document
      shell={shell}
      title={own.dataTitle}
      crumbs={[
        { label: municipality, href: to('/') },
        { label: words.partnership, href: to('/partnership/') },
        { label: own.dataTitle },
      ]}
    >
      <LoudWhen {...props} />
      <div class="tight">
        <h1>
          <T text={own.dataTitle} />
        </h1>
        <p class="lead">
          <T text={own.dataLead} />
        </p>
      </div>
      <section class="flow">
        <h2>
          <T text={own.csvTitle} />
        </h2>
        <p>
          <T text={own.csvSays} />
        </p>
        <ul class="list">
          {OPEN_DATA_NAMES.map((name) => (
            <li>
              <a href={to(`/partnership/open-data/${name}.csv`)}>{`${name}.csv`}</a>
              {'　'}
              <T text={own.files[name]} />
              <br />
              <small class="sub">
                <T text={own.columns} />
                <span lang="ja">{OPEN_DATA_FILES[name].columns.join('、')}</span>
              </small>
            </li>
          ))}
        </ul>
        <Note>{own.hidden}</Note>
      </section>
      <section class="flow">
        <h2>
          <T text={own.jsonTitle} />
        </h2>
        <p>
          <T text={own.jsonSays} />
        </p>
        {agreements.length === 0 ? (
          <Empty title={own.noJson} />
        ) : (
          <ul class="list">
            {agreements.map(({ slug, agreement }) => (
              <li>
                <a href={to(`/partnership/open-data/${slug}.json`)}>{`${slug}.json`}</a>
                {'　'}
                <Said text={agreement.title} />
              </li>
            ))}
          </ul>
        )}
      </section>
      <section class="flow">
        <h2>
          <T text={own.licenceTitle} />
        </h2>
        <p>
          <T text={official ? own.licence(municipality, licence.name) : own.licenceUnofficial(licence.name)} />
        </p>
        {licence.url && (
          <p>
            <a href={licence.url}>
              <T text={own.licenceText} />
            </a>
          </p>
        )}
      </section>
      {!props.asOf?.old && <When {...props} />}
    </Document>
  )
}
