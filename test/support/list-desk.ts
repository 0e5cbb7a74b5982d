// A desk at which lists come in as on the command line: rows by field written as .csv or .xlsx, taken in, and everything
// counted again from the facts each time. Tells what a list wrote and what counts now.

import { createHash, randomBytes } from 'node:crypto'
import { writeXlsx } from 'hucre/xlsx'
import pg from 'pg'
import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import { UNITS } from '#domain/binh-phuoc/units'
import { type Day, dayOf, instantOfDay } from '#domain/dates'
import type { Field } from '#domain/headings'
import type { ListKind } from '#domain/lists'
import type { Result } from '#domain/result'
import { numberOf } from '#domain/row-address'
import { rangeOf, type Unit } from '#domain/units'
import { checkCoverage } from '../../src/server/coverage/check.ts'
import type { ImportSummary, WithdrawCounts } from '../../src/server/imports/import-record.ts'
import { listRejects, type RejectRow } from '../../src/server/imports/queries-rejects.ts'
import { openList } from '../../src/server/imports/reading/read-list.ts'
import { commitImport, createImport, readImport } from '../../src/server/imports/run-import.ts'
import { withdrawList } from '../../src/server/imports/withdraw-list.ts'
import { setCampaignNow } from '../../src/server/platform/clock.ts'
import { createDatabase } from '../../src/server/platform/database.ts'
import { createProtect, type Protect } from '../../src/server/platform/protect.ts'
import { setUp } from '../../src/server/set-up.ts'
import { installUnits } from '../../src/server/units/install.ts'
import { freshDatabase } from './postgres.ts'

export type ListRow = { readonly [f in Field]?: string }

const HEADINGS: { readonly [f in Field]?: string } = {
  serial: 'STT',
  name: 'Họ và tên',
  birth: 'Ngày sinh',
  sex: 'Giới tính',
  identity: 'Số CCCD',
  cmnd: 'Số CMND',
  household: 'Số hộ',
  relation: 'Quan hệ với chủ hộ',
  district: 'Huyện',
  commune: 'Xã',
  hamlet: 'Ấp',
  address: 'Địa chỉ',
  residence: 'Loại cư trú',
  phone: 'Số điện thoại',
  'as-of': 'Tính đến ngày',
  note: 'Ghi chú',
  card: 'Đã cấp CCCD',
  'eid-rejected': 'Lý do từ chối',
  'eid-activated': 'Đã kích hoạt',
}

const FIELDS = Object.keys(HEADINGS).filter((field): field is Field => field in HEADINGS)

const fieldsOf = (rows: readonly ListRow[]): Field[] =>
  FIELDS.filter((field) => rows.some((row) => row[field] !== undefined))

const sheetOf = (rows: readonly ListRow[], fields: readonly Field[] = fieldsOf(rows)): string[][] => [
  fields.map((field) => HEADINGS[field] ?? field),
  ...rows.map((row) => fields.map((field) => row[field] ?? '')),
]

/** `fields`: the columns in their order; those that are used, unless given. */
export const csvOf = (rows: readonly ListRow[], fields?: readonly Field[]): Buffer => {
  const lines = sheetOf(rows, fields).map((cells) =>
    cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','),
  )
  return Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`)
}

export const xlsxOf = async (rows: readonly ListRow[]): Promise<Buffer> =>
  Buffer.from(await writeXlsx({ sheets: [{ name: 'Danh sách', rows: sheetOf(rows) }] }))

/** The unit of a code in 2024. */
export const unitOf = (code: string): number => {
  const unit = UNITS.find((each) => each.code === code)
  if (!unit) throw new Error(`no unit ${code}`)
  return unit.unitId
}

export const TODAY = dayOf(2024, 4, 20)

type GivenList = {
  readonly unitId: number
  readonly kind?: ListKind
  readonly asOf: Day
  readonly file: Buffer
  readonly dryRun?: boolean
  /** What happens elsewhere while the list is being committed: before it is matched. */
  readonly meanwhile?: () => Promise<unknown>
}

type Taken = {
  readonly importId: string
  /** null: the list was refused. */
  readonly summary: ImportSummary | null
  readonly refusal: unknown
  readonly rejects: readonly RejectRow[]
}

export type Desk = {
  readonly adminUrl: string
  readonly loginUrl: string
  readonly protect: Protect
  /** Reads and commits a list. Throws where the recount differs, or the commit from what was foretold. */
  readonly take: (list: GivenList) => Promise<Taken>
  readonly isClean: () => Promise<boolean>
  /** A sum of every row of every table, with the transaction that wrote it; imports, what goes with them and the audit log apart. */
  readonly sumOfTables: (without?: readonly string[]) => Promise<string>
  /** What is known now, by hamlet, base, measure, class and day. */
  readonly tallies: () => Promise<readonly string[]>
  /** Takes a list back. Throws where the recount differs afterwards. */
  readonly withdraw: (importId: string) => Promise<Result<WithdrawCounts, 'not-standing'>>
  /** People and what was counted of them go; hamlets stay, as they would. */
  readonly forgetEverybody: () => Promise<unknown>
  /** Who is known, where they live and what counts, whatever it came from: ids and revisions apart. */
  readonly state: () => Promise<{ readonly people: readonly object[]; readonly tallies: readonly string[] }>
  /** As a superuser. */
  readonly query: <Row extends object>(text: string, values?: readonly unknown[]) => Promise<Row[]>
  readonly close: () => Promise<void>
}

const KEPT_OUT = ['imports', 'import_rejects', 'list_layouts', 'audit_log']
const silently = () => undefined
const noProgress = async () => undefined

/** A fresh database with the campaign and its units, without people, and without hamlets unless they are given. */
export async function openDesk(hamlets: readonly Unit[] = []): Promise<Desk> {
  const fresh = await freshDatabase()
  const database = createDatabase({ url: fresh.loginUrl, connections: 4 })
  await setUp(database)
  await database.asSystem('test: hamlets', (tx) => installUnits(tx, hamlets, []))
  await database.asSystem('test: today', (tx) => setCampaignNow(tx, instantOfDay(TODAY, 8)))
  const protect = createProtect({ keys: [{ id: 1, secret: randomBytes(32) }], current: 1 })
  const admin = new pg.Client({ connectionString: fresh.adminUrl })
  await admin.connect()
  const query = async <Row extends object>(text: string, values: readonly unknown[] = []) =>
    (await admin.query<Row>(text, [...values])).rows
  const isClean = async () => (await checkCoverage(database, silently)).clean

  const take = async (list: GivenList): Promise<Taken> => {
    const { unitId, kind = 'register', asOf, file, dryRun = false, meanwhile } = list
    const source = await openList(file, 'danh-sach')
    if (!source.ok) throw new Error(`the test’s own list: ${source.error}`)
    const sha256 = createHash('sha256').update(file).digest()
    const record = { fileName: 'danh-sach', sha256, fileId: null, sender: null, startedBy: null }
    const unit = { unitId, ...rangeOf(unitId) }
    const imported = await database.asSystem('test: a list', (tx) =>
      createImport(tx, { unit, kind, asOf, ...record }),
    )
    const { importId } = imported
    const work = { database, protect, campaign: binhPhuoc2024, today: TODAY }
    const reading = { source: source.value, said: null, progress: noProgress }
    const read = await readImport(work, imported, reading)
    const rejects = async () =>
      (await database.asSystem('test: rejects', (tx) => listRejects(tx, importId))).map((row) => ({
        ...row,
        rowNo: numberOf(row.rowNo),
      }))
    if (!read.ok) return { importId, summary: null, refusal: read.error, rejects: await rejects() }
    const foretold = read.value.summary
    if (dryRun) return { importId, summary: foretold, refusal: null, rejects: await rejects() }
    const done = await commitImport(work, imported, read.value, async (phase) => {
      if (phase === 'matching') await meanwhile?.()
    })
    if (!(await isClean())) throw new Error('the recount differs after an import')
    if (!done.ok) return { importId, summary: null, refusal: done.error, rejects: await rejects() }
    if (JSON.stringify(done.value) !== JSON.stringify(foretold))
      throw new Error('the commit did something else than was foretold')
    return { importId, summary: done.value, refusal: null, rejects: await rejects() }
  }

  const sumOfTables = async (without: readonly string[] = []) => {
    const tables = await query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
       and relname <> all ($1) order by 1`,
      [[...KEPT_OUT, ...without]],
    )
    const sums: string[] = []
    for (const { name } of tables) {
      const [row] = await query<{ sum: string }>(
        `select md5(string_agg(xmin || ' ' || t::text, '|' order by t::text)) as sum from "${name}" t`,
      )
      sums.push(`${name} ${row?.sum}`)
    }
    return sums.join('\n')
  }

  const tallies = async () => {
    const rows = await query<{ line: string }>(`
      select concat_ws(' ', hamlet_id, base, measure, class, effective, sum(n)) as line from (
        select hamlet_id, base, measure, class, effective, n from tallies
        union all select hamlet_id, base, measure, class, effective, n from tally_queue) t
      group by hamlet_id, base, measure, class, effective having sum(n) <> 0
      order by hamlet_id, base, measure, class, effective`)
    return rows.map(({ line }) => line)
  }

  const withdraw = async (importId: string) => {
    const done = await database.asSystem('test: a list is taken back', (tx) =>
      withdrawList(tx, { campaign: binhPhuoc2024, today: TODAY }, importId, null, noProgress),
    )
    if (!(await isClean())) throw new Error('the recount differs after a list was taken back')
    return done
  }

  const forgetEverybody = () =>
    query(`
      truncate people, identities, residences, people_words, facts, hamlet_revisions, tallies, tally_queue, board_days,
        board_reports, coverage_reports, snapshots, snapshot_members, imports, import_rejects, import_rows cascade`)

  const state = async () => {
    const people = await query<object>(`
      select full_name, hamlet_id, registered_hamlet_id, away, birth_year, birth_month, birth_day, household_no,
        identity_last2, phone_last2, address, relation,
        (select array_agg(concat_ws(' ', kind, hamlet_id, household_no, from_day, to_day) order by kind, from_day)
         from residences r where r.person_id = p.person_id) as residences,
        (select array_agg(concat_ws(' ', commune_id, word, hamlet_id) order by commune_id, word, hamlet_id)
         from people_words w where w.person_id = p.person_id) as words,
        (select count(*) from identities i where i.person_id = p.person_id and i.identity_block = p.identity_block) as held
      from people p order by full_name, identity_last2`)
    const reports = await query<{ line: string }>(`
      select concat_ws(' ', 'report', commune_id, milestone, source, effective) as line from coverage_reports
      where not withdrawn order by 1`)
    return { people, tallies: [...(await tallies()), ...reports.map(({ line }) => line)] }
  }

  const close = async () => {
    await admin.end()
    await database.close()
    await fresh.drop()
  }
  const { adminUrl, loginUrl } = fresh
  return {
    ...{ adminUrl, loginUrl, protect, take, withdraw, isClean, sumOfTables, tallies, state, forgetEverybody },
    ...{ query, close },
  }
}
