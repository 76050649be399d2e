/**
 * 接続の束 — the one `pg.Pool` of a process, whichever database is behind it.
 *
 * A house test forbids any other `pg.Pool`: the embedded database admits one connection, and a
 * second pool would wait for it for ever. better-auth and pg-boss are handed this one.
 */
import pg from 'pg'

/** A DATE is a civil day. pg would make a local-time Date of it, and Japan would lose a day. */
pg.types.setTypeParser(1082, (text) => text)
/** int8: counts and sequence numbers here stay far below 2^53. */
pg.types.setTypeParser(20, Number)
/** timestamptz as an Instant (ISO, UTC, milliseconds). */
pg.types.setTypeParser(1184, (text) => new Date(text).toISOString())

export type Pool = pg.Pool

export type PoolTarget = { readonly url: string } | { readonly socketFolder: string }

export function openPool(target: PoolTarget): Pool {
  const shared = { connectionTimeoutMillis: 10_000, application_name: 'yuimachi', allowExitOnIdle: true }
  const pool =
    'url' in target
      ? new pg.Pool({ ...shared, connectionString: target.url, max: 10, statement_timeout: 30_000 })
      : new pg.Pool({
          ...shared,
          host: target.socketFolder,
          port: EMBEDDED_PORT,
          user: 'postgres',
          database: 'postgres',
          max: 1,
        })
  // An idle connection that dies is not our fault and must not end the process: the next query opens another.
  pool.on('error', () => {})
  return pool
}

/** Names the socket file `.s.PGSQL.5432` inside the folder; no TCP port is opened. */
export const EMBEDDED_PORT = 5432
