// What was chosen of a visit and is not saved yet, by household: it outlives a look at a guide card, a scan and a wrong press of
// "back". Kept in memory only; ids and codes, no names.

import { useState } from 'react'
import type { SaidBefore } from '#domain/visit-again'
import { NOTHING_SAID, type VisitDraft } from '#domain/visit-draft'

export type CardNumber = { readonly sealed: string; readonly last2: string }

export type Draft = {
  readonly visit: VisitDraft
  /** What was before each choice, oldest first: "undo" takes one back. */
  readonly before: readonly VisitDraft[]
  /** The visit that is said again; null: a new one. */
  readonly again: (SaidBefore & { readonly factId: string; readonly on: number }) | null
  readonly numbers: { readonly [personId: string]: CardNumber }
  /** By performance.now(). */
  readonly openedAt: number
}

const drafts = new Map<string, Draft>()

const newDraft = (): Draft => ({
  visit: NOTHING_SAID,
  before: [],
  again: null,
  numbers: {},
  openedAt: performance.now(),
})

const draftOf = (key: string): Draft => {
  const draft = drafts.get(key) ?? newDraft()
  drafts.set(key, draft)
  return draft
}

export function useDraft(key: string) {
  const [draft, show] = useState(() => draftOf(key))
  const set = (next: Draft) => {
    drafts.set(key, next)
    show(next)
  }
  return {
    draft,
    set,
    change: (visit: VisitDraft) => set({ ...draft, visit, before: [...draft.before, draft.visit] }),
    undo: () =>
      set({ ...draft, visit: draft.before.at(-1) ?? draft.visit, before: draft.before.slice(0, -1) }),
    /** Saved or given up: the next visit begins now. */
    startAnew: () => set(newDraft()),
  }
}

/** A number read from a card, sealed already: it goes with the next visit to this person. */
export function attachNumber(key: string, personId: string, number: CardNumber): void {
  const draft = draftOf(key)
  drafts.set(key, { ...draft, numbers: { ...draft.numbers, [personId]: number } })
}
