// A fresh database into which tests send lists as a clerk would, as text or as a workbook; and what stands in it afterwards.

import { randomBytes } from 'node:crypto'
import { writeXlsx } from 'hucre/xlsx'
import pg from 'pg'
import { expect } from 'vitest'
import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import { type Day, dayOf, instantOfDay } from '#domain/dates'
import { makeIdentityNumber } from '#domain/identity-number'
import type { ListKind } from '#domain/lists'
import { checkCoverage } from '../../src/server/coverage/check.ts'
import type { ImportPreview, ImportRefusal, ImportSummary } from '../../src/server/imports/import-record.ts'
import { findListUnitByCode } from '../../src/server/imports/queries-imports.ts'
import { openList } from '../../src/server/imports/reading/read-list.ts'
import {
  type CommitRefusal,
  commitImport,
  createImport,
  readImport,
} from '../../src/server/imports/run-import.ts'
import { setCampaignNow } from '../../src/server/platform/clock.ts'
import { createDatabase, type Database } from '../../src/server/platform/database.ts'
import { createProtect, type Protect } from '../../src/server/platform/protect.ts'
import { setUp } from '../../src/server/set-up.ts'
import { freshDatabase } from './postgres.ts'

export const TODAY = dayOf(2024, 5, 1)

/** By heading; what is missing is an empty cell. */
export type ListRow = Readonly<Record<string, string | null>>

export type GivenList = {
  readonly rows: readonly ListRow[]
  /** Official code; 25216 (phường Thác Mơ) unless said. */
  readonly unit?: string
  readonly kind?: ListKind
  readonly asOf?: Day
  readonly format?: 'csv' | 'xlsx'
  readonly headings?: readonly string[]
}

export type Came =
  | {
      readonly ok: true
      readonly importId: string
      readonly preview: ImportPreview
      readonly summary: ImportSummary
    }
  | { readonly ok: false; readonly error: ImportRefusal | CommitRefusal }

export type ListPlace = {
  readonly database: Database
  readonly protect: Protect
  /** A superuser. */
  readonly admin: pg.Client
  /** Reads, foretells and commits; fails the test if the commit does otherwise than foretold. */
  readonly send: (list: GivenList) => Promise<Came>
  /** As `send`, of a list that must go in. */
  readonly take: (list: GivenList) => Promise<ImportSummary & { readonly importId: string }>
  readonly expectClean: () => Promise<void>
  readonly close: () => Promise<void>
}

export async function listPlace(): Promise<ListPlace> {
  const fresh = await freshDatabase()
  const database = createDatabase({ url: fresh.loginUrl, connections: 4 })
  const protect = createProtect({ keys: [{ id: 1, secret: randomBytes(32) }], current: 1 })
  await setUp(database)
  await database.asSystem('test: today', (tx) => setCampaignNow(tx, instantOfDay(TODAY, 8)))
  const admin = new pg.Client({ connectionString: fresh.adminUrl })
  await admin.connect()
  const work = { database, protect, campaign: binhPhuoc2024, today: TODAY }

  const send = async (given: GivenList): Promise<Came> => {
    const { unit: code = '25216', kind = 'register', asOf = binhPhuoc2024.baselineOn } = given
    const imported = await database.asSystem('test: a list', async (tx) => {
      const unit = await findListUnitByCode(tx, code, asOf)
      if (unit === null) throw new Error(`no unit ${code}`)
      const sha256 = Buffer.alloc(32)
      return createImport(tx, { unit, kind, asOf, fileName: 'list', sha256, fileId: null, startedBy: null })
    })
    const source = await openList(await fileOf(given), 'list')
    if (!source.ok) return source
    const progress = async () => undefined
    const read = await readImport(work, imported, { source: source.value, corrections: [], progress })
    if (!read.ok) return read
    const summary = await commitImport(work, imported, read.value, progress)
    if (!summary.ok) return summary
    expect(summary.value).toEqual(read.value.summary)
    expect(summary.value.accepted + summary.value.rejected + summary.value.waiting).toBe(summary.value.rows)
    return { ok: true, importId: imported.importId, preview: read.value, summary: summary.value }
  }
  return {
    database,
    protect,
    admin,
    send,
    async take(given) {
      const came = await send(given)
      if (!came.ok) throw new Error(`refused: ${JSON.stringify(came.error)}`)
      return { importId: came.importId, ...came.summary }
    },
    async expectClean() {
      const { clean, differences } = await checkCoverage(database, () => undefined)
      expect({ clean, differences }).toMatchObject({ clean: true })
    },
    async close() {
      await admin.end()
      await database.close()
      await fresh.drop()
    },
  }
}

export const csvOf = ({ rows, headings = headingsOf(rows) }: Pick<GivenList, 'rows' | 'headings'>): string =>
  [headings, ...rows.map((row) => headings.map((heading) => row[heading] ?? ''))]
    .map((cells) =>
      cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','),
    )
    .join('\n')

export const fileOf = async (list: Pick<GivenList, 'rows' | 'headings' | 'format'>): Promise<Buffer> => {
  if (list.format !== 'xlsx') return Buffer.from(csvOf(list))
  const { rows, headings = headingsOf(rows) } = list
  const cells = [[...headings], ...rows.map((row) => headings.map((heading) => row[heading] ?? null))]
  return Buffer.from(await writeXlsx({ sheets: [{ name: 'Sheet1', rows: cells }] }))
}

const headingsOf = (rows: readonly ListRow[]): string[] => [
  ...new Set(rows.flatMap((row) => Object.keys(row))),
]

const SURNAMES = ['Nguyễn', 'Trần', 'Lê', 'Điểu', 'Thị', 'Hoàng']
const GIVEN = ['An', 'Bình', 'Hòa', 'Thúy', 'Lên', 'Dũng', 'Ngọc']

/** The nth invented person as a register row of `hamlet`, always the same: 'Nam' for even numbers, born from 1950 on. */
export const registerRow = (n: number, hamlet = 'Khu phố 1', changed: ListRow = {}): ListRow => {
  const sex = n % 2 === 0 ? 'male' : 'female'
  const year = 1950 + (n % 60)
  return {
    'Họ và tên': `${SURNAMES[n % 6]} ${sex === 'male' ? 'Văn' : 'Thị'} ${GIVEN[n % 7]}`,
    'Ngày sinh': `${String((n % 28) + 1).padStart(2, '0')}/${(n % 12) + 1}/${year}`,
    'Giới tính': sex === 'male' ? 'Nam' : 'Nữ',
    'Số định danh': makeIdentityNumber('070', sex, year, n),
    'Số hộ': `H${Math.floor(n / 4)}`,
    'Khu phố': hamlet,
    'Địa chỉ': `Số ${n}, đường Trần Hưng Đạo`,
    ...changed,
  }
}

export const registerRows = (count: number, hamlet?: string): ListRow[] =>
  Array.from({ length: count }, (_, n) => registerRow(n, hamlet))

/** Every table that a list fills, and nothing of the import's own record. */
const FILLED = [
  'units',
  'people',
  'identities',
  'residences',
  'people_words',
  'facts',
  'hamlet_revisions',
  'snapshots',
  'snapshot_members',
  'tallies',
  'tally_queue',
  'board_days',
  'board_reports',
  'coverage_reports',
] as const

/** Row by row where and by which transaction it was written: equal only if nothing was written at all. */
export const rowsOf = async ({ admin }: ListPlace): Promise<Record<string, string>> => {
  const prints: Record<string, string> = {}
  for (const table of FILLED) {
    const { rows } = await admin.query<{ print: string }>(
      `select md5(coalesce(string_agg(ctid::text || xmin::text || t::text, '|' order by ctid), '')) as print from ${table} t`,
    )
    prints[table] = rows[0]?.print ?? ''
  }
  return prints
}

/** What is true of people and counts now, whatever the ids: equal for two ways to the same state. */
export const stateOf = async ({ admin }: ListPlace): Promise<unknown> => {
  const people = await admin.query(`
    select encode(identity_block, 'hex') as number, full_name, hamlet_id, registered_hamlet_id, away, birth_year, birth_month,
      birth_day, sex, household_no, address, encode(cmnd_block, 'hex') as cmnd,
      (select array_agg(concat_ws(' ', kind, hamlet_id, household_no, from_day, to_day) order by kind, from_day)
       from residences r where r.person_id = p.person_id) as residences,
      (select array_agg(concat_ws(' ', commune_id, word, hamlet_id) order by commune_id, word, hamlet_id)
       from people_words w where w.person_id = p.person_id) as words
    from people p order by number, full_name`)
  const tallies = await admin.query(`
    select hamlet_id, base, measure, class, effective, sum(n)::int as n from (
      select hamlet_id, base, measure, class, effective, n from tallies
      union all select hamlet_id, base, measure, class, effective, n from tally_queue) both_of
    group by 1, 2, 3, 4, 5 having sum(n) <> 0 order by 1, 2, 3, 4, 5`)
  return { people: people.rows, tallies: tallies.rows }
}
