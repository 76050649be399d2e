/** 引きつぎ書の中身を、文にする — the facts of a handover in the order in which a successor reads them. */
import { plainText } from '#kernel/ruby'
import { hasEnded } from '../initiatives/initiative.ts'
import type { Block, Paper, PaperSection } from '../papers/paper.ts'
import { ja as terms } from '../public/terms.words.ja.ts'
import type { Handover } from './handover.ts'
import type { AgreementPart, InitiativePart } from './handover-part.ts'
import { day, periodWords, ja as words } from './staff-handover.words.ja.ts'

type Table = Extract<Block, { kind: 'table' }>
const heading = (text: string): Block => ({ kind: 'heading', text })
const text = (said: string): Block => ({ kind: 'text', text: said })
const list = (items: readonly string[]): Block => ({ kind: 'list', items })
/** 「ありません」 is said: a blank would leave the reader guessing. */
const table = (caption: string, head: Table['head'], rows: Table['rows']): readonly Block[] =>
  rows.length > 0 ? [{ kind: 'table', caption, head, rows }] : [text(words.none)]

export const postLabel = ({ post }: Pick<Handover, 'post'>): string =>
  `${post.organisationName} ${post.department} ${post.title}`.trim()

export function paperOf(handover: Handover): Paper {
  const { agreements, initiatives } = handover
  const section = (key: keyof typeof words.sections, blocks: readonly Block[]): PaperSection => ({
    key,
    title: words.sections[key],
    blocks: blocks.length > 0 ? blocks : [text(words.none)],
  })
  return {
    title: words.titleOf(postLabel(handover)),
    lead: [words.made(handover.madeOn), words.says, ...(agreements.length === 0 ? [words.noAgreement] : [])],
    sections: [
      section('agreements', agreements.flatMap(agreementBlocks)),
      section('deadlines', deadlineBlocks(handover)),
      section('open', openBlocks(handover)),
      section('undecided', undecidedBlocks(handover)),
      section('figures', figureBlocks(initiatives)),
      section('contacts', contactBlocks(handover)),
      section('initiatives', initiatives.flatMap(initiativeBlocks)),
      section('promises', initiatives.flatMap(promiseBlocks)),
      section('declined', declinedBlocks(handover)),
      section('documents', documentBlocks(agreements)),
    ],
  }
}

const agreementBlocks = (each: AgreementPart): readonly Block[] => [
  heading(each.title),
  {
    kind: 'facts',
    items: [
      [words.agreement.others, each.others],
      [words.agreement.signedOn, day(each.signedOn)],
      [words.agreement.term, words.term(each)],
      [words.agreement.renewal, words.renewal(each)],
      [words.agreement.renewalDue, words.renewalDue(each)],
      [words.agreement.meeting, words.meeting(each.meeting)],
      [words.agreement.itemsWithout, each.itemsWithout.join('、') || words.none],
      ...(each.unknown.length > 0 ? [[words.agreement.unknown, each.unknown.join('、')] as const] : []),
    ],
  },
]

const deadlineBlocks = ({ deadlines }: Handover): readonly Block[] =>
  table(
    words.deadlines.caption,
    words.deadlines.head,
    deadlines.map((each) => [words.deadlines.when(each), words.deadlines.what(each), each.name]),
  )

const openBlocks = ({ open }: Handover): readonly Block[] =>
  table(
    words.open.caption,
    words.open.head,
    open.map((each) => [words.open.what(each), each.initiative, words.open.who(each), words.open.since(each)]),
  )

const undecidedBlocks = ({ undecided, initiatives }: Handover): readonly Block[] => [
  ...table(
    words.undecided.caption,
    words.undecided.head,
    undecided.map(({ initiative, period, missing, waitsFor }) => [
      initiative,
      periodWords(period),
      words.undecided.left(missing, waitsFor),
    ]),
  ),
  heading(words.undecided.actions),
  ...table(
    words.undecided.actions,
    words.undecided.actionsHead,
    initiatives.flatMap(({ title, lastReview }) =>
      lastReview?.nextAction
        ? [[title, lastReview.nextAction, lastReview.nextBy ? day(lastReview.nextBy) : words.undecided.noDay]]
        : [],
    ),
  ),
]

function figureBlocks(initiatives: readonly InitiativePart[]): readonly Block[] {
  const live = initiatives.filter(({ state, draft }) => !draft && !hasEnded(state))
  const without = live.filter((each) => !each.hasFigure).map(({ title }) => title)
  return [
    ...table(
      words.figures.caption,
      words.figures.head,
      live.flatMap(({ title, missing }) =>
        missing.map(({ indicator, period, why }) => [title, indicator, periodWords(period), words.figures.why[why]]),
      ),
    ),
    heading(words.figures.noneAtAll),
    without.length > 0 ? list(without) : text(words.none),
  ]
}

const contactBlocks = ({ agreements, initiatives }: Handover): readonly Block[] =>
  table(
    words.contacts.caption,
    words.contacts.head,
    [...agreements, ...initiatives].map(({ title, desks }) => [
      title,
      desks.ours ?? words.nobody,
      desks.theirs ?? words.nobody,
    ]),
  )

function initiativeBlocks(each: InitiativePart): readonly Block[] {
  const { lastReview, nextReview } = each
  const w = words.initiative
  return [
    heading(each.title),
    {
      kind: 'facts',
      items: [
        [w.agreement, each.agreement],
        [w.items, words.items(each.items)],
        [w.state, words.state(each.state, each.draft)],
        ...(each.progress.length > 0 ? [[w.progress, words.progress(each.progress)] as const] : []),
        [w.why, each.why],
        [w.ours, each.desks.ours ?? words.nobody],
        [w.theirs, each.desks.theirs ?? words.nobody],
        ...(each.thirdParty ? [[w.thirdParty, each.thirdParty] as const] : []),
        [w.lastReview, lastReview ? words.decision(lastReview.period, lastReview.decision) : words.noReview],
        ...(lastReview ? [[w.lastReason, lastReview.reason] as const] : []),
        ...(lastReview?.nextAction
          ? [[w.nextAction, words.action(lastReview.nextAction, lastReview.nextBy)] as const]
          : []),
        ...(nextReview ? [[w.nextReview, words.nextReview(nextReview.period, nextReview.due)] as const] : []),
        [w.figure, each.hasFigure ? words.hasFigure.yes : words.hasFigure.no],
      ],
    },
    ...(each.history.length > 0
      ? [text(w.history), list(each.history.map(({ on, kind, by, reason }) => words.line(on, kind, by, reason)))]
      : []),
  ]
}

const promiseBlocks = ({ title, promises }: InitiativePart): readonly Block[] =>
  promises.length === 0
    ? []
    : [
        heading(title),
        ...table(
          title,
          words.promises.head,
          promises.map(({ period, indicator, value, unit, rationale, confirmed }) => [
            periodWords(period),
            indicator,
            plainText(terms.amount(value, unit)),
            rationale,
            confirmed.map(({ by, on }) => words.promises.confirmed(by, on)).join('、'),
          ]),
        ),
      ]

const declinedBlocks = ({ declined }: Handover): readonly Block[] =>
  table(
    words.declined.caption,
    words.declined.head,
    declined.map(({ title, state, history }) => {
      const last = history.at(-1)
      return [title, words.state(state, false), last ? day(last.on) : '', last?.by ?? '', last?.reason ?? '']
    }),
  )

function documentBlocks(agreements: readonly AgreementPart[]): readonly Block[] {
  const lines = agreements.flatMap(({ documents }) =>
    documents.map(({ title, url, heldOn }) => words.document(title, url, heldOn)),
  )
  return lines.length > 0 ? [list(lines)] : [text(words.none)]
}
