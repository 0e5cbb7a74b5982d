// Builds the demo: loads the people of an invented province and their history at once, with the tallies that the domain's
// own fold makes of their facts. All or nothing: a build that dies leaves an empty database.
import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import { demoToday } from '#domain/demo/history'
import { sumTallies, type TallySum } from '#domain/tallies'
import { communeOfHamlet } from '#domain/units'
import { copyLine } from '../platform/copy.ts'
import type { Protect } from '../platform/protect.ts'
import { createCopyText } from './copy-text.ts'
import { loadPeople } from './load-people.ts'
import { seatOf } from './logins.ts'
import { dayText } from './person-rows.ts'
import { analyzeLoaded, beginLoad, type Load } from './queries.ts'
import type { Accounts } from './staff.ts'

export const DEMO_SEED = 2024

export type DemoPlan = {
  readonly people: number
  /** Day of the campaign (0 to 90) on whose morning the demo begins. */
  readonly day: number
}

export const BUILD_PHASES = ['people', 'tallies', 'indexes', 'finish'] as const
export type BuildPhase = (typeof BUILD_PHASES)[number]
/** `total` is the number of people, rows, indexes or steps of the phase; 0 while it is not known. */
export type BuildProgress = {
  readonly phase: BuildPhase
  readonly done: number
  readonly total: number
}

export type DemoCounts = { readonly people: number; readonly facts: number; readonly tallies: number }

/**
 * `ownerUrl` logs in as somebody who may become phukin_owner; the database is migrated and set up. It throws when there are
 * people already, unless `replace` says that they are left from a build that did not end.
 */
export const loadDemo = async (
  given: {
    readonly ownerUrl: string
    readonly protect: Protect
    readonly replace?: boolean
    /** Of the log-ins, by name; none: nobody of the forces can sign in. */
    readonly accounts?: Accounts
  },
  { people, day }: DemoPlan,
  progress: (progress: BuildProgress) => void,
): Promise<DemoCounts> => {
  const load = await beginLoad(given.ownerUrl, given)
  const sum = sumTallies(binhPhuoc2024)
  const counts = await loadAll().catch(async (error: unknown) => {
    await load.abandon().catch(() => undefined)
    throw error
  })
  progress({ phase: 'finish', done: 0, total: 2 })
  await load.commit()
  progress({ phase: 'finish', done: 1, total: 2 })
  await analyzeLoaded(given.ownerUrl)
  progress({ phase: 'finish', done: 2, total: 2 })
  return counts

  async function loadAll(): Promise<DemoCounts> {
    const facts = await loadPeople({
      load,
      protect: given.protect,
      seed: DEMO_SEED,
      people,
      today: demoToday(day),
      seat: { hamletId: seatOf(people).hamletId, accounts: given.accounts ?? new Map() },
      sum,
      progress: (done) => progress({ phase: 'people', done, total: people }),
    })
    const tallies = await loadTallies(load, sum, (done) => progress({ phase: 'tallies', done, total: 0 }))
    await load.buildIndexes((done, total) => progress({ phase: 'indexes', done, total }))
    return { people, facts, tallies }
  }
}

/** Rows between two writes. */
const BATCH = 40_000

/** Returns the number of rows. Empties the sum. */
const loadTallies = async (load: Load, sum: TallySum, progress: (done: number) => void): Promise<number> => {
  const text = createCopyText()
  let rows = 0
  for (const row of sum.rows()) {
    const base = row.base === 'present' ? 1 : 0
    const days = [dayText(row.effective), dayText(row.known)]
    text.add(
      copyLine([communeOfHamlet(row.hamletId), row.hamletId, base, row.measure, row.class, ...days, row.n]),
    )
    rows += 1
    if (rows % BATCH !== 0) continue
    await load.copy('tallies', text.take())
    progress(rows)
  }
  await load.copy('tallies', text.take())
  sum.clear()
  await load.sumBoards()
  return rows
}
