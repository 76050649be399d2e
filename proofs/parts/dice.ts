/** さいころ — randomness that can be thrown again: the same seed gives the same run. */
export type Dice = {
  /** From 0 up to, not including, `below`. */
  readonly whole: (below: number) => number
  readonly pick: <T>(list: readonly T[]) => T
  readonly chance: (share: number) => boolean
}

/** mulberry32: 32 bits of state are plenty for choosing cases, and useless for secrets. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (below: number): number => Math.floor(next() * below)
  return {
    whole,
    pick: (list) => {
      const picked = list[whole(list.length)]
      if (picked === undefined) throw new RangeError('nothing to pick from')
      return picked
    },
    chance: (share) => next() < share,
  }
}
