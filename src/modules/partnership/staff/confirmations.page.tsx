/** まとめて確かめる — figures of each initiative with what they stand on; the ticked ones, or all that are seen, at one press. */
import type { Uuid } from '#kernel/id'
import { plainText } from '#kernel/ruby'
import { Actions, Button } from '#ui/button'
import { Card } from '#ui/card'
import { Empty } from '#ui/empty'
import { ErrorSummary } from '#ui/error-summary'
import { Flash } from '#ui/flash'
import { Form } from '#ui/form'
import { Note } from '#ui/note'
import { Pagination } from '#ui/pagination'
import { CheckPick } from '#ui/pick'
import { Document, type Shell } from '#ui/shell'
import { ja as terms } from '../public/terms.words.ja.ts'
import { ja as words } from './confirmations.words.ja.ts'
import type { ConfirmGroup, ToConfirm } from './confirmations-view.ts'
import { measuredText } from './figures.words.ja.ts'
import { ja as lists } from './initiatives-list.words.ja.ts'

export type ConfirmationsProps = {
  readonly shell: Shell
  readonly to: (path: string) => string
  readonly done: string | undefined
  readonly groups: readonly ConfirmGroup[]
  readonly page: number
  readonly pages: number
  readonly total: number
  readonly mayConfirm: boolean
  /** Of which initiative nothing was ticked. */
  readonly nothingChosen: Uuid | undefined
  /** How many could not be confirmed, because another version stands. */
  readonly superseded: number
}

export function ConfirmationsPage(props: ConfirmationsProps) {
  const { shell, to, done, groups, page, pages, total, mayConfirm, nothingChosen, superseded } = props
  return (
    <Document
      shell={shell}
      title={words.title}
      width="narrow"
      crumbs={[{ label: words.today, href: to('/') }, { label: words.title }]}
    >
      <h1>{words.title}</h1>
      <ErrorSummary
        title={words.nothingChosen}
        errors={nothingChosen ? [{ field: `chosen-${nothingChosen}`, text: words.nothingChosen }] : []}
      />
      {done && words.done[done] && <Flash>{words.done[done]}</Flash>}
      {superseded > 0 && <Note kind="warn">{words.superseded(superseded)}</Note>}
      {total === 0 ? (
        <Empty title={words.none}>{words.noneSays}</Empty>
      ) : (
        <>
          <p class="lead">{words.lead}</p>
          <p>{words.total(total)}</p>
          {!mayConfirm && <Note kind="info">{words.otherPost}</Note>}
          {groups.map((group) => (
            <Group
              group={group}
              to={to}
              mayConfirm={mayConfirm}
              error={nothingChosen === group.initiative ? words.nothingChosen : undefined}
            />
          ))}
          <Pagination page={page} pages={pages} href={(at) => to(`/confirmations?page=${at}`)} words={lists.pages} />
        </>
      )}
    </Document>
  )
}

const keyOf = ({ what, id }: ToConfirm): string => `${what}:${id}`

function Group(props: {
  readonly group: ConfirmGroup
  readonly to: (path: string) => string
  readonly mayConfirm: boolean
  readonly error: string | undefined
}) {
  const { group, to, mayConfirm, error } = props
  const { initiative, title, figures } = group
  return (
    <Card labelledBy={`group-${initiative}`}>
      <h2 id={`group-${initiative}`}>{title}</h2>
      <p>
        <a href={to(`/initiatives/${initiative}`)}>{words.open}</a>
      </p>
      {mayConfirm ? (
        <Form action={to(`/confirmations/${initiative}`)}>
          {figures.map((figure) => (
            <input type="hidden" name="shown[]" value={keyOf(figure)} />
          ))}
          <CheckPick
            name="chosen[]"
            id={`chosen-${initiative}`}
            label={words.figures}
            look="line"
            error={error}
            options={figures.map((figure) => ({
              value: keyOf(figure),
              label: lineOf(figure),
              note: noteOf(figure),
            }))}
          />
          <Actions>
            <Button kind="go">{words.chosen}</Button>
            {figures.length > 1 && (
              <Button name="all" value="yes">
                {words.all(figures.length)}
              </Button>
            )}
          </Actions>
        </Form>
      ) : (
        <ul class="list">
          {figures.map((figure) => (
            <li>
              {lineOf(figure)} <small class="sub">{noteOf(figure)}</small>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

const amountOf = ({ unit }: ToConfirm, said: ToConfirm['said']): string => plainText(measuredText(said, unit))

const lineOf = (figure: ToConfirm): string =>
  words.line(
    figure.name,
    plainText(terms.period(figure.period)),
    words.whats[figure.what],
    amountOf(figure, figure.said),
  )

const noteOf = (figure: ToConfirm): string =>
  [
    figure.before ? words.before(amountOf(figure, figure.before)) : '',
    words.basis[figure.what](figure.basis),
    figure.note === '' ? '' : words.note(figure.note),
  ]
    .filter((text) => text !== '')
    .join('　')
