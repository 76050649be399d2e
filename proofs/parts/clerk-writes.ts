/**
 * 職員が書く — a signed-in clerk of the demo adds drafts of initiatives by the form as it is shown, or signs in once more; and
 * what the answer says, by which its rows are counted later.
 */
import { fail, ok, type Result } from '#kernel/result'
import { ask, freshCaller, type Told } from './ask.ts'
import { plainBytes, tagsOf } from './crawl.ts'
import { signInByButton } from './demo-button.ts'
import type { Dice } from './dice.ts'

export type Write = {
  /** In the title of the initiative and nowhere else. */
  readonly mark: string
  readonly told: Told
  readonly html: string
}

export type Clerk = {
  readonly cookie: string
  /** A long one does not fit into what room its table still has; a short one may. */
  readonly add: (length?: 'long' | 'short') => Promise<Write>
  readonly look: (path: string) => Promise<Told>
}

const LETTERS = 'あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん'
/** Seconds. */
const MOST_WAITS = 60
const LETTERS_OF = { long: 2_000, short: 40 } as const

export async function openClerk(origin: string, dice: Dice): Promise<Result<Clerk, string>> {
  const signedIn = await signInByButton(origin)
  if (!signedIn.ok) return signedIn
  const { cookie } = signedIn.value
  const look = (path: string): Promise<Told> => ask(origin, { path, caller: freshCaller(), headers: { cookie } })
  const list = plainBytes(await look('/mihon/staff/agreements')).toString('utf8')
  const [agreement] = /\/mihon\/staff\/agreements\/[0-9a-f-]{36}/.exec(list) ?? []
  if (!agreement) return fail('no agreement to write under')
  const page = plainBytes(await look(`${agreement}/initiatives/new`)).toString('utf8')
  // Text fields and choices of the form as they stand; only what must be told is filled in.
  const names = tagsOf(page).flatMap(({ name, attributes }) =>
    ['input', 'textarea', 'select'].includes(name) && attributes['name'] && attributes['type'] !== 'radio'
      ? [attributes['name']]
      : [],
  )
  const [, post = ''] = /<select[^>]*name="municipalPost"[\s\S]*?<option[^>]*value="([0-9a-f-]{36})"/.exec(page) ?? []
  let count = 0
  return ok({
    cookie,
    look,
    add: async (length = 'long') => {
      count += 1
      const mark = `証明${dice.whole(1e9)}の${count}`
      const reason = Array.from({ length: LETTERS_OF[length] }, () => dice.pick([...LETTERS])).join('')
      const fields = new URLSearchParams(
        names.filter((name) => !['items[]', 'municipalPost', 'title', 'why'].includes(name)).map((name) => [name, '']),
      )
      for (const [name, value] of Object.entries({
        title: mark,
        why: reason,
        'items[]': '1',
        ownerSide: 'municipality',
        municipalPost: post,
      }))
        fields.append(name, value)
      const send = (): Promise<Told> =>
        ask(origin, {
          method: 'POST',
          path: `${agreement}/initiatives`,
          caller: freshCaller(),
          headers: { origin, cookie, 'content-type': 'application/x-www-form-urlencoded' },
          body: fields.toString(),
        })
      // Who writes faster than a person may is told to wait, and has written nothing; so the clerk waits.
      let told = await send()
      for (let waits = 0; told.status === 429 && waits < MOST_WAITS; waits++) {
        await new Promise((done) => setTimeout(done, 1_000))
        told = await send()
      }
      return { mark, told, html: plainBytes(told).toString('utf8') }
    },
  })
}

/** Told that it was saved. */
export const isSaved = ({ told }: Write): boolean => told.status === 303

/** What is wrong with the answer to a write that a full disk refused. */
export function refusalFaults({ mark, told, html }: Write): readonly string[] {
  const says = html.replaceAll(/<rt>[^<]*<\/rt>|<[^>]*>/g, '')
  return [
    ...(told.status === 507 || told.status === 503 ? [] : [`${mark}：${told.status}`]),
    ...(says.includes('サーバーのディスクがいっぱい')
      ? []
      : [`${mark}：ディスクがいっぱいと言わない（${told.status}）`]),
    ...(told.status !== 507 || says.includes('保存されていません') ? [] : [`${mark}：保存されていないと言わない`]),
    ...(told.status !== 507 || html.includes(mark) ? [] : [`${mark}：入れた内容がなくなった`]),
    ...(/保存しました|加えました|node_modules|\.tsx?:\d+|\bat \w+ \(/.test(says)
      ? [`${mark}：言ってはいけないこと`]
      : []),
  ]
}
