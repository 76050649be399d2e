/** 命令の一覧 — every command of `bin/yuimachi`, the house's own and each module's. */
import { regionCommands } from '#platform/region-pack/region.command'
import { auditCheckpointCommand, auditVerifyCommand } from './audit.command.ts'
import { backupCommand } from './backup.command.ts'
import { doctorCommand } from './doctor.command.ts'
import { keysNewCommand, keysRotateCommand } from './keys.command.ts'
import { migrateCommand } from './migrate.command.ts'
import { modules } from './modules.ts'
import { restoreCommand } from './restore.command.ts'
import { retentionCommand } from './retention.command.ts'
import { allSlots } from './schema.ts'
import { staffInviteCommand, staffResetCommand } from './staff.command.ts'
import { startCommand } from './start.command.ts'
import type { AnyCommand } from './words-of-line.ts'

export const commands: readonly AnyCommand[] = [
  startCommand,
  migrateCommand,
  staffInviteCommand,
  staffResetCommand,
  keysNewCommand,
  keysRotateCommand,
  auditVerifyCommand,
  auditCheckpointCommand,
  backupCommand,
  restoreCommand,
  doctorCommand,
  retentionCommand,
  ...regionCommands(allSlots),
  ...modules.flatMap((module) => module.commands),
]
