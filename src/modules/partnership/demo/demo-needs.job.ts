/** 見本の困りごとと提案の出来事 — who wrote what trouble or offer down, showed it, proposed to it, and what was answered. */
import type { Uuid } from '#kernel/id'
import { menuStore } from '../needs-offers/menu.store.ts'
import { proposalStore } from '../needs-offers/proposal.store.ts'
import { type Act, act, type DemoGround } from './demo-act.job.ts'
import type { DemoAgreement } from './demo-partnership.shape.ts'

/** `initiatives`: the id of each by its key. */
export function needActs(
  { posts, menu, proposals }: DemoAgreement,
  agreement: Uuid,
  initiatives: ReadonlyMap<string, Uuid>,
  { newId, post }: DemoGround,
): readonly Act[] {
  const ids = new Map(menu.map(({ key }) => [key, newId()]))
  const ward = post(posts.municipality.writes).organisation
  const company = post(posts.company.writes).organisation
  const across = (by: string): Uuid => (post(by).organisation === ward ? company : ward)
  return [
    ...menu.flatMap(({ key, kind, by, on, title, body, cost, since, item, shared, closed }) => {
      const id = ids.get(key) ?? newId()
      const text = { title, body, cost: cost ?? '', since, under: { agreement, item }, post: post(by).id }
      return [
        act(on, '10:00', by, 'added', async (tx, at) => (await menuStore(tx).add({ ...text, id, kind, at })).kind),
        ...(shared
          ? [
              act(shared, '10:10', by, 'saved', async (tx, at) => {
                return (await menuStore(tx).share({ id, version: 1, with: [across(by)], at })).kind
              }),
            ]
          : []),
        ...(closed
          ? [
              act(closed.on, '10:20', by, 'saved', async (tx, at) => {
                return (await menuStore(tx).close({ id, version: shared ? 2 : 1, ...closed, at })).kind
              }),
            ]
          : []),
      ]
    }),
    ...proposals.flatMap(({ title, body, by, on, answers, history }) => {
      const id = newId()
      return [
        act(on, '11:00', by, 'added', async (tx, at) => {
          const given = { id, line: newId(), agreement, to: across(by), title, body, at }
          return (
            await proposalStore(tx).add({ ...given, answers: answers === undefined ? undefined : ids.get(answers) })
          ).kind
        }),
        ...history.map(({ state, reason, initiative, ...line }, index) =>
          act(line.on, '11:10', line.by, 'moved', async (tx, at) => {
            const made = initiative === undefined ? undefined : initiatives.get(initiative)
            const given = { id, line: newId(), seq: index + 1, state, reason, initiative: made, at }
            return (await proposalStore(tx).move(given)).kind
          }),
        ),
      ]
    }),
  ]
}
