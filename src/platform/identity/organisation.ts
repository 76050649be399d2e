/** 組織 — a municipality, company, school, NPO or auditor; it exists once. */
import type { Uuid } from '#kernel/id'
import type { Post } from './who.ts'

export type OrganisationKind = Post['organisationKind']

export type Organisation = {
  readonly id: Uuid
  readonly kind: OrganisationKind
  readonly name: string
  /** 団体コード or 法人番号. */
  readonly code: string | null
  /** The organisation that holds this one (親会社, 設置者). */
  readonly controlledBy: Uuid | null
  /** Lets nobody in but through its own provider. */
  readonly providerOnly: boolean
}
