/**
 * 見立て — one thing that is wrong with this installation: a code that never changes, and what it is about.
 *
 * The words are in `finding.words.ja.ts`: one sentence each, and one way to mend it.
 */
export type Finding =
  | { readonly code: 'settings-broken'; readonly name: string; readonly says: string }
  | { readonly code: 'base-url-http' }
  | { readonly code: 'node-too-old'; readonly have: string }
  | { readonly code: 'keys-missing' | 'keys-readable' | 'keys-broken'; readonly path: string }
  | { readonly code: 'regions-broken'; readonly first: string; readonly more: number }
  | { readonly code: 'data-not-writable'; readonly path: string; readonly why: string }
  | { readonly code: 'disk-full'; readonly path: string }
  | { readonly code: 'disk-nearly-full'; readonly path: string; readonly freeMegabytes: number }
  | { readonly code: 'backup-old'; readonly path: string; readonly newest: string | undefined }
  | {
      readonly code: 'automatic-backup-old'
      readonly path: string
      readonly newest: string | undefined
      readonly minutes: number
      /** The place where another one as big as the last would not fit. */
      readonly noRoom: string | undefined
    }
  | { readonly code: 'database-unreachable'; readonly why: string }
  | { readonly code: 'database-too-old'; readonly have: string }
  | { readonly code: 'clock-skew'; readonly seconds: number }
  | { readonly code: 'migrations-pending'; readonly count: number }
  | { readonly code: 'login-too-mighty'; readonly login: string; readonly because: Might }
  | { readonly code: 'table-without-wall'; readonly table: string }
  | { readonly code: 'demo-in-live'; readonly people: number }
  | { readonly code: 'worker-silent'; readonly minutes: number }
  | { readonly code: 'retention-late'; readonly days: number }
  | { readonly code: 'retention-clock-suspect'; readonly since: string; readonly today: string }
  | { readonly code: 'retention-day-ahead'; readonly day: string; readonly today: string }
  | { readonly code: 'audit-broken'; readonly municipality: string; readonly faults: number }
  /** A check that could not be made: not knowing never looks like health. */
  | { readonly code: 'check-failed'; readonly check: string; readonly why: string }

export type Might = 'superuser' | 'bypassrls' | 'owner'

export const NODE_FLOOR = 24
export const POSTGRES_FLOOR = 15
export const FREE_FLOOR_BYTES = 1_000_000_000
export const SKEW_LIMIT_MILLIS = 5_000
export const BACKUP_LIMIT_MILLIS = 24 * 3_600_000
/** For making one, and for a process that has only just started. */
export const AUTOMATIC_SLACK_MILLIS = 2 * 60_000

/** Runs a check; what it throws becomes a finding of its own. */
export async function checkedBy(check: string, work: () => Promise<readonly Finding[]>): Promise<readonly Finding[]> {
  try {
    return await work()
  } catch (error) {
    const { code, name } = error as { code?: string; name?: string }
    return [{ code: 'check-failed', check, why: code ?? name ?? 'unknown' }]
  }
}
