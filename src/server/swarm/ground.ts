// The forces of a swarm: in some communes a team of its own with an officer who lets phones in, and members who are each given
// people. Written into a copy as a leader's decision would stand there, so that nothing that settles assignments takes it away.
import { createHash, randomBytes } from 'node:crypto'
import { isoDay } from '#domain/dates'
import { getCampaign } from '../platform/campaign.ts'
import type { Database } from '../platform/database.ts'
import { uuid } from '../platform/ids.ts'
import {
  giveOut,
  insertAccounts,
  insertTeam,
  insertToken,
  listFullCommunes,
  type NewTeam,
} from './queries.ts'

export type Walker = {
  readonly accountId: string
  readonly memberId: string
  readonly communeId: number
  /** API token of the officer who lets its phone in. */
  readonly officer: string
}

/** As many as one officer of a commune can look after. */
const PHONES_OF_A_COMMUNE = 20

/** `each`: people given to every walker. Null: there is nobody to visit. */
export const makeGround = async (
  database: Pick<Database, 'asSystem'>,
  given: { readonly phones: number; readonly each: number },
): Promise<readonly Walker[] | null> =>
  database.asSystem('swarm: forces of its own', async (tx) => {
    const fromDay = isoDay((await getCampaign(tx)).startsOn)
    const communes = await listFullCommunes(tx, Math.ceil(given.phones / PHONES_OF_A_COMMUNE))
    if (communes.length === 0) return null
    const run = randomBytes(3).toString('hex')
    const walkers: Walker[] = []
    for (const [i, { communeId }] of communes.entries()) {
      const many = Math.floor(given.phones / communes.length) + (i < given.phones % communes.length ? 1 : 0)
      const officer = newOfficer(`swarm-${run}-${communeId}`, communeId)
      const members = Array.from({ length: many }, () => ({ memberId: uuid(), accountId: uuid() }))
      await insertAccounts(tx, [
        officer.account,
        ...members.map(({ accountId }, no) => ({
          ...{ accountId, communeId, role: 'volunteer' as const },
          username: `swarm-${run}-${communeId}-${no + 1}`,
        })),
      ])
      await insertToken(tx, officer.account.accountId, officer.tokenHash)
      const team: NewTeam = { teamId: uuid(), communeId, members, fromDay }
      await insertTeam(tx, team)
      await giveOut(tx, team, { decisionId: uuid(), by: officer.account.accountId, each: given.each })
      for (const { accountId, memberId } of members)
        walkers.push({ accountId, memberId, communeId, officer: officer.token })
    }
    return walkers
  })

const newOfficer = (username: string, communeId: number) => {
  const token = randomBytes(32).toString('base64url')
  const account = { accountId: uuid(), username, communeId, role: 'commune_leader' as const }
  return { account, token, tokenHash: createHash('sha256').update(token).digest() }
}
