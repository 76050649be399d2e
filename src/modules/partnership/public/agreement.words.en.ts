import type { AgreementWords } from './agreement.words.ja.ts'

const EVERY = { month: 'every month', quarter: 'every quarter', half: 'every half year', year: 'every year' } as const
const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

export const en: AgreementWords = {
  partnership: 'Agreements',
  listTitle: 'Agreements and initiatives',
  listLead: (name) => `The agreements of ${name} with companies and others, and what came of them.`,
  listConfirmed: 'Figures and decisions are shown only after both parties have confirmed and published them.',
  empty: 'No agreement has been published yet',
  emptySays: 'Once published, agreements stand here, the newest first.',
  asOf: '(last updated)',
  old: 'Nothing newer has been received. It may differ from the present.',
  items: (count) => counted(count, 'item', 'items'),
  initiatives: 'Initiatives',
  latestDecision: 'Latest decision',
  noDecision: 'No decision yet',
  figures: (count) => (count === 0 ? 'No figure published yet' : `Figures published: ${count}`),
  ledger: 'What was published, and when',
  openData: 'Open data about the agreements',

  kind: (kind) => (kind === '包括連携協定' ? 'Comprehensive partnership agreement' : undefined),
  asWritten: 'In Japanese only, as it was written.',
  published: (count) => `Initiatives published: ${count}`,
  signedOn: 'Signed on',
  signed: (day, year) => `${day} (${year})`,
  parties: 'Parties',
  aim: 'Aim',
  lead: {
    before: '',
    after: (count) => `: the parties work together on ${counted(count, 'item', 'items')}.`,
  },
  term: 'Term',
  termSays: ({ renewal }, from, until) => {
    const span = until ? `${from} to ${until}.` : `From ${from}, without a last day.`
    switch (renewal.kind) {
      case 'none':
        return until ? `${span} It does not go on by itself.` : span
      case 'yearly': {
        const { noticeMonths } = renewal
        const before = noticeMonths === undefined ? '' : ` ${counted(noticeMonths, 'month', 'months')} before its end`
        return `${span} Renewed year by year unless a party gives notice${before}.`
      }
      case 'byTalks':
        return `${span} Whether it goes on is decided in talks.`
    }
  },
  unknown: 'Not known',
  unknownTerm: 'Not known (not found in the published documents)',
  desks: 'In charge',
  documents: 'Documents',
  heldOn: (day) => `checked on ${day}`,
  source: 'Source',
  sourceTitle: 'Where this page comes from',
  notFullText: 'This is not the full text of the agreement.',
  checkedOn: (day) => `Checked on ${day}`,

  now: 'State now',
  noInitiatives: 'No initiative has been published yet',
  noInitiativesSays: 'Once published, they stand here with item, state, figures and decisions.',
  itemsWithout: (count) =>
    count === 0 ? 'Every item has an initiative.' : `${counted(count, 'item has', 'items have')} no initiative.`,
  item: 'Item',
  state: 'State',
  progress: 'Latest figure',
  decision: 'Latest decision',
  target: (amount) => `target: ${amount}`,
  awaits: 'Not yet checked for publication',
  noFigure: 'No figure yet',
  itemsTitle: (count) => `The ${counted(count, 'item', 'items')} of cooperation`,
  itemNone: 'No initiative',
  itemUnregistered: 'Nothing registered',
  itemAnnounced: (count) => `${counted(count, 'idea', 'ideas')} announced`,
  between: ', ',
  uncertain: 'Not certain',
  catchAll: 'Besides these:',
  catchAllUncertain: 'There is probably a further item; the published documents do not make it certain:',
  announcedTitle: 'Ideas that were announced',
  announcedSays: (day) =>
    `On ${day} the parties announced that they would consider these. They are not initiatives yet. What became of them is not registered.`,
  announcedWith: 'Named as a partner: ',
  unknownTitle: 'What is not known',
  unknownSays: 'The published documents do not tell these:',
  clausesTitle: (count) => `Clauses of the agreement (${count})`,
  clause: (no, kind) => `Article ${no}: ${kind}`,
  every: (every) => `Meetings: ${EVERY[every]}`,
  noticeMonths: (months) => `Notice: ${counted(months, 'month', 'months')} before`,
  sdgTitle: 'SDGs and plans',
  sdg: 'SDG',
  plan: 'Measures of the general plan',
  none: 'None',
  translation: 'Readings and translations were added by the makers of this site.',
  decisionsTitle: 'Record of decisions',
  decisionsEmpty: 'No decision yet',
  decisionsEmptySays: 'Continue, expand, improve, reduce or end: the decision will stand here with its reason.',
  decided: (period, decision) => `Decision for ${period}: ${decision}`,
  reason: 'Reason: ',
  reportsTitle: 'Yearly reports',
  reportsSays:
    'Initiatives, figures and decisions of one fiscal year in one paper, with the same figures as on this site. In Japanese only.',
  report: (year: string) => `Report on ${year} (PDF, in Japanese)`,
  dataTitle: 'Get the data',
  csv: { agreements: 'Agreements', initiatives: 'Initiatives', figures: 'Figures', reviews: 'Decisions' },
  asCsv: (name) => `${name} (CSV)`,
  asJson: 'This agreement (JSON)',
}
