import type { WithdrawnWords } from './withdrawn.words.ja.ts'

export const en: WithdrawnWords = {
  title: 'No longer published',
  says: (day) => `This page was taken back on ${day}.`,
  why: (why) => `Reason: ${why}`,
  whys: {
    mistake: 'it contained a mistake',
    rights: 'to protect personal data or rights',
    asked: 'the other party asked for it',
    early: 'it was published too early',
    other: 'another reason',
  },
  back: 'See all agreements',
  listTitle: 'No longer published',
  line: (day, why) => `Taken back on ${day}. Reason: ${why}`,
}
