import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import type { Uuid } from '#kernel/id'
import { instant } from '#kernel/instant'
import { STATES } from '../initiatives/initiative.ts'
import {
  isUnderWay,
  PROGRESS_WORDS,
  type ProgressLine,
  type ProgressWord,
  progressFault,
  progressNow,
  sharedWord,
} from './progress.ts'

const line = (side: ProgressLine['side'], word: ProgressWord, at: string, comment = ''): ProgressLine => ({
  initiative: 'i' as Uuid,
  side,
  word,
  comment,
  post: 'p' as Uuid,
  at: instant(`${at}T09:00:00+09:00`),
})

test('the last word of each side stands, whatever the other says', () => {
  const ours = line('municipality', 'onTrack', '2026-05-01')
  const later = line('municipality', 'behind', '2026-09-01', '人が足りない')
  const theirs = line('company', 'onTrack', '2026-06-01')
  deepEqual(progressNow([ours, theirs, later]), { municipality: later, company: theirs })
  deepEqual(progressNow([]), {})
  equal(sharedWord(progressNow([ours, theirs])), 'onTrack')
  equal(sharedWord(progressNow([ours, theirs, later])), undefined)
  equal(sharedWord(progressNow([ours])), undefined)
  equal(sharedWord({}), undefined)
})

test('a word is said of what is under way, with a reason where it does not go well, and not twice', () => {
  deepEqual(STATES.filter(isUnderWay), ['agreed', 'preparing', 'running'])
  for (const state of STATES)
    equal(
      progressFault({ word: 'onTrack', comment: '' }, state, undefined),
      isUnderWay(state) ? undefined : 'notUnderWay',
    )
  deepEqual(
    PROGRESS_WORDS.map((word) => progressFault({ word, comment: ' ' }, 'running', undefined)),
    [undefined, undefined, 'noComment', 'noComment'],
  )
  for (const word of PROGRESS_WORDS)
    equal(progressFault({ word, comment: '支援員を募る' }, 'running', undefined), undefined)
  const stands = { word: 'behind', comment: '支援員を募る' } as const
  equal(progressFault({ ...stands, comment: ' 支援員を募る ' }, 'running', stands), 'same')
  equal(progressFault({ ...stands, comment: '支援員が決まった' }, 'running', stands), undefined)
  equal(progressFault({ ...stands, word: 'mostlyOnTrack' }, 'running', stands), undefined)
})
