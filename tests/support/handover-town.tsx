/** みほん市の引きつぎ書 — the made-up town with its people and its year, and the pack of each of its posts. */
import { ok } from 'node:assert/strict'
import { renderToString } from 'preact-render-to-string'
import { localDate } from '#kernel/calendar'
import { newUuid, realClock } from '#platform/clock/clock'
import type { Acting } from '#platform/database/tx'
import { demoTown, seedDemoPeople } from '#platform/identity/demo'
import { openDesk } from '#platform/identity/desk'
import { demoPostId } from '#platform/identity/made-id'
import { postStore } from '#platform/identity/post.store'
import { loadRegions } from '#platform/region-pack/load-regions'
import { seedPartnership } from '../../src/modules/partnership/demo/demo-partnership.job.ts'
import { HandoverPage } from '../../src/modules/partnership/handover/handover.page.tsx'
import { handoverStore } from '../../src/modules/partnership/handover/handover.store.ts'
import { handoverOf } from '../../src/modules/partnership/handover/handover.ts'
import { paperOf } from '../../src/modules/partnership/handover/staff-paper.words.ja.ts'
import type { Paper } from '../../src/modules/partnership/papers/paper.ts'
import { allSlots } from '../../src/server/schema.ts'
import { staffShell } from '../../src/ui/gallery/shell.ts'
import { freshId, freshTown, testDatabase } from './database.ts'

export const TODAY = localDate('2026-11-24')
export const { pool, begin, keys } = await testDatabase()

async function mihon() {
  const loaded = loadRegions({ directory: 'regions', slots: allSlots, today: TODAY })
  ok(loaded.ok, JSON.stringify(loaded))
  const found = loaded.value.find(({ slug }) => slug === 'mihon')
  ok(found)
  const town = demoTown({ ...found, id: freshTown() }, 'demo')
  ok(town)
  const base = { begin, clock: realClock, newId: newUuid, regions: [town] }
  const more = { pool, keys: () => keys, catchUp: async () => {}, mode: 'demo' as const, baseUrl: 'http://localhost' }
  await seedDemoPeople(openDesk({ ...base, ...more, providerSecrets: undefined }), town)
  // What residents are shown is none of a pack's business.
  await seedPartnership({ ...base, publish: async () => ({}) as never }, town)
  return town.id
}
export const town = await mihon()

export const system: Acting = { kind: 'system', municipality: town, task: 'test' }
export const posts = await begin(system, (tx) => postStore(tx).inMunicipality())
export const postOf = (key: string) => {
  const post = posts.find(({ id }) => id === demoPostId(town, key))
  ok(post, key)
  return post
}
export const actingAs = (key: string): Acting => {
  const { id, organisation } = postOf(key)
  return { kind: 'staff', municipality: town, post: id, organisation, person: freshId() }
}
export const names = new Map(
  posts.map((post) => [post.id, `${post.organisationName} ${post.department} ${post.title}`]),
)
export const packOf = async (key: string, today = TODAY): Promise<Paper> =>
  paperOf(handoverOf(postOf(key), await begin(actingAs(key), (tx) => handoverStore(tx).known()), names, today))
export const pageOf = (paper: Paper): string =>
  renderToString(<HandoverPage shell={staffShell} to={(path) => path} paper={paper} post={freshId()} others={[]} />)

/** The lines of one section: from its title to the title of the next. */
export const sectionIn = (lines: readonly string[], paper: Paper, key: string): readonly string[] => {
  const at = paper.sections.findIndex((section) => section.key === key)
  // A table of contents would say the title once more: the last one begins the section.
  const start = lines.lastIndexOf(paper.sections[at]?.title ?? '')
  const next = paper.sections[at + 1]?.title
  const end = next === undefined ? lines.length : lines.lastIndexOf(next)
  ok(start >= 0 && end > start, key)
  return lines.slice(start + 1, end)
}
/** What stands under a heading, up to the heading of another one. */
export const under = (lines: readonly string[], heading: string, headings: readonly string[]): readonly string[] => {
  const start = lines.indexOf(heading)
  ok(start >= 0, heading)
  const end = lines.findIndex((line, at) => at > start && line !== heading && headings.includes(line))
  return lines.slice(start + 1, end < 0 ? undefined : end)
}
/** The cells that follow one another in a row. */
export const hasRow = (lines: readonly string[], ...cells: readonly string[]): boolean =>
  lines.some((_, at) => cells.every((cell, step) => lines[at + step] === cell))
export const saidOf = (lines: readonly string[], term: string): string => lines[lines.indexOf(term) + 1] ?? ''
