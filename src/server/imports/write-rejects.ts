// Writes the rows that were not taken as a workbook for their sender: the sender's own columns, one more with the reasons.
// Every cell is text, so no zero is lost and nothing a stranger typed (=, +, -, @) can run as a formula; the letters of
// the sender are not changed, so the corrected workbook can be sent again.

import { type Cell, type ColumnDef, type WriteSheet, writeXlsx, writeXlsxStream } from 'hucre/xlsx'

export type RejectedRow = {
  /** As in the sender's file. */
  readonly rowNumber: number
  readonly cells: readonly string[]
  /** `column`: index of the cell at fault; null: the row as a whole. `text`: already in the reader's words. */
  readonly problems: readonly { readonly column: number | null; readonly text: string }[]
}

/** What stands in the workbook besides the sender's text: the phrases are the caller's. */
export type RejectWords = {
  readonly sheet: string
  /** "Lý do trả lại" */
  readonly reason: string
  /** "Dòng 15" */
  readonly row: (rowNumber: number) => string
}

const FONT = { name: 'Times New Roman', size: 12 }
const PLAIN = { font: FONT, numFmt: '@', alignment: { vertical: 'top' } } as const
const HEADER = {
  font: { ...FONT, bold: true },
  numFmt: '@',
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  border: { bottom: { style: 'thin' } },
} as const
const FAULT_FILL = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFF2CC' } } as const
const FAULT = { ...PLAIN, fill: FAULT_FILL } as const
const REASON = { ...FAULT, alignment: { vertical: 'top', wrapText: true } } as const

/** The most that a cell of Excel holds. */
const LONGEST_CELL = 32_767
const [NARROWEST, WIDEST, REASON_WIDTH] = [8, 40, 60]
const ROWS_MEASURED = 200
/** hucre keeps some 15 KB per row whose cells have styles of their own; longer lists are streamed and have none. */
const MOST_WITH_MARKS = 10_000

/**
 * Rows stand in the order given; the cells at fault are marked, in long lists only named. Beyond what a sheet holds the
 * rows go on in the next one. The workbook stands in memory packed, the rows never all at once.
 */
export async function writeRejects(
  rows: Iterable<RejectedRow> | AsyncIterable<RejectedRow>,
  headings: readonly string[],
  words: RejectWords,
): Promise<Buffer> {
  const source = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]()
  const first: RejectedRow[] = []
  let next = await source.next()
  for (; !next.done && first.length < MOST_WITH_MARKS; next = await source.next()) first.push(next.value)
  const layout = layoutOf(first, headings, words)
  if (next.done)
    return Buffer.from(await writeXlsx({ sheets: [markedSheet(first, layout)], defaultFont: FONT }))

  async function* all(): AsyncGenerator<(string | null)[]> {
    yield layout.header
    for (const row of first) yield layout.cellsOf(row)
    for (let row = next; !row.done; row = await source.next()) yield layout.cellsOf(row.value)
  }
  const { columns } = layout
  const packed: Uint8Array[] = []
  for await (const part of writeXlsxStream(all(), { name: words.sheet, columns, freezePane: { rows: 1 } }))
    packed.push(part)
  return Buffer.concat(packed)
}

type Layout = ReturnType<typeof layoutOf>

/** `width`: how many columns the sender has; the reason stands in the next one. */
function layoutOf(first: readonly RejectedRow[], headings: readonly string[], words: RejectWords) {
  const width = first.reduce((widest, row) => Math.max(widest, row.cells.length), headings.length)
  const header = [...Array.from({ length: width }, (_, i) => headings[i] ?? ''), words.reason]
  const columns = header.map((heading, i) =>
    i === width ? { width: REASON_WIDTH, style: REASON } : columnOf(heading, first, i),
  )
  const cellsOf = (row: RejectedRow): (string | null)[] => [
    ...Array.from({ length: width }, (_, i) => textFor(row.cells[i])),
    reasonOf(row, headings, words),
    ...row.cells.slice(width).map(textFor),
  ]
  return { sheet: words.sheet, width, header, columns, cellsOf }
}

function markedSheet(
  rows: readonly RejectedRow[],
  { sheet, width, header, columns, cellsOf }: Layout,
): WriteSheet {
  const cells = new Map<string, Partial<Cell>>(header.map((_, i) => [`0,${i}`, { style: HEADER }]))
  rows.forEach(({ problems }, i) => {
    for (const { column } of problems)
      if (column !== null && column < width) cells.set(`${i + 1},${column}`, { style: FAULT })
  })
  return {
    name: sheet,
    rows: [header, ...rows.map(cellsOf)],
    cells,
    columns,
    freezePane: { rows: 1 },
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  }
}

const textFor = (cell: string | undefined): string | null =>
  cell === undefined || cell === '' ? null : cell.slice(0, LONGEST_CELL)

function reasonOf(row: RejectedRow, headings: readonly string[], words: RejectWords): string {
  const reasons = row.problems.map(({ column, text }) => {
    const heading = column === null ? '' : (headings[column] ?? '').replace(/\s+/g, ' ').trim()
    return heading === '' ? text : `${heading}: ${text}`
  })
  return `${words.row(row.rowNumber)} – ${reasons.join('; ')}`.slice(0, LONGEST_CELL)
}

function columnOf(heading: string, rows: readonly RejectedRow[], index: number): ColumnDef {
  const lengths = rows.slice(0, ROWS_MEASURED).map((row) => row.cells[index]?.length ?? 0)
  const longest = Math.max(...lengths, ...heading.split(/\s+/).map((word) => word.length))
  return { width: Math.min(Math.max(longest + 2, NARROWEST), WIDEST), style: PLAIN }
}
