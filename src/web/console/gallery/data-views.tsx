// Tables, pressable figures, progress and waiting.

import type { UnitCell } from '#domain/mark'
import { useFormats } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { Figure } from '../../ui/figure.tsx'
import { FourCellMark } from '../../ui/four-cell-mark.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { Part } from './part.tsx'
import { PEOPLE, TILES_OF_DAY_45, TODAY } from './sample.ts'

type Row = {
  readonly id: string
  readonly name: string
  readonly cell: UnitCell | null
  readonly pace: number
}

const ROWS: readonly Row[] = TILES_OF_DAY_45.filter((tile) => tile.district === 'Lộc Ninh').map(
  (tile, i) => ({
    id: tile.unitId,
    name: tile.fullName,
    cell: i === 4 ? null : tile.mark.cells.eid,
    pace: (i * 37) % 120,
  }),
)
const sum = (of: (cell: UnitCell) => number) =>
  ROWS.reduce((total, { cell }) => total + (cell ? of(cell) : 0), 0)
const TOTAL: Row = {
  id: 'total',
  name: 'Huyện Lộc Ninh',
  cell: {
    confirmed: sum((c) => c.confirmed),
    reported: sum((c) => c.reported),
    base: sum((c) => c.base),
    goal: null,
  },
  pace: 884,
}

export function useUnitColumns(): readonly Column<Row>[] {
  const format = useFormats()
  const number = (row: Row, of: (cell: UnitCell) => number) => (row.cell === null ? null : of(row.cell))
  const count = (
    id: string,
    header: string,
    unit: string,
    of: (cell: UnitCell) => number,
    isMinor = false,
  ) => ({
    id,
    header,
    unit,
    align: 'end' as const,
    isMinor,
    cell: (row: Row) => format.count(number(row, of)),
    sortBy: (row: Row) => number(row, of),
    text: (row: Row) => format.count(number(row, of)),
  })
  return [
    {
      id: 'name',
      header: 'Đơn vị',
      cell: (row) => row.name,
      sortBy: (row) => row.name,
      text: (row) => row.name,
    },
    {
      id: 'share',
      header: 'Đã kích hoạt',
      unit: '%',
      align: 'end',
      cell: (row) => (
        <Figure
          name={`Đã kích hoạt, ${row.name}`}
          numerator={row.cell?.confirmed ?? null}
          denominator={row.cell?.base ?? 0}
          base="công dân sinh đến 31/12/2010"
          asOf={TODAY}
          source="Danh sách Công an xã, nhận 18/5/2024"
          listHref="/gallery/data"
        />
      ),
      sortBy: (row) => (row.cell === null ? null : row.cell.confirmed / row.cell.base),
      text: (row) => format.share(row.cell?.confirmed ?? null, row.cell?.base ?? null),
    },
    count('confirmed', 'Đã xác nhận', 'người', (cell) => cell.confirmed),
    count('reported', 'Đã báo', 'người', (cell) => cell.reported, true),
    count('base', 'Tổng số', 'người', (cell) => cell.base, true),
    count('left', 'Còn lại', 'người', (cell) => cell.base - cell.confirmed),
    {
      id: 'pace',
      header: '7 ngày qua',
      unit: 'người/ngày',
      align: 'end',
      isMinor: true,
      cell: (row) => format.count(row.cell === null ? null : row.pace),
      sortBy: (row) => row.pace,
    },
  ]
}

export function UnitTable() {
  return (
    <Table
      caption="Định danh điện tử theo xã"
      isCaptionShown
      columns={useUnitColumns()}
      rows={ROWS}
      rowKey={(row) => row.id}
      total={TOTAL}
      fileName="dinh-danh-loc-ninh"
    />
  )
}

export function DataViews() {
  return (
    <>
      <Part title="Bảng số theo đơn vị">
        <UnitTable />
      </Part>
      <Part title="Danh sách có tên">
        <Table
          caption="Công dân của ấp"
          columns={[
            { id: 'mark', header: 'Bốn phủ', cell: (row) => <FourCellMark mark={row.mark} size={20} /> },
            { id: 'name', header: 'Họ và tên', cell: (row) => row.name, sortBy: (row) => row.name },
            { id: 'born', header: 'Ngày sinh', align: 'end', cell: (row) => row.born },
            { id: 'number', header: 'Số định danh', align: 'end', cell: (row) => row.number },
            { id: 'hamlet', header: 'Ấp', cell: (row) => row.hamlet, isMinor: true },
          ]}
          rows={PEOPLE}
          rowKey={(row) => row.id}
          tools={<Button icon="list">Chỉ người còn thiếu</Button>}
        />
      </Part>
      <Part title="Việc lâu">
        <ProgressBar label="Đang ghi danh sách xã Lộc Thạnh" done={48_211} total={873_007} rate={61_300} />
        <ProgressBar label="Đang đọc tệp danh-sach.xlsx" done={12_500} total={null} rate={null} />
        <ProgressBar label="Đã ghi danh sách phường Tân Phú" done={9_120} total={9_120} rate={41_000} />
      </Part>
      <Part title="Đang chờ">
        <Skeleton figure rows={4} />
      </Part>
    </>
  )
}
