/** 一度に入れる行 — so many rows in one INSERT that the 65,535 parameters of PostgreSQL are never reached. */
const ROWS_AT_ONCE = 500

export const rowsAtOnce = <T>(all: readonly T[]): readonly T[][] =>
  Array.from({ length: Math.ceil(all.length / ROWS_AT_ONCE) }, (_, at) =>
    all.slice(at * ROWS_AT_ONCE, (at + 1) * ROWS_AT_ONCE),
  )
