/** What residents read of events, in three languages and without JavaScript; the file for a calendar; the open data. */
import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { localDate } from '#kernel/calendar'
import type { Uuid } from '#kernel/id'
import { instant } from '#kernel/instant'
import { regionPages } from '#platform/http/pages/region-pages.routes'
import { openPublicSite, realRegions } from '../../../../tests/support/public-site.ts'
import { calendarFile } from './calendar-file.ts'
import { EVENT_COLUMNS, eventRows } from './open-data.ts'
import { eventsHome, publicRoutes } from './public.routes.ts'
import { EVENTS_TOPIC, type PublicEvent } from './public-events.ts'

const region = realRegions().find(({ slug }) => slug === 'mihon')
if (!region) throw new Error('no みほん市')

const id = (n: number) => `0193572e-0000-7000-8000-00000000000${n}` as Uuid
const EVENT: PublicEvent = {
  id: id(1),
  initiative: 'a/b',
  title: { ja: '冬の朗読の会', en: 'Winter reading' },
  ...{ body: '物語を読みます。\n休憩;あり,2回', place: '福祉会館', access: '', helps: ['wheelchair'] },
  ...{ day: localDate('2026-12-12'), begins: '09:30', ends: '11:00', places: 40, forWhom: 'だれでも' },
  ...{ applyFrom: undefined, applyUntil: localDate('2026-12-09'), fee: 0, contact: '企画課 000-000-0101' },
  ...{
    state: 'published',
    appliesHere: false,
    room: undefined,
    reason: '',
    version: 2,
    changedAt: instant('2026-11-13T03:00:00Z'),
  },
}
const CANCELLED: PublicEvent = {
  ...EVENT,
  id: id(2),
  title: { ja: '夜に歩く会' },
  state: 'cancelled',
  reason: '道の工事',
}

async function siteWith(events: readonly PublicEvent[]) {
  const home = regionPages({ doors: [], home: [eventsHome], retention: [] })
  const { app, publish } = openPublicSite([region as NonNullable<typeof region>], [...home, ...publicRoutes], [])
  if (events.length > 0) await publish(region as NonNullable<typeof region>, EVENTS_TOPIC, { schema: 1, events })
  return (path: string) => app.request(`http://localhost:8080/mihon${path}`, {}, {})
}
const full = await siteWith([EVENT, CANCELLED])
const text = async (path: string) => (await full(path)).text()

test('the list and the page in three languages, and not a byte of JavaScript', async () => {
  match(await text('/events/'), /これからの催し/)
  match(await text('/ja-easy/events/'), /これからの イベント/)
  match(await text('/en/events/'), /Coming events/)
  const page = await text(`/en/events/${EVENT.id}/`)
  match(page, /Winter reading/)
  match(page, /Applications open/)
  match(page, /Free/)
  match(page, /lang="ja">福祉会館/)
  for (const path of ['/events/', `/events/${EVENT.id}/`]) doesNotMatch(await text(path), /<script/)
  match(await text(`/events/${EVENT.id}/`), /企画課 000-000-0101/)
})
test('what was called off says so, with the reason', async () => {
  const page = await text(`/events/${CANCELLED.id}/`)
  match(page, /この催しは中止になりました/)
  match(page, /道の工事/)
})
test('an event that is not there is not found, in every form', async () => {
  for (const path of [`/events/${id(9)}/`, `/events/${id(9)}/event.ics`, '/events/nothing/'])
    ok([404, 422].includes((await full(path)).status), path)
})
test('the home of a municipality tells of events only where something is coming', async () => {
  match(await text('/'), /冬の朗読の会/)
  const bare = await siteWith([])
  doesNotMatch(await (await bare('/')).text(), /これからの催し/)
  const past = await siteWith([{ ...EVENT, day: localDate('2026-11-23') }])
  doesNotMatch(await (await past('/')).text(), /これからの催し/)
  match(await (await past('/events/')).text(), /これからの催しは、いまはありません/)
})
test('the file for a calendar: UTC, escaped, CRLF, no line over 75 octets, and a cancelled one says so', async () => {
  const answer = await full(`/events/${EVENT.id}/event.ics`)
  equal(answer.headers.get('content-type'), 'text/calendar; charset=utf-8')
  const file = await answer.text()
  match(file, /DTSTART:20261212T003000Z\r\n/)
  match(file, /DTEND:20261212T020000Z\r\n/)
  const long = calendarFile({ ...CANCELLED, title: { ja: '葛󠄀'.repeat(60) } }, 'https://example.jp/', 'example.jp')
  match(long, /STATUS:CANCELLED/)
  for (const line of long.split('\r\n')) ok(Buffer.byteLength(line) <= 75, line)
  const unfolded = long.replaceAll('\r\n ', '')
  ok(unfolded.includes('葛󠄀'.repeat(60)))
  ok(unfolded.includes('物語を読みます。\\n休憩\\;あり\\,2回\\n企画課'))
  doesNotMatch(long.replaceAll('\r\n', ''), /[\r\n]/)
})
test('open data: every column is explained, an unknown number is empty and free is 0', async () => {
  const [head, row] = eventRows({ schema: 1, events: [{ ...EVENT, places: undefined }] })
  deepEqual(head, EVENT_COLUMNS)
  equal(row?.length, EVENT_COLUMNS.length)
  equal(row?.[EVENT_COLUMNS.indexOf('定員')], null)
  equal(row?.[EVENT_COLUMNS.indexOf('料金（円）')], 0)
  const reference = readFileSync('docs/reference/open-data.md', 'utf8').split('## events.csv')[1] ?? ''
  for (const column of EVENT_COLUMNS) ok(reference.includes(column), column)
  match(await text('/events/open-data/events.csv'), /冬の朗読の会/)
})
