// Where the screens of guide cards stand, under which key the cards are kept once they were read, and their shape.

import type { OutputOf } from '#contract/endpoint'
import type { readGuide } from '#contract/guides'
import type { GuideProblem } from '#domain/guide-cards'

export type GuideView = OutputOf<typeof readGuide>
export type Card = GuideView['card']

export const GUIDES = ['guides']
export const GUIDES_PATH = '/guides'
export const guidePath = (problem: GuideProblem) => `${GUIDES_PATH}/${problem}`
export const editPath = (problem: GuideProblem) => `${guidePath(problem)}/edit`
export const versionsPath = (problem: GuideProblem) => `${guidePath(problem)}/versions`
/** An edit that begins with an earlier version. */
export const restorePath = (problem: GuideProblem, version: number) => `${editPath(problem)}?from=${version}`
