import type { HomeWords } from './home.words.ja.ts'

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

export const en: HomeWords = {
  state: (name, agreements, running) =>
    running > 0
      ? `${name}: ${counted(agreements, 'agreement', 'agreements')}, ${counted(running, 'initiative', 'initiatives')} under way`
      : `${name}: ${counted(agreements, 'agreement', 'agreements')} shown here`,
  none: (name) => `${name}: no agreement has been published yet`,
  agreements: 'Agreements',
  running: 'Initiatives under way',
  figures: 'Figures published',
  section: 'From the agreements',
  signed: (items) => `Signed: ${counted(items, 'item', 'items')} of cooperation.`,
  more: 'All agreements and initiatives',
}
