/** 役職をつくる経路 — a post at an organisation that is here already, or at a new one. */
import { readDate } from '#kernel/read-date'
import { type Answer, html, redirect } from '../http/answer.ts'
import type { Call } from '../http/call.ts'
import { type Input, type Route, routes } from '../http/route.ts'
import { organisationStore } from '../identity/organisation.store.ts'
import type { OrganisationKind } from '../identity/organisation.ts'
import { postStore } from '../identity/post.store.ts'
import { FRESH } from './people.routes.ts'
import { postForm } from './people.shape.ts'
import { faultsIn } from './people-fault.ts'
import { PostFormPage } from './post-form.page.tsx'

type Fault = { readonly field: string; readonly code: string }

export const postFormRoutes: readonly Route[] = routes({
  mount: 'staff',
  who: 'people.manage',
  tenant: 'municipal',
  log: 'ids',
  operatedOnly: true,
})
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
      const added = await c.tx(async (tx): Promise<Fault | undefined> => {
        const organisations = organisationStore(tx)
        const id = isNew ? c.newId() : organisation
        if (isNew) {
          const made = await organisations.add(
            { id, kind: kind as OrganisationKind, name, code: code || null, controlledBy: null, providerOnly: false },
            c.clock.now(),
          )
          if (made === 'alreadyHere') return { field: 'code', code: 'codeTaken' }
        } else if (!(await organisations.find(id))) return { field: 'organisation', code: 'missing' }
        await postStore(tx).add({
          id: c.newId(),
          organisation: id,
          department,
          title,
          authorities,
          from: from.value,
          until: null,
        })
        return undefined
      })
      return added ? again([added]) : redirect(c.to('/people?done=postAdded'))
    },
  ).list

async function formPage(
  c: Pick<Call<Input>, 'tx' | 'to' | 'shell'>,
  typed: Readonly<Record<string, string>>,
  chosen: readonly string[],
  faults: readonly Fault[],
): Promise<Answer> {
  return html(
    PostFormPage,
    {
      shell: c.shell({ door: 'people' }),
      action: c.to('/people/posts'),
      people: c.to('/people'),
      organisations: await c.tx((tx) => organisationStore(tx).all()),
      typed,
      chosen,
      errors: faultsIn(faults),
    },
    faults.length > 0 ? 422 : 200,
  )
}
