// Teams of the test application's accounts in one place: a hamlet team (the volunteer), a collection team and two carriers (the
// telecom agent belongs to the first). For tests of hand-overs, written by SQL because they are no test of forces.
import { randomUUID } from 'node:crypto'
import pg from 'pg'

export type HandOverTeams = {
  readonly hamlet: string
  readonly collection: string
  readonly carrier: string
  readonly otherCarrier: string
}

/** `communeId`: in which the hamlet team works; the collection team works in its district, the carriers in the province. */
export async function makeHandOverTeams(adminUrl: string, communeId: number): Promise<HandOverTeams> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  const team = async (name: string, kind: string, unitId: number, width: number, role: string | null) => {
    const teamId = randomUUID()
    const [lo, hi] = [unitId * width, unitId * width + width - 1]
    await admin.query(`insert into teams values ($1, $2, $3, $4, $5, $6, '2024-03-25')`, [
      teamId,
      unitId,
      lo,
      hi,
      name,
      kind,
    ])
    if (role !== null)
      await admin.query(
        `insert into team_members select gen_random_uuid(), $1, $2, $3, display_name, 'department', account_id, false,
           '2024-03-25' from accounts where role = $4 limit 1`,
        [teamId, lo, hi, role],
      )
    return teamId
  }
  const district = Math.floor(communeId / 100)
  const teams = {
    hamlet: await team('Tổ khu phố 1', 'hamlet_team', communeId, 1_000, 'volunteer'),
    collection: await team(
      'Tổ thu nhận lưu động 1',
      'collection_team',
      district,
      100_000,
      'collection_officer',
    ),
    carrier: await team(
      'Viettel Bình Phước',
      'carrier_team',
      Math.floor(district / 100),
      10_000_000,
      'telecom_agent',
    ),
    otherCarrier: await team('VNPT Bình Phước', 'carrier_team', Math.floor(district / 100), 10_000_000, null),
  }
  await admin.end()
  return teams
}

/** What is theirs to look after: the volunteer of a hamlet team sees nobody else. */
export async function assignTo(
  adminUrl: string,
  teamId: string,
  personIds: readonly string[],
): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  await admin.query(
    `insert into assignments select commune_id, person_id, hamlet_id, gen_random_uuid(), $1, null, 'owner', '2024-03-25'
     from people where person_id = any ($2::uuid[])`,
    [teamId, personIds],
  )
  await admin.end()
}
