/** 協議の場の経路 — the meetings of an agreement, read by both sides; either side records one or puts one right. */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { type Answer, html, missing, redirect } from '#platform/http/answer'
import type { Call } from '#platform/http/call'
import { type Input, type Route, routes } from '#platform/http/route'
import { postStore } from '#platform/identity/post.store'
import { may } from '#platform/identity/who'
import { agreementStore } from '../agreements/agreement.store.ts'
import { meetingStore } from '../agreements/meeting.store.ts'
import { type MeetingFault, standingMeetings } from '../agreements/meeting.ts'
import { readWrittenDate } from '../agreements/written-date.ts'
import { dayWords } from './agreements.page.tsx'
import { postNames } from './agreements-view.ts'
import { MeetingsPage } from './meetings.page.tsx'
import { MAX_MEETING, meetingForm, meetingParams, meetingQuery } from './meetings.shape.ts'
import { ja as words } from './meetings.words.ja.ts'

type Asked = Pick<Call<Input>, 'tx' | 'to' | 'shell' | 'who' | 'done'>
type Typed = Readonly<Record<string, string>>
type Fault = { readonly field: string; readonly text: string }

const FIELD = {
  inFuture: 'heldOn',
  beforeSigning: 'heldOn',
  nextNotAfter: 'nextOn',
  noReason: 'reason',
} as const satisfies Record<MeetingFault, string>

export const meetingRoutes: readonly Route[] = routes({
  mount: 'staff',
  who: 'partnership.read',
  tenant: 'municipal',
  object: 'meeting',
  log: 'ids',
  operatedOnly: true,
})
  .get(
    '/agreements/:id/meetings',
    { limit: 'page', title: '協議の場を見る', input: { params: meetingParams, query: meetingQuery } },
    (c) => meetingsPage(c, c.params.id, c.query.correct === '' ? undefined : (c.query.correct as Uuid), undefined, []),
  )
  .post(
    '/agreements/:id/meetings',
    {
      who: 'partnership.write',
      limit: 'form',
      title: '協議の場を記録する',
      input: { params: meetingParams, form: meetingForm, bytes: MAX_MEETING },
    },
    async (c): Promise<Answer> => {
      const { id: agreement } = c.params
      const { typed } = c.form
      const again = (faults: readonly Fault[]) => meetingsPage(c, agreement, undefined, typed, faults)
      if (!c.form.ok) return again(c.form.error.map(({ field, code }) => ({ field, text: words.fault(code) })))
      const { heldOn, nextOn, attended, decided, supersedes, reason } = c.form.value
      const held = readWrittenDate(heldOn)
      const next = nextOn === '' ? undefined : readWrittenDate(nextOn)
      if (!held.ok) return again([{ field: 'heldOn', text: held.error }])
      if (next && !next.ok) return again([{ field: 'nextOn', text: next.error }])
      const added = await c.tx(async (tx) => {
        const stored = await agreementStore(tx).find(agreement)
        return stored?.side
          ? meetingStore(tx).add({
              id: c.newId(),
              agreement,
              heldOn: held.value,
              nextOn: next?.value,
              attended,
              decided,
              supersedes: (supersedes || undefined) as Uuid | undefined,
              reason,
              signedOn: stored.agreement.signedOn,
              today: c.clock.today(),
              at: c.clock.now(),
            })
          : { kind: 'missing' as const }
      })
      switch (added.kind) {
        case 'missing':
          return missing
        case 'added':
          return redirect(c.to(`/agreements/${agreement}/meetings?done=meetingAdded`))
        case 'changedMeanwhile':
          return again([{ field: 'heldOn', text: words.fault('changedMeanwhile') }])
        case 'refused':
          return again(added.faults.map((fault) => ({ field: FIELD[fault], text: words.fault(fault) })))
      }
    },
  ).list

async function meetingsPage(
  c: Asked,
  id: Uuid,
  correct: Uuid | undefined,
  typed: Typed | undefined,
  errors: readonly Fault[],
): Promise<Answer> {
  const { stored, all, posts } = await c.tx(async (tx) => ({
    stored: await agreementStore(tx).find(id),
    all: await meetingStore(tx).all(id),
    posts: await postStore(tx).inMunicipality(),
  }))
  if (!stored?.side) return missing
  const names = postNames(posts)
  const meetings = standingMeetings(all).map((each) => ({ ...each, by: names.get(each.post) ?? '' }))
  const correcting = meetings.find((each) => each.id === (typed?.['supersedes'] || correct))
  return html(
    MeetingsPage,
    {
      shell: c.shell({ door: 'agreements' }),
      to: c.to,
      done: c.done,
      id,
      title: stored.agreement.title.ja,
      every: stored.agreement.clauses.find(({ kind, every }) => kind === 'meeting' && every !== undefined)?.every,
      meetings,
      corrected: all.flatMap((each) => {
        const by = all.find(({ supersedes }) => supersedes === each.id)
        return by ? [{ heldOn: each.heldOn, decided: each.decided, reason: by.reason }] : []
      }),
      correcting,
      typed: typed ?? (correcting ? typedOf(correcting) : {}),
      errors,
      mayWrite: may(c.who, 'partnership.write'),
    },
    errors.length > 0 ? 422 : 200,
  )
}

const typedOf = (meeting: {
  readonly id: Uuid
  readonly heldOn: LocalDate
  readonly nextOn: LocalDate | undefined
  readonly attended: string
  readonly decided: string
}): Typed => ({
  supersedes: meeting.id,
  heldOn: dayWords(meeting.heldOn),
  nextOn: meeting.nextOn ? dayWords(meeting.nextOn) : '',
  attended: meeting.attended,
  decided: meeting.decided,
})
