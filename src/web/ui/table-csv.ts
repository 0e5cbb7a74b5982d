// A table as a CSV file that Excel opens rightly: UTF-8 with its mark, CRLF, and no cell that Excel would run as a formula.

type TextColumn<Row> = {
  readonly header: string
  readonly unit?: string
  readonly text?: (row: Row) => string
}

export function csvOf<Row>(columns: readonly TextColumn<Row>[], rows: readonly Row[]): string {
  const kept = columns.flatMap(({ header, unit, text }) =>
    text === undefined ? [] : [{ header: unit === undefined ? header : `${header} (${unit})`, text }],
  )
  const lines = [kept.map((c) => c.header), ...rows.map((row) => kept.map((c) => c.text(row)))]
  return `\ufeff${lines.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`
}

/** Text that starts like a formula gets an apostrophe (OWASP, CSV injection); a plain negative number stays. */
export function csvCell(text: string): string {
  const safe = /^[=+@\t\r]|^-(?!\d+([.,]\d+)*%?$)/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
