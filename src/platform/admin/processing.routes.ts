/** 個人情報の記録の経路. Whoever works here may see what is kept about them; it says nothing of any person. */
import { html } from '../http/answer.ts'
import { type Route, routes } from '../http/route.ts'
import type { StaffDoor } from '../http/site.ts'
import type { Retention } from '../retention/retention.ts'
import { retentionDayStore } from '../retention/retention-day.store.ts'
import { ProcessingPage } from './processing.page.tsx'
import { processingOf } from './processing.ts'

export const processingDoor: StaffDoor = {
  key: 'processing',
  path: '/processing',
  title: '個人情報の記録',
  needs: 'signedIn',
}

export const processingRoutes = (declared: readonly Retention[]): readonly Route[] =>
  routes({ mount: 'staff', tenant: 'municipal', log: 'ids', operatedOnly: true }).get(
    '/processing',
    { who: 'signedIn', object: 'processing', limit: 'page', title: '個人情報の記録（処理の記録）を見る' },
    async (c) => {
      const { years, decidedBy } = c.region.retention
      return html(ProcessingPage, {
        shell: c.shell({ door: 'processing' }),
        processing: processingOf(declared, years),
        decidedBy,
        last: await c.tx((tx) => retentionDayStore(tx).last(c.clock.today())),
      })
    },
  ).list
