// Names the unit whose board is in sight, and the way to it.

import { useUnitSteps } from '../unit-steps.ts'
import { useHere } from './here.tsx'

/** null until the name is known. */
export function useUnitPath(): string | null {
  const { unit, asOf, toUnit } = useHere()
  return useUnitSteps({ unit, asOf, toUnit })
}
