// Goes through the sheets of a list once, each from its first row to its last: its beginning is held until it is understood, then
// its rows follow as they are meant. Sheets that are no lists are left out and said so. Checks no row.
import { type HeaderProblem, missingFields } from '#domain/columns'
import type { Field } from '#domain/headings'
import { layoutKey } from '#domain/layout-key'
import type { ListKind } from '#domain/lists'
import { isOfAnotherProvince } from '#domain/province-named'
import { err, ok, type Result } from '#domain/result'
import { isSecretMark } from '#domain/secret-mark'
import { fieldsToldByLayout, type LaidRow, layoutReader } from '#domain/sheet-layout'
import { type Mapping, NO_MAPPING, type SheetReading, understandSheet } from '#domain/understand-sheet'
import type { ListSource, Row } from './reading/list-rows.ts'
import { readFailure } from './reading/read-problem.ts'

export type WhyLeftOut = 'hidden' | 'no-header' | 'left-out' | 'columns-missing' | 'empty'

export type OpenedSheet = {
  readonly index: number
  readonly name: string
  readonly reading: SheetReading
  readonly layoutKey: string
  /** Titles and header, decoded: every row down to the last of the header. */
  readonly above: readonly (readonly Cell[])[]
  /** Chunks of rows beneath the header, decoded and told apart. */
  readonly rows: () => AsyncGenerator<readonly LaidSheetRow[]>
  /** The first rows beneath the header, decoded: what is judged by column is judged by these. */
  readonly sample: readonly (readonly Cell[])[]
}

/** `cells`: the whole row, decoded. */
export type LaidSheetRow = {
  readonly number: number
  readonly hidden: boolean
  readonly cells: readonly Cell[]
  readonly laid: LaidRow
}

type Cell = string | number | null

export type SheetRefusal =
  | HeaderProblem
  | 'secret-marked'
  | 'other-province'
  | { readonly missing: readonly Field[]; readonly headings: readonly string[] }

/** What is held of a sheet before it is understood; a merged cell shows within some hundred rows. */
const HELD = 520
const TITLES = 15

export type OpenPlan = {
  readonly kind: ListKind
  readonly leftOut: readonly number[]
  /** Of the list's unit: a list whose titles name another one is refused. */
  readonly province?: string
  /** How the columns of a layout are read: what the clerk says, else what went for the sender's last list. */
  readonly mappingFor: (layoutKey: string) => Promise<Mapping>
}

/**
 * The sheets that can be read, in order; `leaveOut` hears of the others. With a mapping by hand the layout of the first sheet
 * that is read is the one it is about. Throws readFailure (secret-marked, or what a reader throws).
 */
export async function* openSheets(
  source: ListSource,
  plan: OpenPlan,
  leaveOut: (index: number, why: WhyLeftOut, refusal: SheetRefusal | null) => void,
): AsyncGenerator<OpenedSheet> {
  const allHidden = source.sheets.every(({ hidden }) => hidden)
  for (const [index, { name, hidden }] of source.sheets.entries()) {
    if (plan.leftOut.includes(index)) leaveOut(index, 'left-out', null)
    else if (hidden && !allHidden) leaveOut(index, 'hidden', null)
    else {
      const { first, rest } = await heldRows(source.rows(index))
      if (first.length === 0) {
        leaveOut(index, 'empty', null)
        continue
      }
      const opened = await openSheet(source, index, name, first, rest, plan)
      if (opened.ok) yield opened.value
      else if (opened.error === 'no-header') leaveOut(index, 'no-header', opened.error)
      else leaveOut(index, 'columns-missing', opened.error)
    }
  }
}

const openSheet = async (
  source: ListSource,
  index: number,
  name: string,
  first: readonly Row[],
  rest: AsyncIterator<Row[]>,
  plan: OpenPlan,
): Promise<Result<OpenedSheet, SheetRefusal>> => {
  const cells = first.map((row) => row.cells)
  const plain = understandSheet(cells, [], NO_MAPPING)
  const isPlain = plain.ok && plain.value.encodings.every((one) => one.encoding === 'unicode' && one.sure)
  // Fonts only help where letters are not told by themselves: reading them opens the sheet once more.
  const fonts = isPlain ? [] : await source.fonts(index)
  const proposed = isPlain ? plain : understandSheet(cells, fonts, NO_MAPPING)
  if (first.slice(0, TITLES).some((row) => isSecret(row, proposed))) throw readFailure('secret-marked')
  if (!proposed.ok) return err(proposed.error)
  if (plan.province !== undefined && isOfAnotherProvince(proposed.value.header.titles, plan.province))
    return err('other-province')
  const key = layoutKey(proposed.value.header)
  const mapping = await plan.mappingFor(key)
  const understood = understandSheet(cells, fonts, mapping)
  if (!understood.ok) return err(understood.error)
  const reading = understood.value
  const { header, decode } = reading
  const beneath = first.slice(header.lastRow + 1)
  const sample = beneath.map((row) => decode(row.cells))
  const asRead = { ...header, columns: reading.columns }
  const missing = missingFields(reading.columns, plan.kind, fieldsToldByLayout(asRead, { name }, sample))
  if (missing.length > 0)
    return err({ missing: missing.flatMap((need) => need[0]?.[0] ?? []), headings: header.headings })
  const lay = layoutReader(asRead, { name }, sample)
  const laid = (row: Row): LaidSheetRow => {
    const meant = decode(row.cells)
    return { number: row.number, hidden: row.hidden === true, cells: meant, laid: lay(meant) }
  }
  async function* rows() {
    yield beneath.map(laid)
    for (let next = await rest.next(); next.done !== true; next = await rest.next())
      yield next.value.map(laid)
  }
  const above = first.slice(0, header.lastRow + 1).map((row) => decode(row.cells))
  return ok({ index, name, reading, layoutKey: key, above, rows, sample })
}

const isSecret = ({ cells }: Row, reading: Result<SheetReading, HeaderProblem>): boolean =>
  (reading.ok ? reading.value.decode(cells) : cells).some(
    (cell) => typeof cell === 'string' && isSecretMark(cell),
  )

/** The first rows of a sheet, and the iterator that goes on after them. */
const heldRows = async (rows: AsyncIterable<Row[]>) => {
  const rest = rows[Symbol.asyncIterator]()
  const first: Row[] = []
  while (first.length < HELD) {
    const next = await rest.next()
    if (next.done === true) break
    first.push(...next.value)
  }
  return { first, rest }
}
