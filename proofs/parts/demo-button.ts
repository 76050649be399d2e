/** 見本のボタン — signs in as a made-up person by sending the form that the sign-in page shows, as a press does. */
import { fail, ok, type Result } from '#kernel/result'
import { ask, freshCaller } from './ask.ts'
import { plainBytes } from './crawl.ts'

export type SignedInByButton = {
  readonly cookie: string
  /** The page that the press leads to, and how it answered. */
  readonly path: string
  readonly status: number
}

export async function signInByButton(
  origin: string,
  door = '/mihon/staff/sign-in',
  /** Which of the people, as the page lists them. */
  which = 0,
): Promise<Result<SignedInByButton, string>> {
  const shown = await ask(origin, { path: door, caller: freshCaller() })
  const page = plainBytes(shown).toString('utf8')
  const [, form = ''] =
    [...page.matchAll(/<form[^>]*action="[^"]*\/sign-in\/demo"[^>]*>([\s\S]*?)<\/form>/g)][which] ?? []
  const fields = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [name, value] as [string, string],
  )
  if (fields.length === 0) return fail(`${door} → ${shown.status}: no button`)
  const pressed = await ask(origin, {
    method: 'POST',
    path: `${door}/demo`,
    caller: freshCaller(),
    headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  })
  if (pressed.status !== 303 && pressed.status !== 302) return fail(`${door}/demo → ${pressed.status}`)
  const cookie = [pressed.headers['set-cookie'] ?? []]
    .flat()
    .map((each) => each.split(';')[0])
    .join('; ')
  // The first page may lead on to the one where a person chooses among posts.
  let path = String(pressed.headers['location'])
  let came = await ask(origin, { path, caller: freshCaller(), headers: { cookie } })
  for (let steps = 0; came.status >= 300 && came.status < 400 && steps < 3; steps++) {
    path = String(came.headers['location'])
    came = await ask(origin, { path, caller: freshCaller(), headers: { cookie } })
  }
  return ok({ cookie, path, status: came.status })
}
