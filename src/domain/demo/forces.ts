// The invented forces of the province: a team of several organisations for each hamlet that has one, a team for each commune, the
// 84 collection teams of the police, two teams of carriers for each district. Fixed by the seed alone. What they are given
// stands in given-areas.ts. Nobody here is anybody.

import { binhPhuoc2024 } from '../binh-phuoc/campaign.ts'
import { UNITS } from '../binh-phuoc/units.ts'
import { type Day, instantOfDay } from '../dates.ts'
import type { Organisation, TeamKind } from '../teams.ts'
import { communeOfHamlet, rangeOf } from '../units.ts'
import { apportion } from './apportion.ts'
import { demoId } from './demo-ids.ts'
import { demoHamlets } from './hamlets.ts'
import { fullName, surname } from './names.ts'
import type { DemoHamlet } from './places.ts'
import { between, chance, type Random, randomFor, unit } from './random.ts'

export type DemoMember = {
  readonly memberId: string
  readonly name: string
  readonly organisation: Organisation
  readonly isLead: boolean
}

export type DemoTeam = {
  readonly teamId: string
  readonly kind: TeamKind
  readonly unitId: number
  readonly lo: number
  readonly hi: number
  readonly name: string
  readonly fromDay: Day
  /** The lead first. */
  readonly members: readonly DemoMember[]
}

export type Forces = {
  readonly teams: readonly DemoTeam[]
  /** By hamlet; where none was formed, the commune's team walks. */
  readonly ofHamlet: ReadonlyMap<number, DemoTeam>
  readonly ofCommune: ReadonlyMap<number, DemoTeam>
  /** Those who may be asked in a commune, the nearest first. */
  readonly collectors: (communeId: number) => readonly DemoTeam[]
  readonly carriers: (communeId: number) => readonly DemoTeam[]
}

export type ForceOptions = {
  readonly seed: number
  readonly hamlets: readonly DemoHamlet[]
  /** Communes that report nothing: no team of theirs was ever formed below the commune. */
  readonly silent: ReadonlySet<number>
  /** The hamlet of the printed log-ins always has its team. */
  readonly seat: number | null
}

export const COLLECTION_TEAMS = 84
const FORMED_ON = binhPhuoc2024.startsOn - 7
const streams = { gap: 0xf01, hamlet: 0xf02, commune: 0xf03, collection: 0xf04, carrier: 0xf05 }

/** Of these the first leads. */
const HAMLET_TEAM: readonly Organisation[] = [
  'community_digital_team',
  'project_06_group',
  'youth_union',
  'women_union',
  'fatherland_front',
  'community_digital_team',
]
const COMMUNE_TEAM: readonly Organisation[] = [
  'police',
  'department',
  'fatherland_front',
  'youth_union',
  'women_union',
]
const CARRIERS = ['Viettel', 'VNPT']

const districtOf = (communeId: number): number => Math.floor(communeId / 100)

export const demoForces = ({ seed, hamlets, silent, seat }: ForceOptions): Forces => {
  const hamletNames = new Map(demoHamlets().map(({ unitId, fullName: name }) => [unitId, name]))
  const unitNames = new Map(UNITS.map(({ unitId, fullName: name }) => [unitId, name]))
  const nameOf = (unitId: number): string => hamletNames.get(unitId) ?? unitNames.get(unitId) ?? ''
  const team = (
    random: Random,
    kind: TeamKind,
    unitId: number,
    name: string,
    organisations: readonly Organisation[],
    no = 0,
  ): DemoTeam => ({
    teamId: demoId(instantOfDay(FORMED_ON, 8), seed, unitId, KIND_KEYS[kind], no),
    kind,
    unitId,
    ...rangeOf(unitId),
    name,
    fromDay: FORMED_ON,
    members: membersOf(random, organisations, (place) =>
      demoId(instantOfDay(FORMED_ON, 9), seed, unitId, KIND_KEYS[kind], no * 100 + place + 1),
    ),
  })
  const communes = [...new Set(hamlets.map(({ communeId }) => communeId))]
  const gaps = new Map(communes.map((communeId) => [communeId, gapOf(seed, communeId)]))
  const ofHamlet = new Map<number, DemoTeam>()
  for (const { hamletId, communeId } of hamlets) {
    const random = randomFor(seed, streams.hamlet, hamletId)
    const size = between(random, 4, 6)
    if (hamletId !== seat && (silent.has(communeId) || chance(random, gaps.get(communeId) ?? 0))) continue
    const name = `Tổ công nghệ số cộng đồng ${nameOf(hamletId)}`
    ofHamlet.set(hamletId, team(random, 'hamlet_team', hamletId, name, HAMLET_TEAM.slice(0, size)))
  }
  const ofCommune = new Map(
    communes.map((communeId) => {
      const random = randomFor(seed, streams.commune, communeId)
      const size = between(random, 4, 5)
      const name = `Tổ công tác Đề án 06 ${nameOf(communeId)}`
      return [communeId, team(random, 'commune_team', communeId, name, COMMUNE_TEAM.slice(0, size))]
    }),
  )
  const collection = collectionUnits(hamlets).map(({ unitId, no }, i) =>
    team(
      randomFor(seed, streams.collection, i),
      'collection_team',
      unitId,
      `Tổ thu nhận hồ sơ ${no} ${nameOf(unitId)}`,
      ['police', 'police'],
      no,
    ),
  )
  const carrier = [...new Set(communes.map(districtOf))].flatMap((districtId) =>
    CARRIERS.map((brand, i) =>
      team(
        randomFor(seed, streams.carrier, districtId, i),
        'carrier_team',
        districtId,
        `Đội lưu động ${brand} ${nameOf(districtId)}`,
        ['telecom', 'telecom', 'telecom'],
        i + 1,
      ),
    ),
  )
  const near = (teams: readonly DemoTeam[], communeId: number) =>
    teams
      .filter(({ unitId }) => unitId === communeId || unitId === districtOf(communeId))
      .sort((a, b) => b.unitId - a.unitId)
  return {
    teams: [...ofCommune.values(), ...ofHamlet.values(), ...collection, ...carrier],
    ofHamlet,
    ofCommune,
    collectors: (communeId) => near(collection, communeId),
    carriers: (communeId) => near(carrier, communeId),
  }
}

const KIND_KEYS: Readonly<Record<TeamKind, number>> = {
  hamlet_team: 0xf11,
  commune_team: 0xf12,
  collection_team: 0xf13,
  carrier_team: 0xf14,
}

/** Who goes to the doors of a residential group. */
export const walkerOf = (
  { ofHamlet, ofCommune }: Forces,
  hamletId: number,
  group: number,
): { readonly teamId: string; readonly memberId: string; readonly name: string } | null => {
  const own = ofHamlet.get(hamletId)
  const team = own ?? ofCommune.get(communeOfHamlet(hamletId))
  // The commune's team goes to several hamlets: to each with somebody else.
  const member = team?.members[(group + (own ? 0 : hamletId)) % team.members.length]
  return team && member ? { teamId: team.teamId, memberId: member.memberId, name: member.name } : null
}

/** In about one commune of ten a third of the hamlets have no team yet. */
const gapOf = (seed: number, communeId: number): number =>
  unit(randomFor(seed, streams.gap, communeId)) < 0.1 ? 0.35 : 0

/** One for each district, the others where most people live, some of those twice. */
const collectionUnits = (hamlets: readonly DemoHamlet[]): { unitId: number; no: number }[] => {
  const weights = new Map<number, number>()
  for (const { communeId, weight } of hamlets) weights.set(communeId, (weights.get(communeId) ?? 0) + weight)
  const communes = [...weights.keys()]
  const districts = [...new Set(communes.map(districtOf))]
  const shares = apportion(Math.max(0, COLLECTION_TEAMS - districts.length), [...weights.values()])
  return [
    ...districts.map((unitId) => ({ unitId, no: 1 })),
    ...communes.flatMap((unitId, i) =>
      Array.from({ length: shares[i] ?? 0 }, (_, n) => ({ unitId, no: n + 1 })),
    ),
  ]
}

/** Women of the women's union, both of all others; nobody of a team is called like another. */
const membersOf = (
  random: Random,
  organisations: readonly Organisation[],
  idOf: (place: number) => string,
): DemoMember[] => {
  const names = new Set<string>()
  return organisations.map((organisation, place) => {
    const isWoman = organisation === 'women_union' || chance(random, organisation === 'police' ? 0.15 : 0.45)
    const birthYear = between(random, organisation === 'youth_union' ? 1992 : 1968, 2001)
    const nameOne = () =>
      fullName(random, 'kinh', surname(random, 'kinh'), isWoman ? 'female' : 'male', birthYear)
    let name = nameOne()
    for (let draw = 0; draw < 8 && names.has(name); draw += 1) name = nameOne()
    names.add(name)
    return { memberId: idOf(place), name, organisation, isLead: place === 0 }
  })
}
