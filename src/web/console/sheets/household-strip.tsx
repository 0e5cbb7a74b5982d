// The households of a sheet as a row of numbers: which is in sight, which are saved, which wait.

import { sheetScreenWords } from '#words/sheet-screens'
import { sheetWords } from '#words/sheets'
import { useFormats, useWords } from '../../language.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { SheetRow } from './wire.ts'

type Props = {
  readonly rows: readonly SheetRow[]
  readonly at: number
  readonly saved: readonly number[]
  readonly onChoose: (at: number) => void
}

export function HouseholdStrip({ rows, at, saved, onChoose }: Props) {
  const words = useWords(sheetScreenWords).keying
  const { paper } = useWords(sheetWords)
  const format = useFormats()
  return (
    <nav className="key-strip" aria-label={words.householdsLabel}>
      <ol>
        {rows.map((row, i) => {
          const isSaved = saved.includes(i)
          const name = row.householdNo === null ? paper.noHousehold : paper.household(row.householdNo)
          return (
            <li key={row.people[0]?.personId ?? name}>
              <button
                type="button"
                className="key-place"
                aria-current={i === at || undefined}
                aria-label={`${words.householdAt(format.count(i + 1), format.count(rows.length))}: ${name}, ${isSaved ? words.saved : words.unsaved}`}
                data-saved={isSaved || undefined}
                onClick={() => onChoose(i)}
              >
                <span className="figures">{i + 1}</span>
                {isSaved && <Icon name="check" size={12} />}
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
