// A range copied from Excel or LibreOffice arrives as text: tabs between cells, quotes around cells that hold tabs, line
// breaks or quotes. Reads it without guessing what the cells mean.

/** Rows of cells as copied; rows in which every cell is empty are left out. */
export function readPastedTable(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    const cell = readCell(text, at)
    row.push(cell.text)
    at = cell.end
    const isRowEnd = text[at] !== '\t'
    at += text.startsWith('\r\n', at) ? 2 : 1
    // A tab as the very last character still opens one more, empty, cell.
    if (!isRowEnd && at >= text.length) row.push('')
    if (isRowEnd || at >= text.length) {
      rows.push(row)
      row = []
    }
  }
  return rows.filter((cells) => cells.some((cell) => cell.trim() !== ''))
}

function readCell(text: string, from: number): { text: string; end: number } {
  const quoted = /^"((?:[^"]|"")*)"(?=[\t\r\n]|$)/.exec(text.slice(from, from + 65_536))
  if (quoted !== null) return { text: (quoted[1] ?? '').replaceAll('""', '"'), end: from + quoted[0].length }
  const stop = text.slice(from).search(/[\t\r\n]/)
  const end = stop === -1 ? text.length : from + stop
  return { text: text.slice(from, end), end }
}
