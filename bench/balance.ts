// A night of a whole province: every hamlet has a team of four who share nothing out yet, so that every door is proposed to
// somebody. And the night after, when nothing has changed. In a province of its own, with its history up to day 45.
import { performance } from 'node:perf_hooks'
import { proposeBalance, proposeBalanceIn } from '../src/server/balance/propose-balance.job.ts'
import { loadDemo } from '../src/server/demo/build.ts'
import { runQueuedJobs } from '../src/server/platform/jobs.ts'
import { makePlace, type Place } from './place.ts'
import type { Measured } from './report.ts'

const DAY = 45

export const benchBalance = async (people: number): Promise<Measured[]> => {
  const place = await makePlace()
  try {
    const { protect } = place.services
    await loadDemo(
      { ownerUrl: place.adminUrl, protect, replace: false },
      { people, day: DAY },
      () => undefined,
    )
    await place.admin.query(
      'truncate teams, team_members, assignment_decisions, area_assignments, assignments cascade',
    )
    await place.admin.query(FORCES)
    await place.admin.query('analyze')
    const first = await nightSeconds(place)
    const second = await nightSeconds(place)
    const { rows } = await place.admin.query<{ doors: number }>(
      `select sum((content -> 'unshared' ->> 'doors')::int)::int as doors from balance_proposals where state = 'open'`,
    )
    return [
      { what: `night of a province of ${people} people`, value: first, unit: 's', goal: 60 },
      { what: 'the night after, nothing new', value: second, unit: 's', goal: null },
      { what: 'doors that are proposed to somebody', value: rows[0]?.doors ?? 0, unit: 'rows', goal: null },
    ]
  } finally {
    await place.close()
  }
}

/** As the server does it: the job of the night, then one for each commune. */
const nightSeconds = async ({ services }: Place): Promise<number> => {
  const began = performance.now()
  await proposeBalance.start({}, services)
  await runQueuedJobs([proposeBalanceIn], services)
  return (performance.now() - began) / 1000
}

/** Beside every hamlet's team its four members, and the answer per person as settling would leave it. */
const FORCES = `
  insert into teams (team_id, unit_id, lo, hi, name, kind, from_day)
    select gen_random_uuid(), hamlet_id, hamlet_id, hamlet_id, 'Tổ ' || hamlet_id % 1000, 'hamlet_team', '2024-04-04'
    from (select distinct hamlet_id from people) h;
  insert into team_members (member_id, team_id, lo, hi, display_name, organisation, from_day)
    select gen_random_uuid(), team_id, lo, hi, 'Thành viên ' || n, 'community_digital_team', '2024-04-04'
    from teams, generate_series(1, 4) n;
  insert into area_assignments (commune_id, area_id, hamlet_id, team_id, part, from_day, decision_id)
    select unit_id / 1000, gen_random_uuid(), unit_id, team_id, 'owner', '2024-04-04', gen_random_uuid() from teams;
  insert into assignments (commune_id, person_id, hamlet_id, area_id, team_id, part, from_day)
    select p.commune_id, p.person_id, p.hamlet_id, a.area_id, a.team_id, 'owner', '2024-04-04'
    from people p join area_assignments a using (commune_id, hamlet_id)`
