// How to read the four-cell mark of a unit: which cell is which, and what full, lighter, the tick and the dots mean.

import { MARK_CELLS, type UnitMark } from '#domain/mark'
import { markWords } from '#words/mark'
import { uiWords } from '#words/ui'
import { useWords } from '../language.tsx'
import { FourCellMark } from './four-cell-mark.tsx'
import './mark-legend.css'

const cell = { confirmed: 55, reported: 25, base: 100, goal: 90 }
const SAMPLE: UnitMark = { of: 'unit', cells: { card: cell, eid: cell, sim: cell, phone: null } }

export function MarkLegend() {
  const words = useWords(markWords)
  const ui = useWords(uiWords).tiles
  return (
    <div className="legend">
      <p className="only-heard">{ui.legend}</p>
      <FourCellMark mark={SAMPLE} size={32} isDecoration />
      <ul className="legend-cells">
        {MARK_CELLS.map((each) => (
          <li key={each}>
            <span className={`swatch swatch-${each}`} />
            {words.cellShort[each]}
          </li>
        ))}
      </ul>
      <ul className="legend-fills">
        <li>
          <span className="legend-fill legend-solid" />
          {words.confirmed}
        </li>
        <li>
          <span className="legend-fill legend-light" />
          {words.reportedOnly}
        </li>
        <li>
          <span className="legend-tick" />
          {words.goal}
        </li>
        <li>
          <span className="legend-dots" />
          {words.notReportedTitle}
        </li>
      </ul>
    </div>
  )
}
