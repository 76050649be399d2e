/**
 * 画面の器 — everything around the content of a page, as plain data, and the HTML document it becomes.
 *
 * The server fills a `Shell` once per request; a page only writes what stands between header and footer:
 * `<Document shell={shell} title={words.title} crumbs={…}>…</Document>`, sent after `<!doctype html>`.
 * No inline script, no inline style, no foreign origin: what a page needs is named in `stylesheets` and `scripts`.
 */
import type { ComponentChildren } from 'preact'
import type { Language } from '#kernel/language'
import { plainText } from '#kernel/ruby'
import { type Band, Bands } from './bands.tsx'
import { type Crumb, Crumbs } from './crumbs.tsx'
import { Reading, readingOf } from './reading.tsx'
import { T } from './ruby.tsx'
import { SiteHeader } from './site-header.tsx'

export type NavLink = { readonly label: string; readonly href: string; readonly current?: boolean | undefined }

/** A place to go, or something to do (サインアウト) that must be sent as a form. */
export type StaffLink =
  | NavLink
  | { readonly label: string; readonly action: string; readonly hidden: Readonly<Record<string, string>> }

export type Shell = {
  readonly language: Language
  /** `htmlLang` of the kernel: やさしい日本語 is `ja` too. */
  readonly htmlLang: string
  /** Undefined where there is nothing to choose: やさしい日本語 always has furigana, English never. */
  readonly furigana: { readonly on: boolean; readonly href: string; readonly label: string } | undefined
  readonly languages: readonly {
    readonly language: Language
    readonly label: string
    readonly href: string
    readonly current: boolean
  }[]
  readonly brand: { readonly name: string; readonly sub?: string | undefined; readonly href: string }
  readonly nav: readonly NavLink[]
  readonly bands: readonly Band[]
  readonly footer: { readonly links: readonly NavLink[]; readonly notes: readonly string[] }
  readonly labels: {
    readonly skip: string
    readonly mainNav: string
    readonly language: string
    /** 「Language」, read aloud beside 「言語」 for those who cannot read it */
    readonly languageAside?: string | undefined
    readonly crumbs: string
    readonly bands: string
    readonly footerNav: string
  }
  readonly stylesheets: readonly string[]
  /** Module addresses. Empty on every page that need not act without the network. */
  readonly scripts: readonly string[]
  readonly titleSuffix?: string | undefined
  readonly canonical?: string | undefined
  readonly robots?: 'noindex' | undefined
  readonly referrer?: 'no-referrer' | undefined
  readonly icon?: string | undefined
  readonly manifest?: string | undefined
  readonly feeds?: readonly { readonly type: string; readonly title: string; readonly href: string }[] | undefined
  readonly staff?: { readonly post: string; readonly person: string; readonly links: readonly StaffLink[] } | undefined
  /** 「すぐに閉じる」: leads to a harmless page elsewhere. The header then stays in sight. */
  readonly exit?: { readonly label: string; readonly href: string } | undefined
  /** A child's page has large letters; staff pages are denser (that follows from `staff`). */
  readonly look?: 'kid' | undefined
}

type Frame = {
  readonly shell: Shell
  readonly crumbs?: readonly Crumb[] | undefined
  /** `bleed` leaves the width to the page: for coloured bands from edge to edge, with `Wrap` below them. */
  readonly width?: 'wrap' | 'narrow' | 'bleed' | undefined
  readonly children: ComponentChildren
}

export function Document({ title, ...frame }: Frame & { readonly title: string }) {
  const { shell } = frame
  return (
    <html lang={shell.htmlLang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>
          {[title, shell.titleSuffix]
            .filter((part) => part !== undefined)
            .map(plainText)
            .join('｜')}
        </title>
        {shell.robots && <meta name="robots" content={shell.robots} />}
        {shell.referrer && <meta name="referrer" content={shell.referrer} />}
        {shell.canonical && <link rel="canonical" href={shell.canonical} />}
        {shell.icon && <link rel="icon" href={shell.icon} />}
        {shell.manifest && <link rel="manifest" href={shell.manifest} />}
        {shell.feeds?.map((feed) => (
          <link rel="alternate" type={feed.type} title={plainText(feed.title)} href={feed.href} />
        ))}
        {shell.stylesheets.map((href) => (
          <link rel="stylesheet" href={href} />
        ))}
        {shell.scripts.map((src) => (
          <script type="module" src={src} />
        ))}
      </head>
      <body class={bodyClass(shell)}>
        <Shell {...frame} />
      </body>
    </html>
  )
}

const bodyClass = ({ look, staff, language }: Shell): string | undefined =>
  [look, staff && 'dense', language === 'ja-easy' && 'easy'].filter(Boolean).join(' ') || undefined

export function Shell({ shell, crumbs, width = 'wrap', children }: Frame) {
  const { labels, footer } = shell
  const trail = crumbs && crumbs.length > 0 && <Crumbs label={labels.crumbs} crumbs={crumbs} />
  return (
    <Reading.Provider value={readingOf(shell.language, shell.furigana?.on ?? false)}>
      <a class="skip" href="#main">
        <span>
          <T text={labels.skip} />
        </span>
      </a>
      <Bands label={labels.bands} bands={shell.bands} />
      <SiteHeader shell={shell} />
      <main id="main" tabIndex={-1}>
        {width === 'bleed' ? (
          <>
            {trail && <Wrap>{trail}</Wrap>}
            {children}
          </>
        ) : (
          <Wrap narrow={width === 'narrow'}>
            {trail}
            {children}
          </Wrap>
        )}
      </main>
      <footer class="foot">
        <div class="wrap">
          {footer.links.length > 0 && (
            <nav aria-label={plainText(labels.footerNav)}>
              <ul>
                {footer.links.map(({ label, href }) => (
                  <li>
                    <a href={href}>
                      <span>
                        <T text={label} />
                      </span>
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          )}
          {footer.notes.map((note) => (
            <p>
              <T text={note} />
            </p>
          ))}
        </div>
      </footer>
    </Reading.Provider>
  )
}

/** The column the content of a page stands in. */
export const Wrap = ({
  narrow,
  children,
}: {
  readonly narrow?: boolean | undefined
  readonly children: ComponentChildren
}) => <div class={narrow ? 'narrow flow' : 'wrap flow'}>{children}</div>
