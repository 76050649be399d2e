import type { LedgerWords } from './ledger.words.ja.ts'

export const en: LedgerWords = {
  title: 'What was published, and when',
  lead: 'Targets, figures and decisions as they were published, the newest first. Nothing is left out but what belongs to an initiative that was taken back.',
  count: (count) => `${count} in all`,
  empty: 'Nothing has been published yet',
  emptySays: 'Targets and figures that both parties have confirmed stand here once they are published.',
  target: (period, amount) => `Target for ${period}: ${amount}`,
  figure: (period, shown) => `Figure for ${period}: ${shown}`,
  review: (period, decision) => `Decision for ${period}: ${decision}`,
  replaces: 'Replaces an earlier one',
  supersededAt: (day) => `Replaced on ${day}`,
  superseded: 'Replaced later',
  pages: { label: 'Pages', previous: 'Previous', next: 'Next', page: (page) => `Page ${page}` },
  dataTitle: 'Open data about the agreements',
  dataLead: 'What is published here about the agreements, as tables and JSON.',
  csvTitle: 'Tables (CSV)',
  csvSays: 'UTF-8 with BOM, lines end in CRLF: a spreadsheet opens them as they are. They are in Japanese only.',
  files: {
    agreements: 'Agreements',
    initiatives: 'Initiatives',
    figures: 'Figures (earlier versions included)',
    reviews: 'Decisions (earlier versions included)',
  },
  columns: 'Columns: ',
  hidden: 'A figure hidden because it counts few people has an empty value and the state "hidden". It is not zero.',
  jsonTitle: 'Agreements (JSON)',
  jsonSays: 'schema is 1. Fields may be added; their meaning does not change.',
  noJson: 'No agreement yet',
  licenceTitle: 'Terms of use',
  licence: (name, licence) =>
    `${licence}. Anyone may use it freely, naming "${name}, open data about agreements" as the source and saying what was changed.`,
  licenceUnofficial: (licence) =>
    `Published facts, listed. Readings and translations may be used under ${licence}. This is not official data.`,
  licenceText: 'Full text of the licence',
}
