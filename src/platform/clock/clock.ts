/** 時計 — the one place where the machine's time and dice are read. Everything else is given them. */
import { randomBytes } from 'node:crypto'
import { MOST_IN_A_MILLISECOND, type Uuid, uuidv7 } from '#kernel/id'
import { type Clock, instantFromMillis, localDateAt } from '#kernel/instant'

export const realClock: Clock = {
  now: () => instantFromMillis(Date.now()),
  today: () => localDateAt(instantFromMillis(Date.now())),
}

let last = { millis: 0, count: 0 }

/** Later ones sort behind earlier ones, also within a millisecond: what one list brings in stays in its order. */
export function newUuid(): Uuid {
  const millis = Date.now()
  if (millis > last.millis) last = { millis, count: 0 }
  else if (last.count < MOST_IN_A_MILLISECOND) last = { millis: last.millis, count: last.count + 1 }
  else last = { millis: last.millis + 1, count: 0 }
  return uuidv7(last.millis, new Uint8Array(randomBytes(16)), last.count)
}
