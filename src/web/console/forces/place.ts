// A place that can be given: a hamlet, a residential group, a household or a person, with what is known of who has it.

import type { HamletRow, HouseholdRow, PlaceInput } from './wire.ts'

export type Area = HamletRow['areas'][number]

export type GivenPlace = {
  readonly key: string
  /** "Ấp 1", "Ấp 1, Tổ 2", "Hộ 12 · Nguyễn Văn An". */
  readonly label: string
  readonly people: number
  readonly input: PlaceInput
  /** Given for just this place. */
  readonly areas: readonly Area[]
}

export const hamletPlace = ({ hamletId, name, people, areas }: HamletRow): GivenPlace => ({
  key: String(hamletId),
  label: name,
  people,
  input: { hamletId },
  areas,
})

export const groupPlace = (
  { hamletId, name }: HamletRow,
  { residentialGroup, people, areas }: HamletRow['groups'][number],
  label: string,
): GivenPlace => ({
  key: `${hamletId} ${residentialGroup}`,
  label: `${name}, ${label}`,
  people,
  input: { hamletId, residentialGroup },
  areas,
})

export const householdPlace = (
  hamletId: number,
  label: string,
  { householdNo, personId, people, areas }: HouseholdRow,
): GivenPlace => ({
  key: householdNo ?? `person ${personId}`,
  label,
  people,
  input: {
    hamletId,
    ...(householdNo === null ? { ...(personId === null ? {} : { personId }) } : { householdNo }),
  },
  areas,
})
