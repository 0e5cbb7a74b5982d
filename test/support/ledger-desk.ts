// People of two neighbouring communes to hand facts in about: a desk for lists, and the one door beside it. Tells where
// everything of a person stands, so that two ways to the same truth can be compared.

import { randomUUID } from 'node:crypto'
import { binhPhuoc2024 } from '#domain/binh-phuoc/campaign'
import { type Day, dayOf } from '#domain/dates'
import type { FactBody, Source } from '#domain/facts'
import type { Unit } from '#domain/units'
import { createDatabase, type Database } from '../../src/server/platform/database.ts'
import { forwardFacts } from '../../src/server/platform/ledger/forward-facts.ts'
import { mergePeople } from '../../src/server/platform/ledger/merge-people.ts'
import { type NewFact, type Receipt, recordFacts } from '../../src/server/platform/ledger/record-facts.ts'
import { csvOf, type Desk, type ListRow, openDesk, TODAY, unitOf } from './list-desk.ts'

export const [THAC_MO, LONG_THUY] = [unitOf('25216'), unitOf('25219')]
/** Two hamlets of Thác Mơ, one of Long Thủy. */
export const [A1, A2, B1] = [THAC_MO * 1000 + 1, THAC_MO * 1000 + 2, LONG_THUY * 1000 + 1]
export const REGISTERED = dayOf(2024, 3, 20)

const HAMLETS: readonly Unit[] = [A1, A2, B1].map((unitId) => {
  const name = `Khu phố ${unitId % 1000}`
  return {
    ...{ unitId, code: null, name, fullName: name, kind: 'khu-pho', level: 'hamlet', aliases: [] },
    ...{ parentId: Math.floor(unitId / 1000), validFrom: dayOf(2020, 1, 1), validTo: null },
  }
})

/** `rows`: what a register says of each, by which it finds them again. */
export type Twice = { readonly from: string; readonly into: string; readonly rows: readonly ListRow[] }

export type LedgerDesk = {
  readonly desk: Desk
  readonly database: Database
  /** Puts people into a hamlet by a register of their commune, as permanent residents. Returns their ids in this order. */
  readonly register: (hamletId: number, rows: readonly ListRow[], asOf?: Day) => Promise<readonly string[]>
  readonly record: (...facts: readonly NewFact[]) => Promise<Receipt[]>
  /**
   * Somebody stands twice: in A1, and in the hamlet given (A1). No list brings anybody without a number, so that of the first is
   * taken away again, as where it was found to be another's.
   */
  readonly standTwice: (hamletOfInto?: number) => Promise<Twice>
  /** `from` turns out to be `into`. Throws where that is refused. */
  readonly merge: (from: string, into: string) => Promise<void>
  /** Until nothing is on its way. */
  readonly forward: () => Promise<void>
  /** Everything of a person but ids: what must not depend on an order. */
  readonly stateOf: (personId: string) => Promise<unknown>
  readonly close: () => Promise<void>
}

export async function openLedgerDesk(): Promise<LedgerDesk> {
  const desk = await openDesk(HAMLETS)
  const database = createDatabase({ url: desk.loginUrl, connections: 8 })

  const register = async (hamletId: number, rows: readonly ListRow[], asOf = REGISTERED) => {
    const hamlet = `Khu phố ${hamletId % 1000}`
    const unitId = Math.floor(hamletId / 1000)
    const file = csvOf(rows.map((row) => ({ ...row, hamlet, residence: 'Thường trú' })))
    const { summary } = await desk.take({ unitId, asOf, file })
    if (summary?.accepted !== rows.length) throw new Error('the test’s own register was refused')
    const found = await desk.query<{ block: string; id: string }>(
      `select encode(identity_block, 'hex') as block, person_id as id from people`,
    )
    const ids = new Map(found.map(({ block, id }) => [block, id]))
    return rows.map(
      ({ identity = '' }) => ids.get(desk.protect.identityBlock(identity).toString('hex')) ?? '',
    )
  }

  let households = 0
  const standTwice = async (hamletOfInto = A1): Promise<Twice> => {
    households += 1
    const rows: ListRow[] = ['a', 'b'].map((letter, i) => ({
      ...{ name: 'Nguyễn Văn An', birth: '5/2/1980', household: `TM-${households}${letter}` },
      identity: `0700${80_000_000 + households * 2 + i}`,
      ...(i === 0 ? { cmnd: `28${5_000_000 + households}` } : {}),
    }))
    const [from = ''] = await register(A1, rows.slice(0, 1))
    const [into = ''] = await register(hamletOfInto, rows.slice(1))
    await desk.query(
      'update people set identity_block = null, identity_last2 = null, register_hash = null where person_id = $1',
      [from],
    )
    await desk.query('delete from identities where person_id = $1', [from])
    const { identity: _, ...first } = rows[0] ?? {}
    return { from, into, rows: [first, ...rows.slice(1)] }
  }

  const record = (...facts: readonly NewFact[]) =>
    database.asSystem('test: record', (tx) => recordFacts(tx, binhPhuoc2024, TODAY, facts))

  const merge = async (from: string, into: string) => {
    const given = { from, into, accountId: randomUUID(), reason: 'một người' }
    const done = await database.asSystem('test: merge', (tx) => mergePeople(tx, binhPhuoc2024, TODAY, given))
    if (!done.ok) throw new Error(done.error)
  }

  const forward = async () => {
    while (await database.asSystem('test: forward', (tx) => forwardFacts(tx, binhPhuoc2024, TODAY)));
  }

  const stateOf = async (personId: string) => {
    const [row] = await desk.query(
      `select p.commune_id, p.hamlet_id, p.registered_hamlet_id, p.away, p.birth_year, p.birth_month, p.birth_day,
         (select jsonb_agg(jsonb_build_array(f.commune_id, f.hamlet_id, f.recorded_in, f.effective, f.known, f.source, f.body)
            order by f.effective, f.source, f.body::text) from facts f where f.person_id = p.person_id) as facts,
         (select array_agg(commune_id) from identities i where i.person_id = p.person_id) as number,
         (select array_agg(concat_ws(' ', kind, hamlet_id, from_day, to_day) order by kind, from_day)
            from residences r where r.person_id = p.person_id) as residences,
         (select array_agg(concat_ws(' ', commune_id, word, hamlet_id) order by commune_id, word, hamlet_id)
            from people_words w where w.person_id = p.person_id) as words
       from people p where person_id = $1`,
      [personId],
    )
    return row
  }

  const close = async () => {
    await database.close()
    await desk.close()
  }
  return { desk, database, register, standTwice, record, merge, forward, stateOf, close }
}

/** A fact in few words, recorded in Thác Mơ unless said. */
export const newFact = (
  personId: string,
  effective: Day,
  body: FactBody,
  given: { readonly source?: Source; readonly recordedIn?: number; readonly factId?: string } = {},
): NewFact => ({
  personId,
  recordedIn: given.recordedIn ?? THAC_MO,
  fact: {
    factId: given.factId ?? randomUUID(),
    effective,
    known: effective,
    source: given.source ?? 'field',
    body,
  },
  ...{ memberId: null, teamId: null, accountId: null },
})
