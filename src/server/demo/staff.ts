// Whom the printed log-ins stand for among the invented forces, and in whose name everything else was done. Other members who have an
// account for a phone (domain/demo/devices.ts) cannot sign in; their account has the id of the member. Where nobody has one, an id
// stands that no account has.
import { demoId } from '#domain/demo/demo-ids'
import type { DemoWalker } from '#domain/demo/devices'
import type { DemoTeam, Forces } from '#domain/demo/forces'
import type { Walker } from '#domain/demo/history-fact'
import { communeOfHamlet } from '#domain/units'

/** Ids of the accounts by their names; empty where none were made. */
export type Accounts = ReadonlyMap<string, string>

/** The hamlet of the log-ins, and their accounts. */
export type Seat = { readonly hamletId: number; readonly accounts: Accounts }

export type Staff = {
  /** Null: walks with paper only. */
  readonly accountOf: (memberId: string) => string | null
  readonly leaderOf: (communeId: number) => string
  /** Who recorded what somebody saw at a door. */
  readonly recorderOf: (walker: Walker) => string
  /** Who answers for a team. */
  readonly speakerOf: (team: DemoTeam) => string
}

const OFFICES = {
  clerk: { key: 0xacc1, username: 'motcua.xa' },
  leader: { key: 0xacc2, username: 'lanhdao.xa' },
}

const officeOf = (seed: number, { hamletId, accounts }: Seat, which: keyof typeof OFFICES) => {
  const { key, username } = OFFICES[which]
  return (communeId: number): string =>
    (communeId === communeOfHamlet(hamletId) ? accounts.get(username) : undefined) ??
    demoId(0, seed, key, communeId)
}

export const clerksOf = (seed: number, seat: Seat) => officeOf(seed, seat, 'clerk')

export const staffOf = (seed: number, seat: Seat, forces: Forces, walkers: readonly DemoWalker[]): Staff => {
  const { hamletId, accounts } = seat
  const communeId = communeOfHamlet(hamletId)
  const byMember = new Map(walkers.map(({ member: { memberId } }) => [memberId, memberId]))
  const sit = (team: DemoTeam | undefined, ...usernames: string[]) =>
    usernames.forEach((username, place) => {
      const [member, account] = [team?.members[place], accounts.get(username)]
      if (member !== undefined && account !== undefined) byMember.set(member.memberId, account)
    })
  sit(forces.ofHamlet.get(hamletId), 'totruong', 'tinhnguyen', 'tinhnguyen2')
  sit(forces.ofCommune.get(communeId), 'congan.xa')
  sit(forces.collectors(communeId).at(-1), 'thunhan.huyen')
  sit(forces.carriers(communeId)[0], 'vienthong')
  const accountOf = (memberId: string) => byMember.get(memberId) ?? null
  return {
    accountOf,
    leaderOf: officeOf(seed, seat, 'leader'),
    recorderOf: ({ memberId }) => accountOf(memberId) ?? memberId,
    speakerOf: ({ teamId, members: [lead] }) =>
      lead === undefined ? teamId : (accountOf(lead.memberId) ?? lead.memberId),
  }
}
