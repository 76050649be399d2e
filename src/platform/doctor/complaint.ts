/**
 * 見立て — one fault of an installation, by a code that stays, in one sentence, with one way to mend it.
 */
export type Complaint = { readonly code: ComplaintCode; readonly says: string; readonly mend: string }

/** In the order in which an operator mends them: what stands on what comes first. */
export const COMPLAINT_CODES = [
  'node-too-old',
  'setting-broken',
  'data-not-writable',
  'disk-nearly-full',
  'keys-missing',
  'keys-readable-by-others',
  'regions-broken',
  'database-unreachable',
  'database-too-old',
  'login-too-strong',
  'schema-pending',
  'wall-missing',
  'worker-silent',
  'clock-skewed',
  'backup-old',
] as const
export type ComplaintCode = (typeof COMPLAINT_CODES)[number]

export const complaint = (code: ComplaintCode, says: string, mend: string): Complaint => ({ code, says, mend })

export const inMendingOrder = (complaints: readonly Complaint[]): readonly Complaint[] =>
  complaints.toSorted((a, b) => COMPLAINT_CODES.indexOf(a.code) - COMPLAINT_CODES.indexOf(b.code))
