import { describe, expect, test } from 'vitest'
import { TILES } from '#domain/binh-phuoc/tiles'
import { labelPlace, outline, tileAfterKey, tileSizes } from './tile-layout.ts'

const sizes = { width: 10, height: 20, mark: 8, hasNames: false, scale: 1, top: 4 }

describe('a district on the tile map', () => {
  test('is outlined just inside its tiles, around notches and holes', () => {
    expect(outline([{ col: 0, row: 0 }], sizes, 1)).toBe('M9 1L9 19L1 19L1 1Z')
    const corner = [
      { col: 0, row: 0 },
      { col: 1, row: 0 },
      { col: 0, row: 1 },
    ]
    expect(outline(corner, sizes, 1)).toBe('M19 1L19 19L9 19L9 39L1 39L1 1Z')
    const around = [0, 1, 2].flatMap((row) => [0, 1, 2].map((col) => ({ col, row })))
    const hole = around.filter(({ col, row }) => col !== 1 || row !== 1)
    expect(outline(hole, sizes, 1).match(/M/g)).toHaveLength(2)
  })

  test('bears its name on the uppermost edge that is long enough for it', () => {
    const stair = [
      { col: 2, row: 0 },
      { col: 0, row: 1 },
      { col: 1, row: 1 },
      { col: 2, row: 1 },
    ]
    expect(labelPlace(stair, 1)).toMatchObject({ col: 2, row: 0 })
    expect(labelPlace(stair, 2)).toMatchObject({ col: 0, row: 1 })
    expect(labelPlace(stair, 9)).toMatchObject({ col: 0, row: 1 })
  })
})

describe('the arrow keys', () => {
  test('reach every tile of the province from any other', () => {
    const start = TILES[0] ?? { col: 0, row: 0 }
    const reached = new Set([start])
    for (const tile of reached)
      for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
        const next = tileAfterKey(key, tile, TILES)
        if (next !== null) reached.add(next)
      }
    expect(reached.size).toBe(111)
  })

  test('lead straight ahead before aside, and nowhere at the edge', () => {
    const tiles = [
      { col: 0, row: 0 },
      { col: 1, row: 1 },
      { col: 2, row: 0 },
    ]
    expect(tileAfterKey('ArrowRight', { col: 0, row: 0 }, tiles)).toEqual({ col: 2, row: 0 })
    expect(tileAfterKey('ArrowLeft', { col: 0, row: 0 }, tiles)).toBeNull()
    expect(tileAfterKey('a', { col: 0, row: 0 }, tiles)).toBeNull()
  })
})

test('the map fits a phone of 360 px without names and shows them where there is room', () => {
  const [phone, desk] = [tileSizes(328, 13), tileSizes(900, 13)]
  expect(phone.width * 13).toBeLessThanOrEqual(328)
  expect(phone.hasNames).toBe(false)
  expect(phone.mark).toBeGreaterThanOrEqual(18)
  expect(desk.hasNames).toBe(true)
  expect(tileSizes(900, 13, 1.3).hasNames).toBe(false)
})
