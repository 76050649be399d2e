/** だれが何を見られるか — the route declarations as one table. */
import { MatrixTable } from '#ui/matrix'
import { Document, type Shell } from '#ui/shell'
import { WHO_WORDS, ja as words } from './admin.words.ja.ts'
import { MATRIX_COLUMNS, type MatrixLine } from './matrix.ts'
import { KIND_WORDS } from './people.words.ja.ts'

export const MatrixPage = ({ shell, lines }: { readonly shell: Shell; readonly lines: readonly MatrixLine[] }) => (
  <Document shell={shell} title={words.matrixTitle}>
    <h1>{words.matrixTitle}</h1>
    <p class="lead">{words.matrixLead}</p>
    <MatrixTable
      caption={words.matrixCaption}
      corner={words.matrixCorner}
      columns={MATRIX_COLUMNS.map((who) => WHO_WORDS[who])}
      rows={lines.map(({ title, method, can, freshFactor, organisations }) => ({
        head: title,
        note: [
          method === 'GET' ? words.reads : words.writes,
          organisations && words.onlyFor(organisations.map((kind) => KIND_WORDS[kind]).join('、')),
          freshFactor && words.freshFactor(freshFactor),
        ]
          .filter(Boolean)
          .join('。'),
        cells: can.map((may) => ({ can: may, text: words[may] })),
      }))}
    />
  </Document>
)
