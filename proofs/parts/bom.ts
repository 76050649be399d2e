/** 部品表 — CycloneDX 1.6 JSON of what is installed to run, made from the lockfile alone. */
type Part = {
  readonly name: string
  readonly version?: string
  readonly integrity?: string
  readonly license?: string
}

export type Bom = {
  readonly bomFormat: 'CycloneDX'
  readonly specVersion: '1.6'
  readonly version: 1
  readonly metadata: {
    readonly component: { readonly type: 'application'; readonly name: string; readonly version: string }
  }
  readonly components: readonly {
    readonly type: 'library'
    readonly name: string
    readonly version: string
    readonly purl: string
    readonly hashes: readonly { readonly alg: 'SHA-512'; readonly content: string }[]
    readonly licenses: readonly { readonly expression: string }[]
  }[]
}

export const bomOf = (manifest: object, parts: readonly Part[]): Bom => {
  const { name = '', version = '' } = manifest as { readonly name?: string; readonly version?: string }
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', name, version } },
    components: parts.map((part) => ({
      type: 'library',
      name: part.name,
      version: part.version ?? '',
      purl: `pkg:npm/${part.name.replace('@', '%40')}@${part.version ?? ''}`,
      hashes: part.integrity
        ? [{ alg: 'SHA-512', content: Buffer.from(part.integrity.slice('sha512-'.length), 'base64').toString('hex') }]
        : [],
      licenses: part.license ? [{ expression: part.license }] : [],
    })),
  }
}
