/** The desks at which an agreement is registered in tests: a town's clerk, its partner, and a company that is neither. */
import { readFileSync } from 'node:fs'
import type { Authority } from '#platform/identity/authority'
import { staffRoutes } from '../../src/modules/partnership/staff/staff.routes.ts'
import { BASE_URL, openTestSite } from './identity.ts'

export const FILE = readFileSync(
  new URL('../../regions/131091-shinagawa/agreements/gakken-2024.json', import.meta.url),
  'utf8',
)
export const READ_WRITE: readonly Authority[] = ['partnership.read', 'partnership.write']

export const changed = (change: (file: Record<string, unknown>) => void): string => {
  const file = JSON.parse(FILE) as Record<string, unknown>
  change(file)
  return JSON.stringify(file)
}

/** A town of its own each time: files of tests share one process. */
export async function openAgreementDesks() {
  const site = await openTestSite({
    towns: 1,
    routes: () => staffRoutes([]),
    region: (region) => ({ ...region, code: '131091' }),
  })
  const [town] = site.towns
  const clerk = await site.clerk(town, { authorities: [...READ_WRITE, 'partnership.publish'] })
  const company = await site.clerk(town, { kind: 'company', authorities: READ_WRITE })
  const rival = await site.clerk(town, { kind: 'company', authorities: READ_WRITE })

  const send = (text: string, cookie = clerk.cookie) => site.post(cookie, town, '/agreements/read', { text })
  const register = (text: string, more: Record<string, string> = {}, cookie = clerk.cookie) =>
    site.post(cookie, town, '/agreements', {
      text,
      'companies[]': company.organisation,
      municipalDesk: clerk.post,
      companyDesk: company.post,
      ...more,
    })
  const upload = (bytes: Uint8Array<ArrayBuffer> | string, name: string) => {
    const body = new FormData()
    body.append('file', new File([bytes], name))
    body.append('text', '')
    return site.app.request(
      `${BASE_URL}/${town.slug}/staff/agreements/read`,
      { method: 'POST', headers: { cookie: clerk.cookie, origin: BASE_URL }, body },
      {},
    )
  }
  const list = async (cookie: string) => (await site.get(cookie, town, '/agreements')).text()
  return { site, town, clerk, company, rival, send, register, upload, list }
}
