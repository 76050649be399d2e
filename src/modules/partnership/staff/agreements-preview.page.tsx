/** 登録する前に確かめる — what was read, which organisation the company is; nothing is written yet. */
import { plainText } from '#kernel/ruby'
import { Badge } from '#ui/badge'
import { Actions, Button, ButtonLink } from '#ui/button'
import { Empty } from '#ui/empty'
import { ErrorSummary, type FieldError } from '#ui/error-summary'
import { Facts } from '#ui/facts'
import { Form } from '#ui/form'
import { T } from '#ui/ruby'
import { Select } from '#ui/select'
import { Document, type Shell } from '#ui/shell'
import { Steps } from '#ui/steps'
import { DataTable } from '#ui/table'
import type { Agreement, Item } from '../agreements/agreement.ts'
import { ja as words } from './agreements.words.ja.ts'
import { agreementFacts } from './agreements-facts.page.tsx'
import { type Choice, companiesOf, type PostChoice } from './agreements-view.ts'

export type AgreementPreviewProps = {
  readonly shell: Shell
  readonly to: (path: string) => string
  readonly agreement: Agreement
  /** The same agreement as it is carried to the next press. */
  readonly text: string
  readonly organisations: readonly Choice[]
  /** For each company of the file, in its order. */
  readonly companies: readonly string[]
  readonly ownPosts: readonly PostChoice[]
  readonly otherPosts: readonly PostChoice[]
  readonly municipalDesk: string
  readonly companyDesk: string
  readonly errors: readonly FieldError[]
}

const MUST = { kind: 'required', text: words.required } as const
const MAY = { kind: 'optional', text: words.optional } as const

export function AgreementPreviewPage(props: AgreementPreviewProps) {
  const { shell, to, agreement, text, organisations, companies, ownPosts, otherPosts, errors } = props
  const errorAt = (field: string) => errors.find((each) => each.field === field)?.text
  const nameOf = (organisation: string) => organisations.find(({ id }) => id === organisation)?.name ?? ''
  return (
    <Document
      shell={shell}
      title={words.previewTitle}
      crumbs={[
        { label: words.title, href: to('/agreements') },
        { label: words.newTitle, href: to('/agreements/new') },
        { label: words.previewTitle },
      ]}
    >
      <h1>{words.previewTitle}</h1>
      <ErrorSummary title={words.fix} errors={errors} />
      <Steps label={words.stepsLabel} steps={words.steps} now={1} />
      <p class="lead">{words.previewLead}</p>
      <Facts items={agreementFacts(agreement)} />
      <section class="flow">
        <h2>{words.itemsTitle(agreement.items.length)}</h2>
        <DataTable<Item>
          caption={words.itemsTitle(agreement.items.length)}
          captionHidden
          rows={agreement.items}
          empty={words.none}
          columns={[
            { key: 'no', head: words.no, numeric: true, cell: ({ no }) => no },
            {
              key: 'item',
              head: words.item,
              names: true,
              cell: ({ text, catchAll, uncertain }) => (
                <>
                  <T text={text.ja} /> {catchAll && <Badge>{words.catchAll}</Badge>}{' '}
                  {uncertain && <Badge kind="warn">{words.uncertain}</Badge>}
                </>
              ),
            },
            {
              key: 'sdgs',
              head: words.sdgs,
              cell: ({ sdgs }) => (sdgs.length === 0 ? words.none : sdgs.join('、')),
            },
          ]}
        />
      </section>
      {agreement.announced.length > 0 && (
        <section class="flow">
          <h2>{words.announcedTitle}</h2>
          <p class="sub">{words.announcedSays}</p>
          <ul>
            {agreement.announced.map(({ text }) => (
              <li>
                <T text={text.ja} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {agreement.unknown.length > 0 && (
        <section class="flow">
          <h2>{words.unknownTitle}</h2>
          <ul>
            {agreement.unknown.map((text) => (
              <li>
                <T text={text.ja} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section class="flow">
        <h2>{words.partiesTitle}</h2>
        {organisations.length === 0 && <Empty title={words.noOrganisations}>{words.noOrganisationsSays}</Empty>}
        <Form action={to('/agreements')} files hidden={{ text }}>
          {companiesOf(agreement).map(({ name }, at) => (
            <Select
              name="companies[]"
              id={`companies-${at}`}
              label={words.companyIs(plainText(name.ja))}
              hint={words.companyHint}
              mark={MUST}
              unchosen={words.choose}
              value={companies[at]}
              error={errorAt(`companies-${at}`)}
              options={organisations.map((each) => ({ value: each.id, label: each.name }))}
            />
          ))}
          <Select
            name="municipalDesk"
            label={words.municipalDesk}
            mark={MAY}
            unchosen={words.deskLater}
            value={props.municipalDesk}
            error={errorAt('municipalDesk')}
            options={ownPosts.map(({ id, label }) => ({ value: id, label }))}
          />
          <Select
            name="companyDesk"
            label={words.companyDesk}
            mark={MAY}
            unchosen={words.deskLater}
            value={props.companyDesk}
            error={errorAt('companyDesk')}
            options={otherPosts.map(({ id, label, organisation }) => ({
              value: id,
              label,
              group: nameOf(organisation),
            }))}
          />
          <Actions>
            <Button kind="go" large>
              {words.save}
            </Button>
            <ButtonLink kind="text" href={to('/agreements/new')}>
              {words.again}
            </ButtonLink>
          </Actions>
        </Form>
      </section>
    </Document>
  )
}
