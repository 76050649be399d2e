import { dateName, momentName } from '#kernel/date-name'
import { period } from '#kernel/period'
import { periodName } from '#kernel/period-name'
import { unitOf } from '#kernel/unit'
import { monthsOf } from './period-label.ts'
import type { Withheld } from './public-partnership.ts'
import type { TermWords } from './terms.words.ja.ts'

const number = (value: number): string => new Intl.NumberFormat('en').format(value).replace('-', '−')
const amount = (value: number, unit: string): string => {
  const { label } = unitOf(unit)
  return label.en === '%' ? `${number(value)}%` : `${number(value)} ${label.en}`
}
const periodWords = (code: string): string => periodName(period(code)).en
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

const WITHHELD: Readonly<Record<Withheld, string>> = {
  protectsOther: '"Not shown": the figure would give a hidden one away. It need not be small.',
  sensitive: '"Not shown": it counts people who must not be recognised. It need not be small.',
  yearOnly: '"Not shown": only the figure for the whole fiscal year is published.',
  baseUnknown: '"Not shown": how many people the figure is based on is not known.',
  smallBase: '"Not shown": the figure is based on too few people. It is not zero.',
  source: '"Not shown": the source itself gives no figure.',
}

const shownWord: TermWords['shownWord'] = (shown) => {
  switch (shown.kind) {
    case 'hidden':
      return `under ${number(shown.below)}`
    case 'merged':
      return 'combined'
    case 'withheld':
      return 'not shown'
    case 'pending':
      return 'being counted'
    case 'notApplicable':
      return 'not applicable'
    case 'notDone':
      return 'not done'
  }
}

export const en: TermWords = {
  day: (date) => dateName(date).en,
  moment: (at) => momentName(at).en,
  number,
  amount,
  unit: (unit) => unitOf(unit).label.en,
  period: periodWords,
  point: (code) => {
    const { first, last, fiscalYear, calendarYear } = monthsOf(code)
    if (code.length === 4) return { label: `FY${fiscalYear}`, group: undefined }
    const name = (month: number) => MONTHS[month - 1] ?? ''
    const label = first === last ? name(first) : `${name(first)}–${name(last)}`
    return { label, group: `${calendarYear}` }
  },
  shownWord,
  shown: (shown, unit) => {
    if (shown.kind === 'value') return `${shown.approximate ? 'about ' : ''}${amount(shown.value, unit)}`
    return shown.kind === 'hidden' ? `${shownWord(shown)} ${unitOf(unit).label.en}` : shownWord(shown)
  },
  unnamed: 'No name registered',
  states: {
    considered: 'Under consideration',
    agreed: 'Agreed',
    preparing: 'In preparation',
    running: 'Under way',
    completed: 'Completed',
    stopped: 'Stopped',
    declined: 'Not pursued',
  },
  decisions: { continue: 'Continue', expand: 'Expand', improve: 'Improve', reduce: 'Reduce', end: 'End' },
  sides: { municipality: 'Municipality', company: 'Partner' },
  countKinds: {
    cumulative: { name: 'Total count', says: 'The same person or thing is counted each time.' },
    people: { name: 'Number of people', says: 'Each person is counted once in a period.' },
    stock: { name: 'Number at that time', says: 'Counted at the end of the period.' },
    ratio: { name: 'Share', says: 'A share of the whole.' },
    score: { name: 'Score', says: 'The average of the period.' },
  },
  directions: { up: 'The aim is a higher figure.', down: 'The aim is a lower figure.' },
  clauses: {
    purpose: 'Purpose',
    items: 'Items of cooperation',
    meeting: 'Meetings',
    confidentiality: 'Confidentiality',
    personalData: 'Personal data',
    cost: 'Costs',
    publicity: 'Publication',
    groupCompanies: 'Group companies',
    termination: 'Termination',
    other: 'Other',
  },
  remark: (remark) => {
    switch (remark.kind) {
      case 'hidden':
        return `"Under ${number(remark.below)}" is hidden because so few people could be recognised. It is not zero.`
      case 'merged':
        return `The count for ${periodWords(remark.period)} is included in that for ${periodWords(remark.into)}, so that small numbers cannot be told.`
      case 'withheld':
        return WITHHELD[remark.why]
      case 'approximate':
        return `Approximate: ${remark.periods.map(periodWords).join('; ')}.`
      case 'pending':
        return '"Being counted" is not zero: the figure is still to come.'
      case 'notApplicable':
        return '"Not applicable": the indicator does not apply to that period.'
      case 'notDone':
        return '"Not done": nothing took place in that period.'
      case 'noSum':
        return 'These are numbers of people: adding the periods does not give the total number of people.'
      case 'targetsDiffer':
        return 'Dashed lines: the target of each period.'
    }
  },
}
