// A whole province as one list: fresh, the same again, and 5 % changed, each beside a plain COPY of the finished rows into
// empty copies of every table that the import fills, with their indexes in place.
import { createReadStream, createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { writeList } from './list-file.ts'
import type { Place } from './place.ts'
import type { Measured } from './report.ts'

const FILLED = [
  'people',
  'identities',
  'residences',
  'people_words',
  'facts',
  'hamlet_revisions',
  'snapshot_members',
  'tallies',
  'board_days',
] as const

export const benchImport = async (
  place: Place,
  people: number,
  say: (text: string) => void,
): Promise<Measured[]> => {
  const [file, altered] = [join(place.folder, 'list.csv'), join(place.folder, 'altered.csv')]
  say('writing the lists')
  await writeList(file, people, false)
  await writeList(altered, people, true)
  const list = (path: string, asOf: string) =>
    place.run(['import', path, '--unit', '70', '--kind', 'register', '--as-of', asOf])
  say('fresh import')
  const fresh = await list(file, '2024-03-25')
  say('plain COPY of the same rows')
  const floor = await copySeconds(place)
  say('the same list again')
  const before = await rowsWritten(place)
  const again = await list(file, '2024-03-25')
  const written = (await rowsWritten(place)) - before
  say('5 % changed')
  const changed = await list(altered, '2024-04-25')
  const megabytes = Math.max(fresh.megabytes, again.megabytes, changed.megabytes)
  return [
    { what: 'fresh import, end to end', value: fresh.seconds, unit: 's', goal: null },
    { what: 'plain COPY of the finished rows', value: floor, unit: 's', goal: null },
    { what: 'fresh import ÷ plain COPY', value: fresh.seconds / floor, unit: '×', goal: 2 },
    { what: 'same list again ÷ plain COPY', value: again.seconds / floor, unit: '×', goal: 0.6 },
    { what: 'rows written by the same list again', value: written, unit: 'rows', goal: 0 },
    { what: '5 % changed ÷ plain COPY', value: changed.seconds / floor, unit: '×', goal: 0.8 },
    { what: 'largest memory of an import', value: megabytes, unit: 'MB', goal: 600 },
  ]
}

const copySeconds = async ({ admin, folder }: Place): Promise<number> => {
  let seconds = 0
  for (const table of FILLED) {
    const path = join(folder, `${table}.copy`)
    await pipeline(admin.query(copyTo(`copy ${table} to stdout`)), createWriteStream(path))
    await admin.query(`create table bench_copy (like ${table} including all)`)
    const began = performance.now()
    const rows = createReadStream(path, { highWaterMark: 1 << 17 })
    await pipeline(rows, admin.query(copyFrom('copy bench_copy from stdin')))
    seconds += (performance.now() - began) / 1000
    await admin.query('drop table bench_copy')
  }
  return seconds
}

/** Rows ever inserted, changed or deleted in the tables that hold people and counts. */
const rowsWritten = async ({ admin }: Place): Promise<number> => {
  await new Promise((resolve) => setTimeout(resolve, 1500)) // statistics arrive a little late
  const { rows } = await admin.query<{ n: string }>(
    `select sum(n_tup_ins + n_tup_upd + n_tup_del) as n from pg_stat_user_tables where relname = any($1)`,
    [FILLED],
  )
  return Number(rows[0]?.n ?? 0)
}
