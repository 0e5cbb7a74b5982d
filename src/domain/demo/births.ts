// Dates of birth as lists carry them: mostly full, some of the old and of the sóc without day or month, and
// among the elderly too many on 01/01. A missing part is left out, never filled in.

import { civilOf, dayOf, type PartialDate } from '../dates.ts'
import type { NameStyle } from './names.ts'
import { chance, int, type Random, unit } from './random.ts'

export function birthDate(random: Random, style: NameStyle, y: number): PartialDate {
  const precision = unit(random)
  const yearOnly = yearOnlyShare(style, y)
  const firstDay = dayOf(y, 1, 1)
  const { m, d } = civilOf(firstDay + int(random, dayOf(y + 1, 1, 1) - firstDay))
  if (precision < yearOnly) return { y }
  if (precision < yearOnly * 1.25) return { y, m }
  return y < 1978 && chance(random, 0.05) ? { y, m: 1, d: 1 } : { y, m, d }
}

/** About 4 in 100 of all, and about 300 of the 15,752 born in 2010. */
function yearOnlyShare(style: NameStyle, y: number): number {
  if (y === 2010) return 0.0193
  const share = y < 1955 ? 0.16 : y < 1970 ? 0.07 : y < 1985 ? 0.025 : 0.006
  return style === 'stieng' ? Math.min(0.4, share * 3) : share
}
