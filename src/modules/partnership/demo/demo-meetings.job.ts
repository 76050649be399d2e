/** 見本の協議の場の出来事 — the meetings of an agreement, each written down by a post of the side that kept the record. */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { meetingStore } from '../agreements/meeting.store.ts'
import { type Act, act, type DemoGround } from './demo-act.job.ts'
import type { DemoAgreement } from './demo-partnership.shape.ts'

export const meetingActs = (
  { meetings }: DemoAgreement,
  agreement: Uuid,
  signedOn: LocalDate,
  { newId }: DemoGround,
): readonly Act[] =>
  meetings.map(({ by, on, held_on, attended, decided, next_on }) =>
    act(on, '16:30', by, 'added', async (tx, at) => {
      const given = { id: newId(), agreement, heldOn: held_on, nextOn: next_on, attended, decided, at }
      return (await meetingStore(tx).add({ ...given, supersedes: undefined, reason: '', signedOn, today: on })).kind
    }),
  )
