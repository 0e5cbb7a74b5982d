// A page of the work list of a large commune, in walking order and by priority, and of what is given to one volunteer: as who
// asks, beside the same query as the role that row security lets see everything.
import { randomUUID } from 'node:crypto'
import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import { rangeOf } from '#domain/units'
import type { Session } from '../src/server/platform/session.ts'
import { readWorkList, type WorkQuery } from '../src/server/visits/work-list.ts'
import type { Place } from './place.ts'
import { type Measured, median, timeRuns } from './report.ts'

type Asker = Pick<Session, 'accountId' | 'scope'>

const TIMES = 20
/** What one volunteer is given: a few residential groups. */
const GIVEN = 300

export const benchWorkList = async (place: Place): Promise<Measured[]> => {
  const commune = await largestCommune(place)
  const whole = rangeOf(commune)
  const police: Asker = { accountId: randomUUID(), scope: { kind: 'unit', ranges: [whole] } }
  const { account, member } = await giveToOne(place, commune)
  const volunteer: Asker = { accountId: account, scope: { kind: 'assignment', ranges: [whole] } }
  const page = { team: null, member: null, show: 'open', from: 0 } as const
  const own = { ...page, span: null, order: 'walk' } as const
  return [
    ...(await compare(place, 'work list of a commune', police, { ...page, span: whole, order: 'walk' })),
    ...(await compare(place, 'work list by priority', police, { ...page, span: whole, order: 'priority' })),
    ...(await compare(place, 'work list of a volunteer', volunteer, own, { ...own, member })),
  ]
}

/** `bare`: what the same people are asked by, where row security does not pick them out. */
const compare = async (
  { services: { database } }: Place,
  what: string,
  asker: Asker,
  query: WorkQuery,
  bare: WorkQuery = query,
): Promise<Measured[]> => {
  const today = binhPhuoc2024.startsOn
  const guarded = await timeRuns(TIMES, () =>
    database.asUnit(asker, (tx) => readWorkList(tx, binhPhuoc2024, today, asker.scope, query)),
  )
  const free = await timeRuns(TIMES, () =>
    database.asSystem('bench', (tx) => readWorkList(tx, binhPhuoc2024, today, asker.scope, bare)),
  )
  return [
    { what: `${what}, a page`, value: median(guarded), unit: 'ms', goal: null },
    { what: `${what} ÷ without row security`, value: median(guarded) / median(free), unit: '×', goal: 3 },
  ]
}

const largestCommune = async ({ admin }: Place): Promise<number> => {
  const { rows } = await admin.query<{ commune: number }>(
    'select commune_id as commune from people group by 1 order by count(*) desc limit 1',
  )
  return rows[0]?.commune ?? 0
}

/** An account of the bench's own that walks with a team and is given some people of the commune. */
const giveToOne = async ({ admin }: Place, commune: number) => {
  const [account, team, member] = [randomUUID(), randomUUID(), randomUUID()]
  const { lo, hi } = rangeOf(commune)
  await admin.query(
    `insert into accounts (account_id, username, display_name, role, password_hash)
     values ($1, 'bench-volunteer', 'bench', 'volunteer', '-')`,
    [account],
  )
  await admin.query(
    `insert into teams (team_id, unit_id, lo, hi, name, kind, from_day)
     values ($1, $2, $3, $4, 'bench', 'commune_team', '2024-03-25')`,
    [team, commune, lo, hi],
  )
  await admin.query(
    `insert into team_members (member_id, team_id, lo, hi, display_name, organisation, account_id, from_day)
     values ($1, $2, $3, $4, 'bench', 'youth_union', $5, '2024-03-25')`,
    [member, team, lo, hi, account],
  )
  await admin.query(
    `insert into assignments (commune_id, person_id, hamlet_id, area_id, team_id, member_id, part, from_day)
     select commune_id, person_id, hamlet_id, $2, $3, $4, 'owner', '2024-03-25' from people
     where commune_id = $1 order by hamlet_id, household_no limit ${GIVEN}`,
    [commune, randomUUID(), team, member],
  )
  // Everybody else is given to somebody else: the index is not one volunteer's alone.
  await admin.query(
    `insert into assignments (commune_id, person_id, hamlet_id, area_id, team_id, member_id, part, from_day)
     select p.commune_id, p.person_id, p.hamlet_id, $2, $3, $4, 'owner', '2024-03-25' from people p
     where p.commune_id = $1 and not exists (
       select from assignments a where a.commune_id = p.commune_id and a.person_id = p.person_id)`,
    [commune, randomUUID(), randomUUID(), randomUUID()],
  )
  await admin.query('analyze assignments; analyze team_members; analyze people; analyze facts')
  return { account, member }
}
