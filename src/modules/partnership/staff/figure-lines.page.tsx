/** 指標と数字の並び — each indicator with what was said of it, line by line; the name leads to its page. */
import { T } from '#ui/ruby'
import type { ReviewLine } from './review-lines.ts'

export const FigureLines = ({
  indicators,
  to,
}: {
  readonly indicators: readonly ReviewLine[]
  readonly to: (path: string) => string
}) => (
  <ul class="list">
    {indicators.map(({ id, name, lines }) => (
      <li>
        <a href={to(`/indicators/${id}`)}>
          <T text={name} />
        </a>
        {lines.map((line) => (
          <p class="small">
            <T text={line} />
          </p>
        ))}
      </li>
    ))}
  </ul>
)
