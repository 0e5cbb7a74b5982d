import { describe, expect, test } from 'vitest'
import { dayOf } from '../dates.ts'
import { isValidOn } from '../units.ts'
import { TILE_COLUMNS, TILE_ROWS, TILES, type Tile } from './tiles.ts'
import { UNITS } from './units.ts'

const units2024 = UNITS.filter((unit) => isValidOn(unit, dayOf(2024, 4, 4)))
const communes = units2024.filter(({ level }) => level === 'commune')
const districts = units2024.filter(({ level }) => level === 'district')
const tilesOf = (districtId: number) =>
  TILES.filter(({ communeId }) => Math.floor(communeId / 100) === districtId)

function reachableFrom(start: Tile, tiles: readonly Tile[]): number {
  const seen = new Set([start])
  for (const at of seen)
    for (const tile of tiles)
      if (Math.abs(tile.col - at.col) + Math.abs(tile.row - at.row) === 1) seen.add(tile)
  return seen.size
}

describe('the tile map', () => {
  test('shows each of the 111 communes once, in a cell of its own, inside the grid', () => {
    expect(TILES.map(({ communeId }) => communeId).sort()).toEqual(
      communes.map(({ unitId }) => unitId).sort(),
    )
    expect(new Set(TILES.map(({ col, row }) => `${col} ${row}`)).size).toBe(111)
    for (const { col, row } of TILES) {
      expect(col).toBeGreaterThanOrEqual(0)
      expect(col).toBeLessThan(TILE_COLUMNS)
      expect(row).toBeGreaterThanOrEqual(0)
      expect(row).toBeLessThan(TILE_ROWS)
    }
  })

  test('every district is one piece, and so is the province', () => {
    for (const { unitId, fullName } of districts) {
      const tiles = tilesOf(unitId)
      const [first] = tiles
      expect(first && reachableFrom(first, tiles), fullName).toBe(tiles.length)
    }
    const [first] = TILES
    expect(first && reachableFrom(first, TILES)).toBe(111)
  })

  test('districts lie towards each other as they do in the province', () => {
    const centre = (name: string, axis: 'col' | 'row') => {
      const tiles = tilesOf(districts.find((district) => district.name === name)?.unitId ?? 0)
      return tiles.reduce((sum, tile) => sum + tile[axis], 0) / tiles.length
    }
    const inOrder = (axis: 'col' | 'row', names: readonly string[]) => {
      const centres = names.map((name) => centre(name, axis))
      expect(centres, names.join(' < ')).toEqual([...centres].sort((a, b) => a - b))
    }
    inOrder('col', ['Lộc Ninh', 'Bù Đốp', 'Bù Gia Mập', 'Bù Đăng'])
    inOrder('col', ['Bình Long', 'Phú Riềng', 'Bù Đăng'])
    inOrder('col', ['Chơn Thành', 'Đồng Xoài', 'Đồng Phú'])
    inOrder('row', ['Bù Gia Mập', 'Phước Long', 'Phú Riềng', 'Đồng Phú'])
    inOrder('row', ['Bù Đốp', 'Lộc Ninh', 'Bình Long', 'Hớn Quản', 'Chơn Thành'])
    inOrder('row', ['Bù Đăng', 'Đồng Xoài'])
  })
})
