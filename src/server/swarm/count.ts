// What came of everything that the phones of a swarm recorded: asked of the database, fact by fact, beside what each phone was told.
import type { Database } from '../platform/database.ts'
import type { Entry, Kept } from './kept.ts'
import { countFactsOf, countReceiptsOf, listQuarantined } from './queries.ts'

export type Counted = {
  readonly recorded: number
  /** Answered, whatever the answer was. */
  readonly acknowledged: number
  readonly refused: number
  /** Still on a phone. */
  readonly waiting: number
  /** Neither on the server, nor waiting on a phone, nor visibly refused there. */
  readonly lost: number
  /** Once too often: as a fact, as a receipt, or although its phone was told that it was refused. */
  readonly duplicated: number
}

type Told = 'waiting' | 'refused' | 'kept'

export const countSwarm = async (
  { asSystem }: Pick<Database, 'asSystem'>,
  phones: readonly (Kept | null)[],
): Promise<Counted> => {
  const told = new Map(phones.flatMap((kept) => kept?.outbox.flatMap(toldOf) ?? []))
  const ids = [...told.keys()]
  return asSystem('swarm: what came of it', async (tx) => {
    const facts = await countFactsOf(tx, ids)
    const receipts = await countReceiptsOf(tx, ids)
    const quarantined = await listQuarantined(tx, ids)
    const counted = { recorded: told.size, acknowledged: 0, refused: 0, waiting: 0, lost: 0, duplicated: 0 }
    for (const [factId, what] of told) {
      const stands = facts.get(factId) ?? 0
      const receipt = receipts.get(factId)
      if (what === 'waiting') counted.waiting += 1
      else counted.acknowledged += 1
      if (what === 'refused') counted.refused += 1
      const isSomewhere = stands > 0 || receipt?.isKept === true || quarantined.has(factId)
      if (what === 'kept' && !isSomewhere) counted.lost += 1
      counted.duplicated += Math.max(0, stands - 1) + Math.max(0, (receipt?.receipts ?? 0) - 1)
      if (what === 'refused' && stands > 0) counted.duplicated += 1
    }
    return counted
  })
}

const toldOf = ({ message, state, receipts }: Entry): [string, Told][] =>
  message.people.map(({ factId }) => {
    if (state === 'waiting') return [factId, 'waiting']
    const its = receipts.find((one) => one.factId === factId)
    return [factId, state === 'unreadable' || isRefusal(its) ? 'refused' : 'kept']
  })

/** A receipt that is said again says why the first was refused. */
const isRefusal = (receipt: Entry['receipts'][number] | undefined): boolean =>
  receipt !== undefined && (receipt.outcome === 'refused' || receipt.refusal !== null)
