/**
 * 協定のいまに出すもの — all agreements of the acting side on one page: what runs, what has nothing, what is late.
 *
 * Order     the gravest finding first, then the end that comes first
 * Unit      counts; a figure counts once a period, 集計中 is not reported yet
 * Left out  figures of initiatives that have ended: nobody is asked for them any more
 */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { plainText } from '#kernel/ruby'
import { type Side, slugOf } from '../agreements/agreement.ts'
import { renewalNow } from '../agreements/agreement-check.ts'
import {
  type ClauseCheck,
  clauseChecks,
  isAlive,
  SEVERITIES,
  type Severity,
  severityOf,
} from '../agreements/clause-check.ts'
import { openRenewal } from '../agreements/renewal.ts'
import { missingFigures } from '../handover/handover-due.ts'
import type { KnownAgreement, KnownInitiative } from '../handover/handover-known.ts'
import { inForce } from '../indicators/figure.ts'
import { hasEnded } from '../initiatives/initiative.ts'
import { waitingFigures, waitingProposal, waitingReviews } from '../overview/waiting.ts'
import { isBehind, isUnderWay, progressNow } from '../progress/progress.ts'

/** So many stand on the printed page; the rest is named as a number, with where it can be read. */
export const ON_PAPER = 12

export type NowItem = { readonly no: number; readonly text: string }
export type NowLine = {
  readonly id: Uuid
  readonly path: string
  readonly agreementId: string
  readonly title: string
  readonly others: string
  readonly items: number
  readonly none: readonly NowItem[]
  /** Every initiative under it was 見送り or 中止. */
  readonly ended: readonly NowItem[]
  readonly alive: number
  /** Of those: either side says that it is late, or that it has not begun. */
  readonly behind: number
  readonly figures: { readonly reported: number; readonly unreported: number }
  readonly waits: { readonly us: number; readonly them: number }
  /** Last day of the term that runs; undefined: none, or not known. */
  readonly until: LocalDate | undefined
  /** Within 180 days an answer or the end is due, or the end has passed. */
  readonly renewalNear: boolean
  readonly checks: readonly ClauseCheck[]
}
export type NowView = {
  readonly lines: readonly NowLine[]
  readonly totals: {
    readonly agreements: number
    readonly alive: number
    readonly behind: number
    readonly none: number
    readonly ended: number
    readonly reported: number
    readonly unreported: number
    readonly us: number
    readonly them: number
    readonly renewals: number
    readonly severities: Readonly<Record<Severity, number>>
  }
}
type Meeting = { readonly agreement: Uuid; readonly heldOn: LocalDate }

export function nowView(
  known: readonly KnownAgreement[],
  meetings: readonly Meeting[],
  practice: number,
  today: LocalDate,
): NowView {
  const lines = known.map((each) => lineOf(each, meetings, practice, today)).toSorted(gravestFirst)
  const sum = (of: (line: NowLine) => number): number => lines.reduce((total, line) => total + of(line), 0)
  const checks = lines.flatMap((line) => line.checks.map(severityOf))
  const of = (severity: Severity) => checks.filter((each) => each === severity).length
  return {
    lines,
    totals: {
      agreements: lines.length,
      alive: sum(({ alive }) => alive),
      behind: sum(({ behind }) => behind),
      none: sum(({ none }) => none.length),
      ended: sum(({ ended }) => ended.length),
      reported: sum(({ figures }) => figures.reported),
      unreported: sum(({ figures }) => figures.unreported),
      us: sum(({ waits }) => waits.us),
      them: sum(({ waits }) => waits.them),
      renewals: lines.filter(({ renewalNear }) => renewalNear).length,
      severities: { urgent: of('urgent'), warn: of('warn'), unknown: of('unknown'), note: of('note') },
    },
  }
}

const rank = ({ checks }: NowLine): number =>
  Math.min(SEVERITIES.length, ...checks.map((check) => SEVERITIES.indexOf(severityOf(check))))
const LAST = '9999-12-31'
const gravestFirst = (a: NowLine, b: NowLine): number =>
  rank(a) - rank(b) || ((a.until ?? LAST) < (b.until ?? LAST) ? -1 : (a.until ?? LAST) > (b.until ?? LAST) ? 1 : 0)

function lineOf(known: KnownAgreement, meetings: readonly Meeting[], practice: number, today: LocalDate): NowLine {
  const { id, agreement, side, parties, initiatives, renewals = [] } = known
  const checks = clauseChecks(
    { agreement, initiatives, meetings: meetings.filter((each) => each.agreement === id), renewals, practice },
    today,
  )
  const found = checks.find((check) => check.kind === 'itemsNothing')
  const named = (numbers: readonly number[] = []): readonly NowItem[] =>
    numbers.map((no) => ({ no, text: plainText(agreement.items.find((item) => item.no === no)?.text.ja ?? '') }))
  const renewal = renewalNow(known, today)
  return {
    id,
    path: `/agreements/${id}`,
    agreementId: agreement.agreementId,
    title: plainText(agreement.title.ja) || slugOf(agreement),
    others: parties
      .filter((party) => party.side !== side)
      .map(({ name }) => name)
      .join('・'),
    items: agreement.items.length,
    none: named(found?.none),
    ended: named(found?.ended),
    alive: initiatives.filter(({ state }) => isAlive(state)).length,
    behind: initiatives.filter(({ state, progress }) => isUnderWay(state) && isBehind(progressNow(progress))).length,
    figures: figuresOf(initiatives, today),
    waits: waitsOf(known, side),
    until: renewal.kind === 'due' || renewal.kind === 'over' ? renewal.until : undefined,
    renewalNear: checks.some(({ kind }) => kind === 'expired' || kind === 'renewalNear' || kind === 'ending'),
    checks,
  }
}

function figuresOf(initiatives: readonly KnownInitiative[], today: LocalDate): NowLine['figures'] {
  const asked = initiatives.filter(({ state }) => !hasEnded(state)).flatMap(({ indicators }) => indicators)
  const reported = asked.flatMap(({ measurements }) =>
    inForce(measurements).filter(({ measured }) => measured.status !== 'pending'),
  )
  const unreported = asked.flatMap((indicator) => missingFigures(indicator, today))
  return { reported: reported.length, unreported: unreported.length }
}

function waitsOf({ initiatives, renewals = [] }: KnownAgreement, side: Side): NowLine['waits'] {
  const waiting = initiatives.flatMap((initiative) => [
    ...waitingProposal(initiative),
    ...waitingReviews(initiative.reviews),
    ...initiative.indicators.flatMap(({ targets, measurements }) => [
      ...waitingFigures('target', initiative.id, targets),
      ...waitingFigures('measurement', initiative.id, measurements),
    ]),
  ])
  const open = openRenewal(renewals)
  const us = waiting.filter(({ sides }) => sides.includes(side)).length
  return {
    us: us + (open && open.side !== side ? 1 : 0),
    them: waiting.length - us + (open?.side === side ? 1 : 0),
  }
}
