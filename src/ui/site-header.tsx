/** 画面の頭 — whose page this is, the furigana switch, the languages, the staff menu, the way around. */
import { plainText } from '#kernel/ruby'
import { BrandMark } from './brand-mark.tsx'
import { ButtonLink } from './button.tsx'
import { T } from './ruby.tsx'
import type { Shell, StaffLink } from './shell.tsx'

const Globe = () => (
  <svg class="i" viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="12" cy="12" r="9" />
    <path d="M3 12h18M12 3c5 5.5 5 12.5 0 18M12 3c-5 5.5-5 12.5 0 18" />
  </svg>
)

const Brand = ({ brand }: { readonly brand: Shell['brand'] }) => (
  <a class="brand" href={brand.href}>
    <BrandMark />
    <span>
      <b>
        <T text={brand.name} />
      </b>
      {brand.sub && (
        <span>
          <T text={brand.sub} />
        </span>
      )}
    </span>
  </a>
)

/** A link that says its state: no script is needed to turn furigana on, and the address keeps the choice. */
const FuriganaSwitch = ({ furigana }: { readonly furigana: NonNullable<Shell['furigana']> }) => (
  <a href={furigana.href} role="switch" aria-checked={furigana.on}>
    <span class="sw" aria-hidden="true" />
    <span>
      <T text={furigana.label} />
    </span>
  </a>
)

const Languages = ({ shell }: { readonly shell: Shell }) => (
  <details class="lang">
    <summary>
      <Globe />
      <span>
        <T text={shell.labels.language} />
        {shell.labels.languageAside && (
          <span class="vh" lang="en">
            {` ${shell.labels.languageAside}`}
          </span>
        )}
      </span>
    </summary>
    <ul>
      {shell.languages.map(({ language, label, href, current }) => (
        <li>
          <a
            href={href}
            lang={language === 'en' ? 'en' : 'ja'}
            hreflang={language === 'en' ? 'en' : 'ja'}
            aria-current={current ? 'true' : undefined}
          >
            {label}
          </a>
        </li>
      ))}
    </ul>
  </details>
)

const StaffItem = ({ link }: { readonly link: StaffLink }) =>
  'href' in link ? (
    <a href={link.href} aria-current={link.current ? 'page' : undefined}>
      {plainText(link.label)}
    </a>
  ) : (
    <form method="post" action={link.action}>
      {Object.entries(link.hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button type="submit">{plainText(link.label)}</button>
    </form>
  )

const StaffMenu = ({ staff }: { readonly staff: NonNullable<Shell['staff']> }) => (
  <details class="lang">
    <summary>
      <span>
        <b>{staff.post}</b>
        <br />
        {staff.person}
      </span>
    </summary>
    <ul>
      {staff.links.map((link) => (
        <li>
          <StaffItem link={link} />
        </li>
      ))}
    </ul>
  </details>
)

const Nav = ({ shell }: { readonly shell: Shell }) => (
  <nav class="nav" aria-label={plainText(shell.labels.mainNav)}>
    <ul>
      {shell.nav.map(({ label, href, current }) => (
        <li>
          <a href={href} aria-current={current ? 'page' : undefined}>
            <span>
              <T text={label} />
            </span>
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

export function SiteHeader({ shell }: { readonly shell: Shell }) {
  const { brand, furigana, languages, staff, exit, nav } = shell
  return (
    // Whoever may have to leave at once must find the way out wherever the page is scrolled to.
    <header class={exit ? 'site stick' : 'site'}>
      <div class="wrap">
        <div class="site-top">
          <Brand brand={brand} />
          <div class="util">
            {furigana && <FuriganaSwitch furigana={furigana} />}
            {languages.length > 1 && <Languages shell={shell} />}
            {staff && <StaffMenu staff={staff} />}
            {exit && (
              <ButtonLink kind="exit" href={exit.href} rel="noreferrer">
                {exit.label}
              </ButtonLink>
            )}
          </div>
        </div>
        {nav.length > 0 && <Nav shell={shell} />}
      </div>
    </header>
  )
}
