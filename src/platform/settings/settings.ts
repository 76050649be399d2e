/**
 * 設定 — what the environment says, read once at start and never again.
 *
 * Shapes    `Settings`, or every fault at once: a broken setting is a refusal to start
 * Secrets   only by `…_FILE`, never by value, so that no process list or crash report shows one
 * Left out  what belongs to one municipality: that is said by its region pack
 */
import { fail, ok, type Result } from '#kernel/result'

export type Mode = 'demo' | 'live'

export type Settings = {
  readonly mode: Mode
  readonly port: number
  /** Address to listen at. Loopback unless told: what terminates TLS stands in front. */
  readonly listen: string
  /** Where the one public origin is: staff, children and passkeys live on this host. */
  readonly baseUrl: string
  /** Undefined: the embedded database in `data`. */
  readonly databaseUrl: string | undefined
  /** The owner's login, used by `migrate`, `backup` and `restore` alone. */
  readonly databaseAdminUrl: string | undefined
  readonly data: string
  readonly regions: string
  /** The key ring, a file of its own outside the database (0600). */
  readonly keysFile: string
  readonly auditCheckpoints: string
  /** Where backups are made when nothing else is said; `doctor` then wants one that is younger than a day. */
  readonly backups: string | undefined
  /** The embedded database alone: minutes from one automatic backup to the next, and how many of them stay. */
  readonly backupMinutes: number
  readonly backupsKept: number
  /** Addresses whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[]
  readonly metricsPort: number | undefined
  /** Whom to tell of a weakness (`/.well-known/security.txt`). */
  readonly securityContact: string | undefined
  /** Folder with one file per provider that holds its client secret. */
  readonly providerSecrets: string | undefined
}

export type SettingFault = { readonly name: string; readonly says: string }

const DEMO_PORT = 8080
const BACKUP_MINUTES = 60
const BACKUPS_KEPT = 24
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/

export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
): Result<Settings, readonly SettingFault[]> {
  const faults: SettingFault[] = []
  const say = (name: string, says: string) => faults.push({ name, says })

  const mode = env['YUIMACHI_MODE'] || 'demo'
  if (mode !== 'demo' && mode !== 'live') say('YUIMACHI_MODE', '`demo` か `live` のどちらかです')

  const port = portOf(env['PORT'], DEMO_PORT)
  if (port === undefined) say('PORT', '1 から 65535 までの数です')
  const metricsPort = env['YUIMACHI_METRICS_PORT'] ? portOf(env['YUIMACHI_METRICS_PORT'], 0) : undefined
  if (env['YUIMACHI_METRICS_PORT'] && metricsPort === undefined)
    say('YUIMACHI_METRICS_PORT', '1 から 65535 までの数です')

  const baseUrl = originOf(env['YUIMACHI_BASE_URL'] || `http://localhost:${port ?? DEMO_PORT}`)
  if (!baseUrl) say('YUIMACHI_BASE_URL', '`https://` で始まるアドレスです（道筋は付けません）')

  if (mode === 'live') {
    if (!env['DATABASE_URL'])
      say('DATABASE_URL', '本番は PostgreSQL を使います。組み込みのデータベースでは始められません')
    if (!env['YUIMACHI_BASE_URL']) say('YUIMACHI_BASE_URL', '本番では必ず書きます')
    else if (baseUrl?.startsWith('http:')) say('YUIMACHI_BASE_URL', '本番は `https://` だけです')
    if (!env['YUIMACHI_KEYS_FILE'])
      say('YUIMACHI_KEYS_FILE', '本番では鍵のファイルを書きます（`yuimachi keys new` で作ります）')
  }
  if (mode === 'demo' && baseUrl && !LOOPBACK.test(new URL(baseUrl).hostname))
    say('YUIMACHI_BASE_URL', 'demo は自分の機械（localhost）の中だけで動きます')

  const backupMinutes = wholeOf(env['YUIMACHI_BACKUP_MINUTES'], BACKUP_MINUTES, 1_440)
  if (backupMinutes === undefined) say('YUIMACHI_BACKUP_MINUTES', '1 から 1440 までの数です')
  const backupsKept = wholeOf(env['YUIMACHI_BACKUPS_KEPT'], BACKUPS_KEPT, 1_000)
  if (backupsKept === undefined) say('YUIMACHI_BACKUPS_KEPT', '1 から 1000 までの数です')

  const data = env['YUIMACHI_DATA'] || './var'
  if (faults.length > 0) return fail(faults)
  return ok({
    mode: mode as Mode,
    port: port ?? DEMO_PORT,
    listen: mode === 'demo' ? '127.0.0.1' : env['YUIMACHI_LISTEN'] || '127.0.0.1',
    baseUrl: baseUrl ?? '',
    databaseUrl: env['DATABASE_URL'] || undefined,
    databaseAdminUrl: env['DATABASE_ADMIN_URL'] || undefined,
    data,
    regions: env['YUIMACHI_REGIONS'] || './regions',
    keysFile: env['YUIMACHI_KEYS_FILE'] || `${data}/keys.json`,
    auditCheckpoints: env['YUIMACHI_AUDIT_CHECKPOINTS'] || `${data}/audit-checkpoints`,
    backups: env['YUIMACHI_BACKUPS'] || undefined,
    backupMinutes: backupMinutes ?? BACKUP_MINUTES,
    backupsKept: backupsKept ?? BACKUPS_KEPT,
    trustedProxies: (env['YUIMACHI_TRUSTED_PROXIES'] ?? '')
      .split(',')
      .map((at) => at.trim())
      .filter(Boolean),
    metricsPort,
    providerSecrets: env['YUIMACHI_PROVIDER_SECRETS'] || undefined,
    securityContact: env['YUIMACHI_SECURITY_CONTACT'] || undefined,
  })
}

const portOf = (text: string | undefined, otherwise: number): number | undefined => wholeOf(text, otherwise, 65_535)

/** From 1 up to `most`. */
const wholeOf = (text: string | undefined, otherwise: number, most: number): number | undefined => {
  if (!text) return otherwise
  const whole = Number(text)
  return Number.isInteger(whole) && whole > 0 && whole <= most ? whole : undefined
}

const originOf = (text: string): string | undefined => {
  try {
    const url = new URL(text)
    return (url.protocol === 'http:' || url.protocol === 'https:') && url.pathname === '/' && !url.search
      ? url.origin
      : undefined
  } catch {
    return undefined
  }
}
