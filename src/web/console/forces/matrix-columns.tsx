// The rows and columns of the matrix of a commune: each hamlet, beneath it its residential groups.

import { Link } from 'wouter'
import { forceScreenWords } from '#words/force-screens'
import { useFormats, useWords } from '../../language.tsx'
import type { Column } from '../../ui/table.tsx'
import { changeSearch, withSearch } from '../view.ts'
import { holderKey, useHolderName } from './holder-name.ts'
import { type GivenPlace, groupPlace, hamletPlace } from './place.ts'
import { type HamletRow, type Matrix, WORK_PATH } from './wire.ts'

export type MatrixRow = {
  readonly place: GivenPlace
  readonly hamlet: HamletRow
  readonly name: string
  readonly isGroup: boolean
  readonly people: number
  readonly unassigned: number
  readonly owners: HamletRow['owners']
}

export const matrixRows = ({ hamlets }: Matrix, nameOf: (group: string) => string): MatrixRow[] =>
  hamlets.flatMap((hamlet): MatrixRow[] => [
    { ...hamlet, hamlet, place: hamletPlace(hamlet), isGroup: false },
    // A single group is the hamlet over again.
    ...(hamlet.groups.length > 1 ? hamlet.groups : []).map((group) => ({
      ...group,
      hamlet,
      name: nameOf(group.residentialGroup),
      place: groupPlace(hamlet, group, nameOf(group.residentialGroup)),
      isGroup: true,
    })),
  ])

type Ticking = {
  readonly mayAssign: boolean
  readonly ticked: ReadonlySet<string>
  readonly tick: (key: string) => void
  readonly search: string
}

export function useMatrixColumns({ mayAssign, ticked, tick, search }: Ticking): Column<MatrixRow>[] {
  const words = useWords(forceScreenWords).work
  const format = useFormats()
  const nameOf = useHolderName()
  const owners = ({ owners: all, people }: MatrixRow) =>
    all
      .map((owner) =>
        owner.people === people ? nameOf(owner) : words.holds(nameOf(owner), format.count(owner.people)),
      )
      .join('; ')
  const helpers = ({ place }: MatrixRow) =>
    [
      ...new Map(
        place.areas.filter(({ part }) => part === 'helper').map((area) => [holderKey(area), area]),
      ).values(),
    ]
      .map(nameOf)
      .join('; ')
  const households = (hamletId: number) =>
    withSearch(WORK_PATH, changeSearch(search, { unit: String(hamletId) }))
  return [
    {
      id: 'place',
      header: words.place,
      cell: (row) => (
        <span className="force-place" data-group={row.isGroup || undefined}>
          {mayAssign && !row.hamlet.unknown && (
            <input
              type="checkbox"
              aria-label={words.select(row.place.label)}
              checked={ticked.has(row.place.key)}
              onChange={() => tick(row.place.key)}
            />
          )}
          <span className="force-name">
            <span>{row.name}</span>
            <span className="force-more">{owners(row) || words.nobody}</span>
          </span>
        </span>
      ),
      text: ({ place }) => place.label,
    },
    {
      id: 'people',
      header: words.people,
      unit: words.peopleUnit,
      align: 'end',
      cell: ({ people }) => format.count(people),
      text: ({ people }) => String(people),
      isMinor: true,
    },
    {
      id: 'left',
      header: words.left,
      unit: words.peopleUnit,
      align: 'end',
      cell: ({ unassigned }) => (
        <span className="force-left" data-left={unassigned > 0 || undefined}>
          {format.count(unassigned)}
        </span>
      ),
      text: ({ unassigned }) => String(unassigned),
    },
    { id: 'owners', header: words.owners, cell: (row) => owners(row) || '–', text: owners, isMinor: true },
    {
      id: 'helpers',
      header: words.helpers,
      cell: (row) => helpers(row) || '–',
      text: helpers,
      isMinor: true,
    },
    {
      id: 'households',
      header: words.households,
      isHeaderHidden: true,
      align: 'end',
      cell: ({ hamlet, isGroup }) =>
        isGroup ? null : (
          <Link className="table-act" href={households(hamlet.hamletId)}>
            {words.households}
            <span className="only-heard"> {hamlet.name}</span>
          </Link>
        ),
    },
  ]
}
