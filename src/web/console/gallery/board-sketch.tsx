// How a whole screen looks in the frame: a sketch with sample figures, to judge the frame by. Not the board.

import { MARK_CELLS } from '#domain/mark'
import { markWords } from '#words/mark'
import { useFormats, useWords } from '../../language.tsx'
import { Button } from '../../ui/button.tsx'
import { Figure } from '../../ui/figure.tsx'
import { SeriesChart } from '../../ui/series-chart.tsx'
import { TileMap } from '../../ui/tile-map.tsx'
import { PageHead } from '../page-head.tsx'
import { Shell } from '../shell.tsx'
import { useDay } from '../view.ts'
import { UnitTable } from './data-views.tsx'
import { PATH, searchSample } from './overlays.tsx'
import { DAYS, END, LINES, PROVINCE, START, TILES_OF_DAY_45, TODAY } from './sample.ts'

const ITEMS = [
  { href: '/gallery/board', label: 'Tiến độ', icon: 'progress' },
  { href: '/gallery/lists', label: 'Danh sách', icon: 'list' },
  { href: '/gallery/people', label: 'Công dân', icon: 'people' },
  { href: '/gallery/users', label: 'Người dùng', icon: 'users' },
] as const
const ALL = { name: 'Tất cả', value: 873_007 }

export function BoardSketch() {
  const { day, setDay } = useDay(TODAY)
  return (
    <Shell
      items={ITEMS}
      account={{
        displayName: 'Trần Thị Mỹ Duyên',
        username: 'tinh.lanhdao',
        role: 'province_leader',
        units: ['Tỉnh Bình Phước'],
        onLogOut: () => undefined,
      }}
      isDemo
      path={PATH}
      day={{
        day,
        earliest: START - 10,
        latest: TODAY,
        campaign: { start: START, end: END },
        onChange: setDay,
      }}
      search={searchSample}
    >
      <PageHead
        title="Tiến độ tỉnh Bình Phước"
        lead="Số liệu đến 19/5/2024, 07:40 · 108/111 xã đã báo"
        actions={<Button icon="print">In</Button>}
      />
      <div className="sketch-targets">
        {MARK_CELLS.map((cell) => (
          <TargetSketch key={cell} cell={cell} />
        ))}
      </div>
      <div className="sketch-parts">
        <TileMap tiles={TILES_OF_DAY_45} whole={{ fullName: 'Tỉnh Bình Phước', mark: PROVINCE }} />
        <SeriesChart title="Diễn biến đến ngày 45" unit="người" days={DAYS} lines={LINES} target={ALL} />
        <UnitTable />
      </div>
    </Shell>
  )
}

function TargetSketch({ cell }: { cell: (typeof MARK_CELLS)[number] }) {
  const words = useWords(markWords)
  const format = useFormats()
  const value = PROVINCE.cells[cell]
  if (value === null) return null
  return (
    <section className="sketch-target">
      <h2>
        <span className={`swatch swatch-${cell}`} />
        {words.cell[cell]}
      </h2>
      <div>
        <Figure
          name={words.cell[cell]}
          numerator={value.confirmed}
          denominator={value.base}
          base="công dân sinh đến 31/12/2010"
          asOf={TODAY}
          source="Danh sách Công an tỉnh, nhận 18/5/2024"
          listHref="/gallery/data"
          isLarge
        />
      </div>
      <p className="figures">
        {format.count(value.confirmed)} / {format.count(value.base)}
      </p>
      <p className="figures">còn {format.count(value.base - value.confirmed)}</p>
      <p className="figures">cần 2.604/ngày, đang 1.894</p>
    </section>
  )
}
