/** 受付の一覧の表 — numbers and people, nobody's name: for the desk at the door without a line, and for the file afterwards. */
import { localTimeAt } from '#kernel/instant'
import { ja as words } from './reception.words.ja.ts'
import type { Reception } from './reception-view.ts'

export const receptionRows = ({ lines, walkIns }: Reception): readonly (readonly (string | number | null)[])[] => [
  words.csv,
  ...lines.map(({ application, arrival }) => [
    application.number,
    application.people,
    application.cancelledAt ? words.cancelled : null,
    arrival ? arrival.people : null,
    arrival ? localTimeAt(arrival.at) : null,
  ]),
  ...walkIns.map(({ people, at }) => [words.walkIn, null, null, people, localTimeAt(at)]),
]
