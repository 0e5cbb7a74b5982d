// One commune on the tile map: what is drawn, named and linked to.
import type { UnitMark } from '#domain/mark'

export type Tile = {
  readonly unitId: string
  /** "Lộc Thạnh", and "Xã Lộc Thạnh". */
  readonly name: string
  readonly fullName: string
  readonly col: number
  readonly row: number
  readonly district: string
  readonly mark: UnitMark
  readonly href: string
}
