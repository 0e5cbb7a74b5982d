// The folded person: what the facts up to some day say. `apply` folds a fact, `standing` reads a milestone on a day,
// `placement` says where the person counts. The same code runs on the phone and the server.
import { type Day, decodePartialDate, type PartialDate } from './dates.ts'
import type { Attributes, Claims, Fact, Listed, ResidenceClaim, ResidenceKind } from './facts.ts'
import {
  claimed,
  type Evidence,
  evidenceOf,
  type Held,
  judged,
  NEVER,
  nextEnd,
  type Reasons,
  reasonsOn,
  standOn,
} from './held.ts'
import { MILESTONES, type Milestone, milestoneNo, type Stand } from './milestones.ts'
import { readStand } from './stand-codes.ts'

/** `from`: the day of the newest fact that says so. */
export type Residence = { readonly hamletId: number; readonly away: boolean; readonly from: Day }

export type Person = {
  readonly birth: PartialDate | null
  readonly residences: { readonly [k in ResidenceKind]: Residence | null }
  /** In the order of MILESTONES; null while nothing is known of one. Read it by `standing`. */
  readonly milestones: readonly (Held | null)[]
  readonly attributes: Attributes
  readonly cohorts: readonly string[]
}

export const nobody: Person = {
  birth: null,
  residences: { permanent: null, temporary: null, working: null },
  milestones: MILESTONES.map(() => null),
  attributes: {},
  cohorts: [],
}

/** What one milestone looks like on one day, and why. */
export type Standing = Stand & Reasons

/** Reads a milestone of a person (folded up to `day`) on that day. */
export const standing = (person: Person, milestone: Milestone, day: Day): Standing => {
  const held = person.milestones[milestoneNo(milestone)] ?? null
  return { ...readStand(standOn(held, day)), ...reasonsOn(held, day) }
}

/**
 * The first day after `day` on which a milestone stands differently by the calendar alone (an exemption or a
 * certificate has ended); NEVER if there is none.
 */
export const nextEnding = (person: Person, day: Day): Day => {
  let next = NEVER
  for (const held of person.milestones) if (held !== null) next = Math.min(next, nextEnd(held, day))
  return next
}

/** Registered base: the permanent residence. Present base: where the person lives; null = outside the province. */
export const placement = (person: Person): { present: number | null; registered: number | null } => {
  const { permanent, temporary, working } = person.residences
  const elsewhere =
    temporary && working ? (temporary.from >= working.from ? temporary : working) : (temporary ?? working)
  const home = elsewhere ?? permanent
  return {
    present: home === null || home.away ? null : home.hamletId,
    registered: permanent?.hamletId ?? null,
  }
}

/** Folds one fact. Facts must come in the order of `compareFacts`. Nothing confirmed regresses without evidence. */
export const apply = (person: Person, fact: Fact): Person => {
  const { body } = fact
  switch (body.type) {
    case 'listed/1':
      return {
        birth: body.birth === undefined ? person.birth : preciser(person.birth, body.birth),
        residences:
          body.residence === undefined ? person.residences : settle(person, body.residence, fact.effective),
        milestones: claimAll(person, body.claims, evidenceOf(fact), body.list),
        attributes: describe(person, body.attributes),
        cohorts: enrol(person, body.cohorts),
      }
    case 'visit-recorded/1':
      return {
        ...person,
        milestones: claimAll(person, body.claims, evidenceOf(fact)),
        attributes: describe(person, body.attributes),
      }
    case 'moved/1':
      return { ...person, residences: settle(person, body.residence, fact.effective) }
    case 'residence-ended/1':
      return { ...person, residences: { ...person.residences, [body.kind]: null } }
    // What it names is left out before anything is folded (corrections.ts).
    case 'withdrawn/1':
      return person
    default: {
      const milestones = [...person.milestones]
      const no = milestoneNo(body.milestone)
      milestones[no] = judged(milestones[no] ?? null, body, evidenceOf(fact))
      return { ...person, milestones }
    }
  }
}

/** The newest date holds, but one that is only coarser ("1990" after 12/5/1990) takes nothing away. */
const preciser = (before: PartialDate | null, written: string): PartialDate | null => {
  const birth = decodePartialDate(written)
  if (birth === null || before === null) return birth ?? before
  const agrees =
    birth.y === before.y &&
    (birth.m === undefined || birth.m === before.m) &&
    (birth.d === undefined || birth.d === before.d)
  return agrees ? before : birth
}

const settle = (person: Person, claim: ResidenceClaim, from: Day): Person['residences'] => ({
  ...person.residences,
  [claim.kind]: { hamletId: claim.hamletId, away: claim.away ?? false, from },
})

const claimAll = (
  person: Person,
  claims: Claims | undefined,
  evidence: Evidence,
  list?: string,
): Person['milestones'] => {
  if (claims === undefined) return person.milestones
  const milestones = [...person.milestones]
  MILESTONES.forEach((milestone, no) => {
    const claim = claims[milestone]
    if (claim !== undefined) milestones[no] = claimed(milestones[no] ?? null, claim, evidence, list)
  })
  return milestones
}

const describe = (person: Person, attributes: Attributes | undefined): Attributes =>
  attributes === undefined ? person.attributes : { ...person.attributes, ...attributes }

const enrol = (person: Person, cohorts: Listed['cohorts']): Person['cohorts'] =>
  cohorts === undefined ? person.cohorts : [...new Set([...person.cohorts, ...cohorts])]
