/**
 * 引きつぎの経路 — the pack of a post of the own organisation, on the screen and as a Word file, and the ticks of the first
 * days. A post of another organisation, and one that may not read agreements, has no pack here.
 */
import type { Uuid } from '#kernel/id'
import type { OpenTx } from '#platform/database/tx'
import { type Answer, html, missing, redirect } from '#platform/http/answer'
import type { Call } from '#platform/http/call'
import { type Input, type Route, routes } from '#platform/http/route'
import { postStore } from '#platform/identity/post.store'
import type { Post } from '#platform/identity/who'
import { wordOf } from '../papers/word.report.ts'
import { firstDayStore } from './first-day.store.ts'
import { assignmentOn, type FirstDays, firstDays } from './first-day.ts'
import { HandoverPage } from './handover.page.tsx'
import { firstDayParams, handoverParams, noFields } from './handover.shape.ts'
import { handoverStore } from './handover.store.ts'
import { type Handover, handoverOf } from './handover.ts'
import { ja as words } from './staff-handover.words.ja.ts'
import { paperOf, postLabel } from './staff-paper.words.ja.ts'

type Asking = Pick<Call<Input>, 'tx' | 'who' | 'clock'>

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Of the acting organisation, not ended, and allowed to read agreements: what it may see is what the pack holds. */
const hasPack = (post: Post, { who, clock }: Pick<Asking, 'who' | 'clock'>): boolean =>
  post.organisation === who.post.organisation &&
  post.authorities.includes('partnership.read') &&
  (post.until === null || clock.today() <= post.until)

const nameOf = ({ organisationName, department, title }: Post): string =>
  `${organisationName} ${department} ${title}`.trim()

async function handoverFor(
  c: Asking,
  id: Uuid,
): Promise<{ readonly handover: Handover; readonly others: readonly Post[] } | undefined> {
  const { posts, known } = await c.tx(async (tx) => ({
    posts: await postStore(tx).inMunicipality(),
    known: await handoverStore(tx).known(),
  }))
  const packs = posts.filter((post) => hasPack(post, c))
  const post = packs.find((each) => each.id === id)
  if (!post) return undefined
  const names = new Map(posts.map((each) => [each.id, nameOf(each)]))
  return { handover: handoverOf(post, known, names, c.clock.today()), others: packs.filter((each) => each !== post) }
}

async function page(c: Asking & Pick<Call<Input>, 'shell' | 'to'>, id: Uuid): Promise<Answer> {
  const found = await handoverFor(c, id)
  if (!found) return missing
  return html(HandoverPage, {
    shell: c.shell({ door: 'today' }),
    to: c.to,
    paper: paperOf(found.handover),
    post: id,
    others: found.others.map((post) => ({ id: post.id, label: `${post.department} ${post.title}` })),
  })
}

/** What stands on 今日の仕事 for who acts now. */
export async function firstDaysOf(tx: OpenTx, c: Pick<Asking, 'who' | 'clock'>): Promise<FirstDays | undefined> {
  const today = c.clock.today()
  const held = assignmentOn(await postStore(tx).holdersOf(c.who.post.id), c.who.session.person, today)
  if (!held || !firstDays(held.from, [], today)) return undefined
  return firstDays(held.from, await firstDayStore(tx).doneBy(held.id), today)
}

export const handoverRoutes: readonly Route[] = routes({
  mount: 'staff',
  who: 'partnership.read',
  tenant: 'municipal',
  object: 'handover',
  log: 'ids',
  operatedOnly: true,
})
  .get('/handover', { limit: 'page', title: '自分の役職の引きつぎ書を見る' }, (c) => page(c, c.who.post.id))
  .get(
    '/handover/:id',
    { limit: 'page', title: '同じ組織の役職の引きつぎ書を見る', input: { params: handoverParams } },
    (c) => page(c, c.params.id),
  )
  .get(
    '/handover/:id/word',
    { limit: 'export', title: '引きつぎ書を Word で受け取る', input: { params: handoverParams } },
    async (c) => {
      const found = await handoverFor(c, c.params.id)
      if (!found) return missing
      const { handover } = found
      const body = await wordOf(paperOf(handover), handover.post.organisationName)
      // A file leaves the house: who took it stays known.
      await c.tx((tx) => tx.record({ did: 'handover.export', object: 'post', id: c.params.id }))
      return { kind: 'file', type: WORD, name: words.file(postLabel(handover), handover.madeOn), body }
    },
  )
  .post(
    '/first-day/:task',
    {
      object: 'firstDay',
      limit: 'form',
      title: '着任してすぐの仕事を、済みにする',
      input: { params: firstDayParams, form: noFields },
    },
    async (c) => {
      const today = c.clock.today()
      const ticked = await c.tx(async (tx) => {
        const held = assignmentOn(await postStore(tx).holdersOf(c.who.post.id), c.who.session.person, today)
        if (!held || !firstDays(held.from, [], today)) return false
        const { task } = c.params
        await firstDayStore(tx).tick({ id: c.newId(), assignment: held.id, task, at: c.clock.now() })
        return true
      })
      return ticked ? redirect(c.to('/')) : missing
    },
  ).list
