// What has changed among the people of a phone, read page by page. Whom it is given is asked as the account, the facts of those who
// were found so as the system.
import type { OutputOf } from '#contract/endpoint'
import type { pull as contract } from '#contract/sync'
import { withoutWithdrawn } from '#domain/corrections'
import type { FactBody, Source } from '#domain/facts'
import { maskNumbersIn } from '#domain/masked'
import { phoneCopy } from '#domain/phone-copy'
import type { Database } from '../platform/database.ts'
import { birthText } from '../platform/person-brief.ts'
import type { Session } from '../platform/session.ts'
import { type Looked, pageOf, planAll } from './pull-plan.ts'
import {
  changedPeople,
  departedSince,
  factsOfGiven,
  type GivenPerson,
  hamletsNow,
  type InHamlet,
  seenHamlets,
  stillGiven,
} from './queries-pull.ts'

type Changes = Pick<OutputOf<typeof contract>, 'hamlets' | 'more'>

/**
 * Nobody who changed up to a revision is missed, for a change takes its revision under the lock of its hamlet and commits with it.
 * Whoever changes meanwhile is sent twice at worst.
 */
export const readChanges = async (
  database: Database,
  session: Session,
  looked: readonly Looked[],
  limit: number,
): Promise<Changes> => {
  const { departed, seen } = await readHeld(database, session, looked)
  const plans = planAll(looked, seen)
  if (plans.length === 0) return { hamlets: [], more: false }
  const left = [...new Set(departed.map(({ personId }) => personId))]
  const [[stand], [people, still = []]] = await database.readTogether([
    { reason: 'pull: hamlets of a phone', asked: [hamletsNow(plans.map(({ hamletId }) => hamletId))] },
    { session, asked: [changedPeople(plans, limit + 1), ...(left.length === 0 ? [] : [stillGiven(left)])] },
  ])
  const facts = await readFacts(database, session, people.slice(0, limit))
  const now = new Map(stand.map((one) => [one.hamletId, one]))
  const stays = new Set(still.map(placeOf))
  const gone = Map.groupBy(
    departed.filter((one) => !stays.has(placeOf(one))),
    ({ hamletId }) => hamletId,
  )
  return pageOf({
    ...{ people, limit },
    plans: plans.map((plan) => ({
      ...plan,
      // Of what the phone knew nothing of, nobody asked before; it is read before its people all the same.
      revision: plan.isUnknown ? (now.get(plan.hamletId)?.revision ?? 0) : plan.revision,
    })),
    gone: (hamletId) => gone.get(hamletId)?.map(({ personId }) => personId) ?? [],
    nameOf: (hamletId) => now.get(hamletId)?.name ?? String(hamletId),
    phonePerson: (person) => copyOf(person, facts.get(person.personId) ?? []),
  })
}

const placeOf = ({ hamletId, personId }: InHamlet): string => `${hamletId} ${personId}`

/** Who has left the hamlets that the phone knows, as far as it may hold them, and who is there. */
const readHeld = async (database: Database, session: Session, looked: readonly Looked[]) => {
  const held = looked.flatMap((one) => one.held ?? [])
  if (held.length === 0) return { departed: [], seen: [] }
  const [[departed], [seen]] = await database.readTogether([
    {
      reason: 'pull: who has left the hamlets of a phone',
      asked: [departedSince(held.map(({ hamletId, revision }) => ({ hamletId, from: revision })))],
    },
    { session, asked: [seenHamlets(held.map(({ hamletId }) => hamletId))] },
  ])
  return { departed, seen }
}

type PhonePerson = Changes['hamlets'][number]['people'][number]
type PhoneFact = {
  readonly factId: string
  readonly effective: string
  readonly known: string
  readonly source: Source
  readonly body: FactBody
  readonly own?: true
}

const readFacts = async (
  database: Database,
  { accountId }: Session,
  people: readonly GivenPerson[],
): Promise<ReadonlyMap<string, PhoneFact[]>> => {
  const facts = new Map<string, PhoneFact[]>()
  if (people.length === 0) return facts
  const [[[read]]] = await database.readTogether([
    { reason: 'pull: facts of people given', asked: [factsOfGiven(accountId, people)] },
  ])
  for (const [personId, factId, effective, known, source, body, isOwn] of read?.facts ?? []) {
    const fact = isOwn
      ? { factId, effective, known, source, body, own: isOwn }
      : { factId, effective, known, source, body }
    const its = facts.get(personId)
    if (its === undefined) facts.set(personId, [fact])
    else its.push(fact)
  }
  return facts
}

const copyOf = (person: GivenPerson, facts: readonly PhoneFact[]): PhonePerson => ({
  personId: person.personId,
  name: person.name,
  birth: birthText(person.birthYear, person.birthMonth, person.birthDay),
  sex: person.sex,
  householdNo: person.householdNo,
  residentialGroup: person.residentialGroup,
  relation: person.relation,
  address: person.address === null ? null : maskNumbersIn(person.address),
  identityLast2: person.identityLast2,
  phoneLast2: person.phoneLast2,
  facts: withoutWithdrawn(facts).map(copyOfFact),
})

/** As a rule nothing is left out of a body, and the fact is the copy. */
const copyOfFact = (fact: PhoneFact): PhoneFact => {
  const body = phoneCopy(fact.body)
  return body === fact.body ? fact : { ...fact, body }
}
