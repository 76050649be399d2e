/** 協定の部屋 — what the partnership module offers to the house. */
import type { OpenTx } from '#platform/database/tx'
import type { ServerModule } from '#platform/module/module'
import { GROUND, type Retention } from '#platform/retention/retention'
import * as agreement from './202611241100_partnership_agreement.migration.ts'
import * as figures from './202611241110_partnership_figures.migration.ts'
import * as needs from './202611251210_partnership_needs.migration.ts'
import * as handover from './202611251220_partnership_handover.migration.ts'
import * as meeting from './202611251230_partnership_meeting.migration.ts'
import * as progress from './202611251310_partnership_progress.migration.ts'
import * as reviewBefore from './202611251340_partnership_review_before.migration.ts'
import * as feed from './202611251370_partnership_feed.migration.ts'
import { agreementSlot } from './agreements/agreement.slot.ts'
import { partyStore } from './agreements/party.store.ts'
import { practiceSlot } from './agreements/practice.slot.ts'
import { calendarSlot } from './calendar/calendar.slot.ts'
import { seedPartnership } from './demo/demo-partnership.job.ts'
import { demoPartnershipSlot } from './demo/demo-partnership.slot.ts'
import { feedStore } from './indicators/feed.store.ts'
import type { MeasureFeed, Recount } from './indicators/measure-feed.ts'
import { askedInitiatives } from './initiatives/initiative-asked.store.ts'
import { partnershipHome } from './public/home.routes.ts'
import { publicJob, publishPartnership } from './public/public.job.ts'
import { partnershipDoor, publicRoutes } from './public/public.routes.ts'
import { PUBLIC_QUEUE } from './public/public-partnership.ts'
import { staffDoors, staffRoutes } from './staff/staff.routes.ts'

/**
 * Everything here is a record of the agreement: the municipality's record rules say how long, and at the end people
 * decide between an archive and disposal (評価選別). No program throws a record of a decision away.
 */
const record = (table: string, holds: string, about: Retention['about'] = 'staff'): Retention => ({
  table,
  holds,
  purpose: '協定の約束、取組、数字、判断を、あとから説明できるようにする',
  about,
  ground: GROUND.records,
  kept: {
    kind: 'whileOpen',
    what: '協定が続いている間',
    span: 'agreements',
    ends: '期間のあと、移すか捨てるかをまちが決める。自動では消さない',
  },
  ...(about === 'staff' ? { told: 'records' as const } : {}),
})

const RETENTION: readonly Retention[] = [
  record('partnership_agreement', '結んだ協定の文と、登録した人の番号'),
  record('partnership_party', '協定を結んだ組織', 'nobody'),
  record('partnership_agreement_version', '協定のすべての版、理由、直した役職と人の番号'),
  record('partnership_publicity', '公開をやめた日と理由、決めた役職と人の番号'),
  record('partnership_charge', '受け持ちの役職の経過と理由、決めた人の番号'),
  record('partnership_initiative', '取組の文、担当の役職、書いた人の番号'),
  record('partnership_initiative_state', '取組の段階と理由、決めた役職と人の番号'),
  record('partnership_publication', '公表した数字と判断、公表した人の番号'),
  record('partnership_indicator', '指標の定義と、書いた人の番号'),
  record('partnership_target', '目標の値と、書いた人の番号'),
  record('partnership_measurement', '実績の合計（一人ひとりの記録は持たない）と、書いた人の番号'),
  record('partnership_review', 'ふり返りの文と、書いた人の番号'),
  record('partnership_sign', '確認と署名をした役職と人の番号'),
  record('partnership_meeting', '協議の場の日、いた役職と組織、決めたこと、書いた役職と人の番号'),
  record('partnership_renewal', '更新の判断と理由、言った役職と人の番号'),
  record('partnership_progress', '進み具合の言葉とわけ、言った役職と人の番号'),
  record('partnership_menu', '困りごとと、できることの文、受け持ちの役職、書いた人の番号'),
  record('partnership_proposal', '提案の文と、出した役職と人の番号'),
  record('partnership_proposal_line', '提案への返事と理由、返事をした役職と人の番号'),
  record('partnership_first_day', '着任してすぐの仕事を済みにした役職と人の番号'),
]

export const partnership = (asks: { readonly feeds: readonly MeasureFeed<OpenTx>[] }): ServerModule => ({
  name: 'partnership',
  migrations: {
    '202611241100_partnership_agreement': agreement,
    '202611241110_partnership_figures': figures,
    '202611251210_partnership_needs': needs,
    '202611251220_partnership_handover': handover,
    '202611251230_partnership_meeting': meeting,
    '202611251310_partnership_progress': progress,
    '202611251340_partnership_review_before': reviewBefore,
    '202611251370_partnership_feed': feed,
  },
  queues: [PUBLIC_QUEUE],
  routes: [...publicRoutes, ...staffRoutes(asks.feeds)],
  organisations: (tx) => partyStore(tx).organisations(),
  jobs: (parts) => [publicJob(parts)],
  regionSlots: [agreementSlot, practiceSlot, calendarSlot, demoPartnershipSlot],
  doors: [partnershipDoor],
  home: [partnershipHome],
  staffDoors,
  commands: [],
  retention: RETENTION,
  begins: async (parts) => {
    for (const region of parts.regions) await publishPartnership(parts, region)
  },
  seedsDemo: async (parts) => {
    for (const region of parts.regions) await seedPartnership(parts, region)
  },
})

/** What other modules ask of this one; `src/server/modules.ts` hands it over. */
export const partnershipAnswers = {
  initiatives: askedInitiatives,
  /** After something that a feed counts: its figures are said anew. */
  recount:
    (feeds: readonly MeasureFeed<OpenTx>[]): Recount<OpenTx> =>
    (tx, initiative, day, counting) =>
      feedStore(tx, feeds).recount(initiative, day, counting),
} as const
