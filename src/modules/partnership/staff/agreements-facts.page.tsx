/** 協定の名前と値 — the same facts before an agreement is registered and after. */
import { plainText } from '#kernel/ruby'
import type { Fact } from '#ui/facts'
import type { Agreement } from '../agreements/agreement.ts'
import { ja as terms } from '../public/terms.words.ja.ts'
import { ja as words } from './agreements.words.ja.ts'

export const agreementFacts = (agreement: Agreement): readonly Fact[] => [
  { term: words.facts.name, value: agreement.title.ja },
  { term: words.facts.number, value: agreement.agreementId },
  { term: words.facts.kind, value: agreement.kind },
  { term: words.facts.signedOn, value: terms.day(agreement.signedOn) },
  { term: words.facts.purpose, value: agreement.purpose.ja },
  {
    term: words.facts.parties,
    value: agreement.parties.map(({ side, name }) => `${words.sides[side]}　${plainText(name.ja)}`).join('、'),
  },
  agreement.term
    ? {
        term: words.facts.term,
        value: words.term(terms.day(agreement.term.from), agreement.term.until && terms.day(agreement.term.until)),
        note: words.renewalHow[agreement.term.renewal.kind],
      }
    : { term: words.facts.term, value: words.unknown, unknown: true },
  { term: words.facts.clauses, value: words.clauseCount(agreement.clauses.length) },
]
