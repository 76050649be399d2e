/** 部屋 — the modules of this house. One line each; nothing else in the repository lists them. */
import type { ServerModule } from '#platform/module/module'

export const modules: readonly ServerModule[] = []
