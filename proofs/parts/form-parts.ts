/** 書く画面を読む — the forms of a page as a person meets them: where they go, their controls, and what stands in each. */
import { tagsOf, unescaped } from './crawl.ts'

export type FormControl = {
  readonly name: string
  /** `text`, `date`, `checkbox` …; `textarea`, `select`. */
  readonly type: string
  readonly value: string
  /** Of a box or a choice: it is on. Of the others: true. */
  readonly on: boolean
  readonly required: boolean
  /** Of a select, its values. */
  readonly options: readonly string[]
}
export type FormOnPage = {
  readonly action: string
  readonly method: string
  readonly multipart: boolean
  readonly controls: readonly FormControl[]
}

const TOKEN = /<(form|input|textarea|select|option|button)\b(?:"[^"]*"|[^">])*>|<\/(form|select)>/gi

export function formsOf(html: string, page: string): readonly FormOnPage[] {
  const forms: FormOnPage[] = []
  let form: { action: string; method: string; multipart: boolean; controls: FormControl[] } | undefined
  let select: { control: FormControl; options: { value: string; on: boolean }[] } | undefined
  for (const { 0: token, 1: open, 2: close, index } of html.matchAll(TOKEN)) {
    const attributes = tagsOf(token)[0]?.attributes ?? {}
    const has = (name: string): boolean => new RegExp(`\\s${name}(?=[\\s=/>])`, 'i').test(token)
    if (open === 'form') {
      const action = new URL(attributes['action'] ?? '', `http://here.invalid${page}`)
      form = {
        action: action.host === 'here.invalid' ? action.pathname + action.search : action.href,
        method: (attributes['method'] ?? 'get').toUpperCase(),
        multipart: attributes['enctype'] === 'multipart/form-data',
        controls: [],
      }
    } else if (close === 'form' && form) {
      forms.push(form)
      form = undefined
    } else if (close === 'select' && select) {
      const { control, options } = select
      const value = (options.find(({ on }) => on) ?? options[0])?.value ?? ''
      form?.controls.push({ ...control, value, options: options.map(({ value: each }) => each) })
      select = undefined
    } else if (open === 'option' && select)
      select.options.push({ value: attributes['value'] ?? '', on: has('selected') })
    else if (form && open && attributes['name'] && !has('disabled')) {
      const type = open === 'input' ? (attributes['type'] ?? 'text') : open
      const box = type === 'checkbox' || type === 'radio'
      const control: FormControl = {
        name: attributes['name'],
        type,
        value:
          open === 'textarea'
            ? unescaped(html.slice(index + token.length, html.indexOf('</textarea>', index))).replace(/^\n/, '')
            : (attributes['value'] ?? (box ? 'on' : '')),
        on: !box || has('checked'),
        required: has('required') || attributes['aria-required'] === 'true',
        options: [],
      }
      if (open === 'select') select = { control, options: [] }
      else form.controls.push(control)
    }
  }
  return forms
}

const TYPED = new Set(['text', 'textarea', 'search', 'tel', 'email', 'url', 'number', 'date'])
/** What a hand writes into. A password and a file never come back, and must not. */
export const isTyped = ({ type }: FormControl): boolean => TYPED.has(type)

export type Typed = readonly (readonly [name: string, text: string])[]

/** Of what was typed, the fields in which it no longer stands. */
export function lostIn(typed: Typed, action: string, html: string, page: string): readonly string[] {
  // More than one form may go there: the one that shows most of it is the form again.
  const left = formsOf(html, page)
    .filter((form) => form.method === 'POST' && form.action.split('?')[0] === action.split('?')[0])
    .map(({ controls }) => {
      const shown = controls.map(({ name, value }) => JSON.stringify([name, value]))
      return typed.filter((each) => {
        const at = shown.indexOf(JSON.stringify(each))
        if (at >= 0) shown.splice(at, 1)
        return at < 0
      })
    })
  const least = left.toSorted((a, b) => a.length - b.length)[0] ?? typed
  return [...new Set(least.map(([name]) => name))]
}
