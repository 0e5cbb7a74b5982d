// The sheets of a file: which are read, which are not and why; any that could be read can be left out and taken again. A file of
// one sheet has nothing to choose.

import { importFindingWords } from '#words/import-findings'
import { useFormats, useWords } from '../../language.tsx'
import type { Reading } from './use-reading.ts'
import type { Preview } from './wire.ts'

type Sheet = Preview['sheets'][number]

export function FileSheets({ reading }: { reading: Reading }) {
  const words = useWords(importFindingWords)
  const format = useFormats()
  const { sheets } = reading.file
  if (sheets.length < 2) return null
  const read = sheets.filter(({ why }) => why === null).length
  const stateOf = (sheet: Sheet): string => {
    const isOut = reading.leftOut.includes(sheet.index)
    if (isOut && sheet.why === null) return words.willBeLeftOut
    if (!isOut && sheet.why === 'left-out') return words.willBeRead
    return sheet.why === null ? words.sheetRows(format.count(sheet.rows)) : words.whyLeftOut[sheet.why]
  }
  return (
    <section className="import-part">
      <h2>{words.sheets}</h2>
      <p>{words.sheetsRead(format.count(read), format.count(sheets.length))}</p>
      <ul className="import-sheets">
        {sheets.map((sheet) => {
          const canTurn = sheet.why === null || sheet.why === 'left-out'
          const isRead = canTurn && !reading.leftOut.includes(sheet.index)
          return (
            <li key={sheet.index} data-read={isRead || undefined}>
              <label>
                <input
                  type="checkbox"
                  checked={isRead}
                  disabled={!canTurn}
                  aria-label={words.readSheet(sheet.name)}
                  onChange={() => reading.turnSheet(sheet.index)}
                />
                <span className="import-sheet-name">{sheet.name}</span>
              </label>
              <span className="import-aside figures">{stateOf(sheet)}</span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
