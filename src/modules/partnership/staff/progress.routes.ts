/** 進み具合の経路 — each side says in a word how an initiative goes; nothing is ever written over. */
import { fiscalYearOf } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { type Answer, html, missing, redirect } from '#platform/http/answer'
import type { Call } from '#platform/http/call'
import { type Input, type Route, routes } from '#platform/http/route'
import { postStore } from '#platform/identity/post.store'
import { may } from '#platform/identity/who'
import { overviewStore } from '../overview/overview.store.ts'
import { progressStore } from '../progress/progress.store.ts'
import { isUnderWay, progressNow } from '../progress/progress.ts'
import { postNames } from './agreements-view.ts'
import { initiativeParams } from './initiatives.shape.ts'
import { ProgressPage } from './progress.page.tsx'
import { progressForm } from './progress.shape.ts'
import { ja as words } from './progress.words.ja.ts'
import { reviewLines } from './review-lines.ts'

type Asked = Pick<Call<Input>, 'tx' | 'to' | 'shell' | 'clock' | 'who'>
type Fault = { readonly field: string; readonly text: string }

const shared = { mount: 'staff', tenant: 'municipal', object: 'initiative', log: 'ids', operatedOnly: true } as const
const input = { params: initiativeParams }

export const progressRoutes: readonly Route[] = routes(shared)
  .get(
    '/initiatives/:id/progress',
    { who: 'partnership.read', limit: 'page', title: '取組の進み具合を見る', input },
    (c) => progressPage(c, c.params.id, {}, []),
  )
  .post(
    '/initiatives/:id/progress',
    {
      who: 'partnership.write',
      limit: 'form',
      title: '取組の進み具合を言う',
      input: { ...input, form: progressForm },
    },
    async (c) => {
      const { id: initiative } = c.params
      const again = (faults: readonly Fault[]) => progressPage(c, initiative, c.form.typed, faults)
      if (!c.form.ok) return again(c.form.error.map(({ field, code }) => ({ field, text: words.fault(code) })))
      const line = { ...c.form.value, id: c.newId(), initiative, at: c.clock.now() }
      const added = await c.tx((tx) => progressStore(tx).add(line))
      switch (added.kind) {
        case 'added':
          return redirect(c.to(`/initiatives/${initiative}?done=progressSaid`))
        case 'missing':
          return missing
        case 'refused':
          return again([{ field: added.fault === 'notUnderWay' ? 'word' : 'comment', text: words.faults[added.fault] }])
      }
    },
  ).list

/** A draft has none: it answers as what is not there. */
async function progressPage(
  c: Asked,
  id: Uuid,
  typed: Readonly<Record<string, string>>,
  faults: readonly Fault[],
): Promise<Answer> {
  const found = await c.tx(async (tx) => {
    const overview = await overviewStore(tx).initiative(id)
    return overview && { overview, posts: await postStore(tx).inMunicipality() }
  })
  if (!found?.overview.initiative.shared) return missing
  const { agreement, initiative, indicators, progress } = found.overview
  const names = postNames(found.posts)
  return html(
    ProgressPage,
    {
      shell: c.shell({ door: 'initiatives' }),
      to: c.to,
      agreement: { id: agreement.id, title: agreement.agreement.title.ja },
      initiative: { id, title: initiative.title.ja },
      now: progressNow(progress),
      lines: progress.map((line) => ({ ...line, by: names.get(line.post) ?? '' })),
      figures: reviewLines(indicators, String(fiscalYearOf(c.clock.today()))),
      isUnderWay: isUnderWay(initiative.state),
      mayWrite: may(c.who, 'partnership.write'),
      typed,
      errors: faults,
    },
    faults.length > 0 ? 422 : 200,
  )
}
