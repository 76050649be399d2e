/** 取りこみの二つの頁 — the choice of files, and what would come of them; with what both need to know of the agreement. */
import type { Uuid } from '#kernel/id'
import { plainText } from '#kernel/ruby'
import { searchKey } from '#kernel/text'
import { type Answer, html } from '#platform/http/answer'
import type { Call } from '#platform/http/call'
import type { Input } from '#platform/http/route'
import { postStore } from '#platform/identity/post.store'
import { packText } from '#platform/sheet/packed-text'
import { agreementStore, type StoredAgreement } from '../agreements/agreement.store.ts'
import { initiativeStore } from '../initiatives/initiative.store.ts'
import { type ForeignLists, type ForeignPlan, type PlannedInitiative, planForeign } from '../sheets/foreign-plan.ts'
import { ForeignSheetPage } from './foreign-sheet.page.tsx'
import type { ForeignChoices } from './foreign-sheet.shape.ts'
import { ja as words } from './foreign-sheet.words.ja.ts'
import { ForeignSheetPreviewPage } from './foreign-sheet-preview.page.tsx'
import { foreignView } from './foreign-sheet-view.ts'

export type Asked = Pick<Call<Input>, 'tx' | 'to' | 'shell' | 'clock' | 'who' | 'done' | 'newId' | 'region' | 'files'>
export type Place = {
  readonly stored: StoredAgreement
  readonly items: readonly { readonly no: number; readonly text: string }[]
  readonly standing: readonly string[]
  /** Posts of our own side. */
  readonly posts: readonly { readonly id: Uuid; readonly department: string; readonly title: string }[]
}
export type Fault = { readonly field: string; readonly code?: string; readonly text?: string }
/** Names of the files; '' where there was none. */
export type Files = { readonly programmesFile: string; readonly indicatorsFile: string }
export type Carried = { readonly choices: ForeignChoices; readonly files: Files; readonly lists: ForeignLists }

/** Undefined for whoever is no side of it. */
export async function placeOf({ tx: begin, who }: Asked, id: Uuid): Promise<Place | undefined> {
  return begin(async (tx) => {
    const stored = await agreementStore(tx).find(id)
    if (!stored?.side) return undefined
    const posts = await postStore(tx).inMunicipality()
    return {
      stored,
      items: stored.agreement.items.map(({ no, text }) => ({ no, text: plainText(text.ja) })),
      standing: (await initiativeStore(tx).ofAgreement(id)).map(({ title }) => plainText(title.ja)),
      posts: posts.filter(({ organisation }) => organisation === who.post.organisation),
    }
  })
}

export const filesText = ({ programmesFile, indicatorsFile }: Files): string =>
  [programmesFile, indicatorsFile].filter((name) => name !== '').join('、')

export const planOf = ({ items, standing }: Place, { choices, lists }: Carried): ForeignPlan =>
  planForeign(lists, { items, item: choices.item, standing })

/** The one post of ours whose department the sheet names; else whoever takes it in answers for it. */
export function ownerOf({ who }: Pick<Asked, 'who'>, { posts }: Place, { department }: PlannedInitiative) {
  const key = searchKey(department)
  const named = posts.filter(({ department: own }) => own !== '' && key.endsWith(searchKey(own)))
  return named.length === 1 && named[0] ? named[0] : who.post
}

const errorsOf = (faults: readonly Fault[]) =>
  faults.map(({ field, code, text }) => ({ field, text: text ?? words.fault(field, code ?? '') }))

export function startPage(
  c: Asked,
  { stored, items }: Place,
  typed: Readonly<Record<string, string>>,
  faults: readonly Fault[],
): Answer {
  return html(
    ForeignSheetPage,
    {
      shell: c.shell({ door: 'agreements' }),
      to: c.to,
      done: c.done,
      agreement: { id: stored.id, title: plainText(stored.agreement.title.ja) },
      items,
      typed,
      errors: errorsOf(faults),
    },
    faults.length > 0 ? 422 : 200,
  )
}

export function previewPage(
  c: Asked,
  place: Place,
  carried: Carried,
  { stale = false, faults = [] }: { readonly stale?: boolean; readonly faults?: readonly Fault[] },
): Answer {
  const plan = planOf(place, carried)
  const { programmes, indicators } = carried.lists
  const { item, year, people, ownerSide } = carried.choices
  return html(
    ForeignSheetPreviewPage,
    {
      shell: c.shell({ door: 'agreements' }),
      to: c.to,
      agreement: { id: place.stored.id, title: plainText(place.stored.agreement.title.ja) },
      files: filesText(carried.files),
      view: foreignView(plan),
      initiatives: plan.initiatives.map((planned) => ({
        title: planned.title,
        item: planned.items[0],
        owner: ownerText(ownerOf(c, place, planned)),
        indicators: planned.indicators.length,
        figures: planned.indicators.reduce((sum, { values }) => sum + values.length, 0),
      })),
      unread: [...(programmes?.unread ?? []), ...(indicators?.unread ?? [])],
      unused: indicators?.unused ?? 0,
      carried: {
        item: String(item),
        year: String(year),
        people,
        ownerSide,
        ...carried.files,
        lists: packText(JSON.stringify(carried.lists)),
      },
      stale,
      errors: errorsOf(faults),
    },
    faults.length > 0 || stale ? 422 : 200,
  )
}

const ownerText = ({ department, title }: { readonly department: string; readonly title: string }): string =>
  `${department} ${title}`.trim()
