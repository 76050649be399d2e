/** 時計 — the one place where the machine's time and dice are read. Everything else is given them. */
import { randomBytes } from 'node:crypto'
import { type Uuid, uuidv7 } from '#kernel/id'
import { type Clock, instantFromMillis, localDateAt } from '#kernel/instant'

export const realClock: Clock = {
  now: () => instantFromMillis(Date.now()),
  today: () => localDateAt(instantFromMillis(Date.now())),
}

export const newUuid = (): Uuid => uuidv7(Date.now(), new Uint8Array(randomBytes(16)))
