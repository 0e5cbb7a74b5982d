// The screen "Cuốn chiếu": the waves of a unit at /waves, the named list behind their figures at /waves/people.

import { waveWords } from '#words/waves'
import { useWords } from '../../language.tsx'
import { EmptyState } from '../../ui/notes.tsx'
import { useUnitSteps } from '../unit-steps.ts'
import { CommunePage } from './commune-page.tsx'
import { HamletPage } from './hamlet-page.tsx'
import { HereProvider, useHere } from './here.tsx'
import { PartsPage } from './parts-page.tsx'
import { PeoplePage } from './people-page.tsx'
import '../../ui/count-strip.css'
import './waves.css'

export default function WavesScreen() {
  const words = useWords(waveWords)
  return (
    <HereProvider otherwise={<EmptyState title={words.noScope}>{words.noScopeNext}</EmptyState>}>
      <WavesOfUnit />
    </HereProvider>
  )
}

function WavesOfUnit() {
  const { place, unit, level, today, toUnit } = useHere()
  const unitName = useUnitSteps({ unit, asOf: today, toUnit, isOfToday: true })
  if (place.view === 'people') return <PeoplePage unitName={unitName} />
  if (level === 'hamlet') return <HamletPage unitName={unitName} />
  if (level === 'commune') return <CommunePage unitName={unitName} />
  return <PartsPage unitName={unitName} />
}
