/** 役職をつくる経路 — a post at an organisation that has to do with this town, or at one that is new here. */
import type { Uuid } from '#kernel/id'
import { readDate } from '#kernel/read-date'
import type { OpenTx } from '../database/tx.ts'
import { type Answer, html, redirect } from '../http/answer.ts'
import type { Call } from '../http/call.ts'
import { type Input, type Route, routes } from '../http/route.ts'
import { organisationStore } from '../identity/organisation.store.ts'
import type { OrganisationKind } from '../identity/organisation.ts'
import { organisationsHere } from '../identity/organisations-here.store.ts'
import { postStore } from '../identity/post.store.ts'
import { FRESH } from './people.routes.ts'
import { postForm } from './people.shape.ts'
import { faultsIn } from './people-fault.ts'
import { PostFormPage } from './post-form.page.tsx'

type Fault = { readonly field: string; readonly code: string }
type Asking = Pick<Call<Input>, 'tx' | 'to' | 'shell' | 'region'>

/** Organisations that modules know in this town; `compose.ts` asks them all. */
export type KnownOrganisations = (tx: OpenTx) => Promise<readonly Uuid[]>

export const postFormRoutes = (known: KnownOrganisations): readonly Route[] => {
  const here = async (tx: OpenTx, code: string) => organisationsHere(tx, { code, known: await known(tx) })

  /** Each exists once: one that another town has brought in already is the same one here, found by its number. */
  const ownerOf = async (
    tx: OpenTx,
    town: string,
    fresh: { readonly kind: OrganisationKind; readonly name: string; readonly code: string },
    made: { readonly id: Uuid; readonly at: Parameters<ReturnType<typeof organisationStore>['add']>[1] },
  ): Promise<Uuid | Fault> => {
    const { kind, name, code } = fresh
    const found = code ? await organisationStore(tx).withCode(code) : undefined
    if (found && (await here(tx, town)).some(({ id }) => id === found.id)) return { field: 'code', code: 'codeTaken' }
    if (found) return found.kind === kind ? found.id : { field: 'kind', code: 'kindDiffers' }
    await organisationStore(tx).add(
      { id: made.id, kind, name, code: code || null, controlledBy: null, providerOnly: false },
      made.at,
    )
    return made.id
  }

  const formPage = async (
    c: Asking,
    typed: Readonly<Record<string, string>>,
    chosen: readonly string[],
    faults: readonly Fault[],
  ): Promise<Answer> =>
    html(
      PostFormPage,
      {
        shell: c.shell({ door: 'people' }),
        action: c.to('/people/posts'),
        people: c.to('/people'),
        organisations: await c.tx((tx) => here(tx, c.region.code)),
        typed,
        chosen,
        errors: faultsIn(faults),
      },
      faults.length > 0 ? 422 : 200,
    )

  return routes({ mount: 'staff', who: 'people.manage', tenant: 'municipal', log: 'ids', operatedOnly: true })
    .get('/people/posts/new', { object: 'post', limit: 'page', title: '役職をつくる画面を開く' }, (c) =>
      formPage(c, {}, [], []),
    )
    .post(
      '/people/posts',
      { object: 'post', limit: 'form', title: '役職をつくる', freshFactor: FRESH, input: { form: postForm } },
      async (c) => {
        const chosen = c.fields.filter(([name]) => name === 'authorities[]').map(([, value]) => value)
        const again = (faults: readonly Fault[]) => formPage(c, c.form.typed, chosen, faults)
        if (!c.form.ok) return again(c.form.error)
        const { organisation, kind, name, code, department, title, authorities, from: text } = c.form.value
        const from = readDate(text)
        const isNew = organisation === 'new'
        const faults: Fault[] = [
          ...(from.ok ? [] : [{ field: 'from', code: 'badDate' }]),
          ...(isNew && kind === '' ? [{ field: 'kind', code: 'missing' }] : []),
          ...(isNew && name === '' ? [{ field: 'name', code: 'missing' }] : []),
        ]
        if (faults.length > 0 || !from.ok) return again(faults)
        const fault = await c.tx(async (tx): Promise<Fault | undefined> => {
          const made = { id: c.newId(), at: c.clock.now() }
          const owner = isNew
            ? await ownerOf(tx, c.region.code, { kind: kind as OrganisationKind, name, code }, made)
            : (await here(tx, c.region.code)).find(({ id }) => id === organisation)?.id
          if (owner === undefined) return { field: 'organisation', code: 'missing' }
          if (typeof owner === 'object') return owner
          const post = { id: c.newId(), organisation: owner, department, title, authorities }
          await postStore(tx).add({ ...post, from: from.value, until: null })
          return undefined
        })
        return fault ? again([fault]) : redirect(c.to('/people?done=postAdded'))
      },
    ).list
}
