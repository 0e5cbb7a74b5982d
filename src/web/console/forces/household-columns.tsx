// The rows and columns of a hamlet's households: the number, one name to know it by, who looks after it and by what.

import { forceScreenWords } from '#words/force-screens'
import { forceWords } from '#words/forces'
import { useFormats, useWords } from '../../language.tsx'
import type { Column } from '../../ui/table.tsx'
import { useHolderName } from './holder-name.ts'
import { type GivenPlace, householdPlace } from './place.ts'
import type { HouseholdRow } from './wire.ts'

export type DoorRow = { readonly place: GivenPlace; readonly household: HouseholdRow }

export function useDoorRows(hamlet: number, households: readonly HouseholdRow[]): DoorRow[] {
  const words = useWords(forceScreenWords).hamlet
  return households.map((household) => {
    const { householdNo, name } = household
    const label = householdNo === null ? words.alone(name) : words.household(householdNo, name)
    return { place: householdPlace(hamlet, label, household), household }
  })
}

type Ticking = {
  readonly mayAssign: boolean
  readonly ticked: ReadonlySet<string>
  readonly tick: (key: string) => void
}

export function useDoorColumns({ mayAssign, ticked, tick }: Ticking): Column<DoorRow>[] {
  const words = useWords(forceScreenWords)
  const { levels, group } = useWords(forceWords)
  const format = useFormats()
  const nameOf = useHolderName()
  const ownerOf = ({ household: { owner, mixed } }: DoorRow) => {
    if (owner === null) return words.work.nobody
    const name = `${nameOf(owner)} (${levels[owner.level]})`
    return mixed ? `${name}; ${words.hamlet.mixed}` : name
  }
  return [
    {
      id: 'door',
      header: words.work.place,
      cell: (row) => (
        <span className="force-place">
          {mayAssign && (
            <input
              type="checkbox"
              aria-label={words.work.select(row.place.label)}
              checked={ticked.has(row.place.key)}
              onChange={() => tick(row.place.key)}
            />
          )}
          <span className="force-name">
            <span>{row.place.label}</span>
            <span className="force-more">{ownerOf(row)}</span>
          </span>
        </span>
      ),
    },
    {
      id: 'group',
      header: words.hamlet.group,
      cell: ({ household: { residentialGroup } }) =>
        residentialGroup === null ? '–' : group(residentialGroup),
      isMinor: true,
    },
    {
      id: 'people',
      header: words.hamlet.people,
      align: 'end',
      cell: ({ household }) => format.count(household.people),
    },
    {
      id: 'owner',
      header: words.hamlet.owner,
      cell: (row) => (
        <span className="force-left" data-left={row.household.owner === null || undefined}>
          {ownerOf(row)}
        </span>
      ),
      isMinor: true,
    },
    {
      id: 'helpers',
      header: words.work.helpers,
      cell: ({ household }) => household.helpers.map(nameOf).join('; ') || '–',
      isMinor: true,
    },
  ]
}
