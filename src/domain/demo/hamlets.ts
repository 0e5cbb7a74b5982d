// An invented register of 860 hamlets for the 111 communes of 2024, always the same. No national list of hamlets exists:
// the words for them are right for each area, the names sound right, but no hamlet here is meant to be a real one.

import { TREE_2024_FROM, TWO_TIERS_FROM, UNITS } from '../binh-phuoc/units.ts'
import { isValidOn, type Unit, type UnitKind } from '../units.ts'
import { apportion } from './apportion.ts'
import { hamletNames } from './hamlet-vocabulary.ts'
import type { DemoHamlet } from './places.ts'
import { unit as chanceOf, randomFor } from './random.ts'

const HAMLETS = 860
const FEWEST = 3

/** Share of the people by district: rounded, near the true order of size, and official nowhere. */
const DISTRICT_SHARES: ReadonlyMap<string | null, number> = new Map([
  ['688', 54],
  ['689', 109],
  ['690', 58],
  ['691', 73],
  ['692', 115],
  ['693', 52],
  ['694', 96],
  ['695', 87],
  ['696', 139],
  ['697', 121],
  ['698', 92],
])
const DENSITY: Readonly<Partial<Record<UnitKind, number>>> = { phuong: 1.8, 'thi-tran': 1.6, xa: 1 }
const THON_DISTRICTS = ['691', '696', '698']

// Each use of chance has its own purpose, so that changing one leaves the others as they were.
const SEED = 2024
const noise = (key: number, purpose: number) => chanceOf(randomFor(SEED, key, purpose))

const on2024 = UNITS.filter((unit) => isValidOn(unit, TREE_2024_FROM))
const districtCode = new Map(on2024.map(({ unitId, code }) => [unitId, code]))
const communes = on2024.filter(({ level }) => level === 'commune')
const codeOfDistrict = ({ parentId }: Unit) => districtCode.get(parentId ?? 0) ?? null

const density = (commune: Unit) => (DENSITY[commune.kind] ?? 1) * (0.75 + 0.5 * noise(commune.unitId, 1))

function communeWeights(): readonly number[] {
  return communes.map((commune) => {
    const siblings = communes.filter(({ parentId }) => parentId === commune.parentId)
    const whole = siblings.reduce((sum, sibling) => sum + density(sibling), 0)
    return ((DISTRICT_SHARES.get(codeOfDistrict(commune)) ?? 0) * density(commune)) / whole
  })
}

/** Larger communes have more hamlets, but also larger ones: by the square root and some chance. */
function hamletCounts(weights: readonly number[]): readonly number[] {
  const roots = weights.map((weight, i) => Math.sqrt(weight) * (0.4 + noise(communes[i]?.unitId ?? 0, 3)))
  return apportion(HAMLETS - FEWEST * roots.length, roots).map((more) => FEWEST + more)
}

function hamletKind(commune: Unit): UnitKind {
  if (commune.kind !== 'xa') return 'khu-pho'
  return THON_DISTRICTS.includes(codeOfDistrict(commune) ?? '') ? 'thon' : 'ap'
}

const WORDS: Readonly<Partial<Record<UnitKind, string>>> = { 'khu-pho': 'Khu phố', thon: 'Thôn', ap: 'Ấp' }

const weights = communeWeights()
const counts = hamletCounts(weights)

/** Commune by commune, n from 1; valid as long as the communes of 2024. */
export function demoHamlets(): readonly Unit[] {
  return communes.flatMap((commune, i) => {
    const kind = hamletKind(commune)
    return hamletNames(commune, kind, counts[i] ?? 0).map(({ name, aliases }, n): Unit => {
      const fullName = `${WORDS[kind]} ${name}`
      return {
        unitId: commune.unitId * 1000 + n + 1,
        code: null,
        name: /^\d/.test(name) ? fullName : name,
        fullName,
        kind,
        level: 'hamlet',
        parentId: commune.unitId,
        validFrom: TREE_2024_FROM,
        validTo: TWO_TIERS_FROM - 1,
        aliases,
      }
    })
  })
}

/** The same hamlets with the people they would have in a province of about a million: larger in wards and townships. */
export function demoPlaces(): readonly DemoHamlet[] {
  return communes.flatMap(({ unitId: communeId }, i) => {
    const hamletIds = Array.from({ length: counts[i] ?? 0 }, (_, n) => communeId * 1000 + n + 1)
    const sizes = hamletIds.map((id) => 0.6 + 0.8 * noise(id, 2))
    const whole = sizes.reduce((sum, size) => sum + size, 0)
    return hamletIds.map((hamletId, n): DemoHamlet => {
      const weight = Math.round(((weights[i] ?? 0) * 1000 * (sizes[n] ?? 0)) / whole)
      return { hamletId, communeId, weight }
    })
  })
}
