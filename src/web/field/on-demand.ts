// Screens that are seldom opened: loaded when they are, so that the list of today need not wait for them. The service worker has all of
// them by then, also without a network. Whoever shows one stands below the Suspense of app.tsx.

import { createElement, lazy, useState } from 'react'

/** The reader of codes is as large as the rest of the app. */
export const ScanCard = lazy(() => import('./scan/scan-card.tsx'))
export const Guides = lazy(async () => ({ default: (await import('./guides/guides.tsx')).Guides }))
export const GuideScreen = lazy(async () => ({ default: (await import('./guides/guides.tsx')).GuideScreen }))
export const More = lazy(async () => ({ default: (await import('./more/more.tsx')).More }))
export const ChangePin = lazy(async () => ({ default: (await import('./more/change-pin.tsx')).ChangePin }))
export const Stored = lazy(async () => ({ default: (await import('./more/stored.tsx')).Stored }))
export const TalliesScreen = lazy(async () => ({
  default: (await import('./more/tallies-screen.tsx')).TalliesScreen,
}))
export const Give = lazy(async () => ({ default: (await import('./outbox/give.tsx')).Give }))
export const Take = lazy(async () => ({ default: (await import('./outbox/take.tsx')).Take }))

const loadHousehold = async () => ({ default: (await import('./household/household.tsx')).HouseholdScreen })
const LateHousehold = lazy(loadHousehold)
let loaded: Awaited<ReturnType<typeof loadHousehold>>['default'] | null = null

/** The same one as long as the screen stands: another would begin anew. */
export function HouseholdScreen({ householdKey }: { householdKey: string }) {
  const [Household] = useState(() => loaded ?? LateHousehold)
  return createElement(Household, { householdKey })
}

/** The household is the next thing that is opened: it is there before it is, and then nothing of it is waited for. */
export const loadAhead = async (): Promise<void> => {
  loaded = (await loadHousehold()).default
}
