/** 協定の版 — every text there was, who put it there and why; one of them beside the one before it. */
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import { plainText } from '#kernel/ruby'
import { DiffTable } from '#ui/diff'
import { HistoryList } from '#ui/history-list'
import { Document, type Shell } from '#ui/shell'
import type { ComparedLine } from '../agreements/agreement-compare.ts'
import { ja as terms } from '../public/terms.words.ja.ts'
import { changeCrumbs, diffRows } from './agreements-change.page.tsx'
import { ja as words } from './agreements-change.words.ja.ts'

type Version = { readonly version: number; readonly reason: string; readonly at: Instant; readonly by: string }
type Common = {
  readonly shell: Shell
  readonly to: (path: string) => string
  readonly id: Uuid
  readonly title: string
}

export const VersionsPage = (props: Common & { readonly versions: readonly Version[] }) => (
  <Document
    shell={props.shell}
    title={words.versionsTitle}
    width="narrow"
    crumbs={changeCrumbs(props, words.versionsTitle)}
  >
    <h1>{words.versionsTitle}</h1>
    <p class="lead">{words.versionsLead}</p>
    <HistoryList
      entries={props.versions.map(({ version, reason, at, by }) => ({
        at,
        time: terms.moment(at),
        who: by,
        text: words.versionLine(version, reason),
        more: (
          <p>
            <a href={props.to(`/agreements/${props.id}/versions/${version}`)}>{words.seeVersion(version)}</a>
          </p>
        ),
      }))}
    />
  </Document>
)

export const VersionPage = (
  props: Common & { readonly version: Version; readonly lines: readonly ComparedLine[] | undefined },
) => {
  const { shell, to, id, version, lines } = props
  const title = words.version(version.version)
  return (
    <Document shell={shell} title={title} crumbs={changeCrumbs(props, title)}>
      <h1>{title}</h1>
      <p class="lead">{words.versionLine(version.version, version.reason)}</p>
      <p class="sub">
        {plainText(terms.moment(version.at))}　{version.by}
      </p>
      {lines ? (
        <DiffTable caption={title} words={{ ...words.diff, ...words.versionDiff }} rows={diffRows(lines)} />
      ) : (
        <p>{words.versionFirst}</p>
      )}
      <p>
        <a href={to(`/agreements/${id}/versions/${version.version}/agreement.json`)} download>
          {words.versionJson}
        </a>
      </p>
      <p>
        <a href={to(`/agreements/${id}/versions`)}>{words.versionsTitle}</a>
      </p>
    </Document>
  )
}
