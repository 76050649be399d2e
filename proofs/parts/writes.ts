/**
 * 書きこみ — the kinds of writes that people do through HTTP, each with a mark that is found again as a row. A module adds
 * its own here, so that every proof that cuts something off in the middle tries them too.
 *
 * Order  as a person works: signed in, an initiative, what hangs on it. A kind that lacks what it hangs on waits its turn
 */
import { randomUUID } from 'node:crypto'
import { realClock } from '#platform/clock/clock'
import type { Pool } from '#platform/database/pool'
import { ask, freshCaller } from './ask.ts'
import { plainBytes } from './crawl.ts'
import { signInByButton } from './demo-button.ts'

const HOUSE = '/mihon/staff'

/** What one person holds in hand while working. */
export type Hand = {
  readonly origin: string
  readonly cookie: string
  /** Paths of what this person has made or found, by kind. */
  readonly at: Map<string, string>
}

export type Write = {
  readonly kind: string
  /** Routes as `/openapi.json` names them. */
  readonly route: string
  /** Where the mark stands: a table, and the expression of its column. */
  readonly table: string
  readonly column: string
  /** The kind whose path it needs. */
  readonly on?: string
  /** Answers the mark to look for (`mark` unless the server chose another); undefined: not acknowledged. */
  readonly does: (hand: Hand, mark: string) => Promise<string | undefined>
}

const page = async ({ origin, cookie }: Hand, path: string): Promise<string> => {
  const told = await ask(origin, { path, caller: freshCaller(), headers: { cookie } })
  return told.status === 200 ? plainBytes(told).toString('utf8') : ''
}

/** Answers where the server sent the person on to, which it does only after what was sent is saved. */
async function send({ origin, cookie }: Hand, path: string, fields: Fields): Promise<string | undefined> {
  const { status, headers } = await ask(origin, {
    method: 'POST',
    path,
    caller: freshCaller(),
    headers: { origin, cookie, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  })
  return status === 303 ? String(headers['location']).replace(/\?.*$/, '') : undefined
}
type Fields = Record<string, string>

const INITIATIVE = {
  easy: '',
  english: '',
  ownerSide: 'municipality',
  municipalPost: '',
  companyPost: '',
  thirdParty: '',
}
const INDICATOR = { easy: '', english: '', definition: '数えた人の数', unit: 'person', baseline: '' }
const COUNTED = { countKind: 'people', direction: 'up', disclosure: 'people', periodKind: 'year' }
const FIGURE = { period: '2025', value: '25', base: '', note: '', seen: '' }
const REVIEW = { decision: '', reason: '', nextAction: '', nextBy: '', version: '1', act: 'save' }

/** Sends to a path of `hand` and keeps where it led. */
const making =
  (kind: string, path: (hand: Hand) => string, fields: (mark: string) => Fields): Write['does'] =>
  async (hand, mark) => {
    const led = await send(hand, path(hand), fields(mark))
    if (led) hand.at.set(kind, led)
    return led && mark
  }
const at = (hand: Hand, kind: string): string => hand.at.get(kind) ?? ''

export const WRITES: readonly Write[] = [
  {
    kind: '取組',
    route: '/{region}/staff/agreements/{id}/initiatives',
    table: 'partnership_initiative',
    column: `title->>'ja'`,
    does: making(
      '取組',
      (hand) => `${at(hand, '協定')}/initiatives`,
      (title) => ({ ...INITIATIVE, title, why: '試すため', slug: '', 'items[]': '1' }),
    ),
  },
  {
    kind: '共有',
    route: '/{region}/staff/initiatives/{id}/share',
    table: 'partnership_initiative_state',
    column: 'reason',
    on: '取組',
    does: making(
      '共有',
      (hand) => `${at(hand, '取組')}/share`,
      (reason) => ({ reason, decidedOn: realClock.today(), version: '1' }),
    ),
  },
  {
    kind: 'ふり返り',
    route: '/{region}/staff/initiatives/{id}/reviews',
    table: 'partnership_review',
    column: 'id::text',
    on: '共有',
    does: async (hand) => {
      const led = await send(hand, `${at(hand, '取組')}/reviews`, { period: '2025' })
      if (led) hand.at.set('ふり返り', led)
      return led?.slice(-36)
    },
  },
  {
    kind: 'ふり返りの文',
    route: '/{region}/staff/reviews/{id}',
    table: 'partnership_review',
    column: 'seen',
    on: 'ふり返り',
    does: making(
      'ふり返りの文',
      (hand) => at(hand, 'ふり返り'),
      (seen) => ({ ...REVIEW, period: '2025', seen }),
    ),
  },
  {
    kind: '指標',
    route: '/{region}/staff/initiatives/{id}/indicators',
    table: 'partnership_indicator',
    column: `name->>'ja'`,
    on: '共有',
    does: making(
      '指標',
      (hand) => `${at(hand, '取組')}/indicators`,
      (name) => ({ ...INDICATOR, ...COUNTED, name }),
    ),
  },
  {
    kind: '目標',
    route: '/{region}/staff/indicators/{id}/targets',
    table: 'partnership_target',
    column: 'rationale',
    on: '指標',
    does: making(
      '目標',
      (hand) => `${at(hand, '指標')}/targets`,
      (rationale) => ({ period: '2025', value: '30', rationale, seen: '' }),
    ),
  },
  {
    kind: '実績',
    route: '/{region}/staff/indicators/{id}/figures',
    table: 'partnership_measurement',
    column: 'source',
    on: '指標',
    does: making(
      '実績',
      (hand) => `${at(hand, '指標')}/figures`,
      (source) => ({ ...FIGURE, source }),
    ),
  },
  {
    kind: '確認',
    route: '/{region}/staff/figures/{id}/confirm',
    table: 'partnership_sign',
    column: 'subject_id::text',
    on: '実績',
    does: async (hand) => {
      const [path = ''] =
        /\/[a-z0-9-]+\/staff\/figures\/[0-9a-f-]{36}\/confirm/.exec(await page(hand, at(hand, '指標'))) ?? []
      return path && (await send(hand, path, {})) ? path.slice(-44, -8) : undefined
    },
  },
]

/** The press of a made-up person's button, as a kind of its own: it makes the hand that the others need. */
export const SIGN_IN: Omit<Write, 'does'> = {
  kind: 'サインイン',
  route: '/{region}/staff/sign-in/demo',
  table: 'identity_session',
  column: 'token',
}

/** What was sent, and what of it was acknowledged; by kind. */
export type Ledger = Map<string, { readonly tried: Set<string>; readonly told: Set<string> }>

const linesOf = (ledger: Ledger, kind: string) => {
  const lines = ledger.get(kind) ?? { tried: new Set<string>(), told: new Set<string>() }
  ledger.set(kind, lines)
  return lines
}
export const toldIn = (ledger: Ledger): number => [...ledger.values()].reduce((sum, { told }) => sum + told.size, 0)

/** Without the sign-ins: a restore ends every session, so that none that was ended before lives again. */
export const savedIn = (ledger: Ledger): Ledger => new Map([...ledger].filter(([kind]) => kind !== SIGN_IN.kind))

/** One person at work until told to stop: signs in, then one kind after the other, round and round. */
export async function workUntil(origin: string, stopped: () => boolean, ledger: Ledger): Promise<void> {
  let places: Hand['at'] | undefined
  while (!stopped()) {
    const signedIn = await signInByButton(origin)
    if (!signedIn.ok) {
      await new Promise((done) => setTimeout(done, 50))
      continue
    }
    const { cookie } = signedIn.value
    linesOf(ledger, SIGN_IN.kind).told.add(/=([^.;]+)/.exec(cookie)?.[1] ?? cookie)
    places ??= await placesOf({ origin, cookie, at: new Map() })
    const hand: Hand = { origin, cookie, at: new Map(places) }
    for (const { kind, on, does } of WRITES) {
      if (stopped() || !places) break
      if (on && !hand.at.has(on)) continue
      const mark = randomUUID()
      const { tried, told } = linesOf(ledger, kind)
      tried.add(mark)
      const kept = await does(hand, mark)
      if (kept) told.add(kept)
    }
  }
}

/** The agreement of the made-up town; undefined while nothing can be read. */
async function placesOf(hand: Hand): Promise<Hand['at'] | undefined> {
  const [agreement] =
    new RegExp(`${HOUSE}/agreements/[0-9a-f-]{36}`).exec(await page(hand, `${HOUSE}/agreements`)) ?? []
  return agreement ? new Map([['協定', agreement]]) : undefined
}

/** Acknowledged and not there, or there twice: each is a fault. Asked as whoever sees every row. */
export async function faultsOf(pool: Pool, ledger: Ledger): Promise<readonly string[]> {
  const faults: string[] = []
  for (const { kind, table, column } of [SIGN_IN, ...WRITES]) {
    const { tried, told } = linesOf(ledger, kind)
    const marks = [...new Set([...tried, ...told])]
    const { rows } = await pool.query<{ mark: string; rows: number }>(
      `select mark, count(t.*)::int as rows from unnest($1::text[]) mark left join ${table} t on ${column} = mark group by mark`,
      [marks],
    )
    for (const { mark, rows: count } of rows) {
      if (count === 0 && told.has(mark)) faults.push(`${kind}：できたと答えたものがない（${mark.slice(0, 8)}…）`)
      if (count > 1) faults.push(`${kind}：${count} 回ある（${mark.slice(0, 8)}…）`)
    }
  }
  return faults
}
