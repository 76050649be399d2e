/** 部屋 — the modules of this house, and what one asks of another. Nothing else in the repository lists them. */
import type { ServerModule } from '#platform/module/module'
import { events } from '../modules/events/module.server.ts'
import { partnership, partnershipAnswers } from '../modules/partnership/module.server.ts'

export const modules: readonly ServerModule[] = [partnership, events({ initiatives: partnershipAnswers.initiatives })]
