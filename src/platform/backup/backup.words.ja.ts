/** 控えと復元の、誤りの言い方. */
import type { BackupFault } from './backup.ts'
import type { CheckFault } from './check.ts'
import { toolFaultLine } from './postgres-tools.ts'

export function backupFaultLine(fault: BackupFault): string {
  switch (fault.why) {
    case 'alreadyHere':
      return `同じ名前の控えが、もうあります: ${fault.path}`
    case 'behindTheWall':
      return 'DATABASE_ADMIN_URL の利用者は、行の壁の内側しか見えません。控えが欠けるので、作りません。管理者が alter role 名前 bypassrls を実行してください。'
    default:
      return toolFaultLine(fault)
  }
}

export function checkFaultLine(fault: CheckFault): string {
  switch (fault.why) {
    case 'noManifest':
      return '控えではありません（manifest.json がありません）。yuimachi-backup-… のフォルダを書いてください。'
    case 'notAManifest':
      return 'manifest.json を読めません。'
    case 'otherKey':
      return 'この控えを閉じた鍵が、鍵のファイルにありません。控えと同じころの鍵の写しを YUIMACHI_KEYS_FILE に置いてください。'
    case 'altered':
      return 'manifest.json が、作ったときと違います。'
    case 'fileMissing':
      return `控えのファイルがありません: ${fault.path}`
    case 'fileDiffers':
      return `控えのファイルが、作ったときと違います: ${fault.path}`
    case 'fileSealed':
      return `控えのファイルを開けません（${fault.seal}）: ${fault.path}`
  }
}
