/**
 * 協議資料 — what lies on the table when both sides meet: what they decided last, how everything under the agreement goes,
 * the figures of the quarter, what waits for whom, what is due. Made from what stands there at that moment.
 *
 * Whose     both sides': only what the one has shared with the other. A draft, and a review not yet put forward, is not in it
 * Unit      a quarter of the fiscal year; its figures are those of every period whose last day lies in it
 */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { comparePeriods, firstDay, lastDay, type Period, type PeriodCode, period } from '#kernel/period'
import { plainText } from '#kernel/ruby'
import { unitOf } from '#kernel/unit'
import type { Side } from '../agreements/agreement.ts'
import { type ClauseCheck, clauseChecks } from '../agreements/clause-check.ts'
import type { MeetingText } from '../agreements/meeting.ts'
import type { KnownAgreement, KnownIndicator, KnownInitiative } from '../handover/handover-known.ts'
import { type Deadline, deadlinesOf, type OpenTask, openTasks } from '../handover/handover-open.ts'
import {
  type AgreementPart,
  agreementPart,
  type InitiativePart,
  initiativePart,
  nameOf,
} from '../handover/handover-part.ts'
import { confirmation, inForce, type Measured } from '../indicators/figure.ts'
import { hasEnded } from '../initiatives/initiative.ts'
import {
  isDecided,
  type ProposalClock,
  type ProposalHistory,
  proposalClock,
  proposalState,
} from '../needs-offers/proposal.ts'

export type PaperFigure = {
  readonly indicator: string
  readonly unit: string
  readonly period: string
  readonly target: number | undefined
  readonly measured: Measured | undefined
  /** Names of the sides that have not confirmed the figure yet. */
  readonly waitsFor: readonly string[]
}
export type PaperProposal = {
  readonly title: string
  readonly by: string
  readonly state: ReturnType<typeof proposalState>
  readonly clock: ProposalClock
}
export type MeetingPaper = {
  readonly madeOn: LocalDate
  readonly period: PeriodCode
  readonly agreement: AgreementPart
  readonly lastMeeting: MeetingText | undefined
  readonly checks: readonly ClauseCheck[]
  readonly initiatives: readonly InitiativePart[]
  readonly figures: readonly { readonly initiative: string; readonly rows: readonly PaperFigure[] }[]
  /** Indicators of what is under way of which nothing was said for the quarter, though it was asked. */
  readonly without: readonly string[]
  readonly countsPeople: boolean
  readonly open: readonly OpenTask[]
  readonly deadlines: readonly Deadline[]
  readonly proposals: readonly PaperProposal[]
}

type Given = {
  readonly meetings: readonly (MeetingText & { readonly agreement: Uuid })[]
  readonly proposals: readonly { readonly agreement: Uuid; readonly title: string; readonly history: ProposalHistory }[]
  readonly posts: ReadonlyMap<Uuid, string>
  /** How many initiatives the town wants to see alive. */
  readonly practice: number
  readonly period: PeriodCode
  readonly today: LocalDate
}

export function meetingPaperOf(known: KnownAgreement, given: Given): MeetingPaper {
  const { posts, practice, today } = given
  const quarter = period(given.period)
  const shared: KnownAgreement = { ...known, initiatives: known.initiatives.filter((each) => each.shared) }
  const { agreement, initiatives, renewals = [] } = shared
  const meetings = given.meetings.filter((each) => each.agreement === known.id)
  const shown = initiatives.filter((each) => !endedBefore(each, firstDay(quarter)))
  const parts = shown.map((each) => initiativePart(shared, each, posts, today))
  const one = agreementPart(shared, [shared], posts, today)
  const figures = shown.map((each) => ({
    initiative: plainText(each.title.ja),
    rows: each.indicators.flatMap((indicator) => figuresIn(indicator, quarter, shared)),
  }))
  return {
    madeOn: today,
    period: given.period,
    agreement: one,
    lastMeeting: meetings.toSorted((a, b) => (a.heldOn < b.heldOn ? 1 : -1))[0],
    checks: clauseChecks({ agreement, initiatives, meetings, renewals, practice }, today),
    initiatives: parts,
    figures: figures.filter(({ rows }) => rows.length > 0),
    without: parts.flatMap(({ title, missing }) =>
      missing.filter(({ period: code }) => endsIn(code, quarter)).map(({ indicator }) => `${title}　${indicator}`),
    ),
    countsPeople: shown.some((each) => each.indicators.some(({ unit }) => unitOf(unit).countsPeople)),
    open: openTasks(shared, today),
    deadlines: deadlinesOf([one], parts, today),
    proposals: given.proposals
      .filter((each) => each.agreement === known.id && !isDecided(proposalState(each.history)))
      .map(({ title, history }) => ({
        title,
        by: nameOf(shared, history[0]?.side ?? shared.side),
        state: proposalState(history),
        clock: proposalClock(history, today),
      })),
  }
}

const endedBefore = ({ state, history }: KnownInitiative, day: LocalDate): boolean =>
  hasEnded(state) && (history.at(-1)?.decidedOn ?? day) < day

const endsIn = (code: string, quarter: Period): boolean => {
  const last = lastDay(period(code))
  return firstDay(quarter) <= last && last <= lastDay(quarter)
}

function figuresIn(indicator: KnownIndicator, quarter: Period, known: KnownAgreement): readonly PaperFigure[] {
  const targets = inForce(indicator.targets).filter((each) => endsIn(each.period, quarter))
  const measured = inForce(indicator.measurements).filter((each) => endsIn(each.period, quarter))
  const codes = [...new Set([...targets, ...measured].map((each) => each.period))]
  return codes
    .toSorted((a, b) => comparePeriods(period(a), period(b)))
    .map((code) => {
      const figure = measured.find((each) => each.period === code)
      const confirmed = figure && confirmation(figure.signs)
      const sides: readonly Side[] = confirmed?.kind === 'waitsFor' ? confirmed.sides : []
      return {
        indicator: plainText(indicator.name.ja),
        unit: indicator.unit,
        period: code,
        target: targets.find((each) => each.period === code)?.value,
        measured: figure?.measured,
        waitsFor: sides.map((side) => nameOf(known, side)),
      }
    })
}
