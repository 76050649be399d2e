/** 二本の糸の印 — two interlocked strands: blue the municipality, teal its partner. The only ornament we have. */

/** Beside the name in the header. */
export const BrandMark = () => (
  <svg class="knot" viewBox="0 0 32 32" aria-hidden="true" stroke-linejoin="round">
    <path class="b" d="M20 7l9 9-9 9-9-9z" />
    <path class="gap" d="M14 9l4 4" />
    <path class="a" d="M12 7l9 9-9 9-9-9z" />
    <path class="gap" d="M14 19l4 4" />
    <path class="b" d="M12.5 17.5l7 7" />
  </svg>
)

/** Large and pale, behind the state of the day on a wide screen. */
export const BrandBackdrop = () => (
  <svg class="deco" viewBox="0 0 32 32" aria-hidden="true" fill="none" stroke-width="1.1" stroke-linejoin="round">
    <path stroke="#bfe3ea" d="M20 7l9 9-9 9-9-9z" />
    <path stroke="#e8f1fe" stroke-width="2.4" d="M15 10l2 2" />
    <path stroke="#c5d7fb" d="M12 7l9 9-9 9-9-9z" />
    <path stroke="#e8f1fe" stroke-width="2.4" d="M15 20l2 2" />
    <path stroke="#bfe3ea" d="M14 19l4 4" />
  </svg>
)
