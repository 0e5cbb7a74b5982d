// Figures of hamlets and of their commune, as a leader reads them on the phone. What nobody has reported stays unreported in a sum.

import type { Milestone } from '#domain/milestones'
import type { OpenPhone } from '../../offline/phone-view.ts'

export type CommuneTallies = OpenPhone['tallies'][number]
export type HamletTallies = CommuneTallies['hamlets'][number]
export type Figure = HamletTallies['figures'][number]

export const figureOf = ({ figures }: HamletTallies, milestone: Milestone): Figure | null =>
  figures.find((one) => one.milestone === milestone) ?? null

/** `base`: of the hamlets that something is known of, so that a share never divides by people nobody has asked about. */
export type Sum = {
  readonly base: number
  readonly confirmed: number
  readonly reported: number
  readonly known: number
  readonly hamlets: number
}

/** Null where nothing is known in any hamlet. */
export const sumOf = ({ hamlets }: CommuneTallies, milestone: Milestone): Sum | null => {
  const known = hamlets
    .flatMap((hamlet) => figureOf(hamlet, milestone) ?? [])
    .filter(({ confirmed, reported }) => confirmed !== null || reported !== null)
  if (known.length === 0) return null
  const add = (of: (figure: Figure) => number) => known.reduce((sum, figure) => sum + of(figure), 0)
  return {
    base: add(({ base }) => base),
    confirmed: add(({ confirmed }) => confirmed ?? 0),
    reported: add(({ reported }) => reported ?? 0),
    known: known.length,
    hamlets: hamlets.length,
  }
}
