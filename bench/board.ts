// The province's board and its course, beside an empty transaction and beside a count of the people themselves.
import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import { BINH_PHUOC } from '#domain/binh-phuoc/units'
import { dayOf } from '#domain/dates'
import { rangeOf } from '#domain/units'
import { readBoard, readSeries, settleView } from '../src/server/coverage/read-board.ts'
import type { Database } from '../src/server/platform/database.ts'
import type { Place } from './place.ts'
import { type Measured, median, timeRuns } from './report.ts'

const TODAY = dayOf(2024, 5, 19)
const ASKER = {
  accountId: '00000000-0000-7000-8000-000000000000',
  scope: { kind: 'unit', ranges: [rangeOf(BINH_PHUOC)] },
} as const

/** Milliseconds of the board as the API answers it: read as a leader of the province, and written as JSON. */
export const boardMs = async (database: Database): Promise<number> =>
  median(
    await timeRuns(60, () =>
      database.asUnit(ASKER, async (tx) => {
        const view = await settleView(tx, TODAY, { unit: BINH_PHUOC, asOf: '2024-05-19' })
        if (!view.ok) throw new Error('bench: no board')
        return JSON.stringify(await readBoard(tx, binhPhuoc2024, TODAY, view.value))
      }),
    ),
  )

export const benchBoard = async (place: Place, small: Place): Promise<Measured[]> => {
  const { database } = place.services
  const board = await boardMs(database)
  const smallBoard = await boardMs(small.services.database)
  const empty = median(await timeRuns(60, () => database.asUnit(ASKER, async () => undefined)))
  const live = median(await timeRuns(3, () => place.admin.query(LIVE_COUNT)))
  const series = median(
    await timeRuns(30, () =>
      database.asUnit(ASKER, async (tx) => {
        const view = await settleView(tx, TODAY, { unit: BINH_PHUOC })
        if (!view.ok) throw new Error('bench: no course')
        const days = await readSeries(tx, binhPhuoc2024, view.value, 2, dayOf(2024, 2, 20), TODAY)
        return JSON.stringify(days)
      }),
    ),
  )
  return [
    { what: 'empty transaction', value: empty, unit: 'ms', goal: null },
    { what: 'province board, SQL and JSON', value: board, unit: 'ms', goal: 10 },
    { what: 'live count of the people', value: live, unit: 'ms', goal: null },
    { what: 'province board ÷ live count', value: board / live, unit: '×', goal: 1 / 40 },
    { what: 'province board ÷ board of 10.000 people', value: board / smallBoard, unit: '×', goal: 1.3 },
    { what: 'course of 90 days', value: series, unit: 'ms', goal: 40 },
  ]
}

/** What a board without tallies would have to count: every person's claims, one pass, one filter per stage. */
const LIVE_COUNT = `
  select ${[
    'card_collected',
    'card',
    'eid_collected',
    'eid_approved',
    'eid_activated',
    'eid_used',
    'sim_own_name',
    'signature',
    'smartphone_4g',
  ]
    .map((m) => `count(*) filter (where claims ? '${m}') as ${m}`)
    .join(', ')}, count(*) as people
  from (
    select p.person_id, coalesce(jsonb_object_agg(c.key, c.value) filter (where c.key is not null), '{}') as claims
    from people p left join facts f using (commune_id, person_id)
      left join lateral jsonb_each(f.body -> 'claims') c on true
    where p.birth_year <= 2010 group by p.person_id
  ) counted`
