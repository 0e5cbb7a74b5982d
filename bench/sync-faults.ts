// What a phone is told when it says something again, all at once, of nobody, or of somebody else's people: what is kept of it, beside
// what the nearest peer keeps of the same (it answers 201 to the last two and applies the second).
import { randomUUID } from 'node:crypto'
import { handIn, newFactId, type Receipt, timeHandIn, visitOf } from './field-phone.ts'
import type { FieldServer, Phone } from './field-server.ts'
import type { Place } from './place.ts'
import { type Measured, median } from './report.ts'

const AT_ONCE = 8
const TIMES = 20

/** The first of two phones of one commune: nobody of the one is given to the other. */
export const benchFaults = async (
  { admin }: Place,
  server: FieldServer,
  [own, other]: readonly [Phone, Phone],
): Promise<Measured[]> => {
  const [first, second, third] = own.people
  const factsOf = async (factId: string): Promise<number> => {
    const { rows } = await admin.query<{ n: string }>('select count(*) as n from facts where fact_id = $1', [
      factId,
    ])
    return Number(rows[0]?.n)
  }
  const again = visitOf(first ?? '', 1)
  await timeHandIn(server, own, [again])
  const taken: number[] = []
  const repeated: (Receipt | undefined)[] = []
  for (let i = 0; i < TIMES; i += 1) {
    const began = performance.now()
    repeated.push(...(await handIn(server, own, [again])))
    taken.push(performance.now() - began)
  }
  const factId = again.people[0]?.factId ?? ''
  const changed = await handIn(server, own, [visitOf(first ?? '', 2, factId)])

  const once = visitOf(second ?? '', 3)
  const began = performance.now()
  const atOnce = await Promise.all(Array.from({ length: AT_ONCE }, () => handIn(server, own, [once])))
  const together = performance.now() - began

  const unknown = newFactId()
  const foreign = newFactId()
  const [nobody] = await handIn(server, own, [visitOf(randomUUID(), 4, unknown)])
  const [theirs] = await handIn(server, own, [visitOf(other.people[0] ?? '', 5, foreign)])
  const [after] = await handIn(server, own, [visitOf(third ?? '', 6)])

  expectAll('a visit that is said again', [...repeated, ...changed], 'repeated')
  expectAll('eight at once', atOnce.flat(), 'accepted', 'repeated')
  expectAll('a visit to nobody', [nobody], 'refused')
  expectAll('a visit to somebody else’s person', [theirs], 'refused')
  expectAll('a visit after refused ones', [after], 'accepted')
  if (nobody?.refusal !== 'person-unknown' || theirs?.refusal !== 'not-assigned')
    throw new Error(`bench: refused as ${nobody?.refusal} and ${theirs?.refusal}`)
  const kept = [await factsOf(factId), await factsOf(once.people[0]?.factId ?? '')]
  const strange = (await factsOf(unknown)) + (await factsOf(foreign))
  if (kept.some((facts) => facts !== 1) || strange !== 0)
    throw new Error(`bench: said again or wrongly, and kept ${kept.join(' and ')} and ${strange} times`)
  return [
    { what: 'the same visit again, kept once', value: median(taken), unit: 'ms', goal: null },
    {
      what: `the same visit from ${AT_ONCE} sides at once, kept once`,
      value: together,
      unit: 'ms',
      goal: null,
    },
  ]
}

const expectAll = (what: string, receipts: readonly (Receipt | undefined)[], ...outcomes: string[]) => {
  if (receipts.length === 0 || receipts.some((one) => !outcomes.includes(one?.outcome ?? '')))
    throw new Error(`bench: ${what}: ${JSON.stringify(receipts.map((one) => one?.outcome))}`)
}
