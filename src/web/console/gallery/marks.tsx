// The four-cell mark in every state and size, in colour, ink and grey.

import type { PersonCell, PersonMark, UnitCell, UnitMark } from '#domain/mark'
import { FourCellMark } from '../../ui/four-cell-mark.tsx'
import { MarkLegend } from '../../ui/mark-legend.tsx'
import { Part } from './part.tsx'
import { PEOPLE, PROVINCE } from './sample.ts'

const SIZES = [12, 16, 20, 24, 32, 44, 64, 120, 240]
const all = (cell: PersonCell): PersonMark => ({
  of: 'person',
  cells: { card: cell, eid: cell, sim: cell, phone: cell },
})
const STATES: readonly [string, PersonCell][] = [
  ['chưa có', { state: 'open', flag: null }],
  ['đã báo', { state: 'reported', flag: null }],
  ['đã xác nhận', { state: 'confirmed', flag: null }],
  ['được miễn', { state: 'exempt', flag: null }],
  ['chưa đo', { state: 'not_measured', flag: null }],
  ['đang xác minh lại', { state: 'confirmed', flag: 'disputed' }],
  ['bị từ chối', { state: 'reported', flag: 'rejected' }],
  ['đã hết hạn', { state: 'confirmed', flag: 'expired' }],
  ['miễn, hết hạn', { state: 'exempt', flag: 'expired' }],
]
const unit = (cell: UnitCell | null): UnitMark => ({
  of: 'unit',
  cells: { card: cell, eid: cell, sim: cell, phone: cell },
})
const UNIT_STATES: readonly [string, UnitCell | null][] = [
  ['chưa báo cáo', null],
  ['0', { confirmed: 0, reported: 0, base: 1000, goal: 500 }],
  ['1 người', { confirmed: 1, reported: 0, base: 1000, goal: 500 }],
  ['33% và 20%', { confirmed: 330, reported: 200, base: 1000, goal: 500 }],
  ['đạt mức', { confirmed: 500, reported: 0, base: 1000, goal: 500 }],
  ['thiếu 1', { confirmed: 999, reported: 0, base: 1000, goal: 1000 }],
  ['đủ', { confirmed: 1000, reported: 0, base: 1000, goal: 1000 }],
  ['vượt 100%', { confirmed: 1097, reported: 0, base: 1000, goal: 1000 }],
]
const MIXED: PersonMark = PEOPLE[4]?.mark ?? all({ state: 'open', flag: null })

export function Marks() {
  return (
    <>
      <Part title="Một người: trạng thái, 12, 24 và 48 px">
        <div className="gallery-row">
          {STATES.map(([name, cell]) => (
            <div className="gallery-sample" key={name}>
              <div className="gallery-row">
                <FourCellMark mark={all(cell)} size={12} />
                <FourCellMark mark={all(cell)} size={24} />
                <FourCellMark mark={all(cell)} size={48} />
              </div>
              {name}
            </div>
          ))}
        </div>
      </Part>
      <Part title="Một đơn vị: từ chưa báo cáo đến vượt 100%">
        <div className="gallery-row">
          {UNIT_STATES.map(([name, cell]) => (
            <div className="gallery-sample" key={name}>
              <div className="gallery-row">
                <FourCellMark mark={unit(cell)} size={12} />
                <FourCellMark mark={unit(cell)} size={24} />
                <FourCellMark mark={unit(cell)} size={48} />
              </div>
              {name}
            </div>
          ))}
        </div>
        <MarkLegend />
      </Part>
      <Part title="Các cỡ">
        <SizeRow mark={MIXED} />
        <SizeRow mark={PROVINCE} />
      </Part>
      <Part title="Thang xám, và một màu mực">
        <div className="gallery-grey">
          <SizeRow mark={PROVINCE} />
        </div>
        <SizeRow mark={MIXED} tone="ink" />
      </Part>
    </>
  )
}

function SizeRow({ mark, tone = 'coverage' }: { mark: PersonMark | UnitMark; tone?: 'coverage' | 'ink' }) {
  return (
    <div className="gallery-row">
      {SIZES.map((size) => (
        <FourCellMark key={size} mark={mark} size={size} tone={tone} />
      ))}
    </div>
  )
}
