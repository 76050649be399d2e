/** つづき — where somebody goes on after the sign-in: only ever a path below the staff pages of the same town. */
const PATH = /^\/(?!\/)[A-Za-z0-9\-_.~/?=&%]{0,500}$/

export const safeNext = (text: string | undefined): string =>
  text !== undefined && PATH.test(text) && !text.includes('..') ? text : '/'
