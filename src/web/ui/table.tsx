// A table of figures or people: sticky header, 34 px rows, numbers right-aligned with their unit in the header, sorting
// by a column, download and print. It scrolls inside its own region. It never fetches and never pages.

import { Fragment, type ReactNode, useState } from 'react'
import { uiWords } from '#words/ui'
import { useFormats, useWords } from '../language.tsx'
import { Button } from './button.tsx'
import './table.css'
import { downloadText } from './download.ts'
import { Icon } from './icon.tsx'
import { csvOf } from './table-csv.ts'

export type Column<Row> = {
  readonly id: string
  readonly header: string
  /** Only heard: a column of buttons that name themselves. */
  readonly isHeaderHidden?: boolean
  /** Stands small under the header: "người", "%", "người/ngày". */
  readonly unit?: string
  readonly align?: 'start' | 'end'
  readonly cell: (row: Row) => ReactNode
  /** Makes the column sortable; null (not reported) always stands last. */
  readonly sortBy?: (row: Row) => number | string | null
  /** What the downloaded file says; without it the column is left out. */
  readonly text?: (row: Row) => string
  /** Goes away where the table is narrow. */
  readonly isMinor?: boolean
}

export type TableProps<Row> = {
  readonly caption: string
  readonly isCaptionShown?: boolean
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** A last row that stays in sight: the whole. */
  readonly total?: Row
  /** Name of the downloaded file without its ending; no download without it. */
  readonly fileName?: string
  /** Stands at the left above the table. */
  readonly tools?: ReactNode
  /** What stands beneath a row across the table's whole width; null: nothing. */
  readonly below?: (row: Row) => ReactNode
  /** Height after which it scrolls ('24rem'); otherwise it is as long as its rows. */
  readonly empty?: ReactNode
}

type Sort = { readonly column: string; readonly isDescending: boolean }

export function Table<Row>({
  caption,
  isCaptionShown = false,
  columns,
  rows,
  rowKey,
  total,
  fileName,
  tools,
  below,
  empty,
}: TableProps<Row>) {
  const words = useWords(uiWords)
  const format = useFormats()
  const [sort, setSort] = useState<Sort | null>(null)
  const sorted = sortRows(rows, columns, sort)
  const all = total === undefined ? sorted : [...sorted, total]
  const hasBar = isCaptionShown || tools !== undefined || fileName !== undefined
  return (
    <div className="table-block">
      {hasBar && (
        <div className="table-bar not-printed">
          {isCaptionShown && <h3 className="table-title">{caption}</h3>}
          {tools}
          <span className="table-count">{words.table.rows(format.count(rows.length))}</span>
          {fileName !== undefined && (
            <span className="table-actions">
              <Button
                kind="quiet"
                icon="download"
                label={words.table.download}
                onClick={() => downloadText(`${fileName}.csv`, 'text/csv', csvOf(columns, all))}
              />
              <Button kind="quiet" icon="print" label={words.table.print} onClick={() => window.print()} />
            </span>
          )}
        </div>
      )}
      {rows.length === 0 && empty !== undefined ? (
        empty
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section className="table-scroll" aria-label={words.table.scroll(caption)} tabIndex={0}>
          <table className="table">
            <caption className="only-heard">{caption}</caption>
            <thead>
              <tr>
                {columns.map((column) => (
                  <HeaderCell key={column.id} column={column} sort={sort} onSort={setSort} />
                ))}
              </tr>
            </thead>
            <tbody>
              {sorted.map((row) => (
                <Fragment key={rowKey(row)}>
                  <BodyRow row={row} columns={columns} />
                  <BelowRow columns={columns.length}>{below?.(row)}</BelowRow>
                </Fragment>
              ))}
            </tbody>
            {total !== undefined && (
              <tfoot>
                <BodyRow row={total} columns={columns} />
              </tfoot>
            )}
          </table>
        </section>
      )}
    </div>
  )
}

const cellClass = ({ align, isMinor }: { align?: string; isMinor?: boolean }) =>
  `${align === 'end' ? 'table-end' : ''}${isMinor === true ? ' table-minor' : ''}`.trim() || undefined

function BodyRow<Row>({ row, columns }: { row: Row; columns: readonly Column<Row>[] }) {
  return (
    <tr>
      {columns.map((column, i) =>
        i === 0 ? (
          <th key={column.id} scope="row" className={cellClass(column)}>
            {column.cell(row)}
          </th>
        ) : (
          <td key={column.id} className={cellClass(column)}>
            {column.cell(row)}
          </td>
        ),
      )}
    </tr>
  )
}

function BelowRow({ columns, children }: { columns: number; children: ReactNode }) {
  if (children === undefined || children === null) return null
  return (
    <tr className="table-below">
      <td colSpan={columns}>{children}</td>
    </tr>
  )
}

function HeaderCell<Row>({
  column,
  sort,
  onSort,
}: {
  column: Column<Row>
  sort: Sort | null
  onSort: (sort: Sort | null) => void
}) {
  const words = useWords(uiWords)
  const isSorted = sort?.column === column.id
  const name = (
    <>
      <span className={column.isHeaderHidden === true ? 'only-heard' : undefined}>{column.header}</span>
      {column.unit !== undefined && <span className="table-unit">{column.unit}</span>}
    </>
  )
  if (column.sortBy === undefined)
    return (
      <th scope="col" className={cellClass(column)}>
        {name}
      </th>
    )
  // Numbers first from the largest, names from A; a third press gives the given order back.
  const firstDescending = column.align === 'end'
  const next: Sort | null = !isSorted
    ? { column: column.id, isDescending: firstDescending }
    : sort.isDescending === firstDescending
      ? { column: column.id, isDescending: !firstDescending }
      : null
  return (
    <th
      scope="col"
      className={cellClass(column)}
      aria-sort={isSorted ? (sort.isDescending ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        className="table-sort"
        title={words.table.sortBy(column.header)}
        onClick={() => onSort(next)}
      >
        <span className="table-sort-name">{name}</span>
        <span className="table-sort-arrow" data-shown={isSorted || undefined}>
          <Icon name={isSorted && !sort.isDescending ? 'up' : 'down'} size={12} />
        </span>
      </button>
    </th>
  )
}

const collator = new Intl.Collator('vi')

function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sort | null,
): readonly Row[] {
  const sortBy = columns.find((column) => column.id === sort?.column)?.sortBy
  if (sort === null || sortBy === undefined) return rows
  const direction = sort.isDescending ? -1 : 1
  return [...rows].sort((a, b) => {
    const [x, y] = [sortBy(a), sortBy(b)]
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1
    const order =
      typeof x === 'number' && typeof y === 'number' ? x - y : collator.compare(String(x), String(y))
    return order * direction
  })
}
