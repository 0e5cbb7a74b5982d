// Puts single people into a test database as an import would: home row, number, residences, words and facts. For tests that
// need to know exactly who stands where.

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { type Day, dayOf, encodePartialDate, isoDay, type PartialDate } from '#domain/dates'
import type { FactBody, Source } from '#domain/facts'
import { lastTwo } from '#domain/identity-number'
import { matchKey } from '#domain/names'
import { wordsOf } from '#domain/text'
import type { Tx } from '../../src/server/platform/database.ts'
import type { Protect } from '../../src/server/platform/protect.ts'

export type NewPerson = {
  readonly name: string
  /** Where the person is present. */
  readonly hamletId: number
  /** Where registered; as present unless said, null outside the province. */
  readonly registeredHamletId?: number | null
  readonly away?: boolean
  readonly birth?: PartialDate
  readonly sex?: 'male' | 'female'
  readonly householdNo?: string
  readonly residentialGroup?: string
  readonly relation?: string
  readonly address?: string
  readonly identity?: string
  readonly cmnd?: string
  /** As E.164: '+84912345678'. */
  readonly phone?: string
  /** Beside the register rows of REGISTERED_ON that are always there. */
  readonly facts?: readonly NewFact[]
}

export type NewFact = {
  readonly body: FactBody
  readonly effective: Day
  readonly known?: Day
  readonly source?: Source
}

export const REGISTERED_ON = dayOf(2024, 3, 20)

/** Needs asSystem. Returns the person's id. */
export async function addPerson(tx: Tx, protect: Protect, given: NewPerson): Promise<string> {
  const personId = randomUUID()
  const { hamletId, birth = { y: 1990, m: 5, d: 4 } } = given
  const registered = given.registeredHamletId === undefined ? hamletId : given.registeredHamletId
  const commune = Math.floor(hamletId / 1000)
  const { identity = null, cmnd = null, phone = null } = given
  const identityBlock = identity === null ? null : protect.identityBlock(identity)
  await sql`
    insert into people (commune_id, person_id, hamlet_id, registered_hamlet_id, away, full_name, match_key, birth_year,
      birth_month, birth_day, sex, household_no, residential_group, relation, address, identity_block, identity_last2, cmnd_block, cmnd_last2,
      phone_block, phone_last2, key_id)
    values (${commune}, ${personId}, ${hamletId}, ${registered}, ${given.away ?? false}, ${given.name},
      ${matchKey(given.name)}, ${birth.y}, ${birth.m ?? null}, ${birth.d ?? null}, ${given.sex ?? 'female'},
      ${given.householdNo ?? null}, ${given.residentialGroup ?? null}, ${given.relation ?? null}, ${given.address ?? null}, ${identityBlock},
      ${identity && lastTwo(identity)}, ${cmnd && protect.oldIdentityBlock(cmnd)}, ${cmnd && lastTwo(cmnd)},
      ${phone && protect.phoneBlock(phone.slice(1))}, ${phone && lastTwo(phone)}, ${protect.keyId})`.execute(
    tx,
  )
  if (identityBlock !== null)
    await sql`insert into identities values (${identityBlock}, ${commune}, ${personId})`.execute(tx)
  const homes = [...new Set([hamletId, registered ?? hamletId])]
  for (const home of homes) {
    const kind = home === registered ? 'permanent' : 'temporary'
    const household = home === hamletId ? (given.householdNo ?? null) : null
    await sql`
      insert into residences (commune_id, person_id, kind, hamlet_id, household_no, relation, from_day)
      values (${Math.floor(home / 1000)}, ${personId}, ${kind}, ${home}, ${household}, ${given.relation ?? null},
        ${isoDay(REGISTERED_ON)})`.execute(tx)
    await sql`
      insert into people_words select ${Math.floor(home / 1000)}, word, ${home}, ${personId}
      from unnest(${[...wordsOf(given.name)]}::text[]) word`.execute(tx)
  }
  const birthIs = encodePartialDate(birth)
  for (const home of homes.toReversed()) {
    const residence = { kind: home === registered ? 'permanent' : 'temporary', hamletId: home } as const
    const body = { type: 'listed/1', list: 'register', birth: birthIs, residence } as const
    await addFact(tx, hamletId, personId, { body, effective: REGISTERED_ON, source: 'register' })
  }
  for (const fact of given.facts ?? []) await addFact(tx, hamletId, personId, fact)
  return personId
}

async function addFact(tx: Tx, hamletId: number, personId: string, given: NewFact): Promise<void> {
  const { effective, known = effective, source = 'authority', body } = given
  const commune = Math.floor(hamletId / 1000)
  await sql`
    insert into facts (commune_id, person_id, fact_id, hamlet_id, recorded_in, effective, known, source, body)
    values (${commune}, ${personId}, ${randomUUID()}, ${hamletId}, ${commune}, ${isoDay(effective)}, ${isoDay(known)},
      ${source}, ${JSON.stringify(body)})`.execute(tx)
}
