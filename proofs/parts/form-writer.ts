/** 書く手 — every made-up person walks through their staff pages, and each form met there can be sent as it is found again. */
import type { RunningServer } from '../../tests/support/server.ts'
import { ask, freshCaller, type Told } from './ask.ts'
import { plainBytes } from './crawl.ts'
import { signInByButton } from './demo-button.ts'
import { type FormOnPage, formsOf, isTyped, type Typed } from './form-parts.ts'
import { GIVEN } from './page-shape.ts'
import { staffWalk, type Walk } from './staff-walk.ts'

export type FormTry = {
  /** Where it goes, ids left out, and its fields: two of one name are one form. */
  readonly name: string
  readonly page: string
  readonly cookie: string
  readonly form: FormOnPage
}
export type FormSent = {
  readonly typed: Typed
  readonly status: number
  readonly html: string
  readonly page: string
}

const DOOR = '/mihon/staff/sign-in'
/** Seconds. */
const MOST_WAITS = 90

const nameOf = ({ action, controls }: FormOnPage): string =>
  `${(action.split('?')[0] ?? '').replaceAll(GIVEN, '#')}（${[...new Set(controls.filter(isTyped).map(({ name }) => name))].join('・')}）`

export async function openFormWriter(server: RunningServer, most: Walk & { readonly people: number }) {
  const { origin } = server
  const look = (path: string, cookie: string): Promise<Told> =>
    ask(origin, { path, caller: freshCaller(), headers: { cookie } })
  const pageOf = (told: Told): string | undefined => {
    const isPage = told.status === 200 && String(told.headers['content-type']).startsWith('text/html')
    return isPage ? plainBytes(told).toString('utf8') : undefined
  }
  const written = (html: string, path: string): readonly FormOnPage[] =>
    formsOf(html, path).filter(({ method, controls }) => method === 'POST' && controls.some(isTyped))

  async function tries(): Promise<readonly FormTry[]> {
    const found = new Map<string, FormTry>()
    for (let person = 0; person < most.people; person++) {
      const signedIn = await signInByButton(origin, DOOR, person)
      if (!signedIn.ok) break
      const { cookie, path: from } = signedIn.value
      // Who asks for too many files at once is told to wait; a walk goes on without them.
      for (const { path, html } of await staffWalk(async (path) => pageOf(await look(path, cookie)), from, most))
        for (const form of written(html, path)) {
          const name = nameOf(form)
          if (!found.has(name)) found.set(name, { name, page: path, cookie, form })
        }
    }
    return [...found.values()]
  }

  /** Undefined: the form is no longer there, because what was sent before changed what its page is about. */
  async function send({ name, page, cookie }: FormTry, fill: 'empty' | 'words'): Promise<FormSent | undefined> {
    const shown = pageOf(await patient(() => look(page, cookie)))
    const form = written(shown ?? '', page).find((each) => nameOf(each) === name)
    if (!form) return undefined
    const { typed, fields } = filled(form, fill)
    const [type, body] = form.multipart
      ? [`multipart/form-data; boundary=${BOUNDARY}`, multipart(fields)]
      : [
          'application/x-www-form-urlencoded',
          new URLSearchParams(fields.map(({ name, value }) => [name, value])).toString(),
        ]
    const told = await patient(() =>
      ask(origin, {
        method: 'POST',
        path: form.action,
        caller: freshCaller(),
        headers: { origin, cookie, 'content-type': type },
        body,
      }),
    )
    return { typed, status: told.status, html: plainBytes(told).toString('utf8'), page: form.action }
  }
  return { tries, send }
}

const BOUNDARY = 'yui-proof-of-forms'

/** By hand: `FormData` leaves out the name of a file that was not chosen, and browsers send it empty. */
const multipart = (fields: readonly Field[]): string =>
  `${fields
    .map(
      ({ name, value, file }) =>
        `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"${file ? '; filename=""\r\ncontent-type: application/octet-stream' : ''}\r\n\r\n${value}\r\n`,
    )
    .join('')}--${BOUNDARY}--\r\n`

type Field = { readonly name: string; readonly value: string; readonly file?: true }

/** As a browser sends it: boxes that are off are left out, hidden fields and choices stay. */
function filled({ controls }: FormOnPage, fill: 'empty' | 'words') {
  const typed: [string, string][] = []
  const fields: Field[] = []
  // The first button is the one that the form is for; a later one may put it aside half done.
  const button = controls.find(({ type }) => type === 'button')
  for (const control of controls) {
    const { name, type, value, on, options } = control
    if (isTyped(control)) {
      const word = fill === 'empty' ? '' : `書いた「${name}」<${fields.length}> & "続き"`
      typed.push([name, word])
      fields.push({ name, value: word })
    } else if (type === 'select')
      fields.push({ name, value: value || (fill === 'words' ? (options.find(Boolean) ?? '') : '') })
    else if (type === 'file') fields.push({ name, value: '', file: true })
    else if (type === 'button' ? control === button : on) fields.push({ name, value: type === 'password' ? '' : value })
  }
  return { typed, fields }
}

/** Who writes faster than a person may is told to wait. */
async function patient(send: () => Promise<Told>): Promise<Told> {
  let told = await send()
  for (let waits = 0; told.status === 429 && waits < MOST_WAITS; waits++) {
    await new Promise((done) => setTimeout(done, 1_000))
    told = await send()
  }
  return told
}
