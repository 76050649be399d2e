/** 協定の公開ページ — served from what was published, in memory: no database is asked, nobody is recognised. */
import * as v from 'valibot'
import { textIn } from '#kernel/language'
import { csv, html, json, missing } from '#platform/http/answer'
import type { Call } from '#platform/http/call'
import { type Input, type Route, routes } from '#platform/http/route'
import type { Door } from '#platform/http/site'
import type { InLanguages } from '#platform/http/words'
import { writeAgreement } from '../agreements/agreement.shape.ts'
import { withdrawnAt } from '../agreements/publicity.ts'
import { yearReportRoutes } from '../papers/year-report.routes.ts'
import { reportYears } from '../papers/year-report.ts'
import { AgreementPage } from './agreement.page.tsx'
import { en as agreementEn } from './agreement.words.en.ts'
import { type AgreementWords, ja as agreementJa } from './agreement.words.ja.ts'
import { jaEasy as agreementEasy } from './agreement.words.ja-easy.ts'
import { AgreementsPage } from './agreements.page.tsx'
import { InitiativePage } from './initiative.page.tsx'
import { en as initiativeEn } from './initiative.words.en.ts'
import { type InitiativeWords, ja as initiativeJa } from './initiative.words.ja.ts'
import { jaEasy as initiativeEasy } from './initiative.words.ja-easy.ts'
import { LedgerPage } from './ledger.page.tsx'
import { ledgerPage, publications } from './ledger.ts'
import { en as ledgerEn } from './ledger.words.en.ts'
import { type LedgerWords, ja as ledgerJa } from './ledger.words.ja.ts'
import { jaEasy as ledgerEasy } from './ledger.words.ja-easy.ts'
import { OpenDataPage } from './open-data.page.tsx'
import { OPEN_DATA_FILES, OPEN_DATA_NAMES } from './open-data.ts'
import { PUBLIC_TOPIC, type PublicAgreement, type PublicPartnership } from './public-partnership.ts'
import { en as termEn } from './terms.words.en.ts'
import { type TermWords, ja as termJa } from './terms.words.ja.ts'
import { jaEasy as termEasy } from './terms.words.ja-easy.ts'
import { WithdrawnPage } from './withdrawn.page.tsx'
import { en as withdrawnEn } from './withdrawn.words.en.ts'
import { type WithdrawnWords, ja as withdrawnJa } from './withdrawn.words.ja.ts'
import { jaEasy as withdrawnEasy } from './withdrawn.words.ja-easy.ts'

const TERMS: InLanguages<TermWords> = { ja: termJa, 'ja-easy': termEasy, en: termEn }
const AGREEMENT: InLanguages<AgreementWords> = { ja: agreementJa, 'ja-easy': agreementEasy, en: agreementEn }
const INITIATIVE: InLanguages<InitiativeWords> = { ja: initiativeJa, 'ja-easy': initiativeEasy, en: initiativeEn }
const WITHDRAWN: InLanguages<WithdrawnWords> = { ja: withdrawnJa, 'ja-easy': withdrawnEasy, en: withdrawnEn }
const LEDGER: InLanguages<LedgerWords> = { ja: ledgerJa, 'ja-easy': ledgerEasy, en: ledgerEn }

export const partnershipDoor: Door = {
  key: 'partnership',
  path: '/partnership/',
  title: { ja: '{協定|きょうてい}', 'ja-easy': '{約束|やくそく}', en: 'Agreements' },
  says: {
    ja: 'まちと{会社|かいしゃ}の{約束|やくそく}と、その{後|ご}',
    'ja-easy': 'まちと {会社|かいしゃ}の {約束|やくそく}',
    en: 'What was promised with companies, and what came of it',
  },
  icon: 'partnership',
  opensFor: () => true,
}

type AnyCall = Pick<Call<Input>, 'published' | 'region' | 'language' | 'shell' | 'to'>

/** What every page is given, and what the municipality has published. */
function framed(call: AnyCall) {
  const { language, region } = call
  const published = call.published<PublicPartnership>(PUBLIC_TOPIC)
  return {
    value: published?.value,
    official: region.operatedBy !== undefined,
    frame: {
      shell: call.shell({ door: partnershipDoor.key }),
      to: call.to,
      terms: TERMS[language],
      words: AGREEMENT[language],
      municipality: textIn(region.names, language).text,
      asOf: published && { at: published.madeAt, old: published.freshness === 'old' },
    },
  }
}

const NOTHING: PublicPartnership = { schema: 1, agreements: [] }
const agreementIn = (value: PublicPartnership | undefined, slug: string): PublicAgreement | undefined =>
  value?.agreements.find((agreement) => agreement.slug === slug)

const slug = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,80}$/))
const common = { mount: 'public', who: 'anyone', tenant: 'municipal', log: 'path' } as const

const pages = routes({ ...common, limit: 'page' })
  .get('/partnership/', { object: 'agreement', title: '協定の一覧' }, async (call) => {
    const { frame, value, official } = framed(call)
    return html(AgreementsPage, { ...frame, value, official })
  })
  .get(
    '/partnership/history/',
    {
      object: 'publication',
      title: '公表の記録',
      input: { query: v.strictObject({ page: v.optional(v.pipe(v.string(), v.regex(/^[1-9]\d{0,4}$/)), '1') }) },
    },
    async (call) => {
      const { frame, value = NOTHING } = framed(call)
      return html(LedgerPage, {
        ...frame,
        ledger: ledgerPage(publications(value), Number(call.query.page)),
        own: LEDGER[call.language],
        withdrawn: value.withdrawn ?? [],
        gone: WITHDRAWN[call.language],
      })
    },
  )
  .get('/partnership/open-data/', { object: 'openData', title: '協定のオープンデータ' }, async (call) => {
    const { frame, value, official } = framed(call)
    const { openData: licence } = call.region
    return html(OpenDataPage, { ...frame, value, official, licence, own: LEDGER[call.language] })
  })
  .get(
    '/partnership/:agreement/',
    {
      object: 'agreement',
      title: '一つの協定',
      input: { params: v.strictObject({ agreement: slug }) },
    },
    async (call) => {
      const { frame, value: all, official } = framed(call)
      const value = agreementIn(all, call.params.agreement)
      const gone = withdrawnAt(all?.withdrawn, call.params.agreement)
      if (gone) return html(WithdrawnPage, { ...frame, withdrawn: gone, own: WITHDRAWN[call.language] }, 410)
      if (!value) return missing
      const source = call.region.sources.find(({ id }) => id === value.agreement.source)
      return html(AgreementPage, { ...frame, value, official, source, reports: official ? reportYears(value) : [] })
    },
  )
  .get(
    '/partnership/:agreement/:initiative/',
    {
      object: 'initiative',
      title: '一つの取組',
      input: { params: v.strictObject({ agreement: slug, initiative: slug }) },
    },
    async (call) => {
      const { frame, value: all } = framed(call)
      const value = agreementIn(all, call.params.agreement)
      const initiative = value?.initiatives.find((one) => one.slug === call.params.initiative)
      const gone = withdrawnAt(all?.withdrawn, call.params.agreement, call.params.initiative)
      if (gone) return html(WithdrawnPage, { ...frame, withdrawn: gone, own: WITHDRAWN[call.language] }, 410)
      if (!value || !initiative) return missing
      return html(InitiativePage, { ...frame, value, initiative, own: INITIATIVE[call.language] })
    },
  ).list

const tables = OPEN_DATA_NAMES.flatMap(
  (name) =>
    routes(common).get(
      `/partnership/open-data/${name}.csv`,
      { limit: 'export', object: 'openData', title: `協定のデータ ${name}.csv` },
      async (call) => {
        const { value } = call.published<PublicPartnership>(PUBLIC_TOPIC) ?? { value: NOTHING }
        return csv(`${call.region.slug}-${name}.csv`, OPEN_DATA_FILES[name].rows(value))
      },
    ).list,
)

const documents = routes(common).get(
  '/partnership/open-data/:file{[a-z0-9-]+\\.json}',
  {
    limit: 'export',
    object: 'agreement',
    title: '一つの協定の JSON',
    input: { params: v.strictObject({ file: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,80}\.json$/)) }) },
  },
  async (call) => {
    const all = call.published<PublicPartnership>(PUBLIC_TOPIC)?.value
    const name = call.params.file.replace(/\.json$/, '')
    const gone = withdrawnAt(all?.withdrawn, name)
    if (gone) return json({ schema: 1, withdrawn: { on: gone.on, why: gone.why } }, 410)
    const found = agreementIn(all, name)
    return found ? json({ schema: 1, ...JSON.parse(writeAgreement(found.agreement)) }) : missing
  },
).list

export const publicRoutes: readonly Route[] = [...pages, ...tables, ...documents, ...yearReportRoutes]
