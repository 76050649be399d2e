/** 見本の進み具合の出来事 — what each side of the made-up agreement says of how an initiative goes. */
import type { Uuid } from '#kernel/id'
import { progressStore } from '../progress/progress.store.ts'
import { type Act, act, type DemoGround } from './demo-act.job.ts'
import type { DemoInitiative } from './demo-partnership.shape.ts'

export const progressActs = (
  { progress }: Pick<DemoInitiative, 'progress'>,
  initiative: Uuid,
  { newId }: DemoGround,
): readonly Act[] =>
  progress.map(({ by, on, word, comment }) =>
    act(on, '16:40', by, 'added', async (tx, at) => {
      return (await progressStore(tx).add({ id: newId(), initiative, word, comment, at })).kind
    }),
  )
