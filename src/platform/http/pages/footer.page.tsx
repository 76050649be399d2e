/** 下のほうの案内のページ — who answers for the site, what it knows of its readers, for whom it works, where its facts are from. */
import type { ComponentChildren } from 'preact'
import type { LocalDate } from '#kernel/calendar'
import { dateName } from '#kernel/date-name'
import type { Texts } from '#kernel/language'
import { type Fact, Facts } from '#ui/facts'
import { Said, T } from '#ui/ruby'
import { Document, type Shell } from '#ui/shell'
import { DataTable } from '#ui/table'
import type { Contact, Source } from '../../region-pack/pack.ts'
import type { ToldPeriod } from '../../retention/told.ts'
import type { RegionWords } from './region.words.ja.ts'

export type FooterPageProps = {
  readonly shell: Shell
  readonly name: string
  readonly home: string
  readonly words: RegionWords
  /** As the region pack writes them. */
  readonly paragraphs: readonly Texts[]
}

function Frame({
  shell,
  name,
  home,
  title,
  children,
}: Pick<FooterPageProps, 'shell' | 'name' | 'home'> & {
  readonly title: string
  readonly children: ComponentChildren
}) {
  return (
    <Document shell={shell} title={title} width="narrow" crumbs={[{ label: name, href: home }, { label: title }]}>
      <h1>
        <T text={title} />
      </h1>
      {children}
    </Document>
  )
}

const Paragraphs = ({ texts }: { readonly texts: readonly Texts[] }) => (
  <>
    {texts.map((text) => (
      <p>
        <Said text={text} />
      </p>
    ))}
  </>
)

const Heading = ({ text }: { readonly text: string }) => (
  <h2>
    <T text={text} />
  </h2>
)

export function AboutPage(
  props: FooterPageProps & { readonly operatedBy: string | undefined; readonly contact: Contact },
) {
  const { words, paragraphs, operatedBy, contact } = props
  return (
    <Frame {...props} title={words.aboutTitle}>
      <Paragraphs texts={paragraphs} />
      <Facts
        items={[
          operatedBy
            ? { term: words.operator, value: <Said text={{ ja: operatedBy }} /> }
            : { term: words.operator, value: words.nobody, unknown: true },
        ]}
      />
      <section class="flow">
        <Heading text={operatedBy ? words.contactTitle : words.officialTitle} />
        <Facts items={contactFacts(contact, words)} />
      </section>
      <section class="flow">
        <Heading text={words.softwareTitle} />
        <p>
          <T text={words.software} />
        </p>
      </section>
    </Frame>
  )
}

const contactFacts = ({ office, email, tel, url, hours }: Contact, words: RegionWords): readonly Fact[] => [
  { term: words.office, value: <Said text={office} /> },
  ...(email ? [{ term: words.email, value: <a href={`mailto:${email}`}>{email}</a> }] : []),
  ...(tel ? [{ term: words.tel, value: <a href={`tel:${tel.replaceAll(/[^\d+]/g, '')}`}>{tel}</a> }] : []),
  ...(url ? [{ term: words.url, value: <a href={url}>{url}</a> }] : []),
  ...(hours ? [{ term: words.hours, value: <Said text={hours} /> }] : []),
]

export function PrivacyPage(
  props: FooterPageProps & {
    readonly peopleThreshold: number
    readonly retentionDecidedBy: string
    readonly knowsResidents: boolean
    readonly periods: readonly ToldPeriod[]
  },
) {
  const { words, paragraphs, peopleThreshold, retentionDecidedBy, knowsResidents, periods } = props
  return (
    <Frame {...props} title={words.privacyTitle}>
      <Paragraphs texts={paragraphs} />
      <Facts
        items={[
          { term: words.threshold, value: words.thresholdSays(peopleThreshold) },
          { term: words.cookies, value: words.cookiesSays },
          { term: words.retention, value: <Said text={{ ja: retentionDecidedBy }} /> },
        ]}
      />
      <section class="flow">
        <Heading text={words.periodsTitle} />
        {knowsResidents ? null : (
          <p>
            <T text={words.nothingOfResidents} />
          </p>
        )}
        <p>
          <T text={words.periodsLead} />
        </p>
        <Facts
          items={periods.map((period) => ({
            term: words.told[period.told],
            value: period.kind === 'forever' ? words.forever : words.span(period.span),
          }))}
        />
      </section>
    </Frame>
  )
}

export function AccessibilityPage(props: FooterPageProps) {
  const { words, paragraphs } = props
  const list = (items: readonly string[]) => (
    <ul>
      {items.map((item) => (
        <li>
          <T text={item} />
        </li>
      ))}
    </ul>
  )
  return (
    <Frame {...props} title={words.accessibilityTitle}>
      <section class="flow">
        <Heading text={words.policyTitle} />
        <Paragraphs texts={paragraphs} />
      </section>
      <section class="flow">
        <Heading text={words.testedTitle} />
        {list(words.tested)}
      </section>
      <section class="flow">
        <Heading text={words.notTestedTitle} />
        {list(words.notTested)}
      </section>
    </Frame>
  )
}

export function SourcesPage(props: FooterPageProps & { readonly sources: readonly Source[] }) {
  const { shell, words, sources } = props
  const day = (date: LocalDate) => dateName(date)[shell.language]
  const ja = (text: string) => <Said text={{ ja: text }} />
  return (
    <Frame {...props} title={words.sourcesTitle}>
      <p class="lead">
        <T text={words.sourcesLead} />
      </p>
      <DataTable<Source>
        mode="stack"
        caption={words.sourcesTitle}
        captionHidden
        rows={sources}
        empty={words.noSources}
        columns={[
          {
            key: 'title',
            head: words.sourceTitle,
            cell: ({ title, url }) => (url ? <a href={url}>{ja(title)}</a> : ja(title)),
          },
          { key: 'publisher', head: words.publisher, cell: ({ publisher }) => ja(publisher) },
          { key: 'licence', head: words.licence, cell: ({ licence }) => ja(licence) },
          { key: 'checked', head: words.checkedOn, cell: ({ checkedOn }) => day(checkedOn) },
        ]}
      />
      <section class="flow">
        <Heading text={words.softwareTitle} />
        <p>
          <T text={words.software} />
        </p>
      </section>
    </Frame>
  )
}
