/** 協定の紙の部分 — items with what is done about each, ideas announced, what is not known, clauses, documents. */
import { Badge } from '#ui/badge'
import { Details } from '#ui/details'
import { Facts } from '#ui/facts'
import { ItemsList } from '#ui/items-list'
import { Said, T } from '#ui/ruby'
import { DataTable } from '#ui/table'
import type { Agreement, AnnouncedIdea, Item } from '../agreements/agreement.ts'
import { catchAllOf, countedItems, type ItemRow, itemRows } from './agreement-view.ts'
import type { PublicAgreement } from './public-partnership.ts'
import type { PublicFrame } from './state-badge.page.tsx'

type Props = PublicFrame & { readonly value: PublicAgreement; readonly official: boolean }

export function ItemsSection({ value, words, terms, official }: Props) {
  const rows = itemRows(value)
  const rest = catchAllOf(value.agreement)
  const has = ({ states, announced }: ItemRow): string => {
    if (states.length > 0)
      return states.map(({ state, count }) => `${terms.states[state]} ${count}`).join(words.between)
    if (announced > 0) return words.itemAnnounced(announced)
    return official ? words.itemNone : words.itemUnregistered
  }
  return (
    <section class="flow" id="items">
      <h2>
        <T text={words.itemsTitle(rows.length)} />
      </h2>
      <ItemsList
        items={rows.map((row) => ({
          number: row.item.no,
          name: (
            <>
              <Said text={row.item.text} />
              {row.item.uncertain && (
                <>
                  {' '}
                  <Badge kind="warn">{words.uncertain}</Badge>
                </>
              )}
            </>
          ),
          has: has(row),
        }))}
      />
      {rest && (
        <p class="small sub">
          <T text={rest.uncertain ? words.catchAllUncertain : words.catchAll} /> <Said text={rest.text} />
        </p>
      )}
    </section>
  )
}

export function Announced({ value: { agreement }, words, terms }: Props) {
  if (agreement.announced.length === 0) return null
  const itemOf = (idea: AnnouncedIdea): Item | undefined => agreement.items.find(({ no }) => no === idea.item)
  return (
    <section class="flow" id="announced">
      <h2>
        <T text={words.announcedTitle} />
      </h2>
      <p>
        <T text={words.announcedSays(terms.day(agreement.signedOn))} />
      </p>
      <ul class="list">
        {agreement.announced.map((idea) => {
          const item = itemOf(idea)
          return (
            <li>
              {item && (
                <>
                  <small class="sub">
                    {item.no} <Said text={item.text} />
                  </small>
                  <br />
                </>
              )}
              <Said text={idea.text} />
              {idea.thirdParty && (
                <>
                  <br />
                  <small class="sub">
                    <T text={words.announcedWith} />
                    <Said text={idea.thirdParty} />
                  </small>
                </>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

export function NotKnown({ value: { agreement }, words }: Props) {
  if (agreement.unknown.length === 0) return null
  return (
    <section class="flow" id="unknown">
      <h2>
        <T text={words.unknownTitle} />
      </h2>
      <div class="empty">
        <p>
          <T text={words.unknownSays} />
        </p>
        <Facts
          items={agreement.unknown.map((what) => ({ term: <Said text={what} />, value: words.unknown, unknown: true }))}
        />
      </div>
    </section>
  )
}

export function Clauses({ value: { agreement }, words, terms }: Props) {
  if (agreement.clauses.length === 0) return null
  return (
    <section class="flow" id="clauses">
      <Details summary={words.clausesTitle(agreement.clauses.length)}>
        <Facts
          items={agreement.clauses.map(({ no, kind, text, every, noticeMonths }) => ({
            term: words.clause(no, terms.clauses[kind]),
            value: <Said text={text} />,
            note: every
              ? words.every(every)
              : noticeMonths !== undefined
                ? words.noticeMonths(noticeMonths)
                : undefined,
          }))}
        />
      </Details>
    </section>
  )
}

export function Correspondence({ value: { agreement }, words }: Props) {
  const items = countedItems(agreement)
  if (items.every(({ sdgs, planCodes }) => sdgs.length === 0 && planCodes.length === 0)) return null
  const planned = items.some(({ planCodes }) => planCodes.length > 0)
  const list = (codes: readonly (string | number)[]) => (codes.length > 0 ? codes.join(', ') : words.none)
  return (
    <Details summary={words.sdgTitle}>
      {agreement.sdgNote && (
        <p>
          <Said text={agreement.sdgNote} />
        </p>
      )}
      <DataTable<Item>
        caption={words.sdgTitle}
        captionHidden
        rows={items}
        empty={words.none}
        columns={[
          {
            key: 'item',
            head: words.item,
            cell: ({ no, text }) => (
              <span>
                {no} <Said text={text} />
              </span>
            ),
          },
          { key: 'sdg', head: words.sdg, cell: ({ sdgs }) => list(sdgs) },
          ...(planned ? [{ key: 'plan', head: words.plan, cell: ({ planCodes }: Item) => list(planCodes) }] : []),
        ]}
      />
    </Details>
  )
}

/** One paper for each fiscal year in which something was begun, published or decided. */
export function Reports({
  value,
  reports,
  words,
  terms,
  to,
}: Omit<Props, 'official'> & { readonly reports: readonly number[] }) {
  if (reports.length === 0) return null
  return (
    <section class="flow" id="reports">
      <h2>
        <T text={words.reportsTitle} />
      </h2>
      <p>
        <T text={words.reportsSays} />
      </p>
      <ul class="list">
        {reports.map((year) => (
          <li>
            <a href={to(`/partnership/${value.slug}/reports/${year}/report.pdf`)}>
              <T text={words.report(terms.period(String(year)))} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

export const Documents = ({
  agreement,
  words,
  terms,
}: Pick<Props, 'words' | 'terms'> & { readonly agreement: Agreement }) => (
  <>
    {agreement.documents.map(({ title, url, heldOn }) => (
      <div>
        <a href={url}>
          <Said text={title} />
        </a>
        {heldOn && (
          <small class="sub">
            {' '}
            <T text={words.heldOn(terms.day(heldOn))} />
          </small>
        )}
      </div>
    ))}
  </>
)
