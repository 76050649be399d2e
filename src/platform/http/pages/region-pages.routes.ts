/** まちの入口と案内のページ、まちの一覧 — the pages that belong to no module. */
import { htmlLang, LANGUAGES, languageName, textIn } from '#kernel/language'
import type { Retention } from '../../retention/retention.ts'
import { toldPeriods } from '../../retention/told.ts'
import { type Answer, html } from '../answer.ts'
import type { Call } from '../call.ts'
import { PlacesPage } from '../places.page.tsx'
import { type Input, type Route, routes } from '../route.ts'
import { type Door, pathTo, SITE_WORDS } from '../site.ts'
import type { InLanguages } from '../words.ts'
import { AboutPage, AccessibilityPage, PrivacyPage, SourcesPage } from './footer.page.tsx'
import { HomePage } from './home.page.tsx'
import type { HomePart } from './home.ts'
import { en } from './region.words.en.ts'
import { ja, type RegionWords } from './region.words.ja.ts'
import { jaEasy } from './region.words.ja-easy.ts'

const WORDS: InLanguages<RegionWords> = { ja, 'ja-easy': jaEasy, en }

export type RegionPageParts = {
  readonly doors: readonly Door[]
  /** In the order in which they stand; the first that has a state speaks for the day. */
  readonly home: readonly HomePart[]
  /** Of every table: the page on personal information says the periods. */
  readonly retention: readonly Retention[]
}

type AnyCall = Call<Input>

export function regionPages({ doors, home, retention }: RegionPageParts): readonly Route[] {
  const common = { mount: 'public', who: 'anyone', tenant: 'municipal', limit: 'page', log: 'path' } as const
  const pages = routes(common)
    .get('/', { object: 'region', title: 'まちの入口' }, async (call) => homeOf(call, doors, home))
    .get('/about/', { object: 'region', title: '運営者と連絡先' }, async (call) =>
      html(AboutPage, {
        ...framed(call, 'about'),
        operatedBy: call.region.operatedBy,
        contact: call.region.contact,
      }),
    )
    .get('/privacy/', { object: 'region', title: '個人情報の取扱い' }, async (call) =>
      html(PrivacyPage, {
        ...framed(call, 'privacy'),
        peopleThreshold: call.region.disclosure.peopleThreshold,
        retentionDecidedBy: call.region.retention.decidedBy,
        knowsResidents: retention.some(({ about }) => about === 'residents' || about === 'children'),
        periods: toldPeriods(retention, call.region.retention.years),
      }),
    )
    .get('/accessibility/', { object: 'region', title: 'アクセシビリティの方針と試験の結果' }, async (call) =>
      html(AccessibilityPage, framed(call, 'accessibility')),
    )
    .get('/sources/', { object: 'region', title: '出典とライセンス' }, async (call) =>
      html(SourcesPage, { ...framed(call), sources: call.region.sources }),
    ).list
  const places = routes({ ...common, mount: 'root', tenant: 'none' }).get(
    '/',
    { object: 'region', title: 'まちの一覧' },
    async (call) => placesOf(call),
  ).list
  return [...pages, ...places]
}

const framed = (
  call: Pick<AnyCall, 'region' | 'language' | 'shell' | 'to'>,
  page?: 'about' | 'privacy' | 'accessibility',
) => ({
  shell: call.shell(),
  name: textIn(call.region.names, call.language).text,
  home: call.to('/'),
  words: WORDS[call.language],
  paragraphs: page ? call.region.pages[page] : [],
})

function homeOf(
  call: Pick<AnyCall, 'region' | 'language' | 'shell' | 'to' | 'published' | 'clock'>,
  doors: readonly Door[],
  home: readonly HomePart[],
): Answer {
  const open = doors.filter((door) => door.opensFor(call.region))
  const parts = home.map((part) => part(call))
  return html(HomePage, {
    shell: call.shell(),
    name: textIn(call.region.names, call.language).text,
    state: parts.find(({ state }) => state !== undefined)?.state,
    doors: open.map(({ icon, path, title, says }) => ({ icon, href: call.to(path), title, says })),
    sections: parts.flatMap(({ section }) => section ?? []),
    tellsAlerts: open.some(({ key }) => key === 'disaster'),
    words: WORDS[call.language],
  })
}

function placesOf(call: Pick<AnyCall, 'regions' | 'language' | 'shell' | 'furigana'>): Answer {
  const words = SITE_WORDS[call.language]
  return html(PlacesPage, {
    shell: call.shell(),
    title: words.places,
    lead: words.placesLead,
    places: call.regions.map((region) => {
      const to = (language: (typeof LANGUAGES)[number]) =>
        pathTo({ region, language, furigana: call.furigana, staff: false }, '/')
      return {
        name: region.names,
        href: to('ja'),
        mark: region.fictional ? words.markFictional : region.operatedBy ? undefined : words.markUnofficial,
        others: LANGUAGES.filter((language) => language !== 'ja').map((language) => ({
          label: languageName(language),
          lang: htmlLang(language),
          href: to(language),
        })),
      }
    }),
  })
}
