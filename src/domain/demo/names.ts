// Invented full names as a commune's list would show them. A style says only how the names of a household
// sound in that area: it is used while a name is made, and is never stored, put out or told apart afterwards.

import type { Sex } from '../identity-number.ts'
import {
  type ByGeneration,
  khmerGivens,
  khmerSurnames,
  kinhGivens,
  kinhMiddles,
  kinhSurnames,
  stiengGivens,
  stiengSingles,
  tayNungSurnames,
} from './name-tables.ts'
import { chance, pick, type Random } from './random.ts'

export type NameStyle = 'kinh' | 'stieng' | 'khmer' | 'tay-nung'

/** A family name. In the S'tiêng style it is a placeholder that no member bears: theirs follow the sex. */
export function surname(random: Random, style: NameStyle): string {
  switch (style) {
    case 'kinh':
      return pick(random, kinhSurnames)
    case 'khmer':
      return pick(random, khmerSurnames)
    case 'tay-nung':
      return pick(random, tayNungSurnames)
    case 'stieng':
      return 'Điểu'
  }
}

/** A full name, family name first, in NFC, words parted by one space, apostrophes as ’ (U+2019). */
export function fullName(
  random: Random,
  style: NameStyle,
  family: string,
  sex: Sex,
  birthYear: number,
): string {
  switch (style) {
    case 'stieng':
      if (chance(random, 0.04)) return pick(random, stiengSingles[sex])
      return `${sex === 'male' ? 'Điểu' : 'Thị'} ${pick(random, stiengGivens[sex])}`
    case 'khmer':
      return `${family} ${pick(random, khmerGivens[sex])}`
    case 'kinh':
    case 'tay-nung':
      return kinhName(random, family, sex, birthYear)
  }
}

function kinhName(random: Random, family: string, sex: Sex, birthYear: number): string {
  const middle = pick(random, ofGeneration(kinhMiddles, birthYear)[sex])
  const givens = ofGeneration(kinhGivens, birthYear)[sex]
  let given = pick(random, givens)
  // "Ngọc Ngọc" and "Mai … Mai" do not occur; a second draw is nearly always another word.
  if (middle.endsWith(given) || family === given) given = pick(random, givens)
  if (chance(random, 0.012) && sex === 'male') return `${family} ${given}`
  return `${family} ${middle} ${given}`
}

const ofGeneration = (tables: ByGeneration, birthYear: number) =>
  birthYear < 1965 ? tables[0] : birthYear < 1990 ? tables[1] : tables[2]
