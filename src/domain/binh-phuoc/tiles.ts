// Where the 111 communes of 2024 stand on the tile map: one cell each, placed by hand so that every district is one
// piece and lies where it lies in the province. It is a drawing, not a survey: north is up, distances mean nothing.

import type { Day } from '../dates.ts'
import { isValidOn, type Unit } from '../units.ts'
import { TREE_2024_FROM, UNITS } from './units.ts'

export type Tile = { readonly communeId: number; readonly col: number; readonly row: number }

const MAP = `
  .     .     .     .     .     25309 25310 .     25225 25222 .     .     .
  .     .     25280 25273 25315 25308 25312 25228 25267 25229 .     .     .
  25285 25279 25282 25276 25321 25318 25234 25231 25232 25398 25399 .     .
  25294 25270 25297 25288 25292 25240 25219 25237 25217 25216 25405 25400 .
  25305 25303 25306 25300 25291 25243 25245 25220 25249 25404 25396 25402 25414
  25339 25333 25325 25336 25327 25246 25244 25252 25250 25417 25408 25411 .
  25349 25320 25324 25326 25330 25255 25258 25264 25261 25423 25424 25429 .
  25348 25354 25351 25342 25345 25210 25387 25366 25390 25369 25420 25426 .
  25361 25360 25357 25438 25439 25207 25195 25198 25375 25372 .     .     .
  .     25444 25441 25453 25435 25204 25201 25205 25378 25384 .     .     .
  .     25433 25432 25447 25450 .     25213 25393 25363 25381 .     .     .
`

const day: Day = TREE_2024_FROM
const communes = new Map<string | null, Unit>()
for (const unit of UNITS) if (unit.level === 'commune' && isValidOn(unit, day)) communes.set(unit.code, unit)

const rows = MAP.trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/))

export const TILE_ROWS = rows.length
export const TILE_COLUMNS = Math.max(...rows.map((cells) => cells.length))

/** Row by row from the north-west, columns and rows from 0. */
export const TILES: readonly Tile[] = rows.flatMap((cells, row) =>
  cells.flatMap((code, col): Tile[] => {
    if (code === '.') return []
    const commune = communes.get(code)
    if (!commune) throw new Error(`the tile map names a commune that is not in the table of 2024: ${code}`)
    return [{ communeId: commune.unitId, col, row }]
  }),
)
