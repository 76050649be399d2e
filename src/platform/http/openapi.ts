/**
 * 経路の一覧（OpenAPI 3.1）— made from the same declarations that the server checks, so it cannot say something else.
 *
 * Beside the standard fields: `x-who`, `x-organisations`, `x-tenant`, `x-object`, `x-limit`, `x-log` as declared.
 */
import { toJsonSchema } from '@valibot/to-json-schema'
import { mountsOf } from './mounts.ts'
import type { Route, Schema } from './route.ts'

type JsonSchema = {
  readonly properties?: Readonly<Record<string, unknown>>
  readonly required?: readonly string[]
}
type Parameter = {
  readonly name: string
  readonly in: 'path' | 'query'
  readonly required: boolean
  readonly schema: unknown
}

export function openApiOf(routes: readonly Route[], baseUrl: string): Readonly<Record<string, unknown>> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of routes)
    for (const { pattern, language } of mountsOf(route)) {
      const address = pattern.replaceAll(/:([a-zA-Z]+)(\{[^}]*\})?/g, '{$1}')
      paths[address] = { ...paths[address], [route.method.toLowerCase()]: operationOf(route, pattern, language) }
    }
  return {
    openapi: '3.1.0',
    info: { title: '結まち Yuimachi', version: '1', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: baseUrl }],
    paths,
  }
}

function operationOf(route: Route, pattern: string, language: string): Readonly<Record<string, unknown>> {
  const { params, query, form, json } = route.input ?? {}
  const content = form
    ? { [route.input?.bytes ? 'multipart/form-data' : 'application/x-www-form-urlencoded']: { schema: schemaOf(form) } }
    : json && { 'application/json': { schema: schemaOf(json) } }
  return {
    summary: route.title,
    ...(language === 'ja' ? {} : { tags: [language] }),
    parameters: [
      ...(pattern.startsWith('/:region') ? [REGION] : []),
      ...parametersOf(params, 'path'),
      ...parametersOf(query, 'query'),
    ],
    ...(content ? { requestBody: { required: true, content } } : {}),
    responses: { default: { description: route.title } },
    'x-who': route.who,
    ...(route.organisations ? { 'x-organisations': route.organisations } : {}),
    'x-tenant': route.tenant,
    'x-object': route.object,
    'x-limit': route.limit,
    'x-log': route.log,
    ...(route.freshFactor === undefined ? {} : { 'x-fresh-factor-minutes': route.freshFactor }),
    ...(route.service === undefined ? {} : { 'x-service': route.service }),
    ...(route.operatedOnly ? { 'x-operated-only': true } : {}),
  }
}

const REGION: Parameter = {
  name: 'region',
  in: 'path',
  required: true,
  schema: { type: 'string', description: 'slug or 6-digit code of a municipality' },
}

function parametersOf(schema: Schema | undefined, place: 'path' | 'query'): readonly Parameter[] {
  if (!schema) return []
  const { properties = {}, required = [] } = schemaOf(schema) as JsonSchema
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }))
}

/** What a browser sends, not what our code makes of it. Checks that JSON Schema cannot say are left out, not refused. */
const schemaOf = (schema: Schema): unknown => {
  const { $schema: _, ...rest } = toJsonSchema(schema as never, {
    typeMode: 'input',
    errorMode: 'ignore',
  }) as Readonly<Record<string, unknown>>
  return rest
}
