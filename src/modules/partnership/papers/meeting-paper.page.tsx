/** 協議資料の画面 — the paper for the meeting of both sides as it is, and the same one as a Word file. */
import type { Uuid } from '#kernel/id'
import type { PeriodCode } from '#kernel/period'
import { Actions, ButtonLink } from '#ui/button'
import { Chips } from '#ui/chips'
import { Document, type Shell } from '#ui/shell'
import { ja as terms } from '../public/terms.words.ja.ts'
import type { Paper } from './paper.ts'
import { PaperSections } from './paper-sections.page.tsx'
import { ja as words } from './staff-meeting-paper.words.ja.ts'

export type MeetingPaperPageProps = {
  readonly shell: Shell
  readonly to: (path: string) => string
  readonly agreement: { readonly id: Uuid; readonly title: string }
  readonly period: PeriodCode
  /** Newest first. */
  readonly periods: readonly PeriodCode[]
  readonly agreements: string
  readonly paper: Paper
}

export function MeetingPaperPage(props: MeetingPaperPageProps) {
  const { shell, to, agreement, period, periods, paper } = props
  const base = `/agreements/${agreement.id}/paper`
  return (
    <Document
      shell={shell}
      title={words.title}
      crumbs={[
        { label: props.agreements, href: to('/agreements') },
        { label: agreement.title, href: to(`/agreements/${agreement.id}`) },
        { label: words.title },
      ]}
    >
      <h1>{paper.title}</h1>
      <p class="lead off-paper">{words.lead}</p>
      <Chips
        label={words.quarter}
        chips={periods.map((each) => ({
          label: terms.period(each),
          href: to(`${base}?period=${each}`),
          current: each === period,
        }))}
      />
      {paper.lead.map((line) => (
        <p>{line}</p>
      ))}
      <Actions>
        <ButtonLink href={to(`${base}/word?period=${period}`)}>{words.download}</ButtonLink>
      </Actions>
      <PaperSections sections={paper.sections} contents={words.contents} none={words.none} />
    </Document>
  )
}
