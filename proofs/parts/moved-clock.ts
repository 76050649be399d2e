/** 動かした時計 — loaded before a program: its Date begins at PROOF_CLOCK and goes on from there. Timers keep real time. */
const Real = Date
const offset = Real.parse(process.env['PROOF_CLOCK'] ?? '') - Real.now()
if (Number.isNaN(offset)) throw new RangeError('PROOF_CLOCK is not an instant')
const now = (): number => Real.now() + offset

globalThis.Date = new Proxy(Real, {
  construct: (target, given, asked) => Reflect.construct(target, given.length > 0 ? given : [now()], asked),
  apply: () => new Real(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name, target)),
})
