/** 置き場を診る — what can be seen of an installation without its database: program, folder, disk, keys, backups. */
import { accessSync, constants, existsSync, readdirSync, statfsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { type Instant, millisOf } from '#kernel/instant'
import { loadKeyRing } from '../keys/key-file.ts'
import type { Settings } from '../settings/settings.ts'
import { type Complaint, complaint } from './complaint.ts'

const NODE_FLOOR = 24
/** Bytes. Below it, a day of telegrams, logs and one backup may not fit any more. */
const DISK_FLOOR = 1_000_000_000
const BACKUP_HOURS = 24

export function programComplaints(nodeVersion: string): readonly Complaint[] {
  return Number(nodeVersion.split('.')[0]) >= NODE_FLOOR
    ? []
    : [
        complaint(
          'node-too-old',
          `Node.js が古すぎます（${nodeVersion}）。`,
          `npm ci を実行し、bin/yuimachi から始めてください（${NODE_FLOOR} 以上が要ります）。`,
        ),
      ]
}

export function folderComplaints({ data }: Pick<Settings, 'data'>, freeBytes = freeOn): readonly Complaint[] {
  const folder = nearestThere(resolve(data))
  try {
    accessSync(folder, constants.W_OK)
  } catch {
    return [
      complaint(
        'data-not-writable',
        `データの置き場に書けません: ${resolve(data)}`,
        '持ち主と権限を、サーバーを動かす利用者に合わせてください。',
      ),
    ]
  }
  const free = freeBytes(folder)
  return free < DISK_FLOOR
    ? [
        complaint(
          'disk-nearly-full',
          `ディスクの空きが ${Math.floor(free / 1_000_000)} MB しかありません。`,
          '古い控えと記録を別の場所へ移してください。',
        ),
      ]
    : []
}

const freeOn = (folder: string): number => {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

const nearestThere = (folder: string): string => (existsSync(folder) ? folder : nearestThere(dirname(folder)))

export async function keyComplaints({
  keysFile,
  mode,
}: Pick<Settings, 'keysFile' | 'mode'>): Promise<readonly Complaint[]> {
  if (!existsSync(keysFile))
    // A demo makes its keys when it starts.
    return mode === 'demo'
      ? []
      : [
          complaint(
            'keys-missing',
            `鍵のファイルがありません: ${keysFile}`,
            'yuimachi keys new で作るか、控えた鍵を戻してください。',
          ),
        ]
  if (process.platform !== 'win32' && (statSync(keysFile).mode & 0o077) !== 0)
    return [
      complaint(
        'keys-readable-by-others',
        '鍵のファイルを、ほかの利用者も読めます。',
        `chmod 600 ${keysFile} としてください。`,
      ),
    ]
  const read = await loadKeyRing(keysFile)
  return read.ok ? [] : [complaint('keys-missing', read.error, '控えた鍵のファイルを戻してください。')]
}

/** `folder`: where backups are put, when the operator says so. */
export function backupComplaints(folder: string | undefined, now: Instant): readonly Complaint[] {
  if (folder === undefined) return []
  const made = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.startsWith('yuimachi-backup-') && !name.endsWith('.part'))
        .map((name) => statSync(resolve(folder, name)).mtimeMs)
    : []
  const newest = Math.max(0, ...made)
  return millisOf(now) - newest <= BACKUP_HOURS * 3_600_000
    ? []
    : [
        complaint(
          'backup-old',
          newest === 0
            ? `控えが一つもありません: ${folder}`
            : `いちばん新しい控えが ${BACKUP_HOURS} 時間より前のものです。`,
          `yuimachi backup ${folder} を、毎日動くようにしてください。`,
        ),
      ]
}
