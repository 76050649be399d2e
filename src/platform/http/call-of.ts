/** 呼び出しを作る — what a handler is given, made from the request, the declaration and who asks. */
import type { Context } from 'hono'
import type { Uuid } from '#kernel/id'
import type { Acting } from '../database/tx.ts'
import type { SignedIn } from '../identity/who.ts'
import type { Region } from '../region-pack/pack.ts'
import { freshness, type Snapshot } from '../snapshot/snapshot.ts'
import type { Body } from './body.ts'
import type { Call, Published } from './call.ts'
import { readEachTown } from './each-town.ts'
import { faultOf } from './log.ts'
import type { Input, Route } from './route.ts'
import type { ServerParts } from './server.ts'
import { type Place, pathTo, shellFor } from './site.ts'
import { parsed, typedForm } from './typed.ts'

export type ReadInput = {
  readonly params: unknown
  readonly query: unknown
  readonly form: unknown
  readonly json: unknown
}

/** Bad parameters in a path are a page that does not exist; unknown fields are refused; form faults go to the handler. */
export function inputOf(context: Context, route: Route, body: Body): ReadInput | 'missing' | 'badInput' {
  const { params, query, form, json } = route.input ?? {}
  const { region: _, ...named } = context.req.param() as Record<string, string>
  const readParams = params ? parsed(params, named) : undefined
  if (readParams && !readParams.ok) return 'missing'
  const { furigana: __, done: ___, ...asked } = context.req.query()
  const readQuery = query ? parsed(query, asked) : undefined
  if (readQuery && !readQuery.ok) return 'badInput'
  const readJson = json ? parsed(json, body.json) : undefined
  if (readJson && !readJson.ok) return 'badInput'
  const readForm = form ? typedForm(form, body.fields) : undefined
  if (readForm?.unknownField) return 'badInput'
  return {
    params: readParams?.value ?? {},
    query: readQuery?.value ?? {},
    json: readJson?.value ?? {},
    form: readForm?.form,
  }
}

/** Parsed once per version: a snapshot never changes. */
const parsedValues = new WeakMap<Snapshot, unknown>()

function publishedOn({ shelf, clock }: ServerParts, municipality: Uuid, topic: string): Published<unknown> | undefined {
  const snapshot = shelf.of(municipality, topic)
  if (!snapshot) return undefined
  if (!parsedValues.has(snapshot)) parsedValues.set(snapshot, JSON.parse(snapshot.value))
  const { version, madeAt } = snapshot
  return { value: parsedValues.get(snapshot), version, madeAt, freshness: freshness(shelf.heartbeat(), clock.now()) }
}

export function callOf(
  context: Context,
  parts: ServerParts,
  place: Place,
  address: string,
  id: string,
  body: Body,
  input: ReadInput,
  service: string | undefined,
): Call<Input> {
  const { site, begin, postsIn, clock, newId } = parts
  const actingAs = (who: SignedIn): Acting => ({
    kind: 'staff',
    municipality: who.post.municipality,
    person: who.session.person,
    post: who.post.id,
    organisation: who.post.organisation,
  })
  const txIn: Call<Input>['txIn'] = (at, work) => begin(actingAs(at), work)
  const failed = ({ code }: Region, error: unknown): void => {
    parts.metrics.fault('towns')
    parts.log({ at: clock.now(), kind: 'fault', id, region: code, ...faultOf(error) })
  }
  return {
    ...(input as Pick<Call<Input>, 'params' | 'query' | 'form' | 'json'>),
    fields: body.fields,
    files: body.files,
    get region() {
      if (!place.region) throw new Error('this route has no region')
      return place.region
    },
    regions: site.regions,
    language: place.language,
    furigana: place.furigana,
    get who() {
      if (!place.who) throw new Error('this route is open to anyone: nobody was asked for')
      return place.who
    },
    tx: (work) => {
      if (place.who) return begin(actingAs(place.who), work)
      if (!place.region) throw new Error('this route has no region')
      return begin({ kind: 'resident', municipality: place.region.id }, work)
    },
    service: (work) => {
      if (!place.region || service === undefined) throw new Error('this route declares no service')
      return begin({ kind: 'system', municipality: place.region.id, task: service }, work)
    },
    txIn,
    eachTown: (needs, work) => {
      if (!place.who) throw new Error('this route is open to anyone: nobody was asked for')
      return readEachTown({ regions: site.regions, who: place.who, postsIn, txIn, failed }, needs, work)
    },
    published: <T>(topic: string) => {
      if (!place.region) throw new Error('this route has no region')
      return publishedOn(parts, place.region.id, topic) as Published<T> | undefined
    },
    clock,
    newId,
    to: (path) => pathTo(place, path),
    baseUrl: site.baseUrl,
    shell: (frame = {}) => shellFor(site, place, frame),
    done: context.req.query('done'),
    request: { headers: context.req.raw.headers, url: new URL(context.req.url), address, id },
  }
}
