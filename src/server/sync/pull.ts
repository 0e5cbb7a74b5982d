// Answers a phone that asks what is new. As a rule nothing is, and two small questions say so. Whom the account is given is asked
// as the account, so that row security answers; a phone never gets anybody else.
import type { InputOf, OutputOf } from '#contract/endpoint'
import { type pull as contract, MESSAGES } from '#contract/sync'
import { dayOfInstant, isoDay } from '#domain/dates'
import { maskNumbersIn } from '#domain/masked'
import { phoneCopy } from '#domain/phone-copy'
import { campaignNow } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import { nameIn, nameUnits } from '../platform/person-brief.ts'
import type { Session } from '../platform/session.ts'
import { differing, type Held, pageOf, planOf } from './pull-plan.ts'
import {
  type CopiedFact,
  type GivenHamlet,
  type GivenPerson,
  listChangedPeople,
  listDeparted,
  listFactsOfGiven,
  listGivenHamlets,
  listRevisions,
  listStillGiven,
  readOneSnapshot,
} from './queries-pull.ts'
import { findExpiry, listLedCommunes, notePulled } from './queries-tags.ts'
import type { ReadTallies } from './read-tallies.ts'
import { readAccount, readTagged, tagOf } from './tags.ts'

type Input = InputOf<typeof contract>
type Output = OutputOf<typeof contract>

/** People in one answer. */
export const PAGE = 1_000

export const pull = async (
  database: Database,
  readTallies: ReadTallies,
  session: Session,
  { hamlets, tags, app }: Input,
  limit = PAGE,
): Promise<Output> => {
  const held = new Map(hamlets.map((one) => [one.hamletId, one]))
  const asked = await database.asUnit(session, async (tx) => {
    const now = await campaignNow(tx)
    const tagged = await readTagged(tx, tags)
    const account = await readAccount(tx, session)
    return { now, tagged, account, given: await listGivenHamlets(tx) }
  })
  const { now, tagged, given } = asked
  const today = dayOfInstant(now)
  const led = asked.account.members.flatMap(({ isLead, teamId }) => (isLead ? [teamId] : []))
  const known = await database.asSystem('pull: account of a phone', async (tx) => {
    await notePulled(tx, session.credentialId, app)
    const communes = []
    for (const communeId of led.length === 0 ? [] : await listLedCommunes(tx, led))
      communes.push(await readTallies(tx, communeId, today))
    return { account: { ...asked.account, expiresOn: await findExpiry(tx, session.accountId) }, communes }
  })
  const accountTag = tagOf(known.account)
  const talliesTag = tagOf(known.communes)
  const still = new Set(given.map(({ hamletId }) => hamletId))
  return {
    ...{ messages: MESSAGES, serverTime: now, today: isoDay(today) },
    ...(await readChanges(database, session, differing(given, held), held, limit)),
    left: hamlets.map(({ hamletId }) => hamletId).filter((hamletId) => !still.has(hamletId)),
    ...tagged,
    ...(tags.account === accountTag ? {} : { account: { tag: accountTag, ...known.account } }),
    ...(tags.tallies === talliesTag || (tags.tallies === undefined && led.length === 0)
      ? {}
      : { tallies: { tag: talliesTag, communes: known.communes } }),
  }
}

/**
 * Revisions and tombstones first, then people: nobody who changed up to a revision is missed, for a change takes its revision
 * under the lock of its hamlet and commits with it. Whoever changes meanwhile is sent twice at worst.
 */
const readChanges = async (
  database: Database,
  session: Session,
  changed: readonly GivenHamlet[],
  held: ReadonlyMap<number, Held>,
  limit: number,
): Promise<Pick<Output, 'hamlets' | 'more'>> => {
  if (changed.length === 0) return { hamlets: [], more: false }
  const { plans, departed } = await database.asSystem('pull: revisions and tombstones', async (tx) => {
    await readOneSnapshot(tx)
    const ids = changed.map(({ hamletId }) => hamletId)
    const revisions = await listRevisions(tx, ids)
    const plans = changed.map((one) => planOf(one, held.get(one.hamletId), revisions.get(one.hamletId) ?? 0))
    const since = plans.filter(({ whole }) => !whole)
    return { plans, departed: since.length === 0 ? [] : await listDeparted(tx, since) }
  })
  const read = await database.asUnit(session, async (tx) => {
    await readOneSnapshot(tx)
    const people = await listChangedPeople(tx, plans, limit + 1)
    const ids = [...new Set(departed.map(({ personId }) => personId))]
    const still = ids.length === 0 ? [] : await listStillGiven(tx, ids)
    return {
      people,
      still,
      names: await nameUnits(
        tx,
        plans.map(({ hamletId }) => hamletId),
      ),
    }
  })
  const stays = new Set(read.still.map(({ personId, hamletId }) => `${hamletId} ${personId}`))
  const gone = Map.groupBy(
    departed.filter(({ personId, hamletId }) => !stays.has(`${hamletId} ${personId}`)),
    ({ hamletId }) => hamletId,
  )
  const sent = read.people.slice(0, limit)
  const facts =
    sent.length === 0
      ? new Map<string, readonly CopiedFact[]>()
      : await database.asSystem('pull: facts of people given', (tx) =>
          listFactsOfGiven(tx, session.accountId, sent),
        )
  return pageOf({
    ...{ plans, people: read.people, limit },
    gone: (hamletId) => gone.get(hamletId)?.map(({ personId }) => personId) ?? [],
    nameOf: (hamletId) => nameIn(read.names, hamletId),
    phonePerson: (person) => copyOf(person, facts.get(person.personId)),
  })
}

type PhonePerson = Output['hamlets'][number]['people'][number]

const copyOf = (
  { communeId: _, hamletId: __, revision: ___, ...person }: GivenPerson,
  facts: readonly CopiedFact[] | undefined,
): PhonePerson | null =>
  facts === undefined
    ? null
    : {
        ...person,
        address: person.address === null ? null : maskNumbersIn(person.address),
        facts: facts.map(({ factId, effective, known, source, body, own }) => ({
          ...{ factId, effective, known, source, body: phoneCopy(body) },
          ...(own ? { own } : {}),
        })),
      }
