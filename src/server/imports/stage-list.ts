// Reads a list, checks and protects every row, and stages what is good for matching. What is refused is noted by row
// number and code; its cells stay in the sealed file. Nothing here touches a person.
import { hash } from 'node:crypto'
import type { Campaign } from '#domain/campaign'
import { applyMapping, type Correction, findHeader, type Header, missingFields } from '#domain/columns'
import { birthKeyOf } from '#domain/course-key'
import { type Day, encodePartialDate, isoDay } from '#domain/dates'
import type { Listed } from '#domain/facts'
import type { Field } from '#domain/headings'
import { lastTwo } from '#domain/identity-number'
import { type CheckedRow, checkRow, type RowCells, type RowContext, type RowProblem } from '#domain/list-row'
import { bringsPeople, type ListKind } from '#domain/lists'
import { err, ok, type Result } from '#domain/result'
import { wordsOf } from '#domain/text'
import { communeOfHamlet } from '#domain/units'
import { type Copy, copyInto } from '../platform/copy.ts'
import type { Database, Tx } from '../platform/database.ts'
import { uuid } from '../platform/ids.ts'
import type { NumberKind, Protect } from '../platform/protect.ts'
import type { Cell, ListSource, Row } from './list-rows.ts'
import type { HamletFinder } from './list-units.ts'
import { type RejectRow, saveRejects } from './queries.ts'
import { type ReadProblem, readProblemOf } from './read-problem.ts'

export type StagePlan = {
  readonly importId: string
  readonly campaign: Campaign
  readonly kind: ListKind
  readonly asOf: Day
  readonly hamlets: HamletFinder
  readonly sheet?: number | undefined
  readonly corrections: readonly Correction[]
}

export type ProblemCount = { readonly code: string; readonly count: number }

export type Staged = {
  readonly header: Header
  readonly rows: number
  readonly good: number
  readonly repaired: number
  readonly problems: readonly ProblemCount[]
  /** The first rows as they were understood, numbers masked. */
  readonly sample: readonly SampleRow[]
}

export type SampleRow = {
  readonly row: number
  readonly name: string
  readonly birth: string | null
  readonly identityLast2: string | null
  readonly hamletId: number | null
  readonly warnings: readonly string[]
}

export type StageRefusal =
  | ReadProblem
  | 'no-header'
  | 'split-name'
  | 'no-rows'
  | { readonly missing: readonly Field[]; readonly headings: readonly string[] }

const SAMPLE = 12
const STAGED = `import_rows (import_id, row_no, commune_id, hamlet_id, away, residence, new_person_id, fact_id, full_name,
  match_key, words, birth_year, birth_month, birth_day, sex, household_no, residential_group, relation, address,
  identity_block, identity_last2, cmnd_block, cmnd_last2, phone_block, phone_last2, eid_level, effective, row_hash,
  course_key, body)`

/** The header of a list as proposed, with the clerk's corrections; or why the list cannot be read at all. */
export const readHeader = async (
  source: ListSource,
  kind: ListKind,
  corrections: readonly Correction[],
  sheet?: number,
): Promise<Result<Header & { readonly firstRow: number }, StageRefusal>> => {
  const first: Row[] = []
  for await (const chunk of source.rows(sheet)) {
    first.push(...chunk.slice(0, 15 - first.length))
    if (first.length >= 15) break
  }
  if (first.length === 0) return err('empty-file')
  const found = findHeader(first.map(({ cells }) => cells))
  if (!found.ok) return found
  const columns = applyMapping(found.value.columns, corrections, found.value.headings)
  const missing = missingFields(columns, kind)
  if (missing.length > 0) {
    const fields = missing.flatMap((need) => need[0]?.[0] ?? [])
    return err({ missing: fields, headings: found.value.headings })
  }
  const firstRow = first[found.value.firstDataRow]?.number ?? Number.POSITIVE_INFINITY
  return firstRow === Number.POSITIVE_INFINITY ? err('no-rows') : ok({ ...found.value, columns, firstRow })
}

/** Stages a whole list in one transaction: all of it or nothing. `progress` is told the rows read so far. */
export const stageList = async (
  db: Database,
  protect: Protect,
  source: ListSource,
  plan: StagePlan,
  progress: (rows: number) => void,
): Promise<Result<Staged, StageRefusal>> => {
  try {
    const header = await readHeader(source, plan.kind, plan.corrections, plan.sheet)
    if (!header.ok) return header
    return await db.asSystem('stage a list', (tx) =>
      stageRows(db, tx, protect, source, plan, header.value, progress),
    )
  } catch (thrown) {
    const problem = readProblemOf(thrown)
    if (problem === null) throw thrown
    return err(problem)
  }
}

const stageRows = async (
  db: Database,
  tx: Tx,
  protect: Protect,
  source: ListSource,
  plan: StagePlan,
  header: Header & { readonly firstRow: number },
  progress: (rows: number) => void,
): Promise<Result<Staged, StageRefusal>> => {
  const context: RowContext = { kind: plan.kind, asOf: plan.asOf, findHamlet: plan.hamlets.find }
  const write = rowWriter(protect, plan, copyInto(tx, STAGED))
  const counts = new Map<string, number>()
  const sample: SampleRow[] = []
  const fromText = source.format !== 'xlsx'
  let rows = 0
  let good = 0
  let repaired = 0
  for await (const chunk of source.rows(plan.sheet)) {
    const checked: NumberedRow[] = []
    const rejects: RejectRow[] = []
    for (const { number, cells } of chunk) {
      if (number < header.firstRow) continue
      const named = byField(cells, header, fromText)
      if (named === null) continue
      rows += 1
      const outcome = checkRow(named, context)
      const problems = outcome.ok ? outcome.row.problems : outcome.problems
      for (const { code } of problems) counts.set(code, (counts.get(code) ?? 0) + 1)
      if (outcome.ok) {
        checked.push({ number, row: outcome.row })
        if (problems.length > 0) repaired += 1
        if (sample.length < SAMPLE) sample.push(sampleOf(number, outcome.row))
      } else {
        rejects.push({ rowNo: number, outcome: 'rejected', problems: outcome.problems.map(withoutSeverity) })
      }
    }
    good += checked.length
    await write.rows(checked)
    if (rejects.length > 0) {
      await db.asSystem('note rejected rows', (other) => saveRejects(other, plan.importId, rejects))
    }
    progress(rows)
  }
  await write.end()
  if (rows === 0) return err('no-rows')
  const problems = [...counts].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count)
  return ok({ header, rows, good, repaired, problems, sample })
}

type NumberedRow = { readonly number: number; readonly row: CheckedRow }

const withoutSeverity = ({ code, field }: RowProblem) => ({ code, field })

/** The cells by field; null for a row in which no column of a person is filled (a title, a signature, a blank). */
const byField = (cells: readonly Cell[], header: Header, fromText: boolean): RowCells | null => {
  const named: { [f in Field]?: Cell } = {}
  let filled = 0
  for (const { index, field } of header.columns) {
    const cell = cells[index] ?? null
    if (cell === null || cell === '') continue
    // Text files have no numeric cells: what Excel wrote there without its zeros is a number again.
    named[field] =
      fromText && field === 'identity' && typeof cell === 'string' && LOST_ZEROS.test(cell)
        ? Number(cell)
        : cell
    if (field !== 'serial') filled += 1
  }
  return filled < 2 ? null : named
}

const LOST_ZEROS = /^\s*[1-9]\d{9,10}\s*$/

const sampleOf = (row: number, checked: CheckedRow): SampleRow => ({
  row,
  name: checked.name,
  birth: checked.birth === null ? null : encodePartialDate(checked.birth),
  identityLast2: checked.identity === null ? null : lastTwo(checked.identity),
  hamletId: checked.hamletId,
  warnings: checked.problems.map(({ code }) => code),
})

/** Writes rows to the staging table; numbers of a whole chunk are protected at once. */
const rowWriter = (protect: Protect, plan: StagePlan, copy: Copy) => {
  const birthKey = birthKeyOf(plan.campaign)
  const write = (
    { number, row }: NumberedRow,
    identity: string | null,
    cmnd: string | null,
    phone: string | null,
  ): Promise<void> | undefined => {
    const birth = row.birth === null ? null : encodePartialDate(row.birth)
    const body = bodyOf(plan.kind, row, birth)
    const claims = JSON.stringify(row.claims)
    const content = `${row.matchKey}\n${row.name}\n${birth}\n${row.sex}\n${identity}\n${cmnd}\n${phone}\n${row.household}\n${row.group}\n${row.relation}\n${row.address}\n${row.hamletId}\n${row.residence}${row.away}\n${row.eidLevel}\n${claims}`
    const course = `${row.birth === null ? '' : birthKey(row.birth, row.effective)} ${row.residence}${row.away} ${claims}`
    return copy.row([
      plan.importId,
      number,
      row.hamletId === null ? null : communeOfHamlet(row.hamletId),
      row.hamletId,
      row.away,
      row.residence,
      uuid(),
      uuid(),
      row.name,
      row.matchKey,
      `{${wordsOf(row.name).map(quoteElement).join(',')}}`,
      row.birth?.y ?? null,
      row.birth?.m ?? null,
      row.birth?.d ?? null,
      row.sex,
      row.household,
      row.group,
      row.relation,
      row.address,
      identity,
      row.identity === null ? null : lastTwo(row.identity),
      cmnd,
      row.cmnd === null ? null : lastTwo(row.cmnd),
      phone,
      row.phone === null ? null : lastTwo(row.phone),
      row.eidLevel,
      isoDay(row.effective),
      // Over the keyed blocks, never over a number: a number of twelve digits could be found by trying.
      hash('sha1', content, 'buffer').readBigInt64LE(0).toString(),
      course,
      JSON.stringify(body),
    ])
  }
  return {
    rows: async (rows: readonly NumberedRow[]): Promise<void> => {
      const identities = blocksOf(
        protect,
        'identity',
        rows.map(({ row }) => row.identity),
      )
      const cmnds = blocksOf(
        protect,
        'cmnd',
        rows.map(({ row }) => row.cmnd),
      )
      const phones = blocksOf(
        protect,
        'phone',
        rows.map(({ row }) => row.phone?.replace(/^\+/, '') ?? null),
      )
      for (const [i, row] of rows.entries()) {
        const full = write(row, identities[i] ?? null, cmnds[i] ?? null, phones[i] ?? null)
        if (full) await full
      }
    },
    end: () => copy.end(),
  }
}

const blocksOf = (
  protect: Protect,
  kind: NumberKind,
  numbers: readonly (string | null)[],
): (string | null)[] => {
  const present = numbers.filter((number) => number !== null)
  const hex = protect.blocks(kind, present).toString('hex')
  let next = 0
  return numbers.map((number) => {
    if (number === null) return null
    next += 1
    return `\\x${hex.slice((next - 1) * 32, next * 32)}`
  })
}

const quoteElement = (word: string): string => `"${word.replace(/["\\]/g, '\\$&')}"`

/** The fact that this row would be. */
const bodyOf = (kind: ListKind, row: CheckedRow, birth: string | null): Listed => ({
  type: 'listed/1',
  list: kind,
  ...(bringsPeople(kind) && birth !== null ? { birth } : {}),
  ...(bringsPeople(kind) && row.hamletId !== null
    ? {
        residence: {
          kind: row.residence,
          hamletId: row.hamletId,
          ...(row.away ? { away: true } : {}),
        },
      }
    : {}),
  ...(Object.keys(row.claims).length > 0 ? { claims: row.claims } : {}),
})
