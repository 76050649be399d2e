/** 催しのオープンデータ — the rows of the CSV. Columns only grow, at the end; what each means: docs/reference/open-data.md. */
import { plainText } from '#kernel/ruby'
import type { EventState, Help } from '../programmes/event.ts'
import type { PublicEvents } from './public-events.ts'

export const EVENT_COLUMNS = [
  '催しID',
  '名称',
  '名称（英語）',
  '内容',
  '日',
  '始まり',
  '終わり',
  '場所',
  '場所への入り方',
  '車いす',
  '手話',
  'やさしい日本語',
  '文字での案内',
  '託児',
  '対象',
  '定員',
  '料金（円）',
  '申込の初日',
  '申込の末日',
  '申込と問い合わせ先',
  '段階',
  '中止の理由',
  'ページでの申込',
] as const

const STATES: Readonly<Record<Exclude<EventState, 'draft'>, string>> = {
  published: '公開',
  closed: '受付終了',
  held: '実施',
  cancelled: '中止',
}
const ORDER: readonly Help[] = ['wheelchair', 'signLanguage', 'easyJapanese', 'captions', 'childcare']

export const eventRows = ({ events }: PublicEvents): readonly (readonly (string | number | null)[])[] => [
  EVENT_COLUMNS,
  ...events.map((event) => [
    event.id,
    plainText(event.title.ja),
    event.title.en ?? null,
    event.body,
    event.day,
    event.begins,
    event.ends,
    event.place,
    event.access || null,
    ...ORDER.map((help) => (event.helps.includes(help) ? '有' : null)),
    event.forWhom || null,
    event.places ?? null,
    event.fee,
    event.applyFrom ?? null,
    event.applyUntil ?? null,
    event.contact,
    STATES[event.state],
    event.reason || null,
    event.appliesHere ? '有' : null,
  ]),
]
