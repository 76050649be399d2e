/** 催しの用紙 — one form for a draft and for an edit; after a stale edit, both texts side by side. */
import type { Uuid } from '#kernel/id'
import { Actions, Button } from '#ui/button'
import { DiffTable } from '#ui/diff'
import { ErrorSummary, type FieldError } from '#ui/error-summary'
import { Form } from '#ui/form'
import { Note } from '#ui/note'
import { Check, CheckPick } from '#ui/pick'
import { Select } from '#ui/select'
import { Document, type Shell } from '#ui/shell'
import { DateField, TextArea, TextField } from '#ui/text-field'
import { HELPS, type Help } from '../programmes/event.ts'
import { ja as words } from './events.words.ja.ts'

export type EventFormProps = {
  readonly shell: Shell
  readonly to: (path: string) => string
  /** Undefined: a new draft. */
  readonly id: Uuid | undefined
  readonly title: string | undefined
  readonly isShown: boolean
  readonly initiatives: readonly { readonly value: string; readonly label: string }[]
  readonly typed: Readonly<Record<string, string>>
  readonly helps: readonly string[]
  readonly version: number | undefined
  /** What stands instead of what was typed. */
  readonly now: Readonly<Record<string, string>> | undefined
  readonly nowHelps: readonly Help[]
  readonly errors: readonly FieldError[]
}

const MUST = { kind: 'required', text: words.required } as const
const MAY = { kind: 'optional', text: words.optional } as const

export function EventFormPage(props: EventFormProps) {
  const { shell, to, id, title, initiatives, typed, helps, version, errors } = props
  const heading = id ? words.editTitle : words.newTitle
  const field = (name: string) => ({
    name,
    label: words.fields[name] ?? '',
    value: typed[name],
    error: errors.find((each) => each.field === name)?.text,
  })
  return (
    <Document
      shell={shell}
      title={heading}
      width="narrow"
      crumbs={[
        { label: words.title, href: to('/events') },
        ...(id && title ? [{ label: title, href: to(`/events/${id}`) }] : []),
        { label: heading },
      ]}
    >
      <h1>{heading}</h1>
      <ErrorSummary title={words.fix} errors={errors} />
      {!id && <p class="lead">{words.newLead}</p>}
      {props.isShown && <Note>{words.editShown}</Note>}
      <Stale {...props} />
      <Form
        action={to(id ? `/events/${id}/edit` : '/events')}
        hidden={version === undefined ? {} : { version: String(version) }}
      >
        <Select {...field('initiative')} mark={MUST} unchosen={words.initiativeNone} options={initiatives} />
        <TextField {...field('title')} mark={MUST} />
        <TextField {...field('easy')} mark={MAY} />
        <TextField {...field('english')} mark={MAY} />
        <TextArea {...field('body')} hint={words.bodyHint} mark={MUST} rows={4} />
        <DateField {...field('day')} hint={words.dayHint} mark={MUST} />
        <TextField {...field('begins')} hint={words.timeHint} mark={MUST} width="short" autocomplete="off" />
        <TextField {...field('ends')} mark={MUST} width="short" autocomplete="off" />
        <TextField {...field('place')} mark={MUST} />
        <TextArea {...field('access')} hint={words.accessHint} mark={MAY} rows={2} />
        <CheckPick
          name="helps[]"
          id="helps"
          label={words.fields['helps'] ?? ''}
          mark={MAY}
          look="bare"
          values={helps}
          options={HELPS.map((value) => ({ value, label: words.helps[value] }))}
        />
        <TextField {...field('forWhom')} hint={words.forWhomHint} mark={MAY} />
        <TextField
          {...field('places')}
          hint={words.placesHint}
          mark={MAY}
          width="short"
          inputmode="numeric"
          unit={words.people}
        />
        <TextField
          {...field('fee')}
          hint={words.feeHint}
          mark={MAY}
          width="short"
          inputmode="numeric"
          unit={words.yen}
        />
        <DateField {...field('applyFrom')} mark={MAY} />
        <DateField {...field('applyUntil')} mark={MAY} />
        <Check
          {...field('appliesHere')}
          value="yes"
          checked={typed['appliesHere'] === 'yes'}
          hint={words.appliesHereHint}
        />
        <TextField {...field('contact')} hint={words.contactHint} mark={MUST} />
        <Actions>
          <Button kind="go" large>
            {id ? words.save : words.saveDraft}
          </Button>
        </Actions>
      </Form>
    </Document>
  )
}

const COMPARED = [
  'initiative',
  'title',
  'easy',
  'english',
  'body',
  'day',
  'begins',
  'ends',
  'place',
  'access',
  'forWhom',
  'places',
  'fee',
  'applyFrom',
  'applyUntil',
  'appliesHere',
  'contact',
] as const

function Stale({ now, nowHelps, typed, helps, initiatives }: EventFormProps) {
  if (!now) return null
  const shown = (value: string | undefined): string | undefined =>
    initiatives.find((each) => each.value === value)?.label ??
    (value === '' ? undefined : value === 'yes' ? words.yes : value)
  const helping = (chosen: readonly string[]): string | undefined =>
    HELPS.filter((help) => chosen.includes(help))
      .map((help) => words.helps[help])
      .join('、') || undefined
  return (
    <>
      <Note kind="bad" title={words.staleTitle}>
        {words.staleSays}
      </Note>
      <DiffTable
        caption={words.staleCaption}
        words={words.diff}
        rows={[
          ...COMPARED.map((name) => ({
            label: words.fields[name] ?? '',
            before: shown(now[name]),
            after: shown(typed[name]),
          })),
          { label: words.fields['helps'] ?? '', before: helping(nowHelps), after: helping(helps) },
        ]}
      />
    </>
  )
}
