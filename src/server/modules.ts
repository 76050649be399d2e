/** 部屋 — the modules of this house, and what one asks of another. Nothing else in the repository lists them. */
import type { ServerModule } from '#platform/module/module'
import { eventFeeds, events } from '../modules/events/module.server.ts'
import { partnership, partnershipAnswers } from '../modules/partnership/module.server.ts'

/** What counts by itself, of all modules. */
const feeds = [...eventFeeds]

export const modules: readonly ServerModule[] = [
  partnership({ feeds }),
  events({ initiatives: partnershipAnswers.initiatives, recount: partnershipAnswers.recount(feeds) }),
]
