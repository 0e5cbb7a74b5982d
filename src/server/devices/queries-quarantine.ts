// SQL of visits that came from a phone or account that was shut out: found as the asker (asUnit), decided as the system. Writes
// only what was decided of one (quarantined_visits); what is recorded goes through the ledger.
import { sql } from 'kysely'
import type { UnitRange } from '#domain/access'
import type { FactBody } from '#domain/facts'
import type { Tx } from '../platform/database.ts'
import { type BriefRow, birthText } from '../platform/person-brief.ts'

type PersonRow = Omit<BriefRow, 'birth' | 'communeId' | 'hamletId' | 'name'> & {
  readonly livesInCommune: number | null
  readonly livesIn: number | null
  readonly personName: string | null
  readonly birthYear: number
  readonly birthMonth: number | null
  readonly birthDay: number | null
}

export type QuarantinedVisit = {
  readonly communeId: number
  readonly factId: string
  readonly personId: string
  readonly accountId: string
  readonly deviceId: string
  readonly memberId: string | null
  readonly teamId: string | null
  readonly effective: string
  readonly why: 'device-revoked' | 'account-ended' | 'recorded-after' | 'refused'
  readonly body: FactBody
  readonly receivedAt: Date
  readonly state: 'waiting' | 'accepted' | 'declined'
  readonly decidedBy: string | null
  readonly decidedOn: string | null
  readonly reason: string | null
}

const columns =
  sql.raw(`q.commune_id, q.fact_id, q.person_id, q.account_id, q.device_id, q.member_id, q.team_id, q.effective,
  q.why, q.body, q.received_at, q.state, q.decided_by, q.decided_on, q.reason`)

export type ShownVisit = QuarantinedVisit & { readonly person: BriefRow | null }

/** What has waited longest first; of what was decided the newest. `person` null: lives where the asker sees nobody. */
export const listVisits = async (
  tx: Tx,
  { lo, hi }: UnitRange,
  state: 'waiting' | 'decided',
  limit: number,
): Promise<ShownVisit[]> => {
  const chosen =
    state === 'waiting'
      ? sql`q.state = 'waiting' order by q.received_at, q.fact_id`
      : sql`q.state <> 'waiting' order by q.decided_on desc, q.received_at desc, q.fact_id`
  const { rows } = await sql<QuarantinedVisit & PersonRow>`
    select ${columns}, p.commune_id as lives_in_commune, p.hamlet_id as lives_in, p.full_name as person_name, p.birth_year,
      p.birth_month, p.birth_day, p.sex, p.household_no, p.identity_last2, p.phone_last2
    from quarantined_visits q left join people p on p.person_id = q.person_id
    where q.hamlet_id between ${lo} and ${hi}
      and q.commune_id between ${Math.floor(lo / 1000)} and ${Math.floor(hi / 1000)} and ${chosen} limit ${limit}`.execute(
    tx,
  )
  return rows.map(withPerson)
}

const withPerson = ({
  livesInCommune,
  livesIn,
  personName,
  birthYear,
  birthMonth,
  birthDay,
  sex,
  householdNo,
  identityLast2,
  phoneLast2,
  ...visit
}: QuarantinedVisit & PersonRow): ShownVisit => ({
  ...visit,
  person:
    livesInCommune === null || livesIn === null || personName === null
      ? null
      : {
          ...{ personId: visit.personId, communeId: livesInCommune, hamletId: livesIn, name: personName },
          birth: birthText(birthYear, birthMonth, birthDay),
          ...{ sex, householdNo, identityLast2, phoneLast2 },
        },
})

/** As the asker; undefined: there is none that they see. */
export const findVisit = async (tx: Tx, factId: string): Promise<QuarantinedVisit | undefined> => {
  const { rows } = await sql<QuarantinedVisit>`
    select ${columns} from quarantined_visits q where q.fact_id = ${factId} order by q.state = 'waiting' desc limit 1`.execute(
    tx,
  )
  return rows[0]
}

/** As the system: of whom it is by now, for two rows that were one person may have become one. */
export const findPersonOf = async (
  tx: Tx,
  { communeId, factId }: Pick<QuarantinedVisit, 'communeId' | 'factId'>,
): Promise<string | undefined> => {
  const { rows } = await sql<{ personId: string }>`
    select person_id from quarantined_visits where commune_id = ${communeId} and fact_id = ${factId}`.execute(
    tx,
  )
  return rows[0]?.personId
}

/** As the system. False: somebody else was first. */
export const decideVisit = async (
  tx: Tx,
  { communeId, factId }: Pick<QuarantinedVisit, 'communeId' | 'factId'>,
  decided: {
    readonly state: 'accepted' | 'declined'
    readonly by: string
    readonly on: string
    readonly reason: string | null
  },
): Promise<boolean> => {
  const { rows } = await sql`
    update quarantined_visits set state = ${decided.state}, decided_by = ${decided.by}, decided_on = ${decided.on}::date,
      reason = ${decided.reason}
    where commune_id = ${communeId} and fact_id = ${factId} and state = 'waiting' returning fact_id`.execute(
    tx,
  )
  return rows.length > 0
}

export type Names = {
  readonly accounts: ReadonlyMap<string, string>
  readonly devices: ReadonlyMap<string, string>
}

/** As the system: staff and their phones, of rows that the asker has found. */
export const listNames = async (
  tx: Tx,
  accountIds: readonly string[],
  deviceIds: readonly string[],
): Promise<Names> => {
  const accounts = await sql<{ id: string; name: string }>`
    select account_id as id, display_name as name from accounts where account_id = any(${[...accountIds]}::uuid[])`.execute(
    tx,
  )
  const devices = await sql<{ id: string; name: string }>`
    select device_id as id, name from devices where device_id = any(${[...deviceIds]}::uuid[])`.execute(tx)
  const byId = (rows: readonly { readonly id: string; readonly name: string }[]) =>
    new Map(rows.map(({ id, name }) => [id, name]))
  return { accounts: byId(accounts.rows), devices: byId(devices.rows) }
}
