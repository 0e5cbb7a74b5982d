// What the invented province knows of its eleven districts (1 to 11 within the province, in the order
// of the official codes 688 to 698): how remote, how urban, which names are heard. Rough impressions for a demo,
// not statistics: never show them as figures.

import type { NameStyle } from './names.ts'
import { chance, type Random, type Weighted, weighted } from './random.ts'

export type Area = {
  /** 0 = in town, 1 = along the border and in the forest. */
  readonly remote: number
  /** Share of people who came for work and are registered elsewhere, relative to the province's. */
  readonly workers: number
  readonly stieng: number
  readonly khmer: number
  readonly tayNung: number
}

const area = (remote: number, workers: number, stieng: number, khmer: number, tayNung: number): Area => ({
  remote,
  workers,
  stieng,
  khmer,
  tayNung,
})

const areas: ReadonlyMap<number, Area> = new Map([
  [1, area(0.25, 0.8, 0.04, 0.005, 0.03)], // Phước Long
  [2, area(0, 1.4, 0.01, 0.003, 0.02)], // Đồng Xoài
  [3, area(0.1, 0.8, 0.08, 0.01, 0.01)], // Bình Long
  [4, area(1, 0.5, 0.24, 0.01, 0.13)], // Bù Gia Mập
  [5, area(0.7, 0.6, 0.13, 0.045, 0.02)], // Lộc Ninh
  [6, area(0.8, 0.5, 0.13, 0.05, 0.05)], // Bù Đốp
  [7, area(0.5, 0.9, 0.14, 0.02, 0.02)], // Hớn Quản
  [8, area(0.4, 1.6, 0.04, 0.015, 0.09)], // Đồng Phú
  [9, area(0.8, 0.5, 0.16, 0.005, 0.12)], // Bù Đăng
  [10, area(0.1, 2.4, 0.02, 0.005, 0.01)], // Chơn Thành
  [11, area(0.5, 0.6, 0.06, 0.01, 0.08)], // Phú Riềng
])

const ordinary = area(0.4, 1, 0.05, 0.01, 0.04)

/** The area of a commune's district: unit numbers nest, two digits to a level. */
export const areaOf = (communeId: number): Area => areas.get(Math.floor(communeId / 100) % 100) ?? ordinary

/** Which names are heard in one hamlet: a few are a sóc, where most names are S'tiêng, the others have few. */
export function stylesOfHamlet(random: Random, { stieng, khmer, tayNung }: Area): Weighted<NameStyle> {
  const share = chance(random, stieng * 0.9) ? 0.75 : stieng * 0.35
  const others = khmer + tayNung
  return weighted([
    ['stieng', share],
    ['khmer', khmer],
    ['tay-nung', tayNung],
    ['kinh', Math.max(0.05, 1 - share - others)],
  ])
}
