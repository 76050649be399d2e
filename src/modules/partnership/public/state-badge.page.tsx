/** 段階の印と小さな部品 — parts that several public pages share. */
import type { Instant } from '#kernel/instant'
import type { Texts } from '#kernel/language'
import { AsOf } from '#ui/as-of'
import { Badge, type BadgeKind } from '#ui/badge'
import { Said, T } from '#ui/ruby'
import type { Shell } from '#ui/shell'
import type { Side } from '../agreements/agreement.ts'
import type { State } from '../initiatives/initiative.ts'
import type { AgreementWords } from './agreement.words.ja.ts'
import type { StateCount } from './agreement-view.ts'
import type { PublicAgreement } from './public-partnership.ts'
import type { TermWords } from './terms.words.ja.ts'

/** What every public page of the module is given. */
export type PublicFrame = {
  readonly shell: Shell
  /** An address below the region, in the language of the reader. */
  readonly to: (path: string) => string
  readonly terms: TermWords
  readonly words: AgreementWords
  /** Undefined: nothing was ever published. */
  readonly asOf: { readonly at: Instant; readonly old: boolean } | undefined
}

const KIND: Readonly<Record<State, BadgeKind>> = {
  considered: 'plain',
  agreed: 'teal',
  preparing: 'teal',
  running: 'fill',
  completed: 'fill-ok',
  stopped: 'gray',
  declined: 'gray',
}

export const StateBadge = ({ state, terms }: { readonly state: State; readonly terms: TermWords }) => (
  <Badge kind={KIND[state]}>{terms.states[state]}</Badge>
)

/** How many initiatives residents may see, all and by state: what is not published yet is not among them. */
export const StateCounts = ({
  states,
  terms,
  words,
}: {
  readonly states: readonly StateCount[]
} & Pick<PublicFrame, 'terms' | 'words'>) => (
  <div class="row">
    <span class="nb">
      <T text={words.published(states.reduce((sum, { count }) => sum + count, 0))} />
    </span>
    {states.map(({ state, count }) => (
      <span class="nb">
        <StateBadge state={state} terms={terms} /> <b>{count}</b>
      </span>
    ))}
  </div>
)

/** The parties of one side by their names. */
export const SideName = ({ side, value }: { readonly side: Side; readonly value: PublicAgreement }) => (
  <>
    {value.agreement.parties
      .filter((party) => party.side === side)
      .map(({ name }, at) => (
        <>
          {at > 0 && '・'}
          <Said text={name} />
        </>
      ))}
  </>
)

/** What staff wrote: Japanese, and marked so on a page in another language. */
export const AsWritten = ({ text }: { readonly text: string }) => <Said text={{ ja: text }} />

/** Beside what staff wrote, on a page in another language: nobody has put it into the reader's language yet. */
export const OnlyJapanese = ({
  words,
  shell,
  text,
}: Pick<PublicFrame, 'words' | 'shell'> & { readonly text?: Texts | undefined }) =>
  words.asWritten === '' || text?.[shell.language] !== undefined ? null : (
    <small class="only-ja">
      <T text={words.asWritten} />
    </small>
  )

export const When = ({ asOf, words, terms }: Pick<PublicFrame, 'asOf' | 'words' | 'terms'>) =>
  asOf ? (
    <AsOf
      at={asOf.at}
      time={terms.moment(asOf.at)}
      after={words.asOf}
      old={asOf.old}
      more={asOf.old ? [words.old] : []}
    />
  ) : null

/** Old information says so before anything else on the page. */
export const LoudWhen = (frame: Pick<PublicFrame, 'asOf' | 'words' | 'terms'>) =>
  frame.asOf?.old ? <When {...frame} /> : null
