/** 取組の文 — one form for a new draft and for an edit; after a stale edit, both texts side by side. */
import type { Uuid } from '#kernel/id'
import { plainText } from '#kernel/ruby'
import { Actions, Button } from '#ui/button'
import { DiffTable } from '#ui/diff'
import { ErrorSummary, type FieldError } from '#ui/error-summary'
import { Facts } from '#ui/facts'
import { Form } from '#ui/form'
import { Note } from '#ui/note'
import { CheckPick, RadioPick } from '#ui/pick'
import { Select } from '#ui/select'
import { Document, type Shell } from '#ui/shell'
import { TextArea, TextField } from '#ui/text-field'
import { type Item, SIDES, type Side } from '../agreements/agreement.ts'
import type { Editable } from '../initiatives/initiative-text.ts'
import type { PostChoice } from './agreements-view.ts'
import { ja as words } from './initiatives.words.ja.ts'
import type { InitiativeFields } from './initiatives-view.ts'

export type InitiativeFormProps = {
  readonly shell: Shell
  readonly to: (path: string) => string
  readonly agreement: { readonly id: Uuid; readonly title: string }
  /** Undefined: a new draft. */
  readonly initiative: { readonly id: Uuid; readonly title: string } | undefined
  /** Both sides see it: its posts are changed on a screen of their own. */
  readonly shared: boolean
  /** What its writer may change of it now. */
  readonly may: Editable
  /** One side has said 合意 to the text as it is. */
  readonly isConsented: boolean
  readonly items: readonly Item[]
  readonly posts: Readonly<Record<Side, readonly PostChoice[]>>
  readonly typed: Readonly<Record<string, string>>
  readonly chosen: readonly string[]
  readonly version: number | undefined
  /** What both sides have agreed to: sent along as it is. */
  readonly agreed?: { readonly fields: InitiativeFields; readonly items: readonly number[] } | undefined
  /** What stands instead of what was typed. */
  readonly now: { readonly fields: InitiativeFields; readonly items: readonly number[] } | undefined
  readonly errors: readonly FieldError[]
}

const MUST = { kind: 'required', text: words.required } as const
const MAY = { kind: 'optional', text: words.optional } as const
type FieldOf = (name: string) => {
  readonly name: string
  readonly value: string | undefined
  readonly error: FieldError['text'] | undefined
}
const POST_FIELD = { municipality: 'municipalPost', company: 'companyPost' } as const

export function InitiativeFormPage(props: InitiativeFormProps) {
  const { shell, to, agreement, initiative, may, agreed, items, typed, version, errors } = props
  const title = initiative ? words.editTitle : words.newTitle
  const field: FieldOf = (name) => ({
    name,
    value: typed[name],
    error: errors.find((each) => each.field === name)?.text,
  })
  return (
    <Document
      shell={shell}
      title={title}
      width="narrow"
      crumbs={[
        { label: words.agreements, href: to('/agreements') },
        { label: plainText(agreement.title), href: to(`/agreements/${agreement.id}`) },
        ...(initiative ? [{ label: plainText(initiative.title), href: to(`/initiatives/${initiative.id}`) }] : []),
        { label: title },
      ]}
    >
      <h1>{title}</h1>
      <ErrorSummary title={words.fix} errors={errors} />
      {!initiative && <p class="lead">{words.newLead}</p>}
      <Stale {...props} />
      {props.isConsented && <Note kind="warn">{words.consentGiven}</Note>}
      {may !== 'nothing' && (
        <Form
          action={to(initiative ? `/initiatives/${initiative.id}/edit` : `/agreements/${agreement.id}/initiatives`)}
          hidden={
            version === undefined
              ? typed['proposal']
                ? { proposal: typed['proposal'] }
                : {}
              : { version: String(version) }
          }
        >
          {agreed ? <Agreed {...agreed} items={items} chosen={agreed.items} /> : <Agreeable {...props} field={field} />}
          <TextField {...field('easy')} label={words.easy} mark={MAY} />
          <TextField {...field('english')} label={words.english} mark={MAY} />
          {!initiative && (
            <TextField {...field('slug')} label={words.slug} hint={words.slugHint} mark={MAY} width="half" />
          )}
          <Actions>
            <Button kind="go" large>
              {initiative ? words.save : words.saveDraft}
            </Button>
          </Actions>
        </Form>
      )}
    </Document>
  )
}

/** What both sides say 合意 to. */
function Agreeable({
  field,
  items,
  chosen,
  posts,
  shared: isShared,
  errors,
}: InitiativeFormProps & { readonly field: FieldOf }) {
  return (
    <>
      <TextField {...field('title')} label={words.title} mark={MUST} />
      <TextArea {...field('why')} label={words.why} mark={MUST} rows={3} />
      <CheckPick
        name="items[]"
        id="items"
        label={words.items}
        mark={MUST}
        look="bare"
        values={chosen}
        error={errors.find((each) => each.field === 'items')?.text}
        options={items.map(({ no, text }) => ({ value: String(no), label: `${no}　${plainText(text.ja)}` }))}
      />
      <RadioPick
        {...field('ownerSide')}
        label={words.ownerSide}
        mark={MUST}
        look="bare"
        options={[...SIDES, 'both' as const].map((side) => ({ value: side, label: words.ownerSides[side] }))}
      />
      {isShared
        ? null
        : SIDES.map((side) => (
            <Select
              {...field(POST_FIELD[side])}
              label={words.post(side)}
              hint={words.postHint}
              mark={MAY}
              unchosen={words.noPost}
              options={posts[side].map(({ id, label }) => ({ value: id, label }))}
            />
          ))}
      <TextField {...field('thirdParty')} label={words.thirdParty} mark={MAY} />
    </>
  )
}

/** Read, and sent along unchanged. */
const Agreed = ({
  fields,
  items,
  chosen,
}: {
  readonly fields: InitiativeFields
  readonly items: readonly Item[]
  readonly chosen: readonly number[]
}) => (
  <>
    <Facts
      items={[
        { term: words.title, value: fields.title },
        { term: words.why, value: fields.why },
        {
          term: words.facts.items,
          value: items
            .filter(({ no }) => chosen.includes(no))
            .map(({ no, text }) => `${no}　${plainText(text.ja)}`)
            .join('、'),
        },
        { term: words.facts.owner, value: words.ownerSides[fields.ownerSide as Side] },
        ...(fields.thirdParty === '' ? [] : [{ term: words.facts.third, value: fields.thirdParty }]),
      ]}
    />
    {(['title', 'why', 'ownerSide', 'thirdParty'] as const).map((name) => (
      <input type="hidden" name={name} value={fields[name]} />
    ))}
    {chosen.map((no) => (
      <input type="hidden" name="items[]" value={no} />
    ))}
  </>
)

const COMPARED = ['title', 'why', 'ownerSide', 'municipalPost', 'companyPost', 'thirdParty', 'easy', 'english'] as const

/** Why what was typed is not saved, or cannot be. */
const HEADS = {
  all: { kind: 'bad', title: words.staleTitle, says: words.staleSays },
  wordings: { kind: 'info', title: words.agreedTitle, says: words.agreedSays },
  nothing: { kind: 'info', title: words.endedTitle, says: words.endedSays },
} as const satisfies Record<Editable, object>

function Stale({ may, now, typed, chosen, posts, shared: isShared }: InitiativeFormProps) {
  const { kind, title, says } = HEADS[may]
  if (!now)
    return may === 'all' ? null : (
      <Note kind={kind} title={title}>
        {says}
      </Note>
    )
  const label = (name: (typeof COMPARED)[number]): string =>
    name === 'municipalPost' ? words.post('municipality') : name === 'companyPost' ? words.post('company') : words[name]
  const shown = (name: (typeof COMPARED)[number], value: string): string | undefined => {
    if (value === '') return undefined
    if (name === 'ownerSide') return words.ownerSides[value as Side]
    const all = [...posts.municipality, ...posts.company]
    return name.endsWith('Post') ? (all.find(({ id }) => id === value)?.label ?? value) : value
  }
  return (
    <>
      <Note kind="bad" title={title}>
        {says} {may !== 'all' && words.notSaved}
      </Note>
      <DiffTable
        caption={words.staleCaption}
        words={words.diff}
        rows={[
          ...COMPARED.filter((name) => !(isShared && name.endsWith('Post'))).map((name) => ({
            label: label(name),
            before: shown(name, now.fields[name]),
            after: shown(name, typed[name] ?? ''),
          })),
          { label: words.items, before: now.items.join('、'), after: chosen.join('、') },
        ]}
      />
    </>
  )
}
