/** 経路を見つける — what a running server says it offers (`/openapi.json`), so that a route of tomorrow is tried untouched. */
import type { RunningServer } from '../../tests/support/server.ts'

/** A part of JSON Schema, as far as proofs make values from it. */
export type FieldSchema = {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly FieldSchema[]
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly properties?: Readonly<Record<string, FieldSchema>>
  readonly required?: readonly string[]
  readonly items?: FieldSchema
}
export type Parameter = {
  readonly name: string
  readonly in: 'path' | 'query'
  readonly required: boolean
  readonly schema: FieldSchema
}
export type DeclaredRoute = {
  readonly method: 'GET' | 'POST'
  /** With `{region}` and other parameters in braces. */
  readonly path: string
  readonly title: string
  readonly who: string
  /** Kinds of organisation; undefined: any. */
  readonly organisations: readonly string[] | undefined
  readonly tenant: string
  readonly object: string
  readonly limit: string
  readonly log: string
  readonly freshFactor: number | undefined
  readonly operatedOnly: boolean
  readonly parameters: readonly Parameter[]
  /** `application/json`, `multipart/form-data` …; undefined without a body. */
  readonly bodyType: string | undefined
  readonly body: FieldSchema | undefined
}

type Operation = {
  readonly summary: string
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: FieldSchema }>> }
  readonly 'x-who': string
  readonly 'x-organisations'?: readonly string[]
  readonly 'x-tenant': string
  readonly 'x-object': string
  readonly 'x-limit': string
  readonly 'x-log': string
  readonly 'x-fresh-factor-minutes'?: number
  readonly 'x-operated-only'?: boolean
}

export const routesOf = async (server: Pick<RunningServer, 'url'>): Promise<readonly DeclaredRoute[]> =>
  declaredIn(await (await fetch(`${server.url}/openapi.json`)).json())

export function declaredIn(openApi: unknown): readonly DeclaredRoute[] {
  const { paths } = openApi as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  }
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => {
      const [content] = Object.entries(operation.requestBody?.content ?? {})
      return {
        method: method.toUpperCase() as DeclaredRoute['method'],
        path,
        title: operation.summary,
        who: operation['x-who'],
        organisations: operation['x-organisations'],
        tenant: operation['x-tenant'],
        object: operation['x-object'],
        limit: operation['x-limit'],
        log: operation['x-log'],
        freshFactor: operation['x-fresh-factor-minutes'],
        operatedOnly: operation['x-operated-only'] ?? false,
        parameters: operation.parameters ?? [],
        bodyType: content?.[0],
        body: content?.[1].schema,
      }
    }),
  )
}

/** The slugs that the home page leads to, and nothing else of the packs. */
export async function slugsOf(server: Pick<RunningServer, 'log'>): Promise<readonly string[]> {
  return [...server.log().matchAll(/^ {2}\S+?\/\/[^/]+\/([a-z0-9-]+)\/　/gm)].map(([, slug = '']) => slug)
}

export const addressOf = (path: string, values: Readonly<Record<string, string>>): string =>
  path.replaceAll(/\{([a-zA-Z]+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? crypto.randomUUID()))

export const hasParameters = ({ path }: Pick<DeclaredRoute, 'path'>): boolean => /\{(?!region\})/.test(path)

/** A value that the schema would take, as a form sends it. */
export function plausible(schema: FieldSchema, text = 'あ'): string {
  if (schema.const !== undefined) return String(schema.const)
  if (schema.enum) return String(schema.enum[0])
  const [first] = schema.anyOf ?? []
  if (first) return plausible(first, text)
  if (schema.type === 'integer' || schema.type === 'number') return '1'
  if (schema.type === 'boolean') return 'true'
  if (schema.format === 'uuid') return crypto.randomUUID()
  if (schema.format === 'date') return '2026-04-02'
  const { minLength = 1, maxLength = 10_000 } = schema
  return text.repeat(Math.ceil(minLength / text.length) || 1).slice(0, maxLength)
}
