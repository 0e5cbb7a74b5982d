// Tells what each row beneath a header is, in order, and gives people their cells by field with what stands above them
// filled in: hamlet and household of the headings, merged cells, ditto marks. Every filling is told. It checks nothing, and
// makes nothing up: what the sheet does not say stays empty.
import { type CarriedColumns, carriedColumns, memberHabits } from './carried-columns.ts'
import type { Column, Header } from './columns.ts'
import { isDitto, mayRepeat } from './ditto.ts'
import type { Cells } from './header-lines.ts'
import { type Field, isField } from './headings.ts'
import { householdBlocks } from './household-blocks.ts'
import { relationOf } from './person-evidence.ts'
import { placesAbove } from './places-above.ts'
import type { RowCell, RowCells } from './row-codes.ts'
import { type JudgedRow, rowJudge } from './row-judge.ts'
import type { RowKind } from './row-kinds.ts'
import { nfc, squeeze } from './text.ts'

/** What a person's own row does not say, and where it was found. `sheet`: its name; `title`: a row above the header. */
export type FilledCell = {
  readonly field: Field
  readonly from: 'heading' | 'above' | 'ditto' | 'sheet' | 'title'
}

/**
 * `cells` is null, and the rest empty, for every kind but `person`. `household` counts the households of the sheet from 1,
 * null where it does not tell which one this is; `startsHousehold` is true for the first person of one. `columns` are those
 * of this row: a second table beneath the first may have its own.
 */
export type LaidRow = {
  readonly kind: RowKind
  readonly cells: RowCells | null
  readonly filled: readonly FilledCell[]
  readonly household: number | null
  readonly startsHousehold: boolean
  readonly columns: readonly Column[]
}

/** `name` of a sheet within a .zip is "file › sheet". */
export type SheetName = { readonly name: string }

/**
 * To be fed every row beneath the last of the header (header.lastRow), in order and decoded. `sample`: the first of these
 * rows, up to 500, by which merged cells are known before they come; without it only what came before counts.
 */
export function layoutReader(
  header: Header,
  sheet: SheetName,
  sample: readonly Cells[] = [],
): (row: Cells) => LaidRow {
  const judge = rowJudge(header)
  const above: Above = {
    blocks: householdBlocks(false),
    places: placesAbove(sheet.name, header.titles),
    habits: memberHabits(),
    carried: { household: false, hamlet: false },
    last: {},
  }
  if (sample.length > 0) learn(above, sampled(header, sheet, sample))
  return (row) => {
    const judged = judge(row)
    if (judged.kind === 'person') {
      const person = layPerson(judged.cells, judged.columns, above)
      above.last = person.cells ?? {}
      return person
    }
    follow(judged, above)
    return { ...NOBODY, kind: judged.kind }
  }
}

const NOBODY = { cells: null, filled: [], household: null, startsHousehold: false, columns: [] } as const

/** What stands above a row; `last` is the person before it, as filled in. */
type Above = {
  blocks: ReturnType<typeof householdBlocks>
  readonly places: ReturnType<typeof placesAbove>
  readonly habits: ReturnType<typeof memberHabits>
  carried: CarriedColumns
  last: RowCells
}

type SampledPerson = Parameters<typeof carriedColumns>[0][number] & { readonly isMember: boolean }

const learn = (above: Above, people: readonly SampledPerson[]): void => {
  above.carried = carriedColumns(people)
  above.blocks = householdBlocks(above.carried.household)
  for (const { cells, isMember } of people) if (isMember) above.habits.count(cells, LEFT_OUT)
}

/** The people of a sample with what their own rows say, ditto marks included. */
const sampled = (header: Header, sheet: SheetName, sample: readonly Cells[]): SampledPerson[] => {
  const read = layoutReader(header, sheet)
  return sample.flatMap((row) => {
    const { cells, filled, household, startsHousehold } = read(row)
    if (cells === null) return []
    const own: { [f in Field]?: RowCell } = { ...cells }
    for (const { field, from } of filled) if (from !== 'ditto') delete own[field]
    const relation = relationOf(cells.relation)
    return [
      { cells: own, relation, isMember: relation === 'member' && household !== null && !startsHousehold },
    ]
  })
}

/** The fields that the headings between the rows, or the name of the sheet, tell in place of a column. */
export function fieldsToldByLayout(
  header: Header,
  sheet: SheetName,
  sample: readonly Cells[],
): readonly Field[] {
  const read = layoutReader(header, sheet, sample)
  const told = new Set<Field>()
  for (const row of sample) {
    for (const { field, from } of read(row).filled) if (from !== 'above' && from !== 'ditto') told.add(field)
  }
  return [...told]
}

/** What members of a household leave out where its first row has it. */
const SHARED_AT_HOME = ['hamlet', 'group', 'address', 'commune', 'district', 'registered-at'] as const
const LEFT_OUT = [...SHARED_AT_HOME, 'household'] as const

function follow(judged: Exclude<JudgedRow, { kind: 'person' }>, above: Above): void {
  if (judged.kind === 'hamlet-heading') {
    above.places.heading(judged.place)
    above.blocks.end()
    const last: { [f in Field]?: RowCell } = { ...above.last }
    for (const field of LEFT_OUT) delete last[field]
    for (const { field, name } of above.places.byHeadings()) last[field] = name
    above.last = last
  } else if (judged.kind === 'household-heading') {
    above.blocks.heading(judged.number)
    above.last = { ...above.last, household: judged.number }
  } else if (judged.endsHousehold) above.blocks.end()
}

function layPerson(own: RowCells, columns: readonly Column[], above: Above): LaidRow {
  const { last, habits } = above
  const filled: FilledCell[] = []
  const cells: { [f in Field]?: RowCell } = { ...own }
  const fill = (field: Field, value: RowCell | undefined, from: FilledCell['from']): void => {
    if (value == null || cells[field] != null) return
    cells[field] = value
    filled.push({ field, from })
  }
  for (const field of repeated(own)) {
    if (last[field] == null) continue
    delete cells[field]
    fill(field, last[field], 'ditto')
  }
  const head = headNamed(cells)
  if (head !== null) {
    cells.name = head.name
    fill('relation', head.relation, 'heading')
  }
  const relation = relationOf(cells.relation)
  const { block, starts, from } = above.blocks.person(cells, relation)
  const isMember = block !== null && !starts && relation === 'member'
  if (isMember) habits.count(cells, LEFT_OUT)
  if (from === 'heading' || (from === 'above' && (!isMember || habits.leaveOut('household')))) {
    fill('household', block?.number, from)
  }
  for (const field of isMember ? SHARED_AT_HOME : []) {
    if (habits.leaveOut(field)) fill(field, block?.first?.[field], 'above')
  }
  for (const { field, name, from: source } of above.places.byHeadings()) fill(field, name, source)
  if (above.carried.hamlet) fill('hamlet', last.hamlet, 'above')
  for (const { field, name, from: source } of above.places.otherwise()) fill(field, name, source)
  return { kind: 'person', cells, filled, household: block?.no ?? null, startsHousehold: starts, columns }
}

/** The fields that hold a ditto mark. */
function repeated(cells: RowCells): Field[] {
  const found: Field[] = []
  for (const key in cells) {
    if (isField(key) && isDitto(cells[key]) && mayRepeat(key)) found.push(key)
  }
  return found
}

/** "Chủ hộ: Điểu Đố" in the column of names says two things. */
function headNamed({ name }: RowCells): { readonly name: string; readonly relation: string } | null {
  if (typeof name !== 'string' || !/^\s*ch/i.test(name)) return null
  const text = squeeze(nfc(name))
  const found = /^(chủ hộ|chu ho)\s*[:–-]\s*(?=\p{L})/iu.exec(text)
  return found === null ? null : { name: text.slice(found[0].length), relation: found[1] ?? '' }
}
