// Where in the waves one is, as the address bar says it: the board or the named list, which unit, which group, which page. What
// an address says that is no such thing is left out; it never fails.

import { WAVE_GROUPS, type WaveGroup } from '#domain/wave-figures'
import { unitIn, wholeIn } from '../address-unit.ts'
import { changeSearch, sharedSearch, withSearch } from '../view.ts'

export const WAVES_PATH = '/waves'
const LIST_PATH = `${WAVES_PATH}/people`

export type Place = {
  readonly view: 'board' | 'people'
  /** null: the unit of one's own scope. */
  readonly unit: number | null
  readonly group: WaveGroup
  readonly page: number
}

/** Whom a list shows when the address does not say. */
const USUAL: WaveGroup = 'missing'

export function readPlace(path: string, search: string): Place {
  const query = new URLSearchParams(search)
  return {
    view: path === LIST_PATH ? 'people' : 'board',
    unit: unitIn(query.get('unit') ?? ''),
    group: WAVE_GROUPS.find((group) => group === query.get('group')) ?? USUAL,
    page: wholeIn(query.get('page') ?? '') ?? 1,
  }
}

/** The address of a place. `search`: of the view in sight; what all screens share is kept. */
export function pathOf({ view, unit, group, page }: Place, search: string): string {
  const isList = view === 'people'
  return withSearch(
    isList ? LIST_PATH : WAVES_PATH,
    changeSearch(sharedSearch(search), {
      unit: unit === null ? null : String(unit),
      group: isList && group !== USUAL ? group : null,
      page: isList && page > 1 ? String(page) : null,
    }),
  )
}
