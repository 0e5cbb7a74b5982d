// What is typed and not yet acknowledged, kept in this tab so that a reload loses nothing: digits and days, no name of anybody.

import * as z from 'zod/mini'

const draft = z.object({
  day: z.string(),
  part: z.string(),
  walker: z.string(),
  /** Place of the household in sight, from 0. */
  at: z.number(),
  households: z.record(
    z.string(),
    z.object({ door: z.string(), promise: z.string(), rows: z.record(z.string(), z.string()) }),
  ),
  /** Saved in this keying. */
  saved: z.array(z.number()),
})
export type Draft = z.infer<typeof draft>

const keyOf = (sheetId: string) => `phukin.sheet.${sheetId}`

export function recallDraft(sheetId: string): Draft | null {
  try {
    const read = draft.safeParse(JSON.parse(sessionStorage.getItem(keyOf(sheetId)) ?? 'null'))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

/** A browser that refuses storage loses at most what was not saved yet. */
export function keepDraft(sheetId: string, kept: Draft): void {
  try {
    sessionStorage.setItem(keyOf(sheetId), JSON.stringify(kept))
  } catch {
    return
  }
}

export function dropDraft(sheetId: string): void {
  try {
    sessionStorage.removeItem(keyOf(sheetId))
  } catch {
    return
  }
}
