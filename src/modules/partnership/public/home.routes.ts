/** 入口に出すもの — what the agreements say on the home page of a municipality. */
import { textIn } from '#kernel/language'
import type { HomeEntry, HomePart } from '#platform/http/pages/home'
import type { InLanguages } from '#platform/http/words'
import { en as agreementEn } from './agreement.words.en.ts'
import { type AgreementWords, ja as agreementJa } from './agreement.words.ja.ts'
import { jaEasy as agreementEasy } from './agreement.words.ja-easy.ts'
import { countedItems, figureCount, stateOf } from './agreement-view.ts'
import { en } from './home.words.en.ts'
import { type HomeWords, ja } from './home.words.ja.ts'
import { jaEasy } from './home.words.ja-easy.ts'
import { type News, newsOf } from './home-news.ts'
import { en as ledgerEn } from './ledger.words.en.ts'
import { type LedgerWords, ja as ledgerJa } from './ledger.words.ja.ts'
import { jaEasy as ledgerEasy } from './ledger.words.ja-easy.ts'
import { PUBLIC_TOPIC, type PublicPartnership } from './public-partnership.ts'
import { en as termEn } from './terms.words.en.ts'
import { type TermWords, ja as termJa } from './terms.words.ja.ts'
import { jaEasy as termEasy } from './terms.words.ja-easy.ts'

type AllWords = {
  readonly own: HomeWords
  readonly agreement: AgreementWords
  readonly ledger: LedgerWords
  readonly terms: TermWords
}
const WORDS: InLanguages<AllWords> = {
  ja: { own: ja, agreement: agreementJa, ledger: ledgerJa, terms: termJa },
  'ja-easy': { own: jaEasy, agreement: agreementEasy, ledger: ledgerEasy, terms: termEasy },
  en: { own: en, agreement: agreementEn, ledger: ledgerEn, terms: termEn },
}

const NEWS = 5

export const partnershipHome: HomePart = ({ published, region, language, to }) => {
  const words = WORDS[language]
  const { own, agreement } = words
  const found = published<PublicPartnership>(PUBLIC_TOPIC)
  const name = textIn(region.names, language).text
  const agreements = found?.value.agreements ?? []
  const initiatives = agreements.flatMap((one) => one.initiatives)
  const running = initiatives.filter((one) => stateOf(one) === 'running').length
  return {
    state: {
      title: agreements.length === 0 ? own.none(name) : own.state(name, agreements.length, running),
      facts: found
        ? [
            { term: own.agreements, value: `${agreements.length}` },
            { term: own.running, value: `${running}` },
            { term: own.figures, value: `${figureCount(initiatives)}` },
          ]
        : [],
      asOf: found && { at: found.madeAt, old: found.freshness === 'old' },
      // Nothing published is known to be nothing: an agreement is no alarm that may have been missed.
      unknown: false,
    },
    section: {
      title: own.section,
      entries: found ? newsOf(found.value, NEWS).map((news) => entryOf(news, words, to)) : [],
      empty: { title: agreement.empty, says: agreement.emptySays },
      more: { label: own.more, href: to('/partnership/') },
    },
  }
}

function entryOf(news: News, { own, ledger, terms }: AllWords, to: (path: string) => string): HomeEntry {
  const { slug, agreement } = news.agreement
  const when = { at: news.on, time: terms.day(news.on) }
  if (news.kind === 'signed')
    return {
      ...when,
      title: agreement.title,
      href: to(`/partnership/${slug}/`),
      says: own.signed(countedItems(agreement).length),
    }
  const of = { ...when, title: news.initiative.title, href: to(`/partnership/${slug}/${news.initiative.slug}/`) }
  return news.kind === 'decided'
    ? { ...of, says: ledger.review(terms.period(news.review.period), terms.decisions[news.review.decision]) }
    : {
        ...of,
        about: news.indicator.name,
        says: ledger.figure(terms.period(news.figure.period), terms.shown(news.figure.shown, news.indicator.unit)),
      }
}
