// One person with all that is known: household, residences, how each milestone stands and why, what is next, and every fact. The same fold
// as the tallies; numbers masked, also inside free text.
import type { z } from 'zod/mini'
import type { readPerson as contract } from '#contract/people'
import type { Scope } from '#domain/access'
import { type Day, isoDay } from '#domain/dates'
import { type Fact, inFoldingOrder } from '#domain/facts'
import type { Evidence } from '#domain/held'
import { maskedOldIdentity, maskNumbersIn } from '#domain/masked'
import { MILESTONES } from '#domain/milestones'
import { type Person, standing } from '#domain/person'
import { compareVietnamese } from '#domain/text'
import { personOn } from '#domain/timeline'
import { communeOfHamlet } from '#domain/units'
import type { Tx } from '../platform/database.ts'
import { factOf } from '../platform/fact-rows.ts'
import { briefOf, nameIn, nameUnits, type UnitNames } from '../platform/person-brief.ts'
import {
  findPerson,
  type HistoryRow,
  listFacts,
  listHousehold,
  listResidences,
  type PersonRow,
} from './queries.ts'
import { readNextActions } from './read-next-actions.ts'
import type { FoundPerson } from './read-sources.ts'

type PersonView = z.infer<(typeof contract)['output']>

/** Null when there is no such person in the scope. Whoever shows it adds the sources (read-sources.ts). */
export async function readPerson(
  tx: Tx,
  scope: Scope,
  personId: string,
  day: Day,
): Promise<FoundPerson | null> {
  const row = await findPerson(tx, personId)
  if (row === null) return null
  const members = row.householdNo === null ? [] : await listHousehold(tx, row.hamletId, row.householdNo)
  const residences = await listResidences(tx, personId)
  const history = await listFacts(tx, row.communeId, personId)
  const mentioned = history.flatMap(({ body }) =>
    'residence' in body ? (body.residence?.hamletId ?? []) : [],
  )
  const hamletIds = new Set([
    row.hamletId,
    ...(row.registeredHamletId === null ? [] : [row.registeredHamletId]),
    ...members.map(({ hamletId }) => hamletId),
    ...residences.map(({ hamletId }) => hamletId),
    ...mentioned,
  ])
  const names = await nameUnits(
    tx,
    [...hamletIds].flatMap((id) => [id, communeOfHamlet(id)]),
  )
  const facts = history.map(factOf)
  const person = personOn(facts, day)
  const view: FoundPerson['view'] = {
    person: detailOf(row, person, names, scope),
    asOf: isoDay(day),
    household: members
      .toSorted((a, b) => compareVietnamese(a.name, b.name))
      .map((member) => ({ ...briefOf(member, names, scope), relation: member.relation })),
    residences: residences.map(({ fromDay, toDay, hamletId, ...residence }) => ({
      ...residence,
      ...placeOf(hamletId, names),
      from: fromDay,
      to: toDay,
    })),
    milestones: MILESTONES.map((milestone) => {
      const { state, flag, measured, reason, evidence, flagged } = standing(person, milestone, day)
      return {
        milestone,
        state,
        flag,
        measured,
        evidence: evidenceOut(evidence),
        reason: reason === null ? null : maskNumbersIn(reason),
        flagged:
          flagged === null ? null : { since: isoDay(flagged.since), evidence: evidenceOut(flagged.evidence) },
      }
    }),
    nextActions: await readNextActions(tx, row, members, facts, day),
    cohorts: [...person.cohorts],
    facts: historyOf(history),
    places: [...new Set(mentioned)].map((hamletId) => placeOf(hamletId, names)),
  }
  const recordedBy = new Map(history.map((one) => [one.factId, one.recordedBy]))
  return { view, communeId: row.communeId, hamletIds: [...hamletIds], facts, recordedBy, day }
}

const placeOf = (hamletId: number, names: UnitNames) => ({
  hamletId,
  hamletName: nameIn(names, hamletId),
  communeName: nameIn(names, communeOfHamlet(hamletId)),
})

const detailOf = (row: PersonRow, person: Person, names: UnitNames, scope: Scope): PersonView['person'] => ({
  ...briefOf(row, names, scope),
  communeName: nameIn(names, row.communeId),
  cmnd: maskedOldIdentity(row.cmndLast2),
  address: row.address === null ? null : maskNumbersIn(row.address),
  residentialGroup: row.residentialGroup,
  relation: row.relation,
  registered: row.registeredHamletId === null ? null : placeOf(row.registeredHamletId, names),
  away: row.away,
  eidLevel: person.attributes.eidLevel ?? row.eidLevel,
  device: person.attributes.device ?? row.deviceClass,
})

const evidenceOut = (evidence: Evidence | null) =>
  evidence === null ? null : { factId: evidence.factId, source: evidence.source, asOf: isoDay(evidence.asOf) }

/** In the order in which they are folded: what stands last decides. */
function historyOf(history: readonly HistoryRow[]): FoundPerson['view']['facts'] {
  const rows = new Map(history.map((row) => [row.factId, row]))
  return inFoldingOrder(history.map(factOf)).flatMap((fact) => {
    const row = rows.get(fact.factId)
    return row ? [factOut(fact, row.recordedIn)] : []
  })
}

const factOut = ({ factId, effective, known, source, body }: Fact, recordedIn: number) => ({
  factId,
  effective: isoDay(effective),
  known: isoDay(known),
  source,
  recordedIn,
  body: maskedBody(body),
})

/**
 * A reason or piece of evidence was typed by somebody, or stood in a cell of a list: it may hold a number. Where a visitor
 * stood is theirs, and not shown to whoever looks at the person.
 */
const maskedBody = (body: Fact['body']): Fact['body'] =>
  JSON.parse(JSON.stringify(body), (key, value: unknown) =>
    key === 'place'
      ? undefined
      : typeof value === 'string' && FREE_TEXT.has(key)
        ? maskNumbersIn(value)
        : value,
  )
const FREE_TEXT = new Set(['reason', 'evidence', 'rejected'])
