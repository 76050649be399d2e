/** 表の大きさ — what a sheet may be at most. An office's largest list has a few thousand rows. */
export const MAX_BYTES = 5 * 1024 * 1024
/** Of all the sheets of a file together, cells that hold something. */
export const LIMITS = { rows: 20_000, columns: 400, cells: 1_000_000 } as const
export const UNPACKED = { bytes: 64 * 1024 * 1024, parts: 2_000 } as const
