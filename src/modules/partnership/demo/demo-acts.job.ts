/**
 * 見本の出来事 — the made-up year as single acts of the people who hold its posts: who does what, when.
 *
 * Each act goes through the same store as a real clerk's, so that sides, signatures and what residents are shown are
 * decided by the rules and not by this file. Within a day: written in the morning, confirmed, published at four.
 */
import type { Uuid } from '#kernel/id'
import type { Instant } from '#kernel/instant'
import type { OpenTx } from '#platform/database/tx'
import { type AgreementAdded, agreementStore } from '../agreements/agreement.store.ts'
import { type Agreement, SIDES } from '../agreements/agreement.ts'
import { figureStore } from '../indicators/figure.store.ts'
import type { Measured } from '../indicators/figure.ts'
import { indicatorStore } from '../indicators/indicator.store.ts'
import { initiativeStore } from '../initiatives/initiative.store.ts'
import { hasEnded } from '../initiatives/initiative.ts'
import { publicationStore } from '../publication/publication.store.ts'
import { reviewStore } from '../reviews/review.store.ts'
import { type Act, act, type DemoGround } from './demo-act.job.ts'
import { meetingActs } from './demo-meetings.job.ts'
import { needActs } from './demo-needs.job.ts'
import type { DemoAgreement, DemoFigure, DemoIndicator, DemoInitiative, DemoReview } from './demo-partnership.shape.ts'
import { progressActs } from './demo-progress.job.ts'

/** In order of time. */
export function actsOf(demo: DemoAgreement, agreement: Agreement, ground: DemoGround): readonly Act[] {
  const { posts, recorded_on, public_on, initiatives } = demo
  const id = ground.newId()
  const made = new Map(initiatives.map(({ key }) => [key, ground.newId()]))
  const [ward, company] = [ground.post(posts.municipality.writes), ground.post(posts.company.writes)]
  const acts = [
    act(recorded_on, '09:00', posts.municipality.writes, 'added', async (tx, at) => {
      const added: AgreementAdded = await agreementStore(tx).add({
        id,
        agreement,
        code: ground.code,
        parties: [
          { organisation: ward.organisation, side: 'municipality' },
          { organisation: company.organisation, side: 'company' },
        ],
        desks: { municipality: ward.id, company: company.id },
        at,
      })
      return added.kind
    }),
    act(public_on, '15:00', posts.municipality.publishes, 'published', (tx, at) =>
      agreementStore(tx).publish(id, ground.newId(), at),
    ),
    ...initiatives.flatMap((initiative) =>
      initiativeActs(initiative, made.get(initiative.key) ?? ground.newId(), id, demo, ground),
    ),
    ...meetingActs(demo, id, agreement.signedOn, ground),
    ...needActs(demo, id, made, ground),
  ]
  return acts.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

function initiativeActs(
  initiative: DemoInitiative,
  id: Uuid,
  agreement: Uuid,
  { posts }: DemoAgreement,
  ground: DemoGround,
): readonly Act[] {
  const { key, items, title, why, owner_side, owners, third_party, registered, public_on, history } = initiative
  const { newId } = ground
  const publisher = posts.municipality.publishes
  return [
    act(registered.on, '09:10', registered.by, 'added', async (tx, at) => {
      const post = (owner: string | undefined) => (owner === undefined ? undefined : ground.post(owner).id)
      const added = await initiativeStore(tx).add({
        id,
        agreement,
        slug: key,
        title,
        why,
        items,
        ownerSide: owner_side,
        owners: { municipality: post(owners.municipality), company: post(owners.company) },
        thirdParty: third_party,
        at,
      })
      return added.kind
    }),
    ...history
      .flatMap(({ answer, ...line }) => [line, ...(answer ? [{ ...answer, state: line.state, on: line.on }] : [])])
      .map(({ state, on, by, reason }, seq) => {
        const step = { id, line: newId(), reason, decidedOn: on, today: on }
        if (seq === 0)
          return act(on, '09:20', by, 'shared', async (tx, at) => {
            return (await initiativeStore(tx).share({ ...step, version: 1, at })).kind
          })
        // 合意 is asked by the line and reached by its answer, on the same day.
        const asks = history.some((line) => line.answer && line.state === state && line.by === by)
        return act(on, asks ? '09:30' : '09:35', by, asks ? 'proposed' : 'moved', async (tx, at) => {
          // The first version was the draft's, the second is what sharing made of it; no text is edited here.
          return (await initiativeStore(tx).move({ ...step, state, version: 2, seq, at })).kind
        })
      }),
    ...endingRead(id, history.at(-1), posts, ground),
    ...(public_on
      ? [
          act(
            public_on,
            '16:00',
            publisher,
            'published',
            async (tx, at) => (await publicationStore(tx, newId).publishInitiative(id, at)).kind,
          ),
        ]
      : []),
    // Pages list indicators in the order in which they were written: a minute apart, as in the file.
    ...initiative.indicators.flatMap((indicator, index) =>
      indicatorActs(indicator, id, posts, ground, `09:${40 + index}`),
    ),
    ...progressActs(initiative, id, ground),
    ...initiative.reviews.flatMap((review) => reviewActs(review, id, posts, ground)),
  ]
}

/** The side that did not end it reads so on the same day. */
function endingRead(id: Uuid, last: DemoInitiative['history'][number] | undefined, posts: Posts, ground: DemoGround) {
  if (!last || !hasEnded(last.state)) return []
  const own = ground.post(last.by).organisation
  const reader = SIDES.map((side) => posts[side].confirms).find((key) => ground.post(key).organisation !== own)
  if (!reader) return []
  return [act(last.on, '10:50', reader, 'read', (tx, at) => initiativeStore(tx).readEnding(id, ground.newId(), at))]
}

type Posts = DemoAgreement['posts']
type Confirmed = Pick<DemoFigure, 'municipality' | 'company' | 'published'>

function indicatorActs(
  indicator: DemoIndicator,
  initiative: Uuid,
  posts: Posts,
  { newId, threshold }: DemoGround,
  written: string,
): readonly Act[] {
  const { name, definition, unit, direction, disclosure, baseline, recorded, source, targets, figures } = indicator
  const id = newId()
  const signed = (what: 'target' | 'measurement', subject: Uuid, confirmed: Confirmed) =>
    SIDES.flatMap((side) => {
      const on = confirmed[side]
      const time = side === 'municipality' ? '11:00' : '14:00'
      const sign = (tx: OpenTx, at: Instant) => figureStore(tx).sign({ id: newId(), what, subject, at })
      return on ? [act(on, time, posts[side].confirms, 'signed', async (tx, at) => (await sign(tx, at)).kind)] : []
    })
  const versions = figures.flatMap(({ period, corrected, ...first }) => {
    const chain = [first, ...corrected].map((figure) => ({ figure, subject: newId() }))
    return chain.map((each, index) => ({ ...each, period, supersedes: chain[index - 1]?.subject }))
  })
  const published = new Set(
    [...targets, ...versions.map(({ figure }) => figure)].flatMap((each) => each.published ?? []),
  )
  return [
    act(recorded.on, written, recorded.by, 'added', async (tx, at) => {
      const added = await indicatorStore(tx).add({
        id,
        initiative,
        name,
        definition,
        unit: unit.code,
        countKind: indicator.count_kind,
        direction,
        disclosure,
        periodKind: indicator.period_kind,
        baseline,
        feed: indicator.feed,
        at,
      })
      return added.kind
    }),
    ...targets.flatMap(({ periods, value, rationale, by, on, ...confirmed }) =>
      periods.flatMap((period) => {
        const subject = newId()
        const target = { id: subject, indicator: id, period, supersedes: undefined, value, rationale }
        return [
          act(on, '10:00', by, 'added', async (tx, at) => (await figureStore(tx).addTarget({ ...target, at })).kind),
          ...signed('target', subject, confirmed),
        ]
      }),
    ),
    ...versions.flatMap(({ figure, subject, period, supersedes }) => [
      act(figure.recorded, '10:10', figure.by ?? recorded.by, 'added', async (tx, at) => {
        const added = await figureStore(tx).addMeasurement({
          id: subject,
          indicator: id,
          period,
          supersedes,
          measured: measuredIn(figure),
          base: figure.base,
          source,
          note: figure.note ?? '',
          at,
        })
        return added.kind
      }),
      ...signed('measurement', subject, figure),
    ]),
    ...[...published].map((on) =>
      act(
        on,
        '16:10',
        posts.municipality.publishes,
        'published',
        async (tx, at) => (await publicationStore(tx, newId).publishFigures(id, threshold, at)).kind,
      ),
    ),
  ]
}

/** The file has been checked: a number stands exactly where one is known. */
const measuredIn = ({ status, value = 0 }: Pick<DemoFigure, 'status' | 'value'>): Measured =>
  status === 'known' || status === 'approximate' ? { status, value } : { status }

function reviewActs(review: DemoReview, initiative: Uuid, posts: Posts, { newId }: DemoGround): readonly Act[] {
  const { period, seen, decision, reason, next_action, next_by, before, proposed, signed, published } = review
  const id = newId()
  return [
    act(proposed.on, '10:30', proposed.by, 'proposed', async (tx, at) => {
      const said = { beforeState: before?.state, beforeNote: before?.note }
      const text = { period, seen, decision, reason, nextAction: next_action, nextBy: next_by, ...said }
      const added = await reviewStore(tx).add({ ...text, id, initiative, supersedes: undefined, at })
      return added.kind === 'added' ? (await reviewStore(tx).propose(id, 1, at)).kind : added.kind
    }),
    ...SIDES.flatMap((side) => {
      const on = signed[side]
      const sign = (tx: OpenTx, at: Instant) => reviewStore(tx).sign({ id: newId(), review: id, version: 1, at })
      const time = side === 'municipality' ? '13:00' : '15:00'
      return on ? [act(on, time, posts[side].signs, 'signed', async (tx, at) => (await sign(tx, at)).kind)] : []
    }),
    ...(published
      ? [
          act(
            published,
            '16:20',
            posts.municipality.publishes,
            'published',
            async (tx, at) => (await publicationStore(tx, newId).publishReview(id, at)).kind,
          ),
        ]
      : []),
  ]
}
