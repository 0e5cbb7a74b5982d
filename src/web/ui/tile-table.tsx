// The tile map as a table: each commune with the share of each of the four, to sort and to take away.

import { Link } from 'wouter'
import { MARK_CELLS, type MarkCell } from '#domain/mark'
import { markWords } from '#words/mark'
import { uiWords } from '#words/ui'
import { useFormats, useWords } from '../language.tsx'
import { FourCellMark } from './four-cell-mark.tsx'
import { type Column, Table } from './table.tsx'
import type { Tile } from './tile.ts'

export function TileTable({ tiles }: { tiles: readonly Tile[] }) {
  const words = useWords(uiWords).tiles
  const names = useWords(markWords)
  const format = useFormats()
  const shareOf = (tile: Tile, cell: MarkCell) => {
    const value = tile.mark.cells[cell]
    return value === null ? format.share(null, null) : format.share(value.confirmed, value.base)
  }
  const columns: Column<Tile>[] = [
    {
      id: 'unit',
      header: words.unit,
      cell: (tile) => (
        <Link href={tile.href} className="tile-table-unit">
          <FourCellMark mark={tile.mark} size={16} isDecoration />
          {tile.fullName}
        </Link>
      ),
      sortBy: (tile) => tile.name,
      text: (tile) => tile.fullName,
    },
    {
      id: 'district',
      header: words.district,
      cell: (tile) => tile.district,
      sortBy: (tile) => tile.district,
      text: (tile) => tile.district,
      isMinor: true,
    },
    ...MARK_CELLS.map(
      (cell): Column<Tile> => ({
        id: cell,
        header: names.cellShort[cell],
        align: 'end',
        cell: (tile) => shareOf(tile, cell),
        sortBy: (tile) => {
          const value = tile.mark.cells[cell]
          return value === null || value.base <= 0 ? null : value.confirmed / value.base
        },
        text: (tile) => shareOf(tile, cell),
      }),
    ),
  ]
  return (
    <Table
      caption={words.label}
      columns={columns}
      rows={tiles}
      rowKey={(tile) => tile.unitId}
      fileName="phu-kin-theo-xa"
    />
  )
}
