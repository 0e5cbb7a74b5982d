// Which unit's waves are in sight, how the address of another view is written, and what this person may see and decide.

import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { may } from '#domain/access'
import type { Day } from '#domain/dates'
import { type Level, levelOf } from '#domain/units'
import type { WaveGroup } from '#domain/wave-figures'
import { useSession } from '../session.tsx'
import { type Place, pathOf, readPlace } from './place.ts'

type Here = {
  readonly place: Place
  readonly unit: number
  readonly level: Level
  readonly today: Day
  readonly canSeeNames: boolean
  readonly canDecide: boolean
  /** The address of this view with something changed. */
  readonly to: (change: Partial<Place>) => string
  readonly toUnit: (unit: number) => string
  /** The named list behind a figure; null where this person sees no names. */
  readonly toList: (unit: number, group: WaveGroup) => string | null
  readonly go: (change: Partial<Place>) => void
}

const HereContext = createContext<Here | null>(null)

export function useHere(): Here {
  const here = useContext(HereContext)
  if (here === null) throw new Error('useHere stands outside the waves')
  return here
}

/** `otherwise` stands where neither the address nor the account names a unit. */
export function HereProvider({ otherwise, children }: { otherwise: ReactNode; children: ReactNode }) {
  const { me, today } = useSession()
  const [path, navigate] = useLocation()
  const search = useSearch()
  const place = useMemo(() => readPlace(path, search), [path, search])
  const unit = place.unit ?? me.units[0]?.unitId
  const here = useMemo((): Here | null => {
    if (unit === undefined) return null
    const canSeeNames = may(me.role, 'read-people')
    const to = (change: Partial<Place>) => pathOf({ ...place, ...change }, search)
    const level = levelOf(unit)
    return {
      place,
      unit,
      level,
      today,
      canSeeNames,
      canDecide: may(me.role, 'advance-wave'),
      to,
      toUnit: (other) => to({ view: 'board', unit: other, page: 1 }),
      toList: (other, group) => (canSeeNames ? to({ view: 'people', unit: other, group, page: 1 }) : null),
      go: (change) => navigate(to(change)),
    }
  }, [place, unit, today, me.role, search, navigate])
  return here === null ? otherwise : <HereContext value={here}>{children}</HereContext>
}
