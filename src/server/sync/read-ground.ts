// Reads what must be known before anything of a batch is decided: who may have been given whom, what was handed in before, what
// is known of people. Two trips for any number of messages; locks nothing.
import type { VisitMessage } from '#contract/sync'
import type { WalkedFact } from '#domain/visit-fact'
import { queryTogether, type Tx } from '../platform/database.ts'
import { factOf } from '../platform/fact-rows.ts'
import { mergesOf } from '../platform/ledger/queries-merges.ts'
import {
  type Asked,
  type EarlierReceipt,
  earlierReceipts,
  factsAt,
  grantsOf,
  type Home,
  homesOf,
  type Looked,
  type Membership,
  membershipsOf,
} from './queries-ingest.ts'
import type { Standing } from './who-walked.ts'

/** What is known of one person, as whoever records it may stand to them. */
export type PersonGround = Standing & { readonly known: readonly WalkedFact[] }

export type Ground = {
  /** The first receipt of a fact that this account handed in of this person. */
  readonly earlier: (accountId: string, personId: string, factId: string) => EarlierReceipt | undefined
  /** By whatever id: two who turned out to be one are that one. */
  readonly person: (accountId: string, personId: string) => PersonGround
}

type Said = { readonly session: { readonly accountId: string }; readonly message: VisitMessage }

export const readGround = async (tx: Tx, messages: readonly Said[]): Promise<Ground> => {
  const accountIds = [...new Set(messages.map(({ session }) => session.accountId))]
  const personIds = [...new Set(messages.flatMap(({ message }) => message.people.map((one) => one.personId)))]
  const [members, found, merges] = await queryTogether(tx, [
    membershipsOf(accountIds),
    homesOf(personIds),
    mergesOf(personIds),
  ])
  const memberships = Map.groupBy(members, ({ accountId }) => accountId)
  const homes = new Map(found.map((home) => [home.personId, home]))
  const merged = new Map(merges.map(({ fromId, intoId }) => [fromId, intoId]))
  if (merged.size > 0) {
    const [more] = await queryTogether(tx, [homesOf([...new Set(merged.values())])])
    for (const home of more) homes.set(home.personId, home)
  }
  const whoIs = (personId: string): string => merged.get(personId) ?? personId
  const { looked, asked } = questions(messages, memberships, (id) => homes.get(whoIs(id)) ?? null, whoIs)
  const [receipts, given, rows] = await queryTogether(tx, [
    earlierReceipts(asked),
    grantsOf(looked),
    factsAt([...homes.values()]),
  ])
  const earlier = Map.groupBy(receipts, ({ factId }) => factId)
  const grants = Map.groupBy(given, (one) => keyOf(one.accountId, one.personId))
  const known = Map.groupBy(
    rows.map((row): WalkedFact & { readonly personId: string } => ({ ...row, fact: factOf(row) })),
    ({ personId }) => personId,
  )
  return {
    earlier: (accountId, personId, factId) =>
      earlier
        .get(factId)
        ?.find(
          (one) =>
            one.accountId === accountId && (one.personId === personId || one.personId === whoIs(personId)),
        ),
    person: (accountId, personId) => ({
      memberships: memberships.get(accountId) ?? [],
      grants: [...new Set([personId, whoIs(personId)])].flatMap(
        (id) => grants.get(keyOf(accountId, id)) ?? [],
      ),
      home: homes.get(whoIs(personId)) ?? null,
      known: known.get(whoIs(personId)) ?? [],
    }),
  }
}

const keyOf = (accountId: string, personId: string): string => `${accountId} ${personId}`

type Memberships = ReadonlyMap<string, readonly Membership[]>

/** Where each of these people may have been given to each of these members, and where their facts may have been handed in. */
const questions = (
  messages: readonly Said[],
  memberships: Memberships,
  homeOf: (personId: string) => Home | null,
  whoIs: (personId: string) => string,
): { readonly looked: readonly Looked[]; readonly asked: readonly Asked[] } => {
  const looked = new Map<string, Looked>()
  const asked = new Map<string, Asked>()
  for (const { session, message } of messages)
    for (const { personId, factId } of message.people) {
      const { accountId } = session
      const home = homeOf(personId)
      const ask = (communeId: number) =>
        asked.set(`${communeId} ${factId} ${accountId}`, { communeId, factId, accountId })
      if (home !== null) ask(home.communeId)
      for (const { memberId, communeIds } of memberships.get(accountId) ?? [])
        for (const communeId of communeIds) {
          ask(communeId)
          for (const id of new Set([personId, whoIs(personId)]))
            looked.set(`${memberId} ${communeId} ${id}`, { memberId, communeId, personId: id })
        }
    }
  return { looked: [...looked.values()], asked: [...asked.values()] }
}
