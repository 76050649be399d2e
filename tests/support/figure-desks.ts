/** 数字をやりとりする机 — a town with an agreement, an initiative both sides consider, and whoever may say or sign a figure of it. */
import { ok } from 'node:assert/strict'
import type { Authority } from '#platform/identity/authority'
import { staffRoutes } from '../../src/modules/partnership/staff/staff.routes.ts'
import { FILE } from './agreement-desks.ts'
import { BASE_URL, openTestSite } from './identity.ts'

const ALL: readonly Authority[] = ['partnership.read', 'partnership.write', 'partnership.confirm']

export async function openFigureDesks() {
  const site = await openTestSite({
    towns: 1,
    routes: () => staffRoutes([]),
    region: (region) => ({ ...region, code: '131091' }),
  })
  const [town] = site.towns
  const clerk = await site.clerk(town, { authorities: ALL })
  const ours = (authorities: readonly Authority[]) =>
    site.clerk(town, { organisation: clerk.organisation, authorities })
  const writer = await ours(['partnership.read', 'partnership.write'])
  const reader = await ours(['partnership.read'])
  const company = await site.clerk(town, { kind: 'company', authorities: ALL })
  const rival = await site.clerk(town, { kind: 'company', authorities: ALL })
  type Clerk = typeof clerk

  /** Where a redirect leads, below the staff pages. */
  const led = (answer: Response): string => {
    ok([302, 303].includes(answer.status), String(answer.status))
    const { pathname, search } = new URL(answer.headers.get('location') ?? '', BASE_URL)
    return `${pathname}${search}`.replace(/^\/[^/]+\/staff/, '')
  }
  const bare = (to: string): string => to.split('?')[0] as string
  const page = async (who: Clerk, path: string) => (await site.get(who.cookie, town, path)).text()
  const post = (who: Clerk, path: string, form: Record<string, string>) => site.post(who.cookie, town, path, form)

  const registered = await post(clerk, '/agreements', {
    text: FILE,
    'companies[]': company.organisation,
    municipalDesk: clerk.post,
    companyDesk: '',
  })
  const agreement = bare(led(registered))
  const drafted = await post(clerk, `${agreement}/initiatives`, {
    title: '防災の教室',
    easy: '',
    english: '',
    why: '備えを学ぶため',
    'items[]': '8',
    ownerSide: 'both',
    municipalPost: clerk.post,
    companyPost: company.post,
    thirdParty: '',
    slug: '',
  })
  const initiative = bare(led(drafted))
  led(await post(clerk, `${initiative}/share`, { reason: '始めるため', decidedOn: '2026-04-01', version: '1' }))
  const indicator = async (name: string, more: Record<string, string> = {}) =>
    bare(
      led(
        await post(clerk, `${initiative}/indicators`, {
          name,
          easy: '',
          english: '',
          definition: '名簿で数える',
          unit: 'person',
          countKind: 'people',
          direction: 'up',
          disclosure: 'people',
          periodKind: 'year',
          baseline: '',
          ...more,
        }),
      ),
    )
  return { site, town, clerk, writer, reader, company, rival, led, page, post, agreement, initiative, indicator }
}
