/** 指標を加える — one definition that both sides count by. */
import { UNITS } from '#kernel/unit'
import { Actions, Button } from '#ui/button'
import type { Crumb } from '#ui/crumbs'
import { ErrorSummary, type FieldError } from '#ui/error-summary'
import { Form } from '#ui/form'
import { RadioPick } from '#ui/pick'
import { Select } from '#ui/select'
import { Document, type Shell } from '#ui/shell'
import { TextArea, TextField } from '#ui/text-field'
import { COUNT_KINDS, DIRECTIONS, DISCLOSURES, PERIOD_KINDS } from '../indicators/indicator.ts'
import type { MeasureFeed } from '../indicators/measure-feed.ts'
import { ja as terms } from '../public/terms.words.ja.ts'
import { DISCLOSURE_WORDS, PERIOD_KIND_WORDS, ja as words } from './figures.words.ja.ts'

export type IndicatorFormProps = {
  readonly shell: Shell
  readonly crumbs: readonly Crumb[]
  readonly action: string
  readonly feeds: readonly Pick<MeasureFeed<never>, 'code' | 'name' | 'says'>[]
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

const MUST = { kind: 'required', text: words.required } as const
const MAY = { kind: 'optional', text: words.optional } as const

export function IndicatorFormPage({ shell, crumbs, action, feeds, typed, errors }: IndicatorFormProps) {
  const field = (name: string) => ({
    name,
    value: typed[name],
    error: errors.find((each) => each.field === name)?.text,
  })
  return (
    <Document shell={shell} title={words.newTitle} width="narrow" crumbs={crumbs}>
      <h1>{words.newTitle}</h1>
      <p class="lead">{words.newLead}</p>
      <ErrorSummary title={words.fix} errors={errors} />
      <Form action={action}>
        <TextField {...field('name')} label={words.name} mark={MUST} maxlength={200} />
        <TextArea {...field('definition')} label={words.definition} hint={words.definitionHint} mark={MUST} />
        {feeds.length > 0 && (
          <RadioPick
            {...field('feed')}
            value={typed['feed'] ?? ''}
            label={words.feed}
            mark={MUST}
            look="line"
            options={[
              { value: '', label: words.feedByHand, note: words.feedByHandSays },
              ...feeds.map(({ code, name, says }) => ({ value: code, label: name, note: says })),
            ]}
          />
        )}
        <Select
          {...field('unit')}
          label={words.unit}
          hint={feeds.length > 0 ? words.unitHint : undefined}
          mark={MUST}
          unchosen={words.choose}
          options={UNITS.map(({ code, label }) => ({ value: code, label: label.ja }))}
        />
        <RadioPick
          {...field('countKind')}
          label={words.countKind}
          mark={MUST}
          look="line"
          options={COUNT_KINDS.map((kind) => ({
            value: kind,
            label: terms.countKinds[kind].name,
            note: terms.countKinds[kind].says,
          }))}
        />
        <RadioPick
          {...field('disclosure')}
          label={words.disclosure}
          mark={MUST}
          look="line"
          options={DISCLOSURES.map((kind) => ({
            value: kind,
            label: DISCLOSURE_WORDS[kind].name,
            note: DISCLOSURE_WORDS[kind].says,
          }))}
        />
        <RadioPick
          {...field('periodKind')}
          label={words.periodKind}
          mark={MUST}
          look="bare"
          options={PERIOD_KINDS.map((kind) => ({ value: kind, label: PERIOD_KIND_WORDS[kind] }))}
        />
        <RadioPick
          {...field('direction')}
          label={words.direction}
          mark={MUST}
          look="bare"
          options={DIRECTIONS.map((kind) => ({ value: kind, label: words.directions[kind] }))}
        />
        <TextField
          {...field('baseline')}
          label={words.baseline}
          hint={words.baselineHint}
          mark={MAY}
          width="short"
          inputmode="decimal"
        />
        <TextField {...field('easy')} label={words.easy} mark={MAY} maxlength={200} />
        <TextField {...field('english')} label={words.english} mark={MAY} maxlength={200} />
        <Actions>
          <Button kind="go" large>
            {words.add}
          </Button>
        </Actions>
      </Form>
    </Document>
  )
}
