/**
 * 数字の出そろいに出すもの — per department what was due in a fiscal year and what came, and every figure that has not come.
 *
 * Whose     the department of the municipal post that answers for the initiative, else the company whose post does: that is
 *           whom the planning division would ask
 * Order     departments with the most that has not come first; figures by the day on which they were due
 */
import { daysBetween, fiscalYearOf, type LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { firstDay, period } from '#kernel/period'
import { plainText } from '#kernel/ruby'
import type { KnownAgreement, KnownInitiative } from '../handover/handover-known.ts'
import { type DueFigure, dueFigures, type OnTime, onTimeOf } from '../indicators/on-time.ts'
import { hasEnded } from '../initiatives/initiative.ts'

export type OnTimeFigure = DueFigure & {
  readonly department: string
  readonly agreement: string
  readonly initiative: string
  readonly indicator: string
  /** Below the staff pages of the region. */
  readonly path: string
  /** Past the day on which it was due; 0 where that has not come, or where it is there. */
  readonly daysLate: number
}
export type OnTimeView = {
  /** Newest first; the year of today is always among them. */
  readonly years: readonly number[]
  readonly year: number
  readonly total: OnTime
  readonly departments: readonly (OnTime & { readonly name: string })[]
  readonly waiting: readonly OnTimeFigure[]
  readonly all: readonly OnTimeFigure[]
}

type Post = { readonly id: Uuid; readonly department: string; readonly organisationName: string }
type Given = {
  readonly known: readonly KnownAgreement[]
  readonly posts: readonly Post[]
  readonly within: number
  readonly today: LocalDate
  /** Undefined: the year of today. */
  readonly year: number | undefined
  /** For what nobody answers for. */
  readonly nobody: string
}

export function onTimeView({ known, posts, within, today, year, nobody }: Given): OnTimeView {
  const whose = departmentOf(posts, nobody)
  const every = known.flatMap(({ agreement, initiatives }) =>
    initiatives
      .filter(({ history }) => history.length > 0)
      .flatMap((initiative) =>
        initiative.indicators.flatMap((indicator) =>
          dueFigures(indicator, { within, today, endedOn: endOf(initiative) }).map((figure) => ({
            ...figure,
            department: whose(initiative),
            agreement: plainText(agreement.title.ja),
            initiative: plainText(initiative.title.ja),
            indicator: plainText(indicator.name.ja),
            path: `/indicators/${indicator.id}`,
            daysLate: isLate(figure) ? daysBetween(figure.due, today) : 0,
          })),
        ),
      ),
  )
  const yearOf = (figure: DueFigure): number => fiscalYearOf(firstDay(period(figure.period)))
  const current = fiscalYearOf(today)
  const shown = year ?? current
  const all = every
    .filter((figure) => yearOf(figure) === shown)
    .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
  return {
    years: [...new Set([current, ...every.map(yearOf)])].toSorted((a, b) => b - a),
    year: shown,
    total: onTimeOf(all),
    departments: [...Map.groupBy(all, ({ department }) => department)]
      .map(([name, own]) => ({ name, ...onTimeOf(own) }))
      .toSorted((a, b) => b.missing + b.pending - (a.missing + a.pending) || (a.name < b.name ? -1 : 1)),
    waiting: all.filter(({ state }) => state !== 'onTime' && state !== 'late'),
    all,
  }
}

/** Whom the planning division would ask about an initiative. */
export const departmentOf = (
  posts: readonly Post[],
  nobody: string,
): ((of: Pick<KnownInitiative, 'owners'>) => string) => {
  const byId = new Map(posts.map((post) => [post.id, post]))
  return ({ owners }) => {
    const municipal = owners.municipality && byId.get(owners.municipality)
    const company = owners.company && byId.get(owners.company)
    return municipal?.department || municipal?.organisationName || company?.organisationName || nobody
  }
}

const isLate = ({ state }: DueFigure): boolean => state === 'missing' || state === 'pending'

const endOf = ({ state, history }: KnownInitiative): LocalDate | undefined =>
  hasEnded(state) ? history.at(-1)?.decidedOn : undefined
