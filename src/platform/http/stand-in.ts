/** 代わりに出すもの — a missing page, a refusal or our own fault become a page in plain words, or the way to the sign-in. */
import type { Shell } from '#ui/shell'
import { type Answer, html, type Refusal } from './answer.ts'
import { ErrorPage } from './error.page.tsx'
import type { Sendable } from './respond.ts'
import { type Place, pathTo, SITE_WORDS, type Site, shellFor } from './site.ts'

const STATUS = {
  signInFirst: 401,
  notAllowed: 403,
  tooMany: 429,
  wrongOrigin: 403,
  tooLarge: 413,
  factorFirst: 401,
  unofficial: 404,
  badInput: 400,
  fault: 500,
  diskFull: 507,
  away: 503,
  awayDiskFull: 503,
} as const satisfies Record<Refusal, number>

export function settle(
  site: Site,
  place: Place,
  answer: Answer,
  id: string,
  method: string,
): Sendable | Extract<Answer, { kind: 'redirect' }> {
  if (answer.kind !== 'missing' && answer.kind !== 'refused') return answer
  const why = answer.kind === 'missing' ? 'missing' : answer.why
  // Somebody who only looks is led to the door and back; somebody who sends something is told, so that nothing is lost unseen.
  if (method === 'GET' && place.region && (why === 'signInFirst' || why === 'factorFirst'))
    return {
      kind: 'redirect',
      to: pathTo(
        { ...place, staff: true },
        `${why === 'signInFirst' ? '/sign-in' : '/factor'}?next=${encodeURIComponent(place.below)}`,
      ),
    }

  const words = SITE_WORDS[place.language]
  const shell = method === 'GET' ? shellFor(site, place, {}) : withoutSwitches(shellFor(site, place, {}))
  const next = { label: why === 'missing' ? words.missingNext : words.toFirst, href: pathTo(place, '/') }
  if (why === 'missing')
    return html(ErrorPage, { shell, title: words.missingTitle, says: words.missing, next }, 404) as Sendable
  if (why === 'fault')
    return html(
      ErrorPage,
      { shell, title: words.faultTitle, says: words.fault, code: words.faultCode(id), next },
      500,
    ) as Sendable
  const { title, says } = words.refusals[why]
  const again =
    answer.kind === 'refused' && answer.again
      ? { ...answer.again, says: words.againKept, label: words.again }
      : undefined
  return html(ErrorPage, { shell, title, says, again, next }, STATUS[why]) as Sendable
}

/** Another language, or readings, would be asked for with GET: what was sent and is kept on this page would be gone. */
const withoutSwitches = (shell: Shell): Shell => ({ ...shell, furigana: undefined, languages: [] })
