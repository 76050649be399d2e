/** 協定の版の経路 — both sides read every text that their agreement ever had here. */
import type { Uuid } from '#kernel/id'
import { type Answer, html, missing } from '#platform/http/answer'
import type { Call } from '#platform/http/call'
import { type Input, type Route, routes } from '#platform/http/route'
import { postStore } from '#platform/identity/post.store'
import { writeAgreement } from '../agreements/agreement.shape.ts'
import { agreementStore } from '../agreements/agreement.store.ts'
import { compareFiles } from '../agreements/agreement-compare.ts'
import { fileOf } from '../agreements/agreement-edit.shape.ts'
import { agreementVersionStore } from '../agreements/agreement-version.store.ts'
import { agreementParams, versionParams } from './agreements.shape.ts'
import { VersionPage, VersionsPage } from './agreements-versions.page.tsx'
import { postNames } from './agreements-view.ts'

type Asked = Pick<Call<Input>, 'tx' | 'to' | 'shell'>

export const agreementVersionRoutes: readonly Route[] = routes({
  mount: 'staff',
  who: 'partnership.read',
  tenant: 'municipal',
  object: 'agreement',
  log: 'ids',
  operatedOnly: true,
})
  .get(
    '/agreements/:id/versions',
    { limit: 'page', title: '協定の版の一覧を見る', input: { params: agreementParams } },
    async (c): Promise<Answer> => {
      const found = await versionsOf(c, c.params.id)
      return found ? html(VersionsPage, { ...framed(c, c.params.id, found), versions: found.versions }) : missing
    },
  )
  .get(
    '/agreements/:id/versions/:version',
    { limit: 'page', title: '協定の一つの版を見る', input: { params: versionParams } },
    async (c): Promise<Answer> => {
      const found = await versionsOf(c, c.params.id)
      const at = found?.versions.findIndex(({ version }) => version === c.params.version) ?? -1
      const version = found?.versions[at]
      if (!found || !version) return missing
      const before = found.versions[at + 1]
      const lines = before && compareFiles(fileOf(before.agreement), fileOf(version.agreement))
      return html(VersionPage, { ...framed(c, c.params.id, found), version, lines })
    },
  )
  .get(
    '/agreements/:id/versions/:version/agreement.json',
    { limit: 'export', title: '協定の一つの版を JSON で受け取る', input: { params: versionParams } },
    async (c): Promise<Answer> => {
      const found = await versionsOf(c, c.params.id)
      const version = found?.versions.find((each) => each.version === c.params.version)
      if (!version) return missing
      return {
        kind: 'file',
        type: 'application/json; charset=utf-8',
        name: `${version.agreement.agreementId}-v${version.version}.json`,
        body: writeAgreement(version.agreement),
      }
    },
  ).list

async function versionsOf(c: Asked, id: Uuid) {
  const found = await c.tx(async (tx) => ({
    stored: await agreementStore(tx).find(id),
    versions: await agreementVersionStore(tx).of(id),
    posts: await postStore(tx).inMunicipality(),
  }))
  if (!found.stored?.side) return undefined
  const names = postNames(found.posts)
  return {
    title: found.stored.agreement.title.ja,
    versions: found.versions.map((each) => ({ ...each, by: names.get(each.post) ?? '' })),
  }
}

const framed = (c: Asked, id: Uuid, { title }: { readonly title: string }) => ({
  shell: c.shell({ door: 'agreements' }),
  to: c.to,
  id,
  title,
})
