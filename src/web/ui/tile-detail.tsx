// What the tile under the pointer or the focus says, beside the map: its mark large and its four figures.

import { MARK_CELLS, type MarkCell, type UnitCell } from '#domain/mark'
import { markWords } from '#words/mark'
import { uiWords } from '#words/ui'
import { useFormats, useWords } from '../language.tsx'
import { FourCellMark } from './four-cell-mark.tsx'
import type { Tile } from './tile.ts'

type Shown = Pick<Tile, 'fullName' | 'mark'> & Partial<Pick<Tile, 'district'>>

export function TileDetail({ tile }: { tile: Shown | null }) {
  const words = useWords(uiWords).tiles
  if (tile === null) return <div className="tile-detail tile-detail-empty">{words.point}</div>
  return (
    <div className="tile-detail" aria-hidden="true">
      <p className="tile-detail-name">{tile.fullName}</p>
      <p className="tile-detail-district">{tile.district ?? words.point}</p>
      <FourCellMark mark={tile.mark} size={120} isDecoration />
      <dl>
        {MARK_CELLS.map((cell) => (
          <CellLine key={cell} cell={cell} value={tile.mark.cells[cell]} />
        ))}
      </dl>
    </div>
  )
}

function CellLine({ cell, value }: { cell: MarkCell; value: UnitCell | null }) {
  const words = useWords(markWords)
  const format = useFormats()
  const isMeasured = value !== null && value.base > 0
  return (
    <div className="tile-detail-line">
      <dt>
        <span className={`swatch swatch-${cell}`} />
        {words.cellShort[cell]}
      </dt>
      <dd className="figures">
        {isMeasured ? (
          <>
            <strong>{format.share(value.confirmed, value.base)}</strong>
            <span>
              {format.count(value.confirmed)}/{format.count(value.base)}
            </span>
          </>
        ) : (
          <span>{words.notReported}</span>
        )}
      </dd>
    </div>
  )
}
