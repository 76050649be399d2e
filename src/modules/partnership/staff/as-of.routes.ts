/** ある日の経路 — one initiative as it stood at the end of a day. Reads only; a foreign id answers as a missing one. */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { localDateAt } from '#kernel/instant'
import { readDate } from '#kernel/read-date'
import { fail, ok, type Result } from '#kernel/result'
import { type Answer, html, missing } from '#platform/http/answer'
import type { Call } from '#platform/http/call'
import { type Input, type Route, routes } from '#platform/http/route'
import { postStore } from '#platform/identity/post.store'
import { inCharge } from '../agreements/charge.store.ts'
import { asOf } from '../as-of/as-of.ts'
import { lineKind } from '../initiatives/initiative.ts'
import { type InitiativeOverview, overviewStore } from '../overview/overview.store.ts'
import { progressNow } from '../progress/progress.ts'
import { postNames } from './agreements-view.ts'
import { AsOfPage, type Then } from './as-of.page.tsx'
import { asOfParams, asOfQuery } from './as-of.shape.ts'
import { ja as words } from './as-of.words.ja.ts'
import { figuresOn, oftenAsked } from './as-of-view.ts'
import { ja as initiativeWords } from './initiatives.words.ja.ts'

type Asked = Pick<Call<Input>, 'tx' | 'to' | 'shell' | 'clock'>

export const asOfRoutes: readonly Route[] = routes({
  mount: 'staff',
  who: 'partnership.read',
  tenant: 'municipal',
  object: 'initiative',
  log: 'ids',
  operatedOnly: true,
}).get(
  '/initiatives/:id/as-of',
  {
    limit: 'page',
    title: '取組について、ある日に何と言っていたかを見る',
    input: { params: asOfParams, query: asOfQuery },
  },
  (c) => asOfPage(c, c.params.id, c.query.on.trim()),
).list

async function asOfPage(c: Asked, id: Uuid, typed: string): Promise<Answer> {
  const found = await c.tx(async (tx) => {
    const overview = await overviewStore(tx).initiative(id)
    return overview && { overview, names: postNames(await postStore(tx).inMunicipality()) }
  })
  if (!found) return missing
  const { overview, names } = found
  const { signedOn } = overview.agreement.agreement
  const today = c.clock.today()
  const day = typed === '' ? undefined : readDay(typed, signedOn, today)
  const errors = day && !day.ok ? [{ field: 'on', text: day.error }] : []
  return html(
    AsOfPage,
    {
      shell: c.shell({ door: 'initiatives' }),
      to: c.to,
      initiative: { id, title: overview.initiative.title.ja },
      typed,
      errors,
      often: oftenAsked(today, signedOn),
      asked: day?.ok ? { day: day.value, stood: thenOf(overview, names, day.value) } : undefined,
    },
    errors.length > 0 ? 422 : 200,
  )
}

function readDay(typed: string, signedOn: LocalDate, today: LocalDate): Result<LocalDate, string> {
  const read = readDate(typed)
  if (!read.ok) return fail(initiativeWords.dateFault(read.error))
  if (read.value > today) return fail(words.inFuture)
  return read.value < signedOn ? fail(words.beforeSigning(signedOn)) : ok(read.value)
}

function thenOf(
  { agreement, initiative, indicators, reviews, progress }: InitiativeOverview,
  names: ReadonlyMap<Uuid, string>,
  day: LocalDate,
): Then {
  const then = asOf({ ...initiative, reviews }, day)
  if (then.kind === 'notShared') return then
  const owners = inCharge(initiative.named, then.charges)
  return {
    ...then,
    owners: {
      municipality: owners.municipality && names.get(owners.municipality),
      company: owners.company && names.get(owners.company),
    },
    history: then.history.map((line, at) => ({
      ...line,
      kind: lineKind(then.history, at),
      by: names.get(line.post) ?? '',
    })),
    progress: progressNow(progress.filter(({ at }) => localDateAt(at) <= day)),
    indicators: indicators
      .filter(({ indicator }) => localDateAt(indicator.recordedAt) <= day)
      .map(({ indicator, figures }) => ({
        id: indicator.id,
        name: indicator.name.ja,
        unit: indicator.unit,
        rows: figuresOn(figures, agreement.parties, agreement.side, day),
      })),
  }
}
