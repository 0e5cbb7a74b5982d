// A guide card that is being edited: what was typed, what is wrong with it, and how parts are changed, added and taken out. Rows have
// a number of their own, so that a row that is taken out does not move the focus of another.

import { GUIDE_LIMITS, type GuideCard, mayStandOnCard, type Pictogram } from '#domain/guide-cards'
import type { Card } from './wire.ts'

export type Pair = { readonly vi: string; readonly en: string }
type Row<T> = T & { readonly key: number }
export type Draft = {
  readonly title: Pair
  readonly lead: Pair
  readonly steps: readonly Row<{ readonly picture: Pictogram; readonly text: Pair }>[]
  readonly never: readonly Row<{ readonly text: Pair }>[]
  readonly sources: readonly Row<{ readonly text: string }>[]
  readonly nextKey: number
}

export const draftOf = ({ title, lead, steps, never, sources }: GuideCard): Draft => {
  let key = 0
  const keyed = <T extends object>(row: T): Row<T> => ({ ...row, key: key++ })
  return {
    title,
    lead,
    steps: steps.map(keyed),
    never: never.map((text) => keyed({ text })),
    sources: sources.map((text) => keyed({ text })),
    nextKey: key,
  }
}

const EMPTY: Pair = { vi: '', en: '' }

export const addStep = (draft: Draft): Draft => ({
  ...draft,
  steps: [...draft.steps, { picture: 'ask', text: EMPTY, key: draft.nextKey }],
  nextKey: draft.nextKey + 1,
})
export const addNever = (draft: Draft): Draft => ({
  ...draft,
  never: [...draft.never, { text: EMPTY, key: draft.nextKey }],
  nextKey: draft.nextKey + 1,
})
export const addSource = (draft: Draft): Draft => ({
  ...draft,
  sources: [...draft.sources, { text: '', key: draft.nextKey }],
  nextKey: draft.nextKey + 1,
})

export const changeRow = <T extends { readonly key: number }>(
  rows: readonly T[],
  key: number,
  change: Partial<T>,
): T[] => rows.map((row) => (row.key === key ? { ...row, ...change } : row))

export const withoutRow = <T extends { readonly key: number }>(rows: readonly T[], key: number): T[] =>
  rows.filter((row) => row.key !== key)

export const cardOf = ({ title, lead, steps, never, sources }: Draft): Card => ({
  title: { ...title },
  lead: { ...lead },
  steps: steps.map(({ picture, text }) => ({ picture, text: { ...text } })),
  never: never.map(({ text }) => ({ ...text })),
  sources: sources.map(({ text }) => text),
})

export type Fault = 'empty' | 'number'

/** Why a text may not be saved as it stands; null: it may. */
export const faultOf = (text: string): Fault | null =>
  text.trim() === '' ? 'empty' : mayStandOnCard(text) ? null : 'number'

const textsOf = ({ title, lead, steps, never, sources }: Draft): string[] => [
  ...[title, lead, ...steps.map(({ text }) => text), ...never.map(({ text }) => text)].flatMap(
    ({ vi, en }) => [vi, en],
  ),
  ...sources.map(({ text }) => text),
]

export const isSavable = (draft: Draft): boolean =>
  draft.steps.length > 0 &&
  draft.sources.length > 0 &&
  textsOf(draft).every((text) => faultOf(text) === null && text.length <= GUIDE_LIMITS.text)
