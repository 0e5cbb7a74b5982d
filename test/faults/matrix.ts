// The fault matrix: every fault, what is promised of pushing and of pulling under it, and how it is brought about. The tests run this
// table and docs/fault-matrix.md shows it; neither says anything that does not stand here.

import type { Row } from './cell.ts'
import { APP_ROWS } from './rows-app.ts'
import { KILLED_ROWS } from './rows-killed.ts'
import { LINE_ROWS } from './rows-line.ts'
import { PEOPLE_ROWS } from './rows-people.ts'

export const MATRIX: readonly { readonly of: string; readonly rows: readonly Row[] }[] = [
  { of: 'The phone killed', rows: KILLED_ROWS },
  { of: 'The phone and its store', rows: APP_ROWS },
  { of: 'The line and the server', rows: LINE_ROWS },
  { of: 'The campaign meanwhile', rows: PEOPLE_ROWS },
]

export const DOCUMENT = new URL('../../docs/fault-matrix.md', import.meta.url)
/** Between these lines the document is made from the table. */
export const MATRIX_BEGINS = '<!-- the matrix -->'
export const MATRIX_ENDS = '<!-- the end of the matrix -->'

/** As it stands in the document. */
export const matrixText = (): string =>
  MATRIX.map(({ of, rows }) =>
    [
      `### ${of}`,
      '',
      '| fault | injected | push: what holds | pull: what holds |',
      '|---|---|---|---|',
      ...rows.map(
        ({ id, fault, where, push, pull }) =>
          `| **${fault}** \`${id}\` | ${where} | ${push.promise} | ${pull.promise} |`,
      ),
    ].join('\n'),
  ).join('\n\n')
