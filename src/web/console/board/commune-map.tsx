// The tile map of the communes in the unit: all of the province, or those of one district.

import { TILES } from '#domain/binh-phuoc/tiles'
import type { Campaign } from '#domain/campaign'
import { ancestorOf } from '#domain/units'
import { boardWords } from '#words/board'
import { useWords } from '../../language.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import type { Tile } from '../../ui/tile.ts'
import { TileMap } from '../../ui/tile-map.tsx'
import { useParts, WhenAnswered } from './answers.tsx'
import { BoardSection } from './board-section.tsx'
import { type Here, useHere } from './here.tsx'
import { unitMark } from './measures.ts'
import type { PartOut } from './wire.ts'

export function CommuneMap() {
  const { level } = useHere()
  return level === 'province' ? <MapOfProvince /> : level === 'district' ? <MapOfDistrict /> : null
}

function MapOfProvince() {
  const words = useWords(boardWords)
  const here = useHere()
  const communes = useParts('commune')
  const districts = useParts('district')
  return (
    <BoardSection id="map" title={words.map}>
      <WhenAnswered answer={districts} waiting={<Skeleton rows={12} />}>
        {({ parts }) => (
          <WhenAnswered answer={communes} waiting={<Skeleton rows={12} />}>
            {(value) => <TileMap tiles={tilesOf(here, value.parts, namesOf(parts))} />}
          </WhenAnswered>
        )}
      </WhenAnswered>
    </BoardSection>
  )
}

function MapOfDistrict() {
  const words = useWords(boardWords)
  const here = useHere()
  const communes = useParts('commune')
  return (
    <BoardSection id="map" title={words.map}>
      <WhenAnswered answer={communes} waiting={<Skeleton rows={5} />}>
        {({ unit, parts }) => <TileMap tiles={tilesOf(here, parts, namesOf([{ unit }]))} />}
      </WhenAnswered>
    </BoardSection>
  )
}

const namesOf = (units: readonly Pick<PartOut, 'unit'>[]): ReadonlyMap<number, string> =>
  new Map(units.map(({ unit }) => [unit.unitId, unit.name]))

/** Communes that the map does not know (another tree than that of 2024) are left to the table. */
function tilesOf(
  here: Pick<Here, 'toUnit'> & { readonly campaign: Campaign },
  parts: readonly PartOut[],
  districts: ReadonlyMap<number, string>,
): Tile[] {
  const placed = new Map(TILES.map((tile) => [tile.communeId, tile]))
  const found = parts.flatMap((part) => {
    const place = placed.get(part.unit.unitId)
    return place === undefined ? [] : [{ part, place }]
  })
  const left = Math.min(...found.map(({ place }) => place.col))
  const top = Math.min(...found.map(({ place }) => place.row))
  return found.map(({ part, place }) => ({
    unitId: String(part.unit.unitId),
    name: part.unit.name,
    fullName: part.unit.fullName,
    col: place.col - left,
    row: place.row - top,
    district: districts.get(ancestorOf(part.unit.unitId, 'district') ?? 0) ?? '',
    mark: unitMark(here.campaign, part),
    href: here.toUnit(part.unit.unitId),
  }))
}
