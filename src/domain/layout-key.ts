// The fingerprint of a layout: by it the columns of a sender's next list are read as those of the last one were.
import type { Header } from './columns.ts'
import { headingKey } from './headings.ts'

/** The column that we add ourselves to rows that go back. */
const OWN_COLUMN = 'ly do tra lai'

/** "Số liệu đến ngày 20/3/2024" is the same heading on another day. */
const DATE = /\b(?:\d{1,2} \d{1,2} )?(?:19|20)\d\d\b/g

/** The same for the same headings in the same columns, however they are spelled; rows that were sent back have it too. */
export const layoutKey = ({ headings }: Pick<Header, 'headings'>): string =>
  headings
    .map((heading) => headingKey(heading).replace(DATE, '').trim())
    .map((key) => (key === OWN_COLUMN ? '' : key))
    .join('|')
    .replace(/\|+$/, '')
