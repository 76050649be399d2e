/** 点検 — what the checks of one agreement found, short, with the two places where something can be done about it. */
import type { Uuid } from '#kernel/id'
import { Badge, type BadgeKind } from '#ui/badge'
import { Actions, ButtonLink } from '#ui/button'
import { Empty } from '#ui/empty'
import { type ClauseCheck, type Severity, severityOf } from '../agreements/clause-check.ts'
import { ja as words } from './checks.words.ja.ts'

const LOOK = { urgent: 'bad', warn: 'warn', unknown: 'gray', note: 'plain' } as const satisfies Record<
  Severity,
  BadgeKind
>

export const SeverityBadge = ({ severity }: { readonly severity: Severity }) => (
  <Badge kind={LOOK[severity]}>{words.severity[severity]}</Badge>
)

export const ChecksSection = ({
  id,
  to,
  checks,
}: {
  readonly id: Uuid
  readonly to: (path: string) => string
  readonly checks: readonly ClauseCheck[]
}) => (
  <section class="flow" id="checks">
    <h2>{words.title}</h2>
    {checks.length === 0 ? (
      <Empty title={words.none}>{words.noneSays}</Empty>
    ) : (
      <ul class="list">
        {checks.map((check) => (
          <li>
            <SeverityBadge severity={severityOf(check)} />{' '}
            {severityOf(check) === 'urgent' ? <b>{words.says(check)}</b> : words.says(check)}
          </li>
        ))}
      </ul>
    )}
    <Actions>
      <ButtonLink href={to(`/agreements/${id}/meetings`)}>{words.meetings}</ButtonLink>
      <ButtonLink href={to(`/agreements/${id}/renewal`)}>{words.renewal}</ButtonLink>
    </Actions>
  </section>
)
