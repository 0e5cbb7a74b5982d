// Answers a phone that asks what is new. As a rule nothing is, and two small questions say so. Whom the account is given is asked
// as the account, so that row security answers; a phone never gets anybody else.
import type { InputOf, OutputOf } from '#contract/endpoint'
import { type pull as contract, MESSAGES } from '#contract/sync'
import { dayOfInstant, isoDay } from '#domain/dates'
import { maskNumbersIn } from '#domain/masked'
import { phoneCopy } from '#domain/phone-copy'
import { campaignNow } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/database.ts'
import { nameIn, nameUnits } from '../platform/person-brief.ts'
import type { Session } from '../platform/session.ts'
import { type HamletPlan, type Held, isNew, maybeNew, pageOf, planOf } from './pull-plan.ts'
import {
  type CopiedFact,
  type GivenHamlet,
  type GivenPerson,
  listAssignedHamlets,
  listChangedPeople,
  listDeparted,
  listFactsOfGiven,
  listRevisions,
  listSeenHamlets,
  listStillGiven,
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
    return { now, tagged, account, given: await listAssignedHamlets(tx) }
  })
  const { now, given } = asked
  const today = dayOfInstant(now)
  const led = asked.account.members.flatMap(({ isLead, teamId }) => (isLead ? [teamId] : []))
  const known = await database.asSystem('pull: account and revisions of a phone', async (tx) => {
    await notePulled(tx, session.credentialId, app)
    const communes = []
    for (const communeId of led.length === 0 ? [] : await listLedCommunes(tx, led))
      communes.push(await readTallies(tx, communeId, today))
    const account = { ...asked.account, expiresOn: await findExpiry(tx, session.accountId) }
    return { account, communes, looked: await lookInto(tx, given, held) }
  })
  const accountTag = tagOf(known.account)
  const talliesTag = tagOf(known.communes)
  const still = new Set(given.map(({ hamletId }) => hamletId))
  return {
    ...{ messages: MESSAGES, serverTime: now, today: isoDay(today) },
    ...(await readChanges(database, session, known.looked, limit)),
    left: hamlets.map(({ hamletId }) => hamletId).filter((hamletId) => !still.has(hamletId)),
    ...asked.tagged,
    ...(tags.account === accountTag ? {} : { account: { tag: accountTag, ...known.account } }),
    ...(tags.tallies === talliesTag || (tags.tallies === undefined && led.length === 0)
      ? {}
      : { tallies: { tag: talliesTag, communes: known.communes } }),
  }
}

/** A hamlet in which something may be new, as it stood before its people are looked at. */
type Looked = {
  readonly given: GivenHamlet
  readonly held: Held | undefined
  readonly revision: number
  /** Who left it since, as far as the phone may hold them. */
  readonly departed: readonly string[]
}

/** As the system. Revisions first of all: what is read after them holds every change up to them. */
const lookInto = async (
  tx: Tx,
  given: readonly GivenHamlet[],
  held: ReadonlyMap<number, Held>,
): Promise<Looked[]> => {
  const revisions = await listRevisions(
    tx,
    given.map(({ hamletId }) => hamletId),
  )
  const looked = given.flatMap((one) => {
    const [copy, revision] = [held.get(one.hamletId), revisions.get(one.hamletId) ?? 0]
    return maybeNew(one, copy, revision) ? [{ given: one, held: copy, revision }] : []
  })
  const since = looked.flatMap((one) =>
    one.held === undefined ? [] : [{ hamletId: one.given.hamletId, from: one.held.revision, after: null }],
  )
  const departed = Map.groupBy(
    since.length === 0 ? [] : await listDeparted(tx, since),
    ({ hamletId }) => hamletId,
  )
  return looked.map((one) => ({
    ...one,
    departed: departed.get(one.given.hamletId)?.map(({ personId }) => personId) ?? [],
  }))
}

/**
 * Nobody who changed up to a revision is missed, for a change takes its revision under the lock of its hamlet and commits with it.
 * Whoever changes meanwhile is sent twice at worst.
 */
const readChanges = async (
  database: Database,
  session: Session,
  looked: readonly Looked[],
  limit: number,
): Promise<Pick<Output, 'hamlets' | 'more'>> => {
  const none = { hamlets: [], more: false }
  if (looked.length === 0) return none
  const read = await database.asUnit(session, async (tx) => {
    const plans = await planAll(tx, looked)
    if (plans.length === 0) return null
    const people = await listChangedPeople(tx, plans, limit + 1)
    const departed = [...new Set(looked.flatMap((one) => one.departed))]
    const still = departed.length === 0 ? [] : await listStillGiven(tx, departed)
    const names = await nameUnits(
      tx,
      plans.map(({ hamletId }) => hamletId),
    )
    return { plans, people, still, names }
  })
  if (read === null) return none
  const sent = read.people.slice(0, limit)
  const facts =
    sent.length === 0
      ? new Map<string, readonly CopiedFact[]>()
      : await database.asSystem('pull: facts of people given', (tx) =>
          listFactsOfGiven(tx, session.accountId, sent),
        )
  const stays = new Set(read.still.map(({ personId, hamletId }) => `${hamletId} ${personId}`))
  const gone = new Map(
    looked.map(({ given: { hamletId }, departed }) => [
      hamletId,
      departed.filter((personId) => !stays.has(`${hamletId} ${personId}`)),
    ]),
  )
  return pageOf({
    ...{ plans: read.plans, people: read.people, limit },
    gone: (hamletId) => gone.get(hamletId) ?? [],
    nameOf: (hamletId) => nameIn(read.names, hamletId),
    phonePerson: (person) => copyOf(person, facts.get(person.personId) ?? []),
  })
}

/** As the account. Of what the phone knows nothing of, nothing is compared. */
const planAll = async (tx: Tx, looked: readonly Looked[]): Promise<HamletPlan[]> => {
  const known = looked.flatMap(({ held, given }) => (held === undefined ? [] : [given.hamletId]))
  const seen = new Map(
    (known.length === 0 ? [] : await listSeenHamlets(tx, known)).map((one) => [one.hamletId, one]),
  )
  return looked.flatMap(({ given: { communeId, hamletId }, held, revision }) => {
    const nobody = { communeId, hamletId, people: 0, sum: 0, newest: 0 }
    const its = seen.get(hamletId) ?? nobody
    return held === undefined || isNew(its, held, revision) ? [planOf(its, held, revision)] : []
  })
}

type PhonePerson = Output['hamlets'][number]['people'][number]

const copyOf = (
  { communeId: _, hamletId: __, revision: ___, ...person }: GivenPerson,
  facts: readonly CopiedFact[],
): PhonePerson => ({
  ...person,
  address: person.address === null ? null : maskNumbersIn(person.address),
  facts: facts.map(({ factId, effective, known, source, body, own }) => ({
    ...{ factId, effective, known, source, body: phoneCopy(body) },
    ...(own ? { own } : {}),
  })),
})
