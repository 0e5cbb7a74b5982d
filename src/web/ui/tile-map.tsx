// The tile map: one four-cell mark for each commune, standing by district where it lies in the province. Each tile is a
// link; arrow keys go between tiles; the same stands in a table. It draws what it is given and fetches nothing.

import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { describeMark } from '#words/mark'
import { uiWords } from '#words/ui'
import { useLanguage, useWords } from '../language.tsx'
import { FourCellMark } from './four-cell-mark.tsx'
import { MarkLegend } from './mark-legend.tsx'
import { type View, ViewSwitch } from './tabs.tsx'
import type { Tile } from './tile.ts'
import { TileDetail } from './tile-detail.tsx'
import { labelPlace, outline, type TileSizes, tileAfterKey, tileSizes } from './tile-layout.ts'
import './tile-map.css'
import { TileTable } from './tile-table.tsx'
import { useTextScale } from './use-text-scale.ts'
import { useWidth } from './use-width.ts'

export type TileMapProps = {
  readonly tiles: readonly Tile[]
  /** All of them together: shown beside the map until a tile is pointed at. */
  readonly whole?: Pick<Tile, 'fullName' | 'mark'>
  /** Told when a tile is opened; the address changes by itself. */
  readonly onOpen?: (tile: Tile) => void
}

export function TileMap({ tiles, whole, onOpen }: TileMapProps) {
  const words = useWords(uiWords).tiles
  const [view, setView] = useState<View>('picture')
  const [pointed, setPointed] = useState<Tile | null>(null)
  return (
    <section className="tiles" aria-label={words.label}>
      <div className="tiles-bar">
        <MarkLegend />
        <ViewSwitch view={view} onChange={setView} />
      </div>
      {view === 'table' ? (
        <TileTable tiles={tiles} />
      ) : (
        <div className="tiles-body">
          <TilePicture tiles={tiles} onPoint={setPointed} {...(onOpen === undefined ? {} : { onOpen })} />
          <TileDetail tile={pointed ?? whole ?? null} />
        </div>
      )}
    </section>
  )
}

function TilePicture({
  tiles,
  onOpen,
  onPoint,
}: TileMapProps & { readonly onPoint: (tile: Tile | null) => void }) {
  const words = useWords(uiWords).tiles
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const [currentId, setCurrentId] = useState(tiles[0]?.unitId)
  const districts = useMemo(() => byDistrict(tiles), [tiles])
  const columns = Math.max(1, ...tiles.map((tile) => tile.col + 1))
  const rows = Math.max(1, ...tiles.map((tile) => tile.row + 1))
  const sizes = tileSizes(width, columns, useTextScale())
  const press = (event: KeyboardEvent, from: Tile) => {
    const to = tileAfterKey(event.key, from, tiles)
    if (to === null) return
    event.preventDefault()
    setCurrentId(to.unitId)
    box.current?.querySelector<HTMLElement>(`[data-unit="${to.unitId}"]`)?.focus()
  }
  const canvas = { width: columns * sizes.width, height: rows * sizes.height }
  return (
    <div className="tiles-scroll" ref={box} data-names={sizes.hasNames || undefined}>
      <p className="only-heard">{words.keys}</p>
      {width > 0 && (
        <div className="tiles-canvas" style={canvas}>
          <svg className="tiles-districts" {...canvas} aria-hidden="true" focusable="false">
            {districts.map(([name, of]) => (
              <path key={name} d={outline(of, sizes, 1.5)} />
            ))}
          </svg>
          {districts.map(([name, of]) => (
            <div key={name}>
              <DistrictName name={name} tiles={of} sizes={sizes} />
              <ul aria-label={name}>
                {of.map((tile) => (
                  <li key={tile.unitId}>
                    <TileLink
                      tile={tile}
                      sizes={sizes}
                      isCurrent={tile.unitId === currentId}
                      onKeyDown={(event) => press(event, tile)}
                      onPoint={() => {
                        setCurrentId(tile.unitId)
                        onPoint(tile)
                      }}
                      onOpen={() => onOpen?.(tile)}
                    />
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      )}
    </div>
  )
}

function DistrictName({ name, tiles, sizes }: { name: string; tiles: readonly Tile[]; sizes: TileSizes }) {
  // A letter of the district's name is about 6 px wide, 5 where there is no room for names of communes.
  const needed = Math.ceil((name.length * (sizes.hasNames ? 6.7 : 5.6) * sizes.scale + 6) / sizes.width)
  const { col, row } = labelPlace(tiles, needed)
  return (
    <p
      className="tiles-district"
      aria-hidden="true"
      style={{ left: col * sizes.width + 6, top: row * sizes.height + 2 }}
    >
      {name}
    </p>
  )
}

function TileLink({
  tile,
  sizes,
  isCurrent,
  onKeyDown,
  onPoint,
  onOpen,
}: {
  tile: Tile
  sizes: TileSizes
  isCurrent: boolean
  onKeyDown: (event: KeyboardEvent) => void
  onPoint: () => void
  onOpen: () => void
}) {
  const { language } = useLanguage()
  const [, navigate] = useLocation()
  return (
    <a
      className="tile"
      href={tile.href}
      data-unit={tile.unitId}
      tabIndex={isCurrent ? 0 : -1}
      aria-label={`${tile.fullName}. ${describeMark(tile.mark, language)}`}
      title={sizes.hasNames ? undefined : tile.fullName}
      style={{
        left: tile.col * sizes.width,
        top: tile.row * sizes.height + sizes.top,
        width: sizes.width,
        height: sizes.height - sizes.top,
      }}
      onKeyDown={onKeyDown}
      onMouseEnter={onPoint}
      onFocus={onPoint}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
        event.preventDefault()
        onOpen()
        navigate(tile.href)
      }}
    >
      <FourCellMark mark={tile.mark} size={sizes.mark} isDecoration />
      {sizes.hasNames && <span className="tile-name">{tile.name}</span>}
    </a>
  )
}

function byDistrict(tiles: readonly Tile[]): [string, Tile[]][] {
  const districts = new Map<string, Tile[]>()
  for (const tile of tiles) districts.set(tile.district, [...(districts.get(tile.district) ?? []), tile])
  return [...districts]
}
