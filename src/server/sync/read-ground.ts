// Reads what must be known before anything of a batch is decided: the campaign, who may have been given whom, what was handed in
// before, what is known of people. Two trips for any number of messages; locks nothing.
import type { RawBuilder } from 'kysely'
import type { VisitMessage } from '#contract/sync'
import type { Campaign } from '#domain/campaign'
import type { WalkedFact } from '#domain/visit-fact'
import { campaignOf, campaignRow } from '../platform/campaign.ts'
import { queryTogether, type Tx } from '../platform/database.ts'
import type { Home } from '../platform/ledger/queries-homes.ts'
import { askPeople, type People, peopleOf } from '../platform/ledger/read-people.ts'
import {
  type Asked,
  type EarlierReceipt,
  earlierReceipts,
  grantsOf,
  type Looked,
  type Membership,
  membershipsOf,
} from './queries-ingest.ts'
import type { Standing } from './who-walked.ts'

/** What is known of one person, as whoever records it may stand to them. */
export type PersonGround = Standing & { readonly known: readonly WalkedFact[] }

export type Ground = {
  readonly campaign: Campaign
  /** Milliseconds that campaign time is ahead of real time. */
  readonly ahead: number
  /** The first receipt of a fact that this account handed in of this person. */
  readonly earlier: (accountId: string, personId: string, factId: string) => EarlierReceipt | undefined
  /** By whatever id: two who turned out to be one are that one. */
  readonly person: (accountId: string, personId: string) => PersonGround
  /** The same people as the ledger wants them. */
  readonly people: People
}

type Said = { readonly session: { readonly accountId: string }; readonly message: VisitMessage }

/** `along`: what goes to the database with the first trip. */
export const readGround = async (
  tx: Tx,
  messages: readonly Said[],
  along: readonly RawBuilder<unknown>[] = [],
): Promise<Ground> => {
  const accountIds = [...new Set(messages.map(({ session }) => session.accountId))]
  const personIds = [...new Set(messages.flatMap(({ message }) => message.people.map((one) => one.personId)))]
  const [campaigns, members, homes, facts] = await queryTogether(
    tx,
    [campaignRow, membershipsOf(accountIds), ...askPeople(personIds)],
    { before: along },
  )
  const memberships = Map.groupBy(members, ({ accountId }) => accountId)
  const people = await peopleOf(tx, personIds, homes, facts)
  const personOf = (personId: string) => people.people.get(people.whoIs(personId))
  const { looked, asked } = questions(messages, memberships, personOf, people.whoIs)
  const [receipts, given] = await queryTogether(tx, [earlierReceipts(asked), grantsOf(looked)])
  const earlier = Map.groupBy(receipts, ({ factId }) => factId)
  const grants = Map.groupBy(given, (one) => keyOf(one.accountId, one.personId))
  return {
    campaign: campaignOf(campaigns),
    ahead: campaigns[0]?.offsetMs ?? 0,
    earlier: (accountId, personId, factId) =>
      earlier
        .get(factId)
        ?.find(
          (one) =>
            one.accountId === accountId &&
            (one.personId === personId || one.personId === people.whoIs(personId)),
        ),
    person: (accountId, personId) => {
      const known = personOf(personId)
      return {
        memberships: memberships.get(accountId) ?? [],
        grants: [...new Set([personId, people.whoIs(personId)])].flatMap(
          (id) => grants.get(keyOf(accountId, id)) ?? [],
        ),
        home: known?.home ?? null,
        known: known?.walked ?? [],
      }
    },
    people,
  }
}

const keyOf = (accountId: string, personId: string): string => `${accountId} ${personId}`

type Memberships = ReadonlyMap<string, readonly Membership[]>

/** Where each of these people may have been given to each of these members, and where their facts may have been handed in. */
const questions = (
  messages: readonly Said[],
  memberships: Memberships,
  personOf: (personId: string) => { readonly home: Home } | undefined,
  whoIs: (personId: string) => string,
): { readonly looked: readonly Looked[]; readonly asked: readonly Asked[] } => {
  const looked = new Map<string, Looked>()
  const asked = new Map<string, Asked>()
  for (const { session, message } of messages)
    for (const { personId, factId } of message.people) {
      const { accountId } = session
      const home = personOf(personId)?.home
      const ask = (communeId: number) =>
        asked.set(`${communeId} ${factId} ${accountId}`, { communeId, factId, accountId })
      if (home !== undefined) ask(home.communeId)
      for (const { memberId, communeIds } of memberships.get(accountId) ?? [])
        for (const communeId of communeIds) {
          ask(communeId)
          for (const id of new Set([personId, whoIs(personId)]))
            looked.set(`${memberId} ${communeId} ${id}`, { memberId, communeId, personId: id })
        }
    }
  return { looked: [...looked.values()], asked: [...asked.values()] }
}
