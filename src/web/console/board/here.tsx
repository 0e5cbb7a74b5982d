// What every part of the board needs to know of the view in sight: which unit, day and base, how an address of another view
// is written, and whether this person may see names.

import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { readCampaignDocument } from '#contract/campaign'
import { may } from '#domain/access'
import type { Campaign } from '#domain/campaign'
import type { Day } from '#domain/dates'
import { type Level, levelOf } from '#domain/units'
import { useSession } from '../session.tsx'
import { HOME, type Place, pathOf, readPlace } from './place.ts'

export type Here = {
  readonly place: Place
  readonly campaign: Campaign
  readonly unit: number
  readonly level: Level
  readonly asOf: Day
  /** null: as known now. */
  readonly knownAt: Day | null
  readonly today: Day
  readonly canSeeNames: boolean
  /** The address of this view with something changed. */
  readonly to: (change: Partial<Place>) => string
  /** The board of another unit, seen in the same way. */
  readonly toUnit: (unit: number) => string
  readonly go: (change: Partial<Place>) => void
}

const HereContext = createContext<Here | null>(null)

export function useHere(): Here {
  const here = useContext(HereContext)
  if (here === null) throw new Error('useHere stands outside a board')
  return here
}

/** `otherwise` stands where neither the address nor the account names a unit. */
export function HereProvider({ otherwise, children }: { otherwise: ReactNode; children: ReactNode }) {
  const { me, campaign: document, today } = useSession()
  const [path, navigate] = useLocation()
  const search = useSearch()
  const campaign = useMemo(() => readCampaignDocument(document), [document])
  const place = useMemo(() => readPlace(path, search), [path, search])
  const unit = place.unit ?? me.units[0]?.unitId
  const here = useMemo((): Here | null => {
    if (unit === undefined) return null
    const asOf = Math.min(place.asOf ?? today, today)
    const knownAt = place.knownAt === null || place.knownAt >= today ? null : Math.max(place.knownAt, asOf)
    const to = (change: Partial<Place>) => pathOf({ ...place, ...change })
    return {
      place,
      campaign,
      unit,
      level: levelOf(unit),
      asOf,
      knownAt,
      today,
      canSeeNames: may(me.role, 'read-people'),
      to,
      toUnit: (other) => pathOf({ ...HOME, ...keptAcrossUnits(place), unit: other }),
      go: (change) => navigate(to(change)),
    }
  }, [place, campaign, unit, today, me.role, navigate])
  return here === null ? otherwise : <HereContext value={here}>{children}</HereContext>
}

const keptAcrossUnits = ({ asOf, knownAt, base, measure, columns }: Place) => ({
  asOf,
  knownAt,
  base,
  measure,
  columns,
})
