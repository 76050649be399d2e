/**
 * 見本の人 — the made-up people of a fictional town, with their posts: `demo/people.yaml` of its pack.
 *
 * Organisations and people exist once, so the same key in two packs is the same one and must read the same. Posts
 * belong to the town. On any day a post has one holder at most. Names are taken exactly as they are written.
 */
import * as v from 'valibot'
import type { LocalDate } from '#kernel/calendar'
import { fail, ok } from '#kernel/result'
import type { Fault, RegionSlot, SlotEntry } from '../region-pack/pack.ts'
import { type Read, readYaml } from '../region-pack/read-yaml.ts'
import { dateShape, keyShape } from '../region-pack/region.shape.ts'
import { AUTHORITIES, type Authority } from './authority.ts'

export type DemoOrganisation = {
  readonly key: string
  readonly kind: 'municipality' | 'company' | 'npo' | 'school' | 'auditor'
  readonly name: string
  /** 団体コード; only the municipality has one. */
  readonly code?: string | undefined
}
export type DemoPost = {
  readonly key: string
  readonly organisation: string
  readonly department: string
  readonly title: string
  readonly authorities: readonly Authority[]
}
export type DemoPerson = { readonly key: string; readonly name: string; readonly kana: string; readonly email: string }
export type DemoAssignment = {
  readonly person: string
  readonly post: string
  readonly from: LocalDate
  /** Last day. Undefined: still held. */
  readonly until: LocalDate | undefined
}
export type DemoPeople = {
  readonly organisations: readonly DemoOrganisation[]
  readonly posts: readonly DemoPost[]
  readonly people: readonly DemoPerson[]
  readonly assignments: readonly DemoAssignment[]
  readonly lineOf: Read<unknown>['lineOf']
}

const words = v.pipe(v.string(), v.nonEmpty(), v.maxLength(200))
const day = v.pipe(
  dateShape,
  v.transform((text) => text as LocalDate),
)

const demoPeopleShape = v.strictObject({
  schema: v.literal(1),
  organisations: v.array(
    v.strictObject({
      key: keyShape,
      kind: v.picklist(['municipality', 'company', 'npo', 'school', 'auditor']),
      name: words,
      code: v.optional(v.string()),
    }),
  ),
  posts: v.array(
    v.strictObject({
      key: keyShape,
      organisation: keyShape,
      department: words,
      title: words,
      authorities: v.pipe(v.array(v.picklist(AUTHORITIES)), v.minLength(1)),
    }),
  ),
  people: v.array(
    v.strictObject({
      key: keyShape,
      name: words,
      kana: v.pipe(words, v.regex(/^[ぁ-ゖー・ 　]+$/, 'ひらがなで書いてください。')),
      // Nobody made up may own an address that reaches somebody (RFC 2606).
      email: v.pipe(
        words,
        v.regex(/^[^\s@<>]+@[a-z0-9.-]+\.example$/, '見本の人のメールアドレスは「.example」で終わらせてください。'),
      ),
    }),
  ),
  assignments: v.array(v.strictObject({ person: keyShape, post: keyShape, from: day, until: v.optional(day) })),
})
type PeopleFile = v.InferOutput<typeof demoPeopleShape>

export const demoPeopleSlot: RegionSlot<DemoPeople> = {
  name: 'demo-people',
  path: 'demo/people.yaml',
  read: (file) => {
    const read = readYaml(file, demoPeopleShape)
    if (!read.ok) return read
    const { value, lineOf } = read.value
    const faults: Fault[] = []
    const say: Say = (path, says) => faults.push({ file: file.file, line: lineOf(path), says })
    keysAreUnique(value, say)
    organisationsFit(value, file.pack.code, say)
    referencesExist(value, say)
    onePerPostAndDay(value, say)
    if (faults.length > 0) return fail(faults)
    const { organisations, posts, people } = value
    const assignments = value.assignments.map(({ until, ...rest }): DemoAssignment => ({ ...rest, until }))
    return ok({ organisations, posts, people, assignments, lineOf })
  },
  across: (entries) => [
    ...differing(entries, 'organisations', ['kind', 'name', 'code']),
    ...differing(entries, 'people', ['name', 'kana', 'email']),
  ],
}

type Say = (path: readonly (string | number)[], says: string) => void

function keysAreUnique(file: PeopleFile, say: Say): void {
  for (const list of ['organisations', 'posts', 'people'] as const)
    for (const [index, { key }] of file[list].entries())
      if (file[list].findIndex((other) => other.key === key) !== index)
        say([list, index, 'key'], `key「${key}」が ${list} に二つあります。別の名前にしてください。`)
  for (const [index, { email }] of file.people.entries())
    if (file.people.findIndex((other) => other.email === email) !== index)
      say(['people', index, 'email'], `メールアドレス「${email}」の人が二人います。別のものにしてください。`)
}

/** The town itself is one of its organisations, and the only one with a 団体コード. */
function organisationsFit({ organisations }: PeopleFile, code: string | undefined, say: Say): void {
  const towns = organisations.filter(({ kind }) => kind === 'municipality')
  if (towns.length !== 1)
    say(['organisations'], `kind が municipality の組織は、このまち一つだけです。いまは ${towns.length} つあります。`)
  for (const [index, organisation] of organisations.entries()) {
    if (organisation.kind === 'municipality' && organisation.code !== code)
      say(
        ['organisations', index, 'code'],
        `このまちの code は「${code ?? ''}」です。region.yaml と同じに直してください。`,
      )
    if (organisation.kind !== 'municipality' && organisation.code !== undefined)
      say(['organisations', index, 'code'], '団体コードがあるのは、まちだけです。この code を消してください。')
  }
}

function referencesExist({ organisations, posts, people, assignments }: PeopleFile, say: Say): void {
  const missing = (list: readonly { readonly key: string }[], key: string) => !list.some((each) => each.key === key)
  for (const [index, { organisation }] of posts.entries())
    if (missing(organisations, organisation))
      say(
        ['posts', index, 'organisation'],
        `組織「${organisation}」が organisations にありません。足すか、直してください。`,
      )
  for (const [index, { person, post, from, until }] of assignments.entries()) {
    if (missing(people, person))
      say(['assignments', index, 'person'], `人「${person}」が people にありません。足すか、直してください。`)
    if (missing(posts, post))
      say(['assignments', index, 'post'], `役職「${post}」が posts にありません。足すか、直してください。`)
    if (until !== undefined && until < from)
      say(['assignments', index, 'until'], `終わりの日（${until}）が、始めの日（${from}）より前です。直してください。`)
  }
}

function onePerPostAndDay({ assignments }: PeopleFile, say: Say): void {
  for (const [index, one] of assignments.entries())
    for (const other of assignments.slice(0, index)) {
      const meet = one.from <= (other.until ?? '9999') && other.from <= (one.until ?? '9999')
      if (one.post === other.post && meet)
        say(
          ['assignments', index],
          `役職「${one.post}」に、${other.person} と ${one.person} が同じ日についています。until か from を直してください。`,
        )
    }
}

/** The first pack that names a key says what it is; another that says otherwise is told. */
function differing<L extends 'organisations' | 'people'>(
  entries: readonly SlotEntry<DemoPeople>[],
  list: L,
  fields: readonly (keyof DemoPeople[L][number])[],
): readonly Fault[] {
  const seen = new Map<string, { readonly file: string; readonly row: DemoPeople[L][number] }>()
  const faults: Fault[] = []
  for (const { file, value } of entries)
    for (const [index, row] of (value[list] as readonly DemoPeople[L][number][]).entries()) {
      const first = seen.get(row.key)
      if (!first) seen.set(row.key, { file, row })
      for (const field of fields)
        if (first && first.row[field] !== row[field])
          faults.push({
            file,
            line: value.lineOf([list, index, String(field)]),
            says: `「${row.key}」の ${String(field)} が、${first.file} と違います。同じ内容にするか、key を変えてください。`,
          })
    }
  return faults
}
