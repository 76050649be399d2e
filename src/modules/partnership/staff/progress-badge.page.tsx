/** 進み具合の印 — the word a side chose; never a warning level, and never alone by its colour. */
import { Badge, type BadgeKind } from '#ui/badge'
import type { ProgressWord } from '../progress/progress.ts'
import { ja as words } from './progress.words.ja.ts'

const KIND = {
  onTrack: 'ok',
  mostlyOnTrack: 'ok',
  behind: 'warn',
  notBegun: 'gray',
} as const satisfies Record<ProgressWord, BadgeKind>

export const ProgressBadge = ({ word }: { readonly word: ProgressWord }) => (
  <Badge kind={KIND[word]}>{words.word[word]}</Badge>
)
