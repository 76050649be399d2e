/** 数字を出す欄 — a target proposed, a measurement recorded. A correction is the same form with the same period. */

import { unitOf } from '#kernel/unit'
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { Form } from '#ui/form'
import { Select } from '#ui/select'
import { TextArea, TextField } from '#ui/text-field'
import { ja as terms } from '../public/terms.words.ja.ts'
import { ja as words } from './figures.words.ja.ts'
import type { IndicatorPageProps } from './indicator.page.tsx'
import { seenOf } from './indicator-view.ts'

const MUST = { kind: 'required', text: words.required } as const
const MAY = { kind: 'optional', text: words.optional } as const

export function FigureForms(props: IndicatorPageProps) {
  const { indicator, to, periods, typed, sent, errors } = props
  const at = `/indicators/${indicator.id}`
  const fieldOf = (form: 'target' | 'measurement') => (name: string) => ({
    name,
    id: `${form}-${name}`,
    value: sent === form ? typed[name] : name === 'period' && form === 'measurement' ? props.toRecord : undefined,
    error: sent === form ? errors.find((each) => each.field === `${form}-${name}`)?.text : undefined,
  })
  const target = fieldOf('target')
  const measurement = fieldOf('measurement')
  const options = periods.map((code) => ({ value: code, label: terms.period(code) }))
  const unit = unitOf(indicator.unit).label.ja
  return (
    <>
      <p class="sub">{words.correct}</p>
      <div class="grid half">
        {indicator.feed === undefined && (
          <Card labelledBy="add-figure">
            <h2 id="add-figure">{words.addFigure}</h2>
            <Form action={to(`${at}/figures`)} hidden={{ seen: seenOf(props.measurements) }}>
              <Select
                {...measurement('period')}
                label={words.period}
                mark={MUST}
                unchosen={words.choose}
                options={options}
              />
              <TextField
                {...measurement('value')}
                label={words.value}
                hint={words.valueHint}
                mark={MUST}
                width="half"
                unit={unit}
              />
              <TextField {...measurement('base')} label={words.base} mark={MAY} width="short" inputmode="numeric" />
              <TextField {...measurement('source')} label={words.source} hint={words.sourceHint} mark={MUST} />
              <TextArea {...measurement('note')} label={words.note} mark={MAY} rows={2} />
              <Button kind="go">{words.record}</Button>
            </Form>
          </Card>
        )}
        <Card labelledBy="add-target">
          <h2 id="add-target">{words.addTarget}</h2>
          <Form action={to(`${at}/targets`)} hidden={{ seen: seenOf(props.targets) }}>
            <Select {...target('period')} label={words.period} mark={MUST} unchosen={words.choose} options={options} />
            <TextField
              {...target('value')}
              label={words.value}
              mark={MUST}
              width="half"
              inputmode="decimal"
              unit={unit}
            />
            <TextArea {...target('rationale')} label={words.rationale} mark={MUST} rows={3} />
            <Button>{words.record}</Button>
          </Form>
        </Card>
      </div>
    </>
  )
}
