/** 連携事項ごとのいま — each item of an agreement beside what is done for it; longer lists lead to the list of initiatives. */
import { Badge } from '#ui/badge'
import { T } from '#ui/ruby'
import { DataTable } from '#ui/table'
import { StateBadge } from '../public/state-badge.page.tsx'
import { ja as terms } from '../public/terms.words.ja.ts'
import { ja as words } from './agreements.words.ja.ts'
import type { AgreementInitiative, AgreementPageProps } from './agreements-one.page.tsx'
import type { ItemLine } from './agreements-view.ts'

/** Under one item, beside the others. */
const UNDER_ITEM = 5

export const ItemsTable = ({ id, items, to }: Pick<AgreementPageProps, 'id' | 'items' | 'to'>) => (
  <DataTable<ItemLine<AgreementInitiative>>
    caption={words.sideBySide}
    captionHidden
    mode="stack"
    rows={items}
    empty={words.none}
    rowId={({ item }) => `item-${item.no}`}
    columns={[
      {
        key: 'item',
        head: words.item,
        cell: ({ item }) => (
          <>
            {item.no}　<T text={item.text.ja} /> {item.uncertain && <Badge kind="warn">{words.uncertain}</Badge>}
          </>
        ),
      },
      {
        key: 'now',
        head: words.state,
        cell: ({ kind }) => (kind === 'nothing' ? <b>{words.kinds[kind]}</b> : <span>{words.kinds[kind]}</span>),
      },
      {
        key: 'has',
        head: words.has,
        cell: ({ item, initiatives, announced }) =>
          initiatives.length + announced.length === 0 ? (
            words.none
          ) : (
            <ul class="tight">
              {initiatives.slice(0, UNDER_ITEM).map((each) => (
                <li>
                  <a href={to(`/initiatives/${each.id}`)}>
                    <T text={each.title.ja} />
                  </a>{' '}
                  <StateBadge state={each.state} terms={terms} />
                </li>
              ))}
              {initiatives.length > UNDER_ITEM && (
                <li>
                  <a href={to(`/initiatives?agreement=${id}&item=${item.no}`)}>
                    {words.underItem(initiatives.length - UNDER_ITEM)}
                  </a>
                </li>
              )}
              {announced.map((text) => (
                <li class="sub">{words.announced(text)}</li>
              ))}
            </ul>
          ),
      },
    ]}
  />
)
