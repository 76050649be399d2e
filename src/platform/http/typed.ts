/** 入力 — fields as typed become what a schema says, or the faults that a page shows beside them. Nothing typed is lost. */
import * as v from 'valibot'
import { fail, ok, type Result } from '#kernel/result'
import type { FormFault, Typed } from './call.ts'
import type { Schema } from './route.ts'

type Fields = readonly (readonly [string, string])[]

/** A name ending in `[]` gathers all its values; any other name holds one. */
export function objectOf(fields: Fields): Readonly<Record<string, string | readonly string[]>> {
  const object: Record<string, string | string[]> = {}
  for (const [name, value] of fields) {
    if (!name.endsWith('[]')) object[name] = value
    else {
      const key = name.slice(0, -2)
      const list = object[key]
      object[key] = Array.isArray(list) ? [...list, value] : [value]
    }
  }
  return object
}

/** `unknownField` is nobody's slip of the pen: a page never sends a field it does not have. */
export function parsed<T>(
  schema: Schema,
  value: unknown,
): Result<T, { readonly unknownField: boolean; readonly faults: readonly FormFault[] }> {
  const result = v.safeParse(schema, value, { abortPipeEarly: true })
  if (result.success) return ok(result.output as T)
  const unknownField = result.issues.some((issue) => issue.type === 'strict_object' && issue.expected === 'never')
  return fail({ unknownField, faults: result.issues.map(faultOf) })
}

const CODE = /^[a-z][A-Za-z]*$/

function faultOf(issue: v.BaseIssue<unknown>): FormFault {
  const field = String(issue.path?.[0]?.key ?? '')
  const missing = issue.input === undefined || issue.input === ''
  const code = CODE.test(issue.message) ? issue.message : missing ? 'missing' : issue.type
  return typeof issue.requirement === 'number' ? { field, code, limit: issue.requirement } : { field, code }
}

export function typedForm<T>(
  schema: Schema,
  fields: Fields,
): { readonly unknownField: boolean; readonly form: Typed<T> } {
  const typed = Object.fromEntries(fields)
  const result = parsed<T>(schema, objectOf(fields))
  if (result.ok) return { unknownField: false, form: { ...result, typed } }
  return { unknownField: result.error.unknownField, form: { ok: false, error: result.error.faults, typed } }
}
