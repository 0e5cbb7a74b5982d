// The named list behind a figure: the same facts, folded by the same rule, for the people of one commune or hamlet.
// It cannot disagree with the tallies except by people who have since moved out of the reader's sight.
import type { Campaign } from '#domain/campaign'
import { OUTSIDE, readClass } from '#domain/coverage'
import type { Flag, State } from '#domain/milestones'
import { compareVietnamese } from '#domain/text'
import { stepOn, timeline } from '#domain/timeline'
import type { Tx } from '../platform/database.ts'
import { groupByPerson } from '../platform/fact-rows.ts'
import { type ListedPerson, readCandidates, readFactsOf } from './queries-people.ts'
import type { BoardView } from './read-board.ts'

export type Standing = { readonly state: State; readonly flag: Flag | null; readonly measured: boolean }

export type NamedPerson = ListedPerson & {
  readonly standing: Standing
  /** The four cells of the mark: card, e-ID, SIM with signature, smartphone. */
  readonly cells: readonly Standing[]
}

export type NamedList = { readonly total: number; readonly people: readonly NamedPerson[] }

const MARK = ['card', 'eid_activated', 'sim_signature', 'smartphone_4g'] as const

/** What of a list is shown: a state without flag or a flag, a household; null for everyone in the base. */
export type ListFilter = { readonly show: State | Flag | null; readonly household: string | null }

/** Sorted by given name, then hamlet. */
export const readNamedList = async (
  tx: Tx,
  campaign: Campaign,
  view: BoardView,
  measure: number,
  { show, household }: ListFilter,
  page: { readonly number: number; readonly size: number },
): Promise<NamedList> => {
  const position = campaign.measures.findIndex(({ no }) => no === measure)
  const marks = MARK.map((id) => markPosition(campaign, id))
  const everyone = await readCandidates(tx, view.unit.lo, view.unit.hi)
  const candidates =
    household === null ? everyone : everyone.filter(({ householdNo }) => householdNo === household)
  const facts = await readFactsOf(tx, candidates, view.knownAt)
  const byId = new Map(candidates.map((person) => [person.personId, person]))
  const found: NamedPerson[] = []
  for (const group of groupByPerson(facts)) {
    const person = byId.get(group.personId)
    const step = stepOn(timeline(campaign, group.facts), view.asOf)
    const hamlet = step?.[view.base] ?? null
    if (!person || !step || hamlet === null || hamlet < view.unit.lo || hamlet > view.unit.hi) continue
    const code = step.classes[position] ?? OUTSIDE
    if (code === OUTSIDE) continue
    const stands = readClass(code)
    if (show !== null && (stands.flag ?? stands.state) !== show) continue
    const cells = marks.map((mark) => readOrOutside(step.classes[mark] ?? OUTSIDE))
    found.push({ ...person, standing: stands, cells })
  }
  found.sort((a, b) => compareVietnamese(a.name, b.name) || a.hamletId - b.hamletId)
  const start = (page.number - 1) * page.size
  return { total: found.length, people: found.slice(start, start + page.size) }
}

const readOrOutside = (code: number): Standing =>
  code === OUTSIDE ? { state: 'open', flag: null, measured: false } : readClass(code)

const markPosition = (campaign: Campaign, id: string): number => {
  const target = campaign.targets.find((one) => one.id === id && one.layer === 'headline')
  return campaign.measures.findIndex(({ no }) => no === target?.measure)
}
