// Who of the invented forces has an account and carries a phone, and how each phone stands. Fixed by the seed alone. All times are ages:
// a phone is dark by real time, while everything else of the demonstration happens in 2024. Nobody here is anybody.
import type { Role } from '../access.ts'
import { binhPhuoc2024 } from '../binh-phuoc/campaign.ts'
import { instantOfDay } from '../dates.ts'
import { fold } from '../text.ts'
import { communeOfHamlet } from '../units.ts'
import { demoId } from './demo-ids.ts'
import { APP, DEVICES } from './door-visit.ts'
import type { DemoMember, DemoTeam, Forces } from './forces.ts'
import { between, chance, pick, type Random, randomFor, weighted } from './random.ts'

export type DemoWalker = {
  readonly team: DemoTeam
  readonly member: DemoMember
  readonly username: string
  readonly role: Extract<Role, 'team_lead' | 'volunteer'>
  /** Null: an account, and no phone yet. */
  readonly device: DemoDevice | null
  /** A code is out that nobody has used. */
  readonly isInvited: boolean
}

/** Ages in minutes, sizes in bytes. What it holds is counted where people are given (server/demo). */
export type DemoDevice = {
  readonly deviceId: string
  readonly name: string
  readonly app: string
  readonly condition: Condition
  readonly joinedAge: number
  readonly seenAge: number
  readonly pushedAge: number
  readonly waiting: number
  readonly oldestAge: number | null
  readonly refused: number
  readonly clockAheadMs: number
  readonly storageKept: boolean
  readonly storageUsed: number
  readonly revokedAge: number | null
  readonly revokedBecause: string | null
  readonly wiped: {
    readonly age: number
    readonly why: 'revoked' | 'too-many-pins'
    readonly sealedLeft: number
  } | null
}

export const CONDITIONS = [
  'wiped',
  'fine',
  'dark-for-days',
  'waiting',
  'refused',
  'dark-for-a-day',
  'clock-wrong',
  'revoked',
  'storage-not-kept',
  'old-app',
  'pins-wrong',
] as const
export type Condition = (typeof CONDITIONS)[number]

export const STORAGE_QUOTA = 2_000_000_000
/** One of a neighbouring team: what it recorded reaches the campaign after it was shut out. */
const LOST: Condition = 'wiped'
/** Of the team of the log-ins' hamlet the first so many are the log-ins themselves (server/demo/staff.ts). */
const LOGINS_IN_THE_TEAM = 3
const HOUR = 60
const DAY = 24 * HOUR
const OLD_APP = '0.0.9'
const BECAUSE = {
  lost: 'Máy rơi mất ở chợ, đã báo công an xã',
  left: 'Tình nguyện viên chuyển công tác, chưa trả máy',
}
const streams = { account: 0xf61, device: 0xf62 }
const keyOfDevices = 0xf63
/** Beyond the seat's commune, where every condition stands. */
const USUAL = weighted<Condition>([
  ['fine', 80],
  ['waiting', 5],
  ['dark-for-a-day', 5],
  ['dark-for-days', 2],
  ['refused', 2],
  ['storage-not-kept', 3],
  ['old-app', 3],
])

/** In the seat's commune nearly everybody, in its district two of a team, elsewhere some leads. */
export const demoWalkers = (seed: number, forces: Forces, seat: number): DemoWalker[] => {
  const names = new Map<string, number>()
  const teams = teamsInOrder(forces, seat)
  const [first, second] = teams
  const shown = CONDITIONS.filter((condition) => condition !== LOST)
  let invitations = 0
  return teams.flatMap((team) => {
    const isNear = communeOfHamlet(team.lo) === communeOfHamlet(seat)
    return team.members.flatMap((member, place): DemoWalker[] => {
      const random = randomFor(seed, streams.account, team.unitId, place)
      if (team === first ? place < LOGINS_IN_THE_TEAM : member.organisation === 'police') return []
      const isLost = team === second && place === 1
      const isChosen = team === first || isLost
      if (!isChosen && !chance(random, accountShare(team, seat, place))) return []
      const hasPhone = isChosen || chance(random, isNear ? 0.85 : 0.92)
      const next = isLost ? LOST : isNear && hasPhone ? shown.shift() : undefined
      const condition = next ?? pick(random, USUAL)
      const isInvited = !hasPhone && isNear && invitations++ === 0
      return [
        {
          ...{ team, member, isInvited, username: usernameOf(member.name, names) },
          role: member.isLead ? 'team_lead' : 'volunteer',
          device: hasPhone ? deviceOf(seed, team, place, condition) : null,
        },
      ]
    })
  })
}

/** The log-ins' own first, then their commune's. */
const teamsInOrder = ({ teams, ofHamlet, ofCommune }: Forces, seat: number): DemoTeam[] => {
  const first = ofHamlet.get(seat)
  const commune = communeOfHamlet(seat)
  const near = teams.filter(({ kind, lo }) => kind === 'hamlet_team' && communeOfHamlet(lo) === commune)
  const far = teams.filter(({ kind, lo }) => kind === 'hamlet_team' && communeOfHamlet(lo) !== commune)
  const own = [first, ...near.filter((team) => team !== first), ofCommune.get(commune)]
  return [...own.flatMap((team) => team ?? []), ...far]
}

const accountShare = ({ lo }: DemoTeam, seat: number, place: number): number => {
  const [commune, own] = [communeOfHamlet(lo), communeOfHamlet(seat)]
  if (commune === own) return 0.8
  if (Math.floor(commune / 100) === Math.floor(own / 100)) return place < 2 ? 0.85 : 0
  return place === 0 ? 0.4 : 0
}

/** "Nguyễn Thị Hoa": hoa.nt, and of others of that name hoa.nt2, hoa.nt3 … */
const usernameOf = (name: string, taken: Map<string, number>): string => {
  const words = fold(name).match(/[a-z]+/g) ?? []
  const plain = `${words.at(-1)}.${words
    .slice(0, -1)
    .map((word) => word.charAt(0))
    .join('')}`
  const times = (taken.get(plain) ?? 0) + 1
  taken.set(plain, times)
  return times === 1 ? plain : `${plain}${times}`
}

const deviceOf = (seed: number, team: DemoTeam, place: number, condition: Condition): DemoDevice => {
  const random = randomFor(seed, streams.device, team.unitId, place)
  const made = instantOfDay(binhPhuoc2024.startsOn, 7)
  const seenAge = between(random, 2, 9 * HOUR)
  const fine = {
    deviceId: demoId(made, seed, keyOfDevices, team.unitId, place),
    name: `${DEVICES[between(random, 0, DEVICES.length - 1)]} · Chrome ${between(random, 112, 124)}`,
    app: APP,
    condition,
    joinedAge: between(random, 12, 40) * DAY + between(random, 0, DAY),
    seenAge,
    pushedAge: seenAge + between(random, 0, 5 * HOUR),
    ...{ waiting: 0, oldestAge: null, refused: 0, clockAheadMs: between(random, -4_000, 20_000) },
    ...{ storageKept: true, storageUsed: between(random, 900_000, 6_000_000) },
    ...{ revokedAge: null, revokedBecause: null, wiped: null },
  }
  return { ...fine, ...differences[condition](random, fine) }
}

const dark = (age: number) => (random: Random) => {
  const waiting = between(random, 3, 21)
  return { seenAge: age, pushedAge: age, waiting, oldestAge: age + between(random, 1, 4) * HOUR }
}

const differences: Readonly<
  Record<Condition, (random: Random, fine: { readonly seenAge: number }) => Partial<DemoDevice>>
> = {
  fine: () => ({}),
  waiting: (random, { seenAge }) => ({
    ...{ waiting: between(random, 24, 70), pushedAge: seenAge },
    oldestAge: seenAge + between(random, 3, 8) * HOUR,
  }),
  'dark-for-a-day': dark(30 * HOUR),
  'dark-for-days': dark(4 * DAY),
  refused: (random) => ({ refused: between(random, 1, 3) }),
  'clock-wrong': () => ({ clockAheadMs: 86_400_000 + 95_000 }),
  'storage-not-kept': () => ({ storageKept: false }),
  'old-app': () => ({ app: OLD_APP }),
  'pins-wrong': (_, { seenAge }) => ({ wiped: { age: seenAge, why: 'too-many-pins', sealedLeft: 2 } }),
  // It was lost, found again, and heard of it yesterday.
  wiped: () => ({
    ...{ seenAge: DAY, pushedAge: 10 * DAY, revokedAge: 9 * DAY, revokedBecause: BECAUSE.lost },
    wiped: { age: DAY, why: 'revoked', sealedLeft: 0 },
  }),
  // Nobody has heard of it since it was lost: it does not know yet.
  revoked: () => ({
    ...{ seenAge: 3 * DAY, pushedAge: 3 * DAY, revokedAge: 2 * DAY + 5 * HOUR },
    revokedBecause: BECAUSE.left,
  }),
}
