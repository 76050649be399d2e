/** People who come in by a one-time link, as their browser does it. Each call has towns of its own: files of tests share one process. */
import { softAuthenticator } from './authenticator.ts'
import { BASE_URL, jar, openTestSite, roomForCodes } from './identity.ts'

export const PASSWORD = 'ゆきどけの水がながれる谷の朝2026'

export async function openJoining() {
  const site = await openTestSite()
  const [here, there] = site.towns

  const isIn = async (cookie: string, town = here) => (await site.get(cookie, town, '/who')).status === 200
  const postOf = async (cookie: string) =>
    ((await (await site.get(cookie, here, '/who')).json()) as { post: string }).post
  const freshMail = () => `p${crypto.randomUUID().slice(0, 8)}@city.mihon.example`

  let posts = 0
  /** Path of a one-time link below the staff pages. */
  async function invited(town = here): Promise<string> {
    posts += 1
    const made = await site.identity.invite({ region: town, postName: `係長${posts}`, name: '手本 太郎' })
    if (!made.ok) throw new Error(made.error)
    return new URL(made.value.link).pathname.replace(/^\/[^/]+\/staff/, '')
  }

  async function joinByPasskey(path: string, device = softAuthenticator(BASE_URL)) {
    const asked = await site.send('', here, `${path}/passkey/options`, {})
    if (asked.status !== 200) return { answer: asked, cookie: '', device }
    const answer = await site.send(jar('', asked), here, `${path}/passkey`, {
      response: device.make((await asked.json()) as never),
      name: '庁内のノートパソコン',
      next: '',
    })
    return { answer, cookie: jar('', answer), device }
  }

  async function joinByPassword(path: string, email = freshMail()) {
    await roomForCodes()
    const half = await site.post('', here, `${path}/password`, { email, password: PASSWORD, again: PASSWORD })
    const cookie = jar('', half)
    const page = await (await site.get(cookie, here, `${path}/code`)).text()
    const key = /([A-Z2-7]{4} )+[A-Z2-7]{1,4}/.exec(page)?.[0] ?? ''
    return { half, cookie, page, key, email }
  }

  return { site, here, there, isIn, postOf, freshMail, invited, joinByPasskey, joinByPassword }
}
