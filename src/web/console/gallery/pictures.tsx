// The tile map and the series charts.

import { SeriesChart } from '../../ui/series-chart.tsx'
import { TileMap } from '../../ui/tile-map.tsx'
import { Part } from './part.tsx'
import { DAYS, FORECAST, LINES, TILES_OF_DAY_45 } from './sample.ts'

const ALL = { name: 'Tất cả', value: 873_007 }

export function Pictures() {
  return (
    <>
      <Part title="111 xã, phường, thị trấn">
        <TileMap tiles={TILES_OF_DAY_45} />
      </Part>
      <Part title="Diễn biến theo ngày">
        <SeriesChart title="Ba mục đến ngày 45" unit="người" days={DAYS} lines={LINES} target={ALL} />
        <SeriesChart
          title="Kích hoạt: đà hiện nay đến ngày cuối"
          unit="người"
          days={DAYS}
          lines={FORECAST}
          target={ALL}
        />
      </Part>
    </>
  )
}
