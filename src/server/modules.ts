/** 部屋 — the modules of this house. One line each; nothing else in the repository lists them. */
import type { ServerModule } from '#platform/module/module'
import { partnership } from '../modules/partnership/module.server.ts'

export const modules: readonly ServerModule[] = [partnership]
