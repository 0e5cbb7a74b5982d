// The folded person: what the facts up to some day say. `decide` says whether a fact may be recorded,
// `apply` folds it, `standing` reads a milestone on a day. The same code runs on the phone and the server.
import { type Day, decodePartialDate, type PartialDate, parseIsoDay } from './dates.ts'
import type { Claim, Claims, Fact, FactBody, ResidenceClaim, ResidenceKind, Source } from './facts.ts'
import { type Flag, MILESTONES, type Milestone, type State } from './milestones.ts'
import { err, ok, type Result } from './result.ts'

/** Where a state or flag comes from: shown beside it wherever it is shown. */
export type Evidence = { readonly factId: string; readonly source: Source; readonly asOf: Day }

type Held = {
  readonly state: 'open' | 'reported' | 'confirmed'
  /** Null while only an exemption speaks of the milestone. */
  readonly evidence: Evidence | null
  /** Last day on which a confirmed certificate is valid. */
  readonly validUntil?: Day
  readonly rejected?: { readonly reason: string; readonly evidence: Evidence }
  readonly disputed?: { readonly reason: string; readonly evidence: Evidence }
  readonly exempt?: { readonly reason: string; readonly until: Day; readonly evidence: Evidence }
}

type Residence = { readonly hamletId: number; readonly away: boolean; readonly from: Day }

export type Person = {
  readonly birth: PartialDate | null
  readonly residences: { readonly [k in ResidenceKind]?: Residence }
  readonly milestones: { readonly [m in Milestone]?: Held }
  readonly cohorts: readonly string[]
}

export const nobody: Person = { birth: null, residences: {}, milestones: {}, cohorts: [] }

/** What one milestone looks like on one day. `measured`: some fact has spoken of it by then. */
export type Standing = {
  readonly state: State
  readonly flag: Flag | null
  readonly measured: boolean
  readonly reason: string | null
  readonly evidence: Evidence | null
}

const unmeasured: Standing = { state: 'open', flag: null, measured: false, reason: null, evidence: null }

/** Reads a milestone of a person (folded up to `day`) on that day: calendar endings are judged here. */
export const standing = (person: Person, milestone: Milestone, day: Day): Standing => {
  const held = person.milestones[milestone]
  if (held === undefined) return unmeasured
  const exempt = held.exempt !== undefined && day <= held.exempt.until ? held.exempt : null
  const state: State = held.state !== 'confirmed' && exempt ? 'exempt' : held.state
  const expired = held.state === 'confirmed' && held.validUntil !== undefined && day > held.validUntil
  if (held.disputed) return { state, flag: 'disputed', measured: true, ...held.disputed }
  if (held.rejected) return { state, flag: 'rejected', measured: true, ...held.rejected }
  return {
    state,
    flag: expired ? 'expired' : null,
    measured: true,
    reason: state === 'exempt' && exempt ? exempt.reason : null,
    evidence: state === 'exempt' && exempt ? exempt.evidence : held.evidence,
  }
}

/** Days on which a person's standing changes by the calendar alone (an exemption or a certificate ending). */
export const calendarDays = (person: Person): Day[] => {
  const days: Day[] = []
  for (const milestone of MILESTONES) {
    const held = person.milestones[milestone]
    if (held?.exempt) days.push(held.exempt.until + 1)
    if (held?.validUntil !== undefined) days.push(held.validUntil + 1)
  }
  return days
}

/** Registered base: the permanent residence. Present base: where the person lives; null = outside the province. */
export const placement = (person: Person): { present: number | null; registered: number | null } => {
  const { permanent, temporary, working } = person.residences
  const elsewhere =
    temporary && working ? (temporary.from >= working.from ? temporary : working) : (temporary ?? working)
  const home = elsewhere ?? permanent
  return {
    present: home === undefined || home.away ? null : home.hamletId,
    registered: permanent?.hamletId ?? null,
  }
}

export type FactRefusal =
  | 'day-unreadable'
  | 'approved-by-requester'
  | 'evidence-missing'
  | 'nothing-to-dispute'
  | 'no-dispute'
  | 'no-exemption'
  | 'effective-after-known'

/** Whether a fact may be recorded of this person, folded up to the fact's effective day. */
export const decide = (person: Person, fact: Fact): Result<Fact, FactRefusal> => {
  if (fact.effective > fact.known) return err('effective-after-known')
  const { body } = fact
  switch (body.type) {
    case 'exemption-granted/1':
      if (body.requestedBy === body.approvedBy) return err('approved-by-requester')
      if (body.evidence.trim() === '') return err('evidence-missing')
      return parseIsoDay(body.until) === null ? err('day-unreadable') : ok(fact)
    case 'exemption-ended/1':
      return person.milestones[body.milestone]?.exempt ? ok(fact) : err('no-exemption')
    case 'dispute-raised/1': {
      const held = person.milestones[body.milestone]
      return held && held.state !== 'open' ? ok(fact) : err('nothing-to-dispute')
    }
    case 'dispute-settled/1':
      return person.milestones[body.milestone]?.disputed ? ok(fact) : err('no-dispute')
    default:
      return ok(fact)
  }
}

/** Folds one fact. Facts must come in the order of `compareFacts`. Nothing confirmed regresses without evidence. */
export const apply = (person: Person, fact: Fact): Person => {
  const { body } = fact
  const evidence: Evidence = { factId: fact.factId, source: fact.source, asOf: fact.effective }
  switch (body.type) {
    case 'listed/1':
      return claimAll(
        {
          ...person,
          birth: body.birth === undefined ? person.birth : (decodePartialDate(body.birth) ?? person.birth),
          residences: body.residence ? settle(person, body.residence, fact.effective) : person.residences,
          cohorts: body.cohorts ? [...new Set([...person.cohorts, ...body.cohorts])] : person.cohorts,
        },
        body.claims ?? {},
        evidence,
      )
    case 'visit-recorded/1':
      return claimAll(person, body.claims, evidence)
    case 'moved/1':
      return { ...person, residences: settle(person, body.residence, fact.effective) }
    case 'residence-ended/1': {
      const { [body.kind]: _ended, ...residences } = person.residences
      return { ...person, residences }
    }
    default:
      return changeHeld(person, body.milestone, (held) => judge(held, body, evidence))
  }
}

const settle = (person: Person, claim: ResidenceClaim, from: Day): Person['residences'] => ({
  ...person.residences,
  [claim.kind]: { hamletId: claim.hamletId, away: claim.away ?? false, from },
})

const claimAll = (person: Person, claims: Claims, evidence: Evidence): Person => {
  let milestones = person.milestones
  for (const milestone of MILESTONES) {
    const claim = claims[milestone]
    if (claim !== undefined) {
      milestones = { ...milestones, [milestone]: claimed(milestones[milestone], claim, evidence) }
    }
  }
  return milestones === person.milestones ? person : { ...person, milestones }
}

const claimed = (held: Held | undefined, claim: Claim, evidence: Evidence): Held => {
  if (claim === 'reported') {
    return held && held.state !== 'open' ? held : { ...held, state: 'reported', evidence }
  }
  if (typeof claim === 'object' && 'rejected' in claim) {
    return {
      ...(held ?? { state: 'open', evidence }),
      rejected: { reason: claim.rejected, evidence },
    }
  }
  const { rejected: _cleared, validUntil: _renewed, ...rest } = held ?? {}
  const until = claim === 'confirmed' ? null : parseIsoDay(claim.confirmed.until)
  return { ...rest, state: 'confirmed', evidence, ...(until === null ? {} : { validUntil: until }) }
}

type Judgement = Exclude<
  FactBody,
  { type: 'listed/1' | 'visit-recorded/1' | 'moved/1' | 'residence-ended/1' }
>

const judge = (held: Held, body: Judgement, evidence: Evidence): Held => {
  switch (body.type) {
    case 'dispute-raised/1':
      return { ...held, disputed: { reason: body.reason, evidence } }
    case 'dispute-settled/1': {
      const { disputed: _settled, ...rest } = held
      if (body.verdict === 'dismissed') return rest
      const { validUntil: _void, ...open } = rest
      return { ...open, state: 'open', evidence }
    }
    case 'exemption-granted/1':
      return {
        ...held,
        exempt: { reason: body.reason, until: parseIsoDay(body.until) ?? evidence.asOf, evidence },
      }
    case 'exemption-ended/1': {
      const { exempt: _ended, ...rest } = held
      return rest
    }
  }
}

const changeHeld = (person: Person, milestone: Milestone, change: (held: Held) => Held): Person => ({
  ...person,
  milestones: {
    ...person.milestones,
    [milestone]: change(person.milestones[milestone] ?? { state: 'open', evidence: null }),
  },
})
