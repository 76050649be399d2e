/** 役職をつくる — organisation, department, title, what the post may do, from which day. */
import { Actions, Button } from '#ui/button'
import { ErrorSummary, type FieldError } from '#ui/error-summary'
import { Form } from '#ui/form'
import { CheckPick } from '#ui/pick'
import { Select } from '#ui/select'
import { Document, type Shell } from '#ui/shell'
import { DateField, TextField } from '#ui/text-field'
import { AUTHORITIES } from '../identity/authority.ts'
import type { Organisation } from '../identity/organisation.ts'
import { WHO_WORDS } from './admin.words.ja.ts'
import { KIND_WORDS, ja as words } from './people.words.ja.ts'

export type PostFormProps = {
  readonly shell: Shell
  readonly action: string
  readonly people: string
  readonly organisations: readonly Pick<Organisation, 'id' | 'name' | 'kind'>[]
  readonly typed: Readonly<Record<string, string>>
  readonly chosen: readonly string[]
  readonly errors: readonly FieldError[]
}

const MUST = { kind: 'required', text: words.required } as const
const MAY = { kind: 'optional', text: words.optional } as const

export function PostFormPage({ shell, action, people, organisations, typed, chosen, errors }: PostFormProps) {
  const errorAt = (field: string) => errors.find((each) => each.field === field)?.text
  return (
    <Document
      shell={shell}
      title={words.postTitle}
      width="narrow"
      crumbs={[{ label: words.crumbs.people, href: people }, { label: words.postTitle }]}
    >
      <h1>{words.postTitle}</h1>
      <ErrorSummary title={words.fix} errors={errors} />
      <Form action={action}>
        <Select
          name="organisation"
          label={words.organisation}
          hint={words.organisationHint}
          mark={MUST}
          unchosen={words.choose}
          value={typed['organisation']}
          error={errorAt('organisation')}
          options={[
            ...organisations.map(({ id, name, kind }) => ({ value: id, label: name, group: KIND_WORDS[kind] })),
            { value: 'new', label: words.newOrganisation },
          ]}
        />
        <Select
          name="kind"
          label={words.kind}
          mark={MAY}
          unchosen={words.choose}
          value={typed['kind']}
          error={errorAt('kind')}
          options={(['company', 'npo', 'school', 'auditor'] as const).map((kind) => ({
            value: kind,
            label: KIND_WORDS[kind],
          }))}
        />
        <TextField
          name="name"
          label={words.organisationName}
          mark={MAY}
          value={typed['name']}
          error={errorAt('name')}
        />
        <TextField
          name="code"
          label={words.code}
          hint={words.codeHint}
          mark={MAY}
          width="half"
          inputmode="numeric"
          value={typed['code']}
          error={errorAt('code')}
        />
        <TextField
          name="department"
          label={words.department}
          mark={MUST}
          value={typed['department']}
          error={errorAt('department')}
        />
        <TextField name="title" label={words.postName} mark={MUST} value={typed['title']} error={errorAt('title')} />
        <CheckPick
          name="authorities[]"
          id="authorities"
          label={words.authorities}
          look="bare"
          values={chosen}
          error={errorAt('authorities')}
          options={AUTHORITIES.map((authority) => ({ value: authority, label: WHO_WORDS[authority] }))}
        />
        <DateField
          name="from"
          label={words.from}
          hint={words.dateHint}
          mark={MUST}
          value={typed['from']}
          error={errorAt('from')}
        />
        <Actions>
          <Button kind="go" large>
            {words.save}
          </Button>
        </Actions>
      </Form>
    </Document>
  )
}
