/** 答え — what a handler answers, as data. The server turns it into bytes in one place. */
import { type ComponentType, h, type VNode } from 'preact'
import { writeCsv } from '../sheet/write-csv.ts'
import type { Asset } from './assets.ts'

export type Answer =
  | { readonly kind: 'html'; readonly page: VNode; readonly status: number }
  | { readonly kind: 'redirect'; readonly to: string; readonly cookies?: readonly string[] }
  | { readonly kind: 'json'; readonly value: unknown; readonly status: number; readonly cookies?: readonly string[] }
  | {
      readonly kind: 'file'
      readonly type: string
      readonly name: string | undefined
      readonly body: string | Uint8Array<ArrayBuffer>
    }
  /** Named by its content: a browser may keep it for ever. */
  | { readonly kind: 'asset'; readonly asset: Asset }
  /** Missing, foreign or not allowed to know: one and the same answer. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'refused'; readonly why: Refusal; readonly again?: Again | undefined }

export type Refusal =
  | 'signInFirst'
  | 'notAllowed'
  | 'tooMany'
  | 'wrongOrigin'
  | 'tooLarge'
  | 'factorFirst'
  | 'unofficial'
  | 'badInput'
  | 'fault'
  /** Nothing was saved. */
  | 'diskFull'
  /** Nobody knows whether it was saved. */
  | 'away'
  | 'awayDiskFull'

/** What was sent, to be sent once more: nothing has to be typed twice. */
type Again = { readonly action: string; readonly fields: readonly (readonly [string, string])[] }

/** A page never builds its own bytes: a route renders with this and holds no markup. */
export const html = <P extends object>(Page: ComponentType<P>, props: P, status = 200): Answer => ({
  kind: 'html',
  page: h(Page as ComponentType, props as Record<string, never>),
  status,
})
export const redirect = (to: string, cookies?: readonly string[]): Answer => ({
  kind: 'redirect',
  to,
  ...(cookies ? { cookies } : {}),
})
export const json = (value: unknown, status = 200, cookies?: readonly string[]): Answer => ({
  kind: 'json',
  value,
  status,
  ...(cookies ? { cookies } : {}),
})
export const missing: Answer = { kind: 'missing' }
export const refused = (why: Refusal): Answer => ({ kind: 'refused', why })

export const asset = (found: Asset): Answer => ({ kind: 'asset', asset: found })
export const text = (body: string): Answer => ({
  kind: 'file',
  type: 'text/plain; charset=utf-8',
  name: undefined,
  body,
})

const CSV = 'text/csv; charset=utf-8'
/** UTF-8 with BOM and CRLF: what Excel opens without asking. */
export const csv = (name: string, rows: readonly (readonly (string | number | null)[])[]): Answer => ({
  kind: 'file',
  type: CSV,
  name,
  body: writeCsv(rows),
})
