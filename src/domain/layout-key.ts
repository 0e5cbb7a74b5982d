// The fingerprint of a layout: by it the columns of a sender's next list are read as those of the last one were.
import type { Header } from './columns.ts'
import { headingKey } from './headings.ts'

/** The column that we add ourselves to rows that go back. */
const OWN_COLUMN = 'ly do tra lai'

/** The same for the same headings in the same columns, however they are spelled; rows that were sent back have it too. */
export const layoutKey = ({ headings }: Pick<Header, 'headings'>): string =>
  headings
    .map(headingKey)
    .map((key) => (key === OWN_COLUMN ? '' : key))
    .join('|')
    .replace(/\|+$/, '')
