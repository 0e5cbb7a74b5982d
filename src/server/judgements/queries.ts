// SQL of judgements: whom they are of, where somebody may move to, and exemptions asked for. Writer of exemption_requests.
import { sql } from 'kysely'
import type { ExemptionReason } from '#domain/judgements'
import type { Milestone } from '#domain/milestones'
import type { Tx } from '../platform/database.ts'
import { type BriefRow, birthText } from '../platform/person-brief.ts'

export type JudgedPerson = {
  readonly communeId: number
  readonly hamletId: number
  readonly registeredHamletId: number | null
}

export const findJudged = async (tx: Tx, personId: string): Promise<JudgedPerson | null> => {
  const { rows } = await sql<JudgedPerson>`
    select commune_id, hamlet_id, registered_hamlet_id from people where person_id = ${personId}`.execute(tx)
  return rows[0] ?? null
}

/** On that day; the place of people whose hamlet is not known stands with its commune. */
export const isHamlet = async (tx: Tx, hamletId: number, day: string): Promise<boolean> => {
  const { rows } = await sql`
    select from units where valid_from <= ${day} and coalesce(valid_to, 'infinity') >= ${day}
      and (level = 'hamlet' and unit_id = ${hamletId}
        or level = 'commune' and ${hamletId} % 1000 = 0 and unit_id = ${hamletId} / 1000)
    limit 1`.execute(tx)
  return rows.length > 0
}

export type NewRequest = {
  readonly requestId: string
  readonly communeId: number
  readonly personId: string
  readonly milestone: Milestone
  readonly reason: ExemptionReason
  readonly evidence: string
  readonly until: string
  readonly requestedBy: string
  readonly on: string
}

/** False if one waits already. */
export const insertRequest = async (tx: Tx, one: NewRequest): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    insert into exemption_requests (commune_id, request_id, person_id, milestone, reason, evidence, until_day,
      requested_by, requested_on)
    select ${one.communeId}, ${one.requestId}, ${one.personId}, ${one.milestone}, ${one.reason}, ${one.evidence},
      ${one.until}::date, ${one.requestedBy}, ${one.on}::date
    where not exists (select from exemption_requests
      where person_id = ${one.personId} and milestone = ${one.milestone} and state = 'waiting')
    on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

export type Request = {
  readonly requestId: string
  readonly communeId: number
  readonly milestone: Milestone
  readonly reason: ExemptionReason
  readonly evidence: string
  readonly until: string
  readonly requestedBy: string
  readonly requestedOn: string
  readonly state: 'waiting' | 'granted' | 'declined'
  readonly person: BriefRow
}

type Stored = Omit<Request, 'person'> &
  Omit<BriefRow, 'birth' | 'communeId'> & {
    readonly homeCommuneId: number
    readonly birthYear: number
    readonly birthMonth: number | null
    readonly birthDay: number | null
  }

const columns =
  sql.raw(`r.request_id, r.commune_id, r.milestone, r.reason, r.evidence, r.until_day as until, r.requested_by,
  r.requested_on, r.state, p.person_id, p.commune_id as home_commune_id, p.hamlet_id, p.full_name as name, p.birth_year,
  p.birth_month, p.birth_day, p.sex, p.household_no, p.identity_last2, p.phone_last2`)

const requestOf = (row: Stored): Request => ({
  requestId: row.requestId,
  communeId: row.communeId,
  milestone: row.milestone,
  reason: row.reason,
  evidence: row.evidence,
  until: row.until,
  requestedBy: row.requestedBy,
  requestedOn: row.requestedOn,
  state: row.state,
  person: {
    personId: row.personId,
    communeId: row.homeCommuneId,
    hamletId: row.hamletId,
    name: row.name,
    birth: birthText(row.birthYear, row.birthMonth, row.birthDay),
    sex: row.sex,
    householdNo: row.householdNo,
    identityLast2: row.identityLast2,
    phoneLast2: row.phoneLast2,
  },
})

/** Oldest first. */
export const listWaitingRequests = async (
  tx: Tx,
  personId: string | null,
  limit: number,
): Promise<Request[]> => {
  const { rows } = await sql<Stored>`
    select ${columns} from exemption_requests r join people p on p.person_id = r.person_id
    where r.state = 'waiting' and (${personId}::uuid is null or r.person_id = ${personId})
    order by r.requested_on, r.request_id limit ${limit}`.execute(tx)
  return rows.map(requestOf)
}

export const findRequest = async (tx: Tx, requestId: string): Promise<Request | null> => {
  const { rows } = await sql<Stored>`
    select ${columns} from exemption_requests r join people p on p.person_id = r.person_id
    where r.request_id = ${requestId}`.execute(tx)
  return rows[0] ? requestOf(rows[0]) : null
}

/** False if somebody has decided it meanwhile. */
export const decideRequest = async (
  tx: Tx,
  { communeId, requestId }: Pick<Request, 'communeId' | 'requestId'>,
  state: 'granted' | 'declined',
  decidedBy: string,
  on: string,
): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    update exemption_requests set state = ${state}, decided_by = ${decidedBy}, decided_on = ${on}
    where commune_id = ${communeId} and request_id = ${requestId} and state = 'waiting'`.execute(tx)
  return numAffectedRows === 1n
}
