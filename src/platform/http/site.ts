/**
 * 画面の器を満たす — fills the `Shell` of a request: brand, doors, bands, languages, footer.
 *
 * A door that leads nowhere yet is not shown: a module offers a door, and says for which region it opens.
 */
import { htmlLang, LANGUAGES, type Language, languageName, type Texts, textIn } from '#kernel/language'
import type { Shell, StaffLink } from '#ui/shell'
import type { Authority } from '../identity/authority.ts'
import type { OrganisationKind } from '../identity/organisation.ts'
import { may, type SignedIn } from '../identity/who.ts'
import type { Region } from '../region-pack/pack.ts'
import type { Assets } from './assets.ts'
import { en } from './site.words.en.ts'
import type { SiteWords } from './site.words.ja.ts'
import { ja } from './site.words.ja.ts'
import { jaEasy } from './site.words.ja-easy.ts'
import type { InLanguages } from './words.ts'

export const SITE_WORDS: InLanguages<SiteWords> = { ja, 'ja-easy': jaEasy, en }

export type DoorIcon = 'disaster' | 'learning' | 'family' | 'partnership'
export type Door = {
  readonly key: string
  /** Below the region: `/partnership/`. */
  readonly path: string
  readonly title: Texts
  /** One line on the home page. */
  readonly says: Texts
  readonly icon: DoorIcon
  readonly opensFor: (region: Region) => boolean
}
export type StaffDoor = {
  readonly key: string
  readonly path: string
  readonly title: string
  readonly needs: Authority | 'signedIn'
  readonly organisations?: readonly OrganisationKind[]
}

export type Site = {
  readonly mode: 'demo' | 'live'
  readonly baseUrl: string
  readonly regions: readonly Region[]
  readonly doors: readonly Door[]
  readonly staffDoors: readonly StaffDoor[]
  readonly assets: Assets
}

export type Place = {
  readonly region: Region | undefined
  readonly language: Language
  readonly furigana: boolean
  /** The path below the region, without the language: `/partnership/`. */
  readonly below: string
  /** What was asked besides, without the furigana switch: the switches of a page lead to the same search. */
  readonly query: string
  readonly staff: boolean
  readonly who: SignedIn | undefined
}

/** `/mihon` + `/en` + `/partnership/`, with the furigana switch carried along. */
export function pathTo(
  place: Pick<Place, 'region' | 'language' | 'furigana' | 'staff'>,
  below: string,
  language = place.language,
): string {
  const region = place.region ? `/${place.region.slug}` : ''
  const spoken = language === 'ja' ? '' : `/${language}`
  const carried = place.furigana && language === 'ja' ? (below.includes('?') ? '&furigana=1' : '?furigana=1') : ''
  const [path = '', fragment] = `${below}`.split('#')
  return `${region}${place.staff ? '/staff' : spoken}${path}${carried}${fragment ? `#${fragment}` : ''}`
}

/** What no search engine should show: staff's pages, and a town's name above what the town does not run. */
export const isKeptOut = ({ region, staff }: Pick<Place, 'region' | 'staff'>): boolean =>
  staff || region?.operatedBy === undefined

export const FOOTER_PAGES = ['about', 'privacy', 'accessibility', 'sources'] as const

export function shellFor(
  site: Site,
  place: Place,
  frame: { readonly door?: string; readonly islands?: readonly string[] },
): Shell {
  const { region, language, furigana, who } = place
  const words = SITE_WORDS[language]
  const name = region ? textIn(region.names, language).text : words.product
  const to = (below: string) => pathTo(place, below)
  const same = place.query ? `?${place.query}` : ''
  return {
    language,
    htmlLang: htmlLang(language),
    furigana:
      language === 'ja'
        ? {
            on: furigana,
            href: furigana
              ? `${pathTo({ ...place, furigana: false }, place.below)}${same}`
              : `${same || '?'}${same && '&'}furigana=1`,
            label: words.furigana,
          }
        : undefined,
    // The page at `/` and what stands outside of a town exist in Japanese only.
    languages:
      place.staff || !region
        ? []
        : LANGUAGES.map((other) => ({
            language: other,
            label: languageName(other),
            href: `${pathTo({ ...place, furigana: false }, place.below, other)}${same}`,
            current: other === language,
          })),
    brand: {
      name,
      sub: region ? (place.staff ? words.staff : words.product) : undefined,
      href: place.staff ? to('/') : to('/'),
    },
    nav: place.staff ? staffNav(site, who, to, frame.door) : publicNav(site, place, to, frame.door),
    bands: bandsFor(site, place, name),
    footer: {
      links: region
        ? FOOTER_PAGES.map((page) => ({ label: words[page], href: pathTo({ ...place, staff: false }, `/${page}/`) }))
        : [],
      notes: region ? region.footerNotes.map((note) => textIn(note, language).text) : [],
    },
    labels: words,
    stylesheets: [site.assets.address('yui.css')],
    scripts: (frame.islands ?? []).map((island) => site.assets.address(`${island}.js`)),
    titleSuffix: name,
    icon: site.assets.address('icon.svg'),
    robots: isKeptOut(place) ? 'noindex' : undefined,
    staff:
      who && place.staff ? { post: postName(who.post), person: who.session.name, links: staffLinks(to) } : undefined,
  }
}

/** The town's own name stands at the top already; a company's does not, and every company has a 担当. */
const postName = ({ organisationKind, organisationName, department, title }: SignedIn['post']): string =>
  `${organisationKind === 'municipality' ? '' : `${organisationName} `}${department} ${title}`

const publicNav = (
  site: Site,
  { region, language }: Place,
  to: (below: string) => string,
  current: string | undefined,
) =>
  region
    ? site.doors
        .filter((door) => door.opensFor(region))
        .map((door) => ({
          label: textIn(door.title, language).text,
          href: to(door.path),
          current: door.key === current,
        }))
    : []

const staffNav = (site: Site, who: SignedIn | undefined, to: (below: string) => string, current: string | undefined) =>
  who
    ? site.staffDoors
        .filter(({ needs }) => needs === 'signedIn' || may(who, needs))
        .filter(({ organisations }) => !organisations || organisations.includes(who.post.organisationKind))
        .map((door) => ({ label: door.title, href: to(door.path), current: door.key === current }))
    : []

const staffLinks = (to: (below: string) => string): readonly StaffLink[] => [
  { label: '役職をかえる', href: to('/post') },
  { label: '自分のサインインと鍵', href: to('/account') },
  { label: 'サインアウト', action: to('/sign-out'), hidden: {} },
]

function bandsFor(site: Site, { region, language, staff }: Place, name: string): Shell['bands'] {
  const words = SITE_WORDS[language]
  return [
    ...(region && region.operatedBy === undefined && !region.fictional
      ? [{ kind: 'unofficial' as const, text: words.unofficial(name) }]
      : []),
    ...(region?.fictional ? [{ kind: 'fictional' as const, text: words.fictional(name) }] : []),
    ...(site.mode === 'demo' && staff ? [{ kind: 'demo' as const, strong: words.demoStrong, text: words.demo }] : []),
    ...(site.mode === 'live' && staff ? [{ kind: 'live' as const, strong: words.liveStrong, text: words.live }] : []),
  ]
}
