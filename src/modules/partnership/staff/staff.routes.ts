/** 職員の経路 — every screen of staff that this module offers, and the doors that lead to them. */
import type { OpenTx } from '#platform/database/tx'
import type { Route } from '#platform/http/route'
import type { StaffDoor } from '#platform/http/site'
import { calendarRoutes } from '../calendar/calendar.routes.ts'
import { handoverRoutes } from '../handover/handover.routes.ts'
import type { MeasureFeed } from '../indicators/measure-feed.ts'
import { meetingPaperRoutes } from '../papers/meeting-paper.routes.ts'
import { agreementStaffRoutes } from './agreements.routes.ts'
import { asOfRoutes } from './as-of.routes.ts'
import { confirmationRoutes } from './confirmations.routes.ts'
import { figureSheetRoutes } from './figure-sheet.routes.ts'
import { figureRoutes } from './figures.routes.ts'
import { foreignSheetRoutes } from './foreign-sheet.routes.ts'
import { indicatorRoutes } from './indicators.routes.ts'
import { initiativeStaffRoutes } from './initiatives.routes.ts'
import { meetingRoutes } from './meetings.routes.ts'
import { needsRoutes } from './needs.routes.ts'
import { nowRoutes } from './now.routes.ts'
import { onTimeRoutes } from './on-time.routes.ts'
import { progressRoutes } from './progress.routes.ts'
import { renewalRoutes } from './renewal.routes.ts'
import { reviewRoutes } from './reviews.routes.ts'
import { todayRoutes } from './today.routes.ts'
import { townsRoutes } from './towns.routes.ts'

/** `feeds`: what the services of this house can count. */
export const staffRoutes = (feeds: readonly MeasureFeed<OpenTx>[]): readonly Route[] => [
  ...todayRoutes,
  ...confirmationRoutes,
  ...nowRoutes,
  ...onTimeRoutes,
  ...calendarRoutes,
  ...townsRoutes,
  ...agreementStaffRoutes,
  ...meetingRoutes,
  ...meetingPaperRoutes,
  ...renewalRoutes,
  ...initiativeStaffRoutes,
  ...progressRoutes,
  ...asOfRoutes,
  ...needsRoutes,
  ...indicatorRoutes(feeds),
  ...figureRoutes,
  ...figureSheetRoutes,
  ...foreignSheetRoutes,
  ...reviewRoutes,
  ...handoverRoutes,
]

export const staffDoors: readonly StaffDoor[] = [
  { key: 'today', path: '/', title: '今日の仕事', needs: 'signedIn' },
  { key: 'agreements', path: '/agreements', title: '協定', needs: 'partnership.read' },
  { key: 'initiatives', path: '/initiatives', title: '取組', needs: 'partnership.read' },
  { key: 'needs', path: '/needs', title: '困りごと・提案', needs: 'partnership.read' },
  {
    key: 'towns',
    path: '/towns',
    title: 'すべてのまち',
    needs: 'partnership.read',
    organisations: ['company'],
  },
]
