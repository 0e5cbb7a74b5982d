// Adds to a person who was found in somebody's scope what only the system knows: which lists repeat what is recorded without having
// left a fact, and who withdrew one. Reads nothing of anybody else.
import type { z } from 'zod/mini'
import type { readPerson as contract } from '#contract/people'
import { withdrawalsOf } from '#domain/corrections'
import { type Day, isoDay } from '#domain/dates'
import type { Fact } from '#domain/facts'
import { maskNumbersIn } from '#domain/masked'
import type { Milestone } from '#domain/milestones'
import { sourcesOf } from '#domain/sources'
import { nameAccounts } from '../platform/account-names.ts'
import type { Tx } from '../platform/database.ts'
import { listLaterMentions } from '../platform/ledger/queries-mentions.ts'
import { restate } from '../platform/ledger/restate.ts'

type PersonView = z.infer<(typeof contract)['output']>

/** The view but for what is added here, and what that follows from. */
export type FoundPerson = {
  readonly view: Omit<PersonView, 'milestones' | 'facts'> & {
    readonly milestones: readonly Omit<PersonView['milestones'][number], 'sources'>[]
    readonly facts: readonly Omit<PersonView['facts'][number], 'withdrawn'>[]
  }
  readonly communeId: number
  /** Where the person lives, has lived or is registered: on whose lists they may stand. */
  readonly hamletIds: readonly number[]
  readonly facts: readonly Fact[]
  /** Who recorded each fact, by its id. */
  readonly recordedBy: ReadonlyMap<string, string | null>
  readonly day: Day
}

/** As the system, and only of whom the asker was shown. */
export const addSources = async (tx: Tx, found: FoundPerson): Promise<PersonView> => {
  const { view, facts, day } = found
  const repeats = await listRepeats(tx, found)
  const withdrawn = await nameWithdrawals(tx, found)
  return {
    ...view,
    milestones: view.milestones.map((row) => ({
      ...row,
      sources: saidOf(facts, row.milestone, day, repeats),
    })),
    facts: view.facts.map((fact) => ({ ...fact, withdrawn: withdrawn(fact.factId) })),
  }
}

const listRepeats = async (tx: Tx, found: FoundPerson): Promise<readonly Fact[]> => {
  const { facts, day, communeId, hamletIds } = found
  if (facts.length === 0) return []
  const from = Math.min(...facts.map(({ effective }) => effective))
  const { personId } = found.view.person
  const mentions = await listLaterMentions(tx, [{ personId, communeId, hamletIds, from }])
  return restate(facts, mentions, day).map(({ fact }) => fact)
}

const saidOf = (
  facts: readonly Fact[],
  milestone: Milestone,
  day: Day,
  repeats: readonly Fact[],
): PersonView['milestones'][number]['sources'] =>
  sourcesOf(facts, milestone, day, repeats).map(({ known: _, asOf, reason, ...said }) => ({
    ...said,
    asOf: isoDay(asOf),
    reason: reason === null ? null : maskNumbersIn(reason),
  }))

const nameWithdrawals = async (tx: Tx, { facts, recordedBy }: FoundPerson) => {
  const withdrawals = withdrawalsOf(facts)
  const accounts = [...withdrawals.values()].flatMap(({ factId }) => recordedBy.get(factId) ?? [])
  const names = accounts.length === 0 ? new Map<string, string>() : await nameAccounts(tx, accounts)
  return (factId: string): PersonView['facts'][number]['withdrawn'] => {
    const by = withdrawals.get(factId)
    if (by === undefined) return null
    return { on: isoDay(by.known), by: names.get(recordedBy.get(by.factId) ?? '') ?? null }
  }
}
