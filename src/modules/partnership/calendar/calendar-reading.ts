/** 予定の読み取り — the entries of fiscal years, for everybody of the acting side or for what one post answers for. */
import type { LocalDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import type { OpenTx } from '#platform/database/tx'
import { postStore } from '#platform/identity/post.store'
import type { Region } from '#platform/region-pack/pack'
import { meetingStore } from '../agreements/meeting.store.ts'
import { standingMeetings } from '../agreements/meeting.ts'
import { figuresWithinDays } from '../agreements/practice.slot.ts'
import { handoverStore } from '../handover/handover.store.ts'
import type { KnownAgreement } from '../handover/handover-known.ts'
import { ja as onTimeWords } from '../staff/on-time.words.ja.ts'
import { departmentOf } from '../staff/on-time-view.ts'
import { townDays } from './calendar.slot.ts'
import { type CalendarEntry, calendarOf } from './calendar.ts'

export async function readCalendar(
  tx: OpenTx,
  asked: {
    readonly region: Region
    readonly today: LocalDate
    readonly fiscalYears: readonly number[]
    /** Only what this post answers for. */
    readonly post: Uuid | undefined
  },
): Promise<{ readonly entries: readonly CalendarEntry[]; readonly known: readonly KnownAgreement[] }> {
  const { region, fiscalYears, ...rest } = asked
  const known = await handoverStore(tx).known()
  const given = {
    ...rest,
    known,
    meetings: standingMeetings(await meetingStore(tx).all()),
    town: townDays(region),
    within: figuresWithinDays(region),
    departmentOf: departmentOf(await postStore(tx).inMunicipality(), onTimeWords.nobody),
  }
  return { known, entries: fiscalYears.flatMap((fiscalYear) => calendarOf({ ...given, fiscalYear })) }
}
