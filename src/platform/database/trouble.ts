/**
 * データベースの困りごと — which errors of a database are the disk's or its absence, and so no fault of ours.
 *
 * Two answers, never mixed: `diskFull`, and then nothing was saved; `away`, and then nobody knows whether the last write
 * was saved, because the database went while it was asked to.
 */
type Trouble = 'diskFull' | 'away' | 'awayDiskFull'

/** 53100 is PostgreSQL's own; the others are the operating system's. */
const FULL = ['53100', 'ENOSPC', 'EDQUOT']
/** Class 08, and 57P01 to 57P05: shut down, crashed, starting again. */
const AWAY = /^(08...|57P0[1-5]|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ETIMEDOUT)$/
const AWAY_WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection)/
/** The embedded database after a full disk, and a PostgreSQL that somebody set so. */
const READ_ONLY = '25006'

const DEEPEST_CAUSE = 5

/** `diskIsFull`: of the data folder of this process, now. */
export function troubleOf(error: unknown, diskIsFull: boolean): Trouble | undefined {
  let each = error
  for (let depth = 0; depth < DEEPEST_CAUSE && typeof each === 'object' && each !== null; depth++) {
    const { code, severity, message, syscall, cause } = each as {
      readonly code?: unknown
      readonly severity?: unknown
      readonly message?: unknown
      readonly syscall?: unknown
      readonly cause?: unknown
    }
    const name = String(code ?? '')
    // A database that panics may have kept the very commit it could not answer for.
    if (FULL.includes(name)) return severity === 'PANIC' || severity === 'FATAL' ? 'awayDiskFull' : 'diskFull'
    if (name === READ_ONLY) return diskIsFull ? 'diskFull' : 'away'
    // A missing file is a fault of ours; a missing socket is a database that is not there.
    const isAway = name === 'ENOENT' ? syscall === 'connect' : AWAY.test(name)
    if (isAway || AWAY_WORDS.test(String(message ?? ''))) return diskIsFull ? 'awayDiskFull' : 'away'
    each = cause
  }
  return undefined
}
