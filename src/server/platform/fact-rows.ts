// How a fact lies in its table and how it becomes the domain's Fact again. Every feature that folds reads through this.
import { parseIsoDay } from '#domain/dates'
import type { Fact, FactBody, Source } from '#domain/facts'

export type FactRow = {
  readonly personId: string
  readonly factId: string
  readonly effective: string
  readonly known: string
  readonly source: Source
  readonly body: FactBody
}

/** Days are few and facts are millions: each text is read once. */
const days = new Map<string, number>()

const dayOf = (text: string): number => {
  let day = days.get(text)
  if (day === undefined) {
    const read = parseIsoDay(text)
    if (read === null) throw new Error(`facts: ${text} is not a day`)
    day = read
    days.set(text, day)
  }
  return day
}

export const factOf = (row: FactRow): Fact => ({
  factId: row.factId,
  effective: dayOf(row.effective),
  known: dayOf(row.known),
  source: row.source,
  body: row.body,
})

/** Rows sorted by person become one group of facts per person, without holding more than one group. */
export function* groupByPerson(rows: Iterable<FactRow>): Generator<{ personId: string; facts: Fact[] }> {
  let personId: string | null = null
  let facts: Fact[] = []
  for (const row of rows) {
    if (row.personId !== personId) {
      if (personId !== null) yield { personId, facts }
      personId = row.personId
      facts = []
    }
    facts.push(factOf(row))
  }
  if (personId !== null) yield { personId, facts }
}
