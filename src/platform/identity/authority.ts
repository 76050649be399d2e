/**
 * 権限 — what a post may do. Authority belongs to the post, never to the person.
 *
 * A closed list: a route asks for one of these, a post holds some of these, and the who-may-see-what
 * matrix is the product of both.
 */
export const AUTHORITIES = [
  'partnership.read',
  'partnership.write',
  'partnership.confirm',
  'partnership.sign',
  'partnership.publish',
  'people.manage',
  'people.reset',
  'audit.read',
] as const

export type Authority = (typeof AUTHORITIES)[number]

export const isAuthority = (text: string): text is Authority => (AUTHORITIES as readonly string[]).includes(text)
