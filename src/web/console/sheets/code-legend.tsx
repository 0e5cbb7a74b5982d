// The digits and the reasons beside the keying, as they stand on the paper.

import { NUMBERED_REASONS, REASON_NUMBERS, RESULT_DIGITS } from '#domain/sheet-codes'
import { nextActionWords } from '#words/next-actions'
import { sheetScreenWords } from '#words/sheet-screens'
import { sheetWords } from '#words/sheets'
import { useWords } from '../../language.tsx'

export function CodeLegend() {
  const { results, paper } = useWords(sheetWords)
  const { reasons } = useWords(nextActionWords)
  const { legend } = useWords(sheetScreenWords).keying
  return (
    <aside className="code-legend" aria-label={legend}>
      <h2>{paper.resultsTitle}</h2>
      <ul>
        {RESULT_DIGITS.map((digit) => (
          <li key={digit}>
            <strong className="figures">{digit}</strong> {results[digit]}
          </li>
        ))}
      </ul>
      <h2>{paper.reasonsTitle}</h2>
      <ul>
        {NUMBERED_REASONS.map((reason) => (
          <li key={reason}>
            <strong className="figures">{REASON_NUMBERS[reason]}</strong> {reasons[reason]}
          </li>
        ))}
      </ul>
    </aside>
  )
}
