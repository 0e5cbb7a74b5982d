// What a clerk says the columns of a list hold. A field stands in one column only, so a field that is given to one column
// leaves the column that it was on: at once and in sight, not when the server decides between them.

import type { Correction } from '#domain/columns'
import type { Field } from '#domain/headings'

export const NOT_USED = 'none'
export type Choice = Field | typeof NOT_USED

export const chooseField = (chosen: readonly Choice[], at: number, choice: Choice): Choice[] =>
  chosen.map((other, index) => {
    if (index === at) return choice
    return other === choice ? NOT_USED : other
  })

/** All of what is chosen, for the server forgets what was said before; columns without heading and use are left out. */
export const correctionsOf = (headings: readonly string[], chosen: readonly Choice[]): Correction[] =>
  chosen.flatMap((choice, index) =>
    (headings[index] ?? '') === '' && choice === NOT_USED
      ? []
      : [{ index, field: choice === NOT_USED ? null : choice }],
  )
