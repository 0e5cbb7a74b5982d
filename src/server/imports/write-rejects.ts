// Writes the rows that were not taken as a workbook for their sender: the sender's own sheets and columns, one more with the reasons.
// Every cell is text, so no zero is lost and nothing a stranger typed (=, +, -, @) can run as a formula; the letters of
// the sender are not changed, so the corrected workbook can be sent again.

import { type Cell, type ColumnDef, type WriteSheet, writeXlsx, writeXlsxStream } from 'hucre/xlsx'

/** A line of the sender's sheet: a title, a heading, or, with `problems`, a row that goes back. */
export type RejectLine = {
  readonly cells: readonly string[]
  /** As in the sender's sheet. */
  readonly rowNumber?: number
  /** `column`: index of the cell at fault; null: the row as a whole. `text`: already in the reader's words. */
  readonly problems?: readonly { readonly column: number | null; readonly text: string }[]
}

/** `headings`: one for each column, in whole; `headerLine`: which of the lines ends the header. */
export type RejectSheet = {
  readonly name: string
  readonly headings: readonly string[]
  readonly headerLine: number
  readonly lines: AsyncIterable<RejectLine> | Iterable<RejectLine>
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
const PAGE = {
  paperSize: 'a4',
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
} as const

/** The most that a cell of Excel holds, and that the name of a sheet does. */
const LONGEST_CELL = 32_767
const LONGEST_NAME = 31
const [NARROWEST, WIDEST, REASON_WIDTH] = [8, 40, 60]
const ROWS_MEASURED = 200
/** hucre keeps some 15 KB per row whose cells have styles of their own; longer lists are streamed and have none. */
const MOST_WITH_MARKS = 10_000

/**
 * The sender's sheets, each with its titles, header and the rows that go back, in the order given; the cells at fault are marked
 * and say why. A list too long for that is streamed into one sheet, where faults are only named beside the rows. The workbook
 * stands in memory packed, the rows never all at once.
 */
export async function writeRejects(
  sheets: AsyncIterable<RejectSheet> | Iterable<RejectSheet>,
  words: RejectWords,
): Promise<Buffer> {
  const held: HeldSheet[] = []
  let lines = 0
  const source = iteratorOf(sheets)
  for (let next = await source.next(); next.done !== true; next = await source.next()) {
    const sheet: HeldSheet = { ...next.value, held: [] }
    held.push(sheet)
    const rest = iteratorOf(next.value.lines)
    for (let line = await rest.next(); line.done !== true; line = await rest.next()) {
      sheet.held.push(line.value)
      lines += 1
      if (lines > MOST_WITH_MARKS) return streamed(held, rest, source, words)
    }
  }
  const written = held.length === 0 ? [emptySheet(words)] : held.map((sheet) => markedSheet(sheet, words))
  return Buffer.from(await writeXlsx({ sheets: withOwnNames(written), defaultFont: FONT }))
}

type HeldSheet = RejectSheet & { readonly held: RejectLine[] }

const iteratorOf = <T>(all: AsyncIterable<T> | Iterable<T>): AsyncIterator<T> | Iterator<T> =>
  Symbol.asyncIterator in all ? all[Symbol.asyncIterator]() : all[Symbol.iterator]()

const emptySheet = ({ sheet, reason }: RejectWords): WriteSheet => ({ name: sheet, rows: [[reason]] })

/** One sheet after another, each with its header: whoever reads it again takes them for tables beneath each other. */
async function streamed(
  held: readonly HeldSheet[],
  rest: AsyncIterator<RejectLine> | Iterator<RejectLine>,
  sheets: AsyncIterator<RejectSheet> | Iterator<RejectSheet>,
  words: RejectWords,
): Promise<Buffer> {
  const widest = Math.max(...held.map((sheet) => widthOf(sheet)))
  async function* all(): AsyncGenerator<(string | null)[]> {
    for (const sheet of held)
      for (const [i, line] of sheet.held.entries()) yield rowOf(line, i, sheet, widest, words)
    const [last] = held.slice(-1)
    if (last !== undefined) yield* rowsOf(rest, last, last.held.length)
    for (let next = await sheets.next(); next.done !== true; next = await sheets.next())
      yield* rowsOf(iteratorOf(next.value.lines), next.value, 0)
  }
  async function* rowsOf(
    lines: AsyncIterator<RejectLine> | Iterator<RejectLine>,
    sheet: RejectSheet,
    from: number,
  ) {
    let i = from
    for (let line = await lines.next(); line.done !== true; line = await lines.next()) {
      yield rowOf(line.value, i, sheet, widest, words)
      i += 1
    }
  }
  const [first] = held
  const columns = first === undefined ? [] : columnsOf(first, widest)
  const packed: Uint8Array[] = []
  for await (const part of writeXlsxStream(all(), { name: words.sheet, columns })) packed.push(part)
  return Buffer.concat(packed)
}

/** How many columns the sender has; the reason stands in the next one. */
const widthOf = ({ headings, held }: HeldSheet): number =>
  held.reduce((widest, { cells }) => Math.max(widest, cells.length), headings.length)

const rowOf = (
  line: RejectLine,
  index: number,
  { headings, headerLine }: RejectSheet,
  width: number,
  words: RejectWords,
): (string | null)[] => [
  ...Array.from({ length: width }, (_, i) => textFor(line.cells[i])),
  index === headerLine ? words.reason : line.problems === undefined ? null : reasonOf(line, headings, words),
]

function markedSheet(sheet: HeldSheet, words: RejectWords): WriteSheet {
  const width = widthOf(sheet)
  const { headings, headerLine, held } = sheet
  const cells = new Map<string, Partial<Cell>>()
  for (let i = 0; i <= width; i += 1) cells.set(`${headerLine},${i}`, { style: HEADER })
  held.forEach(({ problems = [] }, row) => {
    for (const { column, text } of problems)
      if (column !== null && column < width)
        cells.set(`${row},${column}`, { style: FAULT, comment: { text } })
  })
  return {
    name: sheet.name,
    rows: held.map((line, i) => rowOf(line, i, { ...sheet, headings }, width, words)),
    cells,
    columns: columnsOf(sheet, width),
    freezePane: { rows: headerLine + 1 },
    pageSetup: PAGE,
  }
}

const columnsOf = ({ headings, headerLine, held }: HeldSheet, width: number): ColumnDef[] =>
  Array.from({ length: width + 1 }, (_, i) =>
    i === width
      ? { width: REASON_WIDTH, style: REASON }
      : columnOf(headings[i] ?? '', held.slice(headerLine + 1), i),
  )

/** Excel knows no two sheets of one name, none longer than 31 signs, and none with these. */
const withOwnNames = (sheets: readonly WriteSheet[]): WriteSheet[] => {
  const taken = new Set<string>()
  return sheets.map((sheet) => {
    const plain =
      sheet.name
        .replace(/[[\]:*?/\\]/g, ' ')
        .trim()
        .slice(0, LONGEST_NAME) || '1'
    let name = plain
    for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = `${plain.slice(0, LONGEST_NAME - 4)} ${n}`
    taken.add(name.toLowerCase())
    return { ...sheet, name }
  })
}

const textFor = (cell: string | undefined): string | null =>
  cell === undefined || cell === '' ? null : cell.slice(0, LONGEST_CELL)

function reasonOf(
  { problems = [], rowNumber }: RejectLine,
  headings: readonly string[],
  words: RejectWords,
): string {
  const reasons = problems.map(({ column, text }) => {
    const heading = column === null ? '' : (headings[column] ?? '').replace(/\s+/g, ' ').trim()
    return heading === '' ? text : `${heading}: ${text}`
  })
  const row = rowNumber === undefined ? '' : `${words.row(rowNumber)} – `
  return `${row}${reasons.join('; ')}`.slice(0, LONGEST_CELL)
}

function columnOf(heading: string, lines: readonly RejectLine[], index: number): ColumnDef {
  const lengths = lines.slice(0, ROWS_MEASURED).map((line) => line.cells[index]?.length ?? 0)
  const longest = Math.max(0, ...lengths, ...heading.split(/\s+/).map((word) => word.length))
  return { width: Math.min(Math.max(longest + 2, NARROWEST), WIDEST), style: PLAIN }
}
